// SPDX-License-Identifier: GPL-3.0-or-later
// Everybody the case knows, those with open alerts first. Enter or a double click opens a person. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/models/list_table_model.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>
#include <QWidget>

namespace sightline::ui
{

class EmptyState;
class PageHeader;
class TableTools;

class UsersPage : public QWidget
{
    Q_OBJECT

public:
    explicit UsersPage(PageContext& context, QWidget* parent = nullptr);

    // Called when the page is shown.
    void activate();
    [[nodiscard]] QWidget* firstFocus();

Q_SIGNALS:
    // The table shows the answer to the newest question.
    void ready();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void addKeys();
    void ask();
    void take(const Result<std::vector<usecase::UserRow>>& rows);
    void openCurrent();
    [[nodiscard]] static QVariant rawOf(const usecase::UserRow& user, int row, int column);
    [[nodiscard]] QVariant cell(int row, int column, int wanted) const;

    PageContext& m_context;
    PageHeader* m_header;
    QLineEdit* m_search;
    QCheckBox* m_everybody;
    QTableView* m_table;
    ListTableModel* m_model;
    TableTools* m_tools = nullptr;
    EmptyState* m_empty;
    QTimer m_delay;
    QList<ListColumn> m_columns;
    std::vector<usecase::UserRow> m_rows;
    TaskHandle m_asking;
    bool m_stale = true;
};

} // namespace sightline::ui

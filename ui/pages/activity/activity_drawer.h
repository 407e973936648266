// SPDX-License-Identifier: GPL-3.0-or-later
// One activity in full under the log: its fields, its record as it was read, and what else the actor did
// within some minutes of it. GUI thread.
#pragma once

#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/models/result_table_model.h"
#include "ui/widgets/field_view.h"
#include "ui/widgets/text_label.h"

#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QWidget>

namespace sightline::ui
{

class AddressView;

class ActivityDrawer : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityDrawer(PageContext& context, QWidget* parent = nullptr);

    void showRow(StatePtr state, RowRef row);
    void showNothing();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void includeRequested(const QString& field, const QString& value);
    void excludeRequested(const QString& field, const QString& value);
    void userRequested(const QString& user);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Answer;

    void build();
    void take(const Answer& answer);
    void showAddress(StatePtr state, const QString& address);

    PageContext& m_context;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    TextLabel* m_heading;
    FieldView* m_fields;
    QPlainTextEdit* m_raw;
    TextLabel* m_origin;
    QTableView* m_around;
    AddressView* m_address;
    ResultTableModel* m_aroundModel;
    QStringList m_links; // of the field rows: the user a row opens
    TaskHandle m_asking;
};

} // namespace sightline::ui

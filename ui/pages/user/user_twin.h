// SPDX-License-Identifier: GPL-3.0-or-later
// The table twin of a timeline, as two tabs: the activities of the range, and its days. GUI thread.
#pragma once

#include "core/analytics/user_days.h"
#include "ui/base/page_context.h"
#include "ui/models/column_layout.h"
#include "ui/models/result_table_model.h"
#include "ui/pages/search_answer.h"
#include "ui/pages/user/user_days.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QWidget>

#include <optional>
#include <utility>

namespace sightline::ui
{

class TableTools;
class TextLabel;
class WantedScores;

class UserTwin : public QWidget
{
    Q_OBJECT

public:
    using Range = std::optional<std::pair<Ticks, Ticks>>;

    explicit UserTwin(PageContext& context, QWidget* parent = nullptr);

    void clear();
    void setRows(SearchAnswer answer, const Range& range);
    void setDays(std::vector<analytics::SetDay> days, const Range& range);
    // Instead of the range, such as what went wrong.
    void say(const QString& sentence);
    void focusTable();
    void showActivities();
    // Exports the table that is shown.
    void setExportAction(QAction& action);

    [[nodiscard]] UserDays& days() { return *m_days; }

    // Puts scores of activities into the questions about the rows.
    [[nodiscard]] WantedScores& scores() { return *m_scores; }

Q_SIGNALS:
    // Of the activities; column is that of the table.
    void sortRequested(const QString& column, Qt::SortOrder order);

private:
    void build();
    void buildRows();
    [[nodiscard]] TableTools* toolsOf(QTableView& view, const QString& name, const ColumnLayout& defaults);
    [[nodiscard]] TableTools& shownTools() const;

    PageContext& m_context;
    QStackedWidget* m_pages;
    QTableView* m_rows;
    ResultTableModel* m_model;
    UserDays* m_days;
    TableTools* m_rowTools;
    TableTools* m_dayTools;
    WantedScores* m_scores;
    QTabBar* m_tabs;
    TextLabel* m_range;
};

} // namespace sightline::ui

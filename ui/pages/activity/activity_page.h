// SPDX-License-Identifier: GPL-3.0-or-later
// The activity log: filter, facets, rows over time, table and drawer. GUI thread.
#pragma once

#include "ui/base/actions.h"
#include "ui/base/page_context.h"
#include "ui/models/result_table_model.h"
#include "ui/pages/search_answer.h"

#include <QTableView>
#include <QTimer>
#include <QWidget>

namespace sightline::ui
{

class ActivityDrawer;
class BulkBar;
class EmptyState;
class FacetPanel;
class FilterBar;
class HistogramPanel;
class PageHeader;
class TableTools;
class WantedScores;

class ActivityPage : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityPage(PageContext& context, QWidget* parent = nullptr);

    // Called when the page is shown.
    void activate();
    [[nodiscard]] QWidget* firstFocus();
    void setFilter(const query::Filter& filter);

Q_SIGNALS:
    // The table shows the answer to the newest question.
    void ready();

private:
    void build();
    void buildTable();
    void connectParts();
    void connectSelection();
    void addKeys();
    void ask();
    void take(Result<SearchAnswer> answer);
    void countFacets();
    void showEmpty(const SearchAnswer& answer);
    void showCurrent();
    void includeCell(bool negative);
    void addRule(const QString& field, const QString& value, bool negative);
    void openUser();
    void showSelection();
    [[nodiscard]] SearchQuestion question() const;

    PageContext& m_context;
    PageHeader* m_header;
    FilterBar* m_filter;
    FacetPanel* m_facets;
    HistogramPanel* m_histogram;
    QTableView* m_table;
    ResultTableModel* m_model;
    TableTools* m_tools = nullptr;
    WantedScores* m_scores = nullptr;
    BulkBar* m_bulk;
    EmptyState* m_empty;
    ActivityDrawer* m_drawer;
    Actions* m_pageActions = nullptr;
    Actions* m_tableActions = nullptr;
    StatePtr m_shown;
    std::shared_ptr<const query::RowSet> m_matching; // of facets that are not asked for yet
    QTimer m_facetsSoon;                             // until the frame is painted, both
    QTimer m_details;                                // of the current row
    TaskHandle m_asking;
    TaskHandle m_counting;
    query::Sort m_sort;
    std::string m_shownKql; // of the rows in the table
    bool m_stale = true;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The alert queue: filter, facets, alerts per day, table, details, and the actions on one or many. GUI
// thread.
#pragma once

#include "ui/base/actions.h"
#include "ui/base/page_context.h"
#include "ui/pages/search_answer.h"

#include <QWidget>

namespace sightline::usecase
{

struct AlertChange;

} // namespace sightline::usecase

namespace sightline::ui
{

class AlertDetails;
class AlertQueue;
class BulkBar;
class EmptyState;
class FacetPanel;
class FilterBar;
class HistogramPanel;
class PageHeader;
class TableTools;

class AlertsPage : public QWidget
{
    Q_OBJECT

public:
    explicit AlertsPage(PageContext& context, QWidget* parent = nullptr);

    // Called when the page is shown.
    void activate();
    [[nodiscard]] QWidget* firstFocus();
    void setFilter(const query::Filter& filter);

Q_SIGNALS:
    // The table shows the answer to the newest question.
    void ready();

private:
    struct Answer {
        SearchAnswer search;
        std::vector<std::size_t> rows;
    };

    void build();
    void buildBulkBar();
    void connectParts();
    void addKeys();
    void ask();
    void take(Result<Answer> answer);
    void showCurrent();
    void showSelection(int count);
    [[nodiscard]] std::vector<std::string> targets() const;
    void takeAlerts();
    void closeAlerts(const QString& resolution);
    void apply(const usecase::AlertChange& change);
    void openEvidence();
    void openUser();
    void addRule(const QString& field, const QString& value, bool negative);

    PageContext& m_context;
    PageHeader* m_header;
    FilterBar* m_filter;
    FacetPanel* m_facets;
    HistogramPanel* m_histogram;
    AlertQueue* m_queue;
    EmptyState* m_empty;
    AlertDetails* m_details;
    BulkBar* m_bulkBar;
    TableTools* m_tools = nullptr;
    Actions* m_pageActions = nullptr;
    Actions* m_tableActions = nullptr;
    TaskHandle m_asking;
    query::Sort m_sort;
    bool m_stale = true;
    bool m_allMatching = false;
};

} // namespace sightline::ui

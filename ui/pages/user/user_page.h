// SPDX-License-Identifier: GPL-3.0-or-later
// One person: who it is, the alerts, the filter on the activities in any role, the timeline, and the rows of
// the selected range below. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "ui/base/page_context.h"
#include "ui/models/result_table_model.h"
#include "ui/pages/search_answer.h"
#include "ui/timeline/timeline_data.h"

#include <QTableView>
#include <QWidget>

#include <optional>

namespace sightline::ui
{

class AlertQueue;
class FilterBar;
class PageHeader;
class TextLabel;
class TimelineWidget;
class UserIdentity;

class TableTools;

class UserPage : public QWidget
{
    Q_OBJECT

public:
    explicit UserPage(PageContext& context, QWidget* parent = nullptr);

    // Any name or id of the person.
    void showUser(const QString& name);
    // Called when the page is shown.
    void activate();
    [[nodiscard]] QWidget* firstFocus();

Q_SIGNALS:
    // Timeline and table show the answers to the newest questions.
    void ready();

private:
    void build();
    void buildWayBack();
    void buildCentre(QWidget& centre);
    void connectParts();
    void addKeys();
    void ask();
    void take(Result<usecase::UserDetail> detail);
    void askTimeline();
    void askRows();
    void takeRows(Result<SearchAnswer> answer);
    void showCurrentAlert(const QString& id);
    [[nodiscard]] query::Filter personFilter() const;

    PageContext& m_context;
    QString m_name;
    std::optional<usecase::UserDetail> m_detail;
    StatePtr m_state; // what m_detail was read from
    PageHeader* m_header;
    UserIdentity* m_identity;
    TextLabel* m_alertsHeading;
    AlertQueue* m_alerts;
    FilterBar* m_filter;
    TextLabel* m_timelineHeading;
    TimelineWidget* m_timeline;
    TextLabel* m_rowsHeading;
    QTableView* m_rows;
    ResultTableModel* m_model;
    TableTools* m_tools = nullptr;
    std::optional<std::pair<Ticks, Ticks>> m_range;
    query::Sort m_sort;
    TaskHandle m_asking;
    TaskHandle m_askingTimeline;
    TaskHandle m_askingRows;
    bool m_stale = true;
};

} // namespace sightline::ui

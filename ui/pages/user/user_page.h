// SPDX-License-Identifier: GPL-3.0-or-later
// One person: who it is, the score and what made it, the filter on the activities in any role, the timeline,
// and the rows and days of the selected range below. A day that is selected there, or in the score, is a
// range of the timeline. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "ui/base/page_context.h"
#include "ui/pages/search_answer.h"
#include "ui/pages/user/evidence.h"

#include <QPushButton>
#include <QWidget>

#include <optional>
#include <utility>

namespace sightline::ui
{

class Contributions;
class FilterBar;
class InsightPanel;
class PageHeader;
class ScoreCard;
class UserActions;
class UserFrame;
class UserIdentity;
class UserInsights;
class UserScore;
class UserTimeline;
class UserTwin;

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
    // The days of the range are shown.
    void daysReady();
    // The score is shown.
    void scoreReady();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildWayBack();
    [[nodiscard]] QWidget* buildTimeline();
    void connectParts();
    void connectScore();
    void addKeys();
    void openIdentity();
    void ask();
    void take(Result<usecase::UserDetail> detail);
    void askTimeline();
    void askRows();
    void askDays();
    void setRange(std::optional<std::pair<Ticks, Ticks>> range);
    void showNobody();
    [[nodiscard]] SearchQuestion question() const;
    void takeRows(Result<SearchAnswer> answer);
    void showScoreDay(int day);
    void showDays(int first, int last);
    void showEvidence(const Evidence& evidence);
    void showAlerts(bool open);
    void showAlert(const QString& id);
    [[nodiscard]] query::Filter personFilter() const;

    PageContext& m_context;
    QString m_name;
    std::optional<usecase::UserDetail> m_detail;
    StatePtr m_state; // what m_detail was read from
    PageHeader* m_header;
    UserIdentity* m_identity;
    ScoreCard* m_card;
    Contributions* m_contributions;
    UserScore* m_score;
    InsightPanel* m_insightPanel;
    UserInsights* m_insights;
    UserFrame* m_frame;
    UserActions* m_actions;
    QPushButton* m_actionsButton;
    FilterBar* m_filter;
    UserTimeline* m_timeline;
    UserTwin* m_twin;
    std::optional<std::pair<Ticks, Ticks>> m_range;
    std::optional<Evidence> m_evidence; // the rows are these only
    query::Sort m_sort;
    TaskHandle m_asking;
    TaskHandle m_askingRows;
    TaskHandle m_askingDays;
    bool m_stale = true;
};

} // namespace sightline::ui

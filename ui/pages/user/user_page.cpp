// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_page.h"

#include "core/usecase/user_activity.h"
#include "ui/base/actions.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/navigator.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/pages/table_tools.h"
#include "ui/pages/user/contributions.h"
#include "ui/pages/user/insight_panel.h"
#include "ui/pages/user/score_card.h"
#include "ui/pages/user/user_actions.h"
#include "ui/pages/user/user_frame.h"
#include "ui/pages/user/user_identity.h"
#include "ui/pages/user/user_insights.h"
#include "ui/pages/user/user_score.h"
#include "ui/pages/user/user_timeline.h"
#include "ui/pages/user/user_twin.h"
#include "ui/pages/wanted_scores.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/user_hover.h"

#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

UserPage::UserPage(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("userPage"));
    build();
    connectParts();
    connectScore();
    addKeys();
}

void UserPage::build()
{
    const Look& look = m_context.look;
    m_header = new PageHeader(look, tr("User"), this);
    buildWayBack();
    QPushButton* open = m_header->addButton(QStringLiteral("openActivity"), QStringLiteral("activity"),
                                            tr("Open in Activity"));
    connect(open, &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.navigator.openActivities(personFilter()); });
    QPushButton* policy = m_header->addButton(QStringLiteral("newPolicy"), QStringLiteral("policies"),
                                              tr("New policy from search"));
    policy->setToolTip(actionToolTip(ActionId::PolicyFromSearch));
    connect(policy, &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.navigator.openPolicyWizard(personFilter()); });
    m_actions = new UserActions(m_context, this);
    m_actionsButton = m_header->addButton(QStringLiteral("userActions"), {}, tr("User actions"));
    m_actionsButton->setMenu(m_actions);
    m_actionsButton->setEnabled(false);
    m_identity = new UserIdentity(look, this);
    m_card = new ScoreCard(look, this);
    m_contributions = new Contributions(look, this);
    m_score = new UserScore(m_context, {*m_card, *m_contributions, *m_identity}, this);
    m_insightPanel = new InsightPanel(look, this);
    m_insights = new UserInsights(m_context, *m_insightPanel, this);
    m_frame =
        new UserFrame(look, {m_identity, m_card, buildTimeline(), m_contributions, m_insightPanel}, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_frame, 1);
}

// The way to this page, before its title: back, and the list above it.
void UserPage::buildWayBack()
{
    auto* slash = new TextLabel(m_context.look, FontRole::Body, Token::textMuted, m_header);
    slash->setText(QStringLiteral("/"));
    auto* users = new QToolButton(m_header);
    users->setObjectName(QStringLiteral("users"));
    users->setText(tr("Users"));
    users->setAutoRaise(true);
    users->setToolTip(tr("All users"));
    users->setAccessibleName(users->toolTip());
    connect(users, &QToolButton::clicked, this, [this] { Q_EMIT m_context.navigator.openUsers(); });
    m_header->insertBeforeTitle(slash);
    m_header->insertBeforeTitle(users);
    QToolButton* back = m_header->addBack(QStringLiteral("back"));
    connect(back, &QToolButton::clicked, this, [this] { Q_EMIT m_context.navigator.back(); });
}

// The filter, the timeline and its table.
QWidget* UserPage::buildTimeline()
{
    auto* part = new QWidget(this);
    m_filter = new FilterBar(m_context, query::activityFields(), QStringLiteral("Activity"), part);
    m_timeline = new UserTimeline(m_context, part);
    m_twin = new UserTwin(m_context, part);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_timeline);
    column->addWidget(m_twin, 1);
    return part;
}

void UserPage::connectParts()
{
    connect(&m_context.hub, &CaseHub::stateChanged, this, [this] {
        m_stale = true;
        if (isVisible()) ask();
    });
    connect(&m_context.settings, &Settings::changed, this, &UserPage::ask);
    connect(m_filter, &FilterBar::filterChanged, this, [this] {
        m_evidence.reset();
        m_range.reset(); // the timeline forgets it too
        askTimeline();
        askRows();
        askDays();
    });
    connect(m_timeline, &UserTimeline::rangeSelected, this,
            [this](qint64 from, qint64 to) { setRange(std::pair(Ticks(from), Ticks(to))); });
    connect(m_timeline, &UserTimeline::rangeCleared, this, [this] { setRange({}); });
    connect(m_timeline, &UserTimeline::loaded, this,
            [this] { m_timeline->setRange(m_range); }); // that was chosen meanwhile
    // The days stay as they are, so that the next one can be chosen.
    connect(&m_twin->days(), &UserDays::rangeChosen, this, [this](qint64 from, qint64 to) {
        m_evidence.reset();
        m_range = std::pair(Ticks(from), Ticks(to));
        m_timeline->setRange(m_range);
        askRows();
    });
    connect(m_identity, &UserIdentity::identityRequested, this, &UserPage::openIdentity);
    connect(m_timeline, &UserTimeline::alertOpened, this, &UserPage::showAlert);
    connect(m_timeline, &UserTimeline::evidenceRequested, this, &UserPage::showEvidence);
    connect(m_timeline, &UserTimeline::twinRequested, m_twin, &UserTwin::focusTable);
    connect(&m_twin->scores(), &WantedScores::changed, this, [this] {
        askTimeline();
        askRows();
        askDays();
    });
    connect(m_twin, &UserTwin::sortRequested, this, [this](const QString& column, Qt::SortOrder order) {
        m_sort = {toUtf8(column), order == Qt::DescendingOrder};
        askRows();
    });
}

void UserPage::connectScore()
{
    connect(&m_card->bars(), &ScoreBars::dayRequested, this, &UserPage::showScoreDay);
    connect(m_score, &UserScore::ready, this, &UserPage::scoreReady);
    connect(m_contributions, &Contributions::alertOpened, this, &UserPage::showAlert);
    connect(m_contributions, &Contributions::evidenceRequested, this, &UserPage::showEvidence);
    connect(m_insightPanel, &InsightPanel::evidenceRequested, this, &UserPage::showEvidence);
    connect(m_contributions, &Contributions::allAlertsRequested, this, [this] { showAlerts(false); });
    connect(m_contributions, &Contributions::activitiesRequested, this,
            [this] { Q_EMIT m_context.navigator.openActivities(personFilter()); });
    connect(m_identity, &UserIdentity::openAlertsRequested, this, [this] { showAlerts(true); });
    connect(m_identity, &UserIdentity::userChosen, &m_context.navigator, &Navigator::openUser);
}

void UserPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_timeline->setRoom(height());
}

void UserPage::addKeys()
{
    auto* page = new Actions(m_context.look, *this, ActionContext::Page);
    page->setCharacterKeys(m_context.settings.singleLetterKeys());
    connect(&page->action(ActionId::FilterBar), &QAction::triggered, m_filter, &FilterBar::focusFirst);
    connect(&page->action(ActionId::AddFilter), &QAction::triggered, m_filter, &FilterBar::addFilter);
    connect(&page->action(ActionId::PolicyFromSearch), &QAction::triggered, this,
            [this] { Q_EMIT m_context.navigator.openPolicyWizard(personFilter()); });
    connect(&page->action(ActionId::Identity), &QAction::triggered, this, &UserPage::openIdentity);
    m_twin->setExportAction(page->action(ActionId::Export));
}

void UserPage::openIdentity()
{
    if (m_detail) Q_EMIT m_context.navigator.openIdentity(toQString(m_detail->row.userId));
}

void UserPage::showUser(const QString& name)
{
    m_name = name;
    m_range.reset();
    m_header->setTitle(name);
    ask();
}

void UserPage::activate()
{
    if (m_stale) ask();
}

QWidget* UserPage::firstFocus()
{
    return m_card->firstFocus();
}

void UserPage::ask()
{
    m_asking.cancel();
    const StatePtr state = m_context.hub.state();
    if (!state || m_name.isEmpty()) {
        m_header->setSentence(state ? tr("No user is chosen.") : tr("No case is open."));
        showNobody();
        return;
    }
    m_state = state;
    m_asking = m_context.tasks.run<usecase::UserDetail>(
        this, tr("Looking up the user"),
        [state, name = toUtf8(m_name)](const Watch& watch) {
            return usecase::userDetail(*state, name, watch.stop);
        },
        [this](Result<usecase::UserDetail> detail) { take(std::move(detail)); });
}

void UserPage::showNobody()
{
    m_detail.reset();
    m_actions->setUser({}, nullptr);
    m_actionsButton->setEnabled(false);
    m_identity->showNothing();
    m_score->showNobody();
    m_insights->showNobody();
    m_timeline->showNobody();
    m_twin->clear();
}

void UserPage::take(Result<usecase::UserDetail> detail)
{
    if (!detail) {
        m_header->setSentence(errorText(detail.error()));
        showNobody();
        Q_EMIT ready();
        return;
    }
    m_stale = false;
    m_detail = std::move(*detail);
    m_header->setTitle(shown(m_detail->row.user));
    // The timeline has those of others with the user as well.
    m_header->setSentence(
        tr("%1 own activities, %n alert(s)", nullptr, static_cast<int>(m_detail->row.alerts))
            .arg(count(static_cast<qint64>(m_detail->row.activities))));
    const TimeText time = m_context.hub.timeText();
    m_identity->showUser(*m_state, *m_detail, time);
    m_actions->setUser(m_state, &m_detail->row);
    m_actionsButton->setEnabled(true);
    m_score->showUser(m_state, m_detail->row);
    m_insights->showUser(m_state, m_detail->row);
    m_timeline->showUser(m_state, m_detail->row);
    m_filter->setScope(m_detail->filter);
    m_evidence.reset();
    m_range.reset(); // as the timeline does
    askTimeline();
    askRows();
    askDays();
}

// A range of the timeline: rows and days are those within it.
void UserPage::setRange(std::optional<std::pair<Ticks, Ticks>> range)
{
    m_evidence.reset();
    m_range = range;
    askRows();
    askDays();
}

SearchQuestion UserPage::question() const
{
    SearchQuestion question;
    question.state = m_state;
    question.filter = m_filter->filter();
    question.fields = query::activityFields();
    question.scope = m_detail->filter;
    question.sort = m_sort;
    question.histogram = false;
    return m_twin->scores().with(std::move(question));
}

void UserPage::askTimeline()
{
    if (m_detail) m_timeline->ask(question(), m_detail->alerts);
}

void UserPage::askRows()
{
    m_askingRows.cancel();
    if (!m_detail) return;
    SearchQuestion asked = question();
    if (m_range) asked.filter = withRange(asked.filter, asked.fields, m_range->first, m_range->second);
    if (m_evidence) asked.filter = {{{"activityId", query::RuleOp::Equals, m_evidence->ids}}};
    m_askingRows = m_context.tasks.run<SearchAnswer>(
        this, tr("Searching activities"), [asked](const Watch& watch) { return search(asked, watch.stop); },
        [this](Result<SearchAnswer> answer) { takeRows(std::move(answer)); });
}

void UserPage::askDays()
{
    m_askingDays.cancel();
    if (!m_detail) return;
    SearchQuestion asked = question();
    if (m_range) asked.filter = withRange(asked.filter, asked.fields, m_range->first, m_range->second);
    using Days = std::vector<analytics::SetDay>;
    m_askingDays = m_context.tasks.run<Days>(
        this, tr("Counting the days"),
        [state = asked.state, kql = searchKql(asked), time = m_context.hub.timeText()](const Watch& watch) {
            return usecase::activityDays(
                *state, kql, [&time](Ticks t) { return time.dayAround(t); }, watch.stop);
        },
        [this, range = m_range](Result<Days> days) {
            if (days)
                m_twin->setDays(std::move(*days), range);
            else
                m_twin->say(errorText(days.error()));
            Q_EMIT daysReady();
        });
}

void UserPage::takeRows(Result<SearchAnswer> answer)
{
    if (!answer) {
        m_twin->say(errorText(answer.error()));
        return;
    }
    const QString missing = m_twin->scores().missing(answer->state);
    m_twin->setRows(std::move(*answer), m_range);
    if (!missing.isEmpty()) m_twin->say(missing);
    if (m_evidence) m_twin->say(evidenceSentence(*m_evidence));
    Q_EMIT ready();
}

void UserPage::showScoreDay(int day)
{
    showDays(day, day);
}

// Days of the score are those of UTC, whatever the zone of the window.
void UserPage::showDays(int first, int last)
{
    const std::pair<Ticks, Ticks> range(first * kTicksPerDay, (last + 1) * kTicksPerDay);
    m_timeline->setRange(range);
    setRange(range);
    m_insights->showDay(last);
    m_frame->showTimeline();
}

// The rows are the evidence, days and timeline those of its days.
void UserPage::showEvidence(const Evidence& evidence)
{
    showDays(evidence.day, evidence.lastDay);
    m_evidence = evidence;
    m_twin->showActivities();
    askRows();
}

void UserPage::showAlerts(bool open)
{
    if (!m_detail) return;
    query::Filter filter;
    filter.rules.push_back({"user", query::RuleOp::Equals, {m_detail->row.user}});
    if (open) filter.rules.push_back({"status", query::RuleOp::NotEquals, {"Closed"}});
    Q_EMIT m_context.navigator.openAlerts(filter);
}

void UserPage::showAlert(const QString& id)
{
    query::Rule rule;
    rule.field = "alertId";
    rule.values = {toUtf8(id)};
    Q_EMIT m_context.navigator.openAlerts({{rule}});
}

query::Filter UserPage::personFilter() const
{
    query::Filter filter = m_filter->filter();
    if (!m_detail) return filter;
    query::Rule rule;
    rule.field = "user";
    rule.values = {m_detail->row.user};
    filter.rules.insert(filter.rules.begin(), std::move(rule));
    return filter;
}

} // namespace sightline::ui

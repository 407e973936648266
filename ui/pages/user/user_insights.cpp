// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_insights.h"

#include "core/usecase/insights.h"
#include "ui/base/error_text.h"
#include "ui/pages/user/insight_panel.h"

namespace sightline::ui
{

UserInsights::UserInsights(PageContext& context, InsightPanel& panel, QObject* parent)
    : QObject(parent), m_context(context), m_panel(panel)
{
    connect(&context.hub.scores(), &ScoreFeed::changed, this, &UserInsights::follow);
}

void UserInsights::showNobody()
{
    m_asking.cancel();
    m_state.reset();
    m_row.reset();
    m_day.reset();
    m_panel.say(QString());
}

void UserInsights::showUser(const StatePtr& state, const usecase::UserRow& row)
{
    if (!m_row || m_row->userId != row.userId) {
        m_day.reset();
        m_panel.say(QString());
    }
    m_state = state;
    m_row = row;
    follow();
}

void UserInsights::showDay(std::int32_t day)
{
    if ((m_asking.running() ? m_day : m_shown) == day) return;
    m_day = day;
    follow();
}

void UserInsights::follow()
{
    if (!m_row) return;
    m_asking.cancel();
    m_shown.reset();
    if (m_row->kind != identity::EntityKind::Person)
        return m_panel.say(tr("Only what people do is compared with the days before."));
    const ScoreFeed& feed = m_context.hub.scores();
    if (!feed.problem().isEmpty()) return m_panel.say(feed.problem());
    // Scores of a state with other people go by other numbers: wait for those of this one.
    const ScoreAnswer& answer = feed.answer();
    if (!answer.scores || answer.state->people != m_state->people) return m_panel.say(QString());
    if (answer.scores->of(m_row->entity) == nullptr)
        return m_panel.say(tr("This user is not among the people who are scored."));
    using Found = usecase::DayInsights;
    m_asking = m_context.tasks.run<Found>(
        this, tr("Looking for what was new"),
        [answer, entity = m_row->entity, day = m_day](const Watch& watch) {
            const usecase::JudgedDays& judged = *answer.scores->judged;
            return usecase::dayInsights(*answer.state, judged, judged.userOf[entity], day, answer.scores->day,
                                        watch.stop);
        },
        [this, clock = answer.scores->day, chosen = m_day.has_value()](Result<Found> found) {
            if (!found) return m_panel.say(errorText(found.error()));
            m_shown = found->day;
            m_panel.setInsights(*found, clock, chosen);
        });
}

} // namespace sightline::ui

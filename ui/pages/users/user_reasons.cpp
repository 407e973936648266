// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/user_reasons.h"

#include "core/usecase/score_explain.h"
#include "ui/base/figure_text.h"
#include "ui/base/marks.h"
#include "ui/base/text.h"
#include "ui/pages/reason_words.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace sightline::ui
{

namespace
{

using First = std::optional<usecase::Contribution>;

UserReasons::Reason reasonOf(const usecase::CaseState& state, First first)
{
    if (!first) return {};
    nameAccount(state, first->reason);
    if (first->kind == usecase::Contribution::Kind::Activity)
        return {reasonTitleText(first->reason),
                UserReasons::tr("%1: 1 in %2 ordinary days")
                    .arg(toQString(dayText(first->day)), count(std::llround(first->oneIn)))};
    const Alert& alert = state.alerts[first->alert];
    return {shown(alert.title),
            UserReasons::tr("Alert, severity %1").arg(word(fromText<Severity>(alert.severity)))};
}

} // namespace

UserReasons::UserReasons(TaskRunner& tasks, QObject* parent) : QObject(parent), m_tasks(tasks) {}

void UserReasons::setScores(const ScoreAnswer& answer)
{
    if (answer.scores == m_answer.scores) return;
    m_asking.cancel();
    m_answer = answer;
    m_reasons.clear();
    m_wanted.clear();
}

const UserReasons::Reason* UserReasons::of(query::EntityCode entity) const
{
    const auto at = m_reasons.find(entity);
    return at == m_reasons.end() ? nullptr : &at->second;
}

void UserReasons::want(std::vector<query::EntityCode> entities)
{
    m_wanted = std::move(entities);
    if (!m_asking.running()) next();
}

// One user a task: the list can be scrolled on, and nothing is worked out that nobody looks at any more.
void UserReasons::next()
{
    if (!m_answer.scores) return;
    const auto open = std::ranges::find_if(m_wanted, [this](query::EntityCode entity) {
        const analytics::Priority* priority = m_answer.scores->of(entity);
        return priority != nullptr && priority->sum() > 0 && !m_reasons.contains(entity);
    });
    if (open == m_wanted.end()) return;
    m_asking = m_tasks.run<First>(
        this, QString(),
        [answer = m_answer, entity = *open](const Watch& watch) {
            return usecase::strongestContribution(*answer.state, *answer.scores, entity, watch.stop);
        },
        [this, entity = *open](Result<First> first) {
            m_reasons[entity] = first ? reasonOf(*m_answer.state, std::move(*first)) : Reason{};
            Q_EMIT changed();
            m_asking = {};
            next();
        });
}

} // namespace sightline::ui

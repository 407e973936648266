// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/seen_times.h"

namespace sightline::ui
{

SeenTimes::SeenTimes(PageContext& context) : QObject(&context.hub), m_context(context)
{
    // A case that is closed is not kept open by its counts.
    connect(&context.hub, &CaseHub::closed, this, [this] {
        m_counting.cancel();
        m_of.reset();
        m_seen.clear();
    });
}

SeenTimes& SeenTimes::of(PageContext& context)
{
    auto* made = context.hub.findChild<SeenTimes*>(QString(), Qt::FindDirectChildrenOnly);
    return made != nullptr ? *made : *new SeenTimes(context);
}

std::optional<usecase::EntitySeen> SeenTimes::of(query::EntityCode entity)
{
    const StatePtr state = m_context.hub.state();
    if (state == m_of) return entity < m_seen.size() ? std::optional(m_seen[entity]) : std::nullopt;
    m_counting.cancel();
    m_of = state;
    m_seen.clear();
    if (!state) return std::nullopt;
    using Seen = std::vector<usecase::EntitySeen>;
    m_counting = m_context.tasks.run<Seen>(
        this, QString(),
        [state](const Watch& watch) { return usecase::activitiesByEntity(*state, watch.stop); },
        [this](Result<Seen> seen) {
            if (!seen) return;
            m_seen = std::move(*seen);
            Q_EMIT counted();
        });
    return std::nullopt;
}

} // namespace sightline::ui

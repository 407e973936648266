// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/score_history.h"

#include "core/analytics/score/day_book.h"
#include "core/analytics/score/judgements.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sightline::usecase
{
namespace
{

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();

} // namespace

ScoreHistory::ScoreHistory(CaseScoresPtr scores, int days)
    : m_scores(std::move(scores)), m_firstDay(m_scores->day - days + 1), m_days(days)
{
    const std::size_t users = m_scores->judged->users.size();
    m_priorities.resize(users * static_cast<std::size_t>(days));
    std::vector<std::int32_t> since(users, kNever); // the first day anything is known of them
    addAlerts(since);
    addDays(since);
    for (int i = 0; i < days; ++i)
        rank(m_firstDay + i, since);
}

void ScoreHistory::addAlerts(std::vector<std::int32_t>& since)
{
    for (const analytics::AlertPoints& a : m_scores->alerts) {
        since[a.user] = std::min(since[a.user], a.day);
        const std::int32_t last = std::min(a.day + analytics::kPriorityDays - 1, m_scores->day);
        for (std::int32_t day = std::max(a.day, m_firstDay); day <= last; ++day)
            at(a.user, day).alerts += m_scores->takenOut.counts(a, day) ? a.points : 0;
    }
}

void ScoreHistory::addDays(std::vector<std::int32_t>& since)
{
    for (const analytics::DayScore& d : m_scores->judged->scores.days) {
        since[d.user] = std::min(since[d.user], d.day);
        const std::int32_t last = std::min(d.day + analytics::kPriorityDays - 1, m_scores->day);
        if (last < m_firstDay) continue;
        std::int32_t points = 0;
        for (const std::int32_t p : analytics::dayPoints(d))
            points += p;
        for (std::int32_t day = std::max(d.day, m_firstDay); points != 0 && day <= last; ++day)
            at(d.user, day).days += m_scores->takenOut.counts(d, day) ? points : 0;
        if (d.day < m_firstDay || d.day > m_scores->day) continue;
        at(d.user, d.day).oneIn = d.oneIn();
        at(d.user, d.day).strength = d.strength;
    }
}

void ScoreHistory::rank(std::int32_t day, const std::vector<std::int32_t>& since)
{
    std::vector<std::int32_t> sums;
    for (std::uint32_t u = 0; u < since.size(); ++u) {
        if (since[u] <= day) sums.push_back(at(u, day).sum());
    }
    std::ranges::sort(sums);
    auto& line = m_lines.emplace_back();
    if (sums.size() >= analytics::kLeastForPercentile) {
        const auto size = static_cast<double>(sums.size());
        for (std::uint32_t u = 0; u < since.size(); ++u) {
            if (since[u] > day) continue;
            analytics::Priority& priority = at(u, day);
            const auto less = std::ranges::lower_bound(sums, priority.sum()) - sums.begin();
            priority.percentile = 100.0 * static_cast<double>(less) / size;
        }
        const auto below = static_cast<std::size_t>(std::ceil(size * kRedPercentile / 100.0));
        line = sums[below - 1] + 1;
    }
    if (day != m_scores->day) return;
    m_sums = std::move(sums);
    m_known.resize(since.size());
    for (std::size_t u = 0; u < since.size(); ++u)
        m_known[u] = since[u] <= day;
}

std::uint32_t ScoreHistory::userOf(query::EntityCode entity) const
{
    const auto& users = m_scores->judged->userOf;
    return entity < users.size() ? users[entity] : analytics::DayBook::kNobody;
}

std::span<const analytics::Priority> ScoreHistory::of(query::EntityCode entity) const
{
    const std::uint32_t user = userOf(entity);
    if (user == analytics::DayBook::kNobody) return {};
    const auto days = static_cast<std::size_t>(m_days);
    return std::span(m_priorities).subspan(user * days, days);
}

Standing ScoreHistory::standing(query::EntityCode entity) const
{
    Standing out{0, m_sums.size()};
    const std::uint32_t user = userOf(entity);
    if (user == analytics::DayBook::kNobody || !m_known[user]) return out;
    const auto more = m_sums.end() - std::ranges::upper_bound(m_sums, of(entity).back().sum());
    out.place = static_cast<std::size_t>(more) + 1;
    return out;
}

} // namespace sightline::usecase

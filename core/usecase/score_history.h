// SPDX-License-Identifier: GPL-3.0-or-later
// The investigation priority of everybody on each of the last days, as it was at the end of the day with what
// is known now, and the line of the 90th percentile. Immutable once made; any thread.
#pragma once

#include "core/usecase/scores.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sightline::usecase
{

inline constexpr int kHistoryDays = 14;
inline constexpr double kRedPercentile = 90; // from here on a priority is red

// Whose turn somebody is among all who are scored; those of equal priority share a place.
struct Standing {
    std::size_t place = 0; // from 1
    std::size_t of = 0;
};

class ScoreHistory
{
public:
    // One pass over the days: what analytics::priorities says for each of them.
    ScoreHistory(CaseScoresPtr scores, int days);

    [[nodiscard]] std::int32_t firstDay() const { return m_firstDay; }

    [[nodiscard]] int days() const { return m_days; }

    // Oldest first, the last is the day of the clock; empty for entities that are not scored.
    [[nodiscard]] std::span<const analytics::Priority> of(query::EntityCode entity) const;

    // The least priority at the 90th percentile on a day, from 0; nothing with too few users.
    [[nodiscard]] std::optional<std::int32_t> line(int day) const
    {
        return m_lines[static_cast<std::size_t>(day)];
    }

    // On the last day; place 0: there were neither activities nor alerts of them.
    [[nodiscard]] Standing standing(query::EntityCode entity) const;

    // Priorities on the last day of all who are scored, ascending.
    [[nodiscard]] const std::vector<std::int32_t>& sums() const { return m_sums; }

private:
    [[nodiscard]] std::uint32_t userOf(query::EntityCode entity) const;

    [[nodiscard]] analytics::Priority& at(std::uint32_t user, std::int32_t day)
    {
        return m_priorities[user * static_cast<std::size_t>(m_days) +
                            static_cast<std::size_t>(day - m_firstDay)];
    }

    void addAlerts(std::vector<std::int32_t>& since);
    void addDays(std::vector<std::int32_t>& since);
    void rank(std::int32_t day, const std::vector<std::int32_t>& since);

    CaseScoresPtr m_scores;
    std::int32_t m_firstDay = 0;
    int m_days = 0;
    std::vector<analytics::Priority> m_priorities; // by user, then day
    std::vector<std::optional<std::int32_t>> m_lines;
    std::vector<std::int32_t> m_sums;
    std::vector<bool> m_known; // by user, on the last day
};

using ScoreHistoryPtr = std::shared_ptr<const ScoreHistory>;

} // namespace sightline::usecase

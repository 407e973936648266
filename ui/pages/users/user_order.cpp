// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/user_order.h"

#include "core/base/text.h"
#include "ui/pages/users/user_scores.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace sightline::ui
{

namespace
{

// What a row is ordered by: a number or a text, or nothing.
struct Key {
    bool none = false;
    double number = 0;
    std::string text;
};

Key textKey(const std::string& text)
{
    return {text.empty(), 0, fold(text)};
}

// Rarity of equal days goes by how far they stand out, two weeks by all that was in them.
Key scoreKey(std::span<const analytics::Priority> days, UserColumn column)
{
    if (days.empty()) return {true, 0, {}};
    const analytics::Priority& today = days.back();
    switch (column) {
    case UserColumn::Change:
        return {false, static_cast<double>(changeOf(days)), {}};
    case UserColumn::TwoWeeks: {
        double sum = 0;
        for (const analytics::Priority& day : days)
            sum += day.sum();
        return {false, sum, {}};
    }
    case UserColumn::Percentile:
        return {!today.percentile, today.percentile.value_or(0), {}};
    case UserColumn::Rarity:
        return {today.oneIn <= 1, today.oneIn + 1e-6 * today.strength, {}};
    default:
        return {false, static_cast<double>(today.sum()), {}};
    }
}

Key keyOf(const usecase::UserRow& row, std::size_t rank, const UserTrends* trends,
          const usecase::ScoreHistory* scores, UserColumn column)
{
    switch (column) {
    case UserColumn::Priority:
    case UserColumn::Change:
    case UserColumn::Percentile:
    case UserColumn::Rarity:
    case UserColumn::TwoWeeks:
        return scoreKey(scores != nullptr ? scores->of(row.entity) : std::span<const analytics::Priority>(),
                        column);
    case UserColumn::User:
        return textKey(row.user);
    case UserColumn::Name:
        return textKey(row.displayName);
    case UserColumn::Kind:
        return {false, static_cast<double>(row.kind), {}};
    case UserColumn::Mail:
        return textKey(row.mail);
    case UserColumn::Department:
        return textKey(row.department);
    case UserColumn::Groups:
        return {false, static_cast<double>(row.groups.size()), {}};
    case UserColumn::Accounts:
        return {false, static_cast<double>(row.accounts), {}};
    case UserColumn::Tags:
        return textKey(row.tags.empty() ? std::string() : row.tags.front());
    case UserColumn::OpenAlerts:
        return {false, static_cast<double>(row.openAlerts), {}};
    case UserColumn::Alerts:
        return {false, static_cast<double>(row.alerts), {}};
    case UserColumn::Activities:
        return {false, static_cast<double>(row.activities), {}};
    case UserColumn::Trend: {
        const TrendMarkPtr trend = trends != nullptr ? trends->of(row.userId) : nullptr;
        return {!trend, trend ? trend->slope : 0, {}};
    }
    case UserColumn::FirstSeen:
        return {row.firstSeen == kNoTime, static_cast<double>(row.firstSeen), {}};
    case UserColumn::LastSeen:
        return {row.lastSeen == kNoTime, static_cast<double>(row.lastSeen), {}};
    case UserColumn::Rank:
    case UserColumn::Reason:
        break;
    }
    return {false, static_cast<double>(rank), {}};
}

} // namespace

std::vector<std::size_t> userOrder(const std::vector<usecase::UserRow>& rows, const UserTrends* trends,
                                   const usecase::ScoreHistory* scores, UserSort sort)
{
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (sort.column == UserColumn::Rank && !sort.descending) return order;
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        keys.push_back(keyOf(rows[i], i, trends, scores, sort.column));
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const Key& one = keys[sort.descending ? b : a];
        const Key& two = keys[sort.descending ? a : b];
        if (keys[a].none != keys[b].none) return keys[b].none;
        return one.number != two.number ? one.number < two.number : one.text < two.text;
    });
    return order;
}

} // namespace sightline::ui

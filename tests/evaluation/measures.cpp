// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluation/measures.h"

#include <algorithm>
#include <numeric>

namespace sightline::evaluation
{
namespace
{

// Area under the curve by ranks, ties shared.
double areaUnder(const std::vector<double>& values, const std::vector<bool>& bad)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    double rankSum = 0;
    double positives = 0;
    for (std::size_t i = 0; i < order.size();) {
        std::size_t j = i;
        while (j < order.size() && values[order[j]] == values[order[i]])
            ++j;
        const double rank = (static_cast<double>(i + 1) + static_cast<double>(j)) / 2;
        for (; i < j; ++i) {
            if (!bad[order[i]]) continue;
            rankSum += rank;
            positives += 1;
        }
    }
    const double negatives = static_cast<double>(values.size()) - positives;
    if (positives == 0 || negatives == 0) return 0;
    return (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
}

} // namespace

Measured measure(const World& world, const Ranking& ranking, std::int32_t from)
{
    Measured out{ranking.name, 0, {}, {}};
    const auto& days = world.scores->scores.days;
    std::vector<double> values;
    std::vector<bool> bad;
    std::array<std::set<std::pair<std::uint32_t, std::int32_t>>, kBudgets.size()> seen;
    for (std::size_t i = 0; i < days.size();) {
        std::size_t j = i;
        while (j < days.size() && days[j].day == days[i].day)
            ++j;
        if (days[i].day >= from) {
            std::vector<std::size_t> order(j - i);
            std::iota(order.begin(), order.end(), i);
            std::ranges::stable_sort(order, std::greater{}, [&](std::size_t k) { return ranking.values[k]; });
            for (std::size_t b = 0; b < kBudgets.size(); ++b) {
                for (std::size_t k = 0; k < std::min<std::size_t>(order.size(), kBudgets[b]); ++k)
                    seen[b].emplace(days[order[k]].user, days[order[k]].day);
            }
            for (std::size_t k = i; k < j; ++k) {
                values.push_back(ranking.values[k]);
                bad.push_back(world.badDays.contains({days[k].user, days[k].day}));
            }
        }
        i = j;
    }
    out.auc = areaUnder(values, bad);
    for (std::size_t b = 0; b < kBudgets.size(); ++b) {
        double hits = 0, all = 0, caught = 0, campaigns = 0;
        for (const auto& d : world.badDays) {
            if (d.second < from) continue;
            all += 1;
            hits += seen[b].contains(d) ? 1 : 0;
        }
        for (const Campaign& c : world.campaigns) {
            if (c.userDays.empty() || c.userDays.begin()->second < from) continue;
            campaigns += 1;
            caught +=
                std::ranges::any_of(c.userDays, [&](const auto& d) { return seen[b].contains(d); }) ? 1 : 0;
        }
        out.recall[b] = all > 0 ? hits / all : 0;
        out.campaigns[b] = campaigns > 0 ? caught / campaigns : 0;
    }
    return out;
}

Calibration calibrate(const World& world, const analytics::Scores& scores, std::int32_t from)
{
    Calibration out;
    for (const analytics::DayScore& d : scores.days) {
        if (d.day < from || world.badDays.contains({d.user, d.day})) continue;
        ++out.days;
        for (std::size_t i = 0; i < kNominal.size(); ++i)
            out.below[i] += d.chance <= kNominal[i] ? 1 : 0;
    }
    return out;
}

} // namespace sightline::evaluation

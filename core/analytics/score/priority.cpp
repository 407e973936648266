// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/priority.h"

#include "core/analytics/score/scorer.h"
#include "core/analytics/score/twins.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace sightline::analytics
{
namespace
{

constexpr std::int32_t kPopularDays = 30;

// The share of users that each type of alert was raised for in the month before the newest, and the median.
class Popularity
{
public:
    Popularity(const std::vector<Alert>& alerts, const std::vector<std::vector<std::uint32_t>>& usersOf,
               Ticks asOf, std::size_t users)
    {
        std::map<std::string, std::set<std::uint32_t>> raised;
        for (std::size_t i = 0; i < alerts.size(); ++i) {
            if (alerts[i].time == kNoTime || alerts[i].time > asOf ||
                alerts[i].time < asOf - kPopularDays * kTicksPerDay)
                continue;
            raised[alerts[i].title].insert(usersOf[i].begin(), usersOf[i].end());
        }
        std::vector<double> shares;
        for (const auto& [title, who] : raised) {
            m_shares[title] =
                static_cast<double>(who.size()) / static_cast<double>(std::max<std::size_t>(1, users));
            shares.push_back(m_shares[title]);
        }
        if (shares.empty()) return;
        std::ranges::sort(shares);
        m_median = shares[shares.size() / 2];
    }

    // 1 for a typical type.
    [[nodiscard]] double rarity(const std::string& title, double spread) const
    {
        const auto at = m_shares.find(title);
        if (at == m_shares.end() || m_median <= 0) return 1;
        return std::clamp(1 + spread * (m_median - at->second) / m_median, 1 - spread, 1 + spread);
    }

private:
    std::map<std::string, double> m_shares;
    double m_median = 0;
};

double weightOf(const Alert& alert, const Impact& impact, const Weights& weights)
{
    const auto severity = weights.severity.find(impact.honeytoken ? "High" : alert.severity);
    const double base = severity == weights.severity.end() ? 0 : severity->second;
    const double factor = impact.honeytoken                                        ? weights.honeytoken
                          : impact.sensitive || impact.radius == BlastRadius::High ? weights.sensitive
                          : impact.radius == BlastRadius::Medium                   ? weights.medium
                                                                                   : 1;
    return base * factor;
}

// What verdicts leave of each twin group: one on any of them holds for the detection.
std::map<std::uint32_t, double> leftByVerdict(const std::vector<Alert>& alerts,
                                              const std::vector<std::uint32_t>& groups,
                                              const Weights& weights)
{
    std::map<std::uint32_t, double> out;
    for (std::size_t i = 0; i < alerts.size(); ++i) {
        const auto verdict = weights.resolution.find(alerts[i].resolution);
        const double left = verdict == weights.resolution.end() ? 1 : verdict->second;
        double& known = out.try_emplace(groups[i], 1.0).first->second;
        known = std::min(known, left);
    }
    return out;
}

// Whole numbers that sum to the total, in proportion to the shares; ties by place.
template <std::size_t N>
std::array<std::int32_t, N> apportion(std::int32_t total, const std::array<double, N>& shares)
{
    std::array<std::int32_t, N> out{};
    double sum = 0;
    for (const double s : shares)
        sum += s;
    if (sum <= 0) return out;
    std::vector<std::pair<double, std::size_t>> rests;
    std::int32_t given = 0;
    for (std::size_t i = 0; i < N; ++i) {
        const double exact = total * shares[i] / sum;
        out[i] = static_cast<std::int32_t>(exact);
        given += out[i];
        rests.emplace_back(out[i] - exact, i);
    }
    std::ranges::sort(rests);
    for (std::size_t k = 0; given < total; ++k, ++given)
        ++out[rests[k % N].second];
    return out;
}

} // namespace

std::vector<AlertPoints> alertPoints(const std::vector<Alert>& alerts,
                                     const std::vector<std::vector<std::uint32_t>>& usersOf,
                                     const std::vector<Impact>& impacts, Ticks asOf, const Weights& weights)
{
    const Popularity popularity(alerts, usersOf, asOf, impacts.size());
    const std::vector<std::uint32_t> groups = twinGroups(alerts, usersOf);
    const auto left = leftByVerdict(alerts, groups, weights);
    std::map<std::pair<std::uint32_t, std::uint32_t>, AlertPoints> best; // by user and group
    for (std::uint32_t i = 0; i < alerts.size(); ++i) {
        const Alert& alert = alerts[i];
        if (alert.time == kNoTime || alert.time > asOf) continue;
        const double rarity = popularity.rarity(alert.title, weights.raritySpread) * left.at(groups[i]);
        for (const std::uint32_t user : usersOf[i]) {
            const auto points =
                static_cast<std::int32_t>(std::lround(weightOf(alert, impacts[user], weights) * rarity));
            const auto [at, isNew] = best.try_emplace({user, groups[i]});
            AlertPoints& known = at->second;
            const std::uint32_t twins = isNew ? 1 : known.twins + 1;
            if (isNew || points > known.points)
                known = {i,      user, static_cast<std::int32_t>(alert.time / kTicksPerDay),
                         points, 1,    alert.time};
            known.twins = twins;
        }
    }
    std::vector<AlertPoints> out;
    for (const auto& [key, points] : best)
        out.push_back(points);
    return out;
}

std::array<std::int32_t, kFamilies> dayPoints(const DayScore& day)
{
    const double points = day.points();
    if (points < kRiskyPoints) return {};
    std::array<double, kFamilies> shares{};
    for (std::size_t f = 0; f < kFamilies; ++f)
        shares[f] = combinedBits(day.channels) - combinedBits(day.channels, static_cast<Family>(f));
    return apportion(static_cast<std::int32_t>(std::lround(points)), shares);
}

bool TakenOut::counts(const AlertPoints& alert, std::int32_t day) const
{
    const auto at = resets.find(alert.user);
    return at == resets.end() || std::ranges::none_of(at->second, [&](Ticks reset) {
               return reset / kTicksPerDay <= day && alert.time <= reset;
           });
}

bool TakenOut::counts(const DayScore& scored, std::int32_t day) const
{
    if (days.contains({scored.user, scored.day})) return false;
    const auto at = resets.find(scored.user);
    return at == resets.end() || std::ranges::none_of(at->second, [&](Ticks reset) {
               return reset / kTicksPerDay <= day && scored.day <= reset / kTicksPerDay;
           });
}

std::vector<Priority> priorities(const Scores& scores, const std::vector<AlertPoints>& alerts,
                                 std::size_t users, std::int32_t day, const TakenOut& takenOut)
{
    std::vector<Priority> out(users);
    std::vector<bool> known(users, false);
    for (const AlertPoints& a : alerts) {
        if (a.day > day) continue;
        known[a.user] = true;
        if (a.day > day - kPriorityDays && takenOut.counts(a, day)) out[a.user].alerts += a.points;
    }
    for (const DayScore& d : scores.days) {
        if (d.day > day) break;
        known[d.user] = true;
        if (d.day <= day - kPriorityDays) continue;
        if (takenOut.counts(d, day)) {
            for (const std::int32_t points : dayPoints(d))
                out[d.user].days += points;
        }
        if (d.day != day) continue;
        out[d.user].oneIn = d.oneIn();
        out[d.user].strength = d.strength;
    }
    std::vector<std::int32_t> sums;
    for (std::size_t u = 0; u < users; ++u) {
        if (known[u]) sums.push_back(out[u].sum());
    }
    if (sums.size() < kLeastForPercentile) return out;
    std::ranges::sort(sums);
    for (std::size_t u = 0; u < users; ++u) {
        if (!known[u]) continue;
        const auto less = std::ranges::lower_bound(sums, out[u].sum()) - sums.begin();
        out[u].percentile = 100.0 * static_cast<double>(less) / static_cast<double>(sums.size());
    }
    return out;
}

} // namespace sightline::analytics

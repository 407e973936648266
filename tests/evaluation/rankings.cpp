// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluation/rankings.h"

#include "core/analytics/score/day_book.h"
#include "core/analytics/score/judgements.h"
#include "core/analytics/score/scorer.h"
#include "core/base/hash.h"
#include "tests/evaluation/isolation_forest.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_set>

namespace sightline::evaluation
{
namespace
{

using analytics::DayScore;

constexpr int kWeek = 7;

template <class F> Ranking each(const World& world, std::string name, F&& f)
{
    Ranking out{std::move(name), {}};
    for (const DayScore& d : world.scores->scores.days)
        out.values.push_back(f(d));
    return out;
}

// What the withdrawn page did, with our day scores: a sum over the last days, older ones weighing less.
Ranking weekly(const World& world, std::string name, double kept, bool bits)
{
    std::map<std::pair<std::uint32_t, std::int32_t>, double> value;
    for (const DayScore& d : world.scores->scores.days)
        value[{d.user, d.day}] = bits                                    ? -std::log2(d.chance)
                                 : d.points() >= analytics::kRiskyPoints ? d.points()
                                                                         : 0;
    return each(world, std::move(name), [&](const DayScore& d) {
        double sum = 0;
        double weight = 1;
        for (int back = 0; back < kWeek; ++back, weight *= kept) {
            const auto at = value.find({d.user, d.day - back});
            if (at != value.end()) sum += weight * at->second;
        }
        return sum + 1e-6 * value[{d.user, d.day}];
    });
}

double tenantFirst(std::unordered_set<std::uint64_t>& all, std::uint64_t value)
{
    return all.contains(value) ? 0 : 1;
}

// Counting what is new for the user: how often, and weighed by whether it is new for everybody.
std::vector<Ranking> firstTimes(const World& world)
{
    std::vector<Ranking> out{{"first-time flags, user", {}}, {"first-time flags, user and tenant", {}}};
    std::vector<std::unordered_set<std::uint64_t>> own(world.scores->users.size());
    std::unordered_set<std::uint64_t> all;
    const auto& scores = world.scores->scores;
    if (scores.days.empty()) return out;
    for (std::int32_t day = scores.firstDay; day <= scores.lastDay; ++day) {
        const analytics::BookDay book = world.book->day(day);
        for (const analytics::UserDayTallies& user : book.users) {
            std::array<double, analytics::kDimensions> user1{}, tenant1{};
            for (const analytics::Tally& t : user.all()) {
                if (t.kind >= analytics::kDimensions || own[user.user].contains(t.key())) continue;
                user1[t.kind] = 1;
                tenant1[t.kind] = std::max(tenant1[t.kind], tenantFirst(all, t.key()));
            }
            double a = 0, b = 0;
            for (std::size_t d = 0; d < analytics::kDimensions; ++d) {
                a += user1[d];
                b += user1[d] + tenant1[d];
            }
            out[0].values.push_back(a);
            out[1].values.push_back(b);
        }
        for (const analytics::UserDayTallies& user : book.users) {
            for (const analytics::Tally& t : user.all()) {
                own[user.user].insert(t.key());
                all.insert(t.key());
            }
        }
    }
    return out;
}

Ranking zScore(const World& world)
{
    struct Sums {
        double n = 0, sum = 0, square = 0;
    };

    std::vector<Sums> sums(world.scores->users.size());
    return each(world, "z-score of the own activities", [&](const DayScore& d) {
        Sums& s = sums[d.user];
        const double x = std::log1p(d.activities);
        double z = 0;
        if (s.n >= 3) {
            const double mean = s.sum / s.n;
            const double variance = std::max(0.05, s.square / s.n - mean * mean);
            z = (x - mean) / std::sqrt(variance);
        }
        s.n += 1;
        s.sum += x;
        s.square += x * x;
        return z;
    });
}

// How much of everything, how many different, how many new: what others feed to such a forest.
std::vector<Features> featuresOf(const World& world)
{
    std::vector<Features> out;
    std::vector<std::unordered_set<std::uint64_t>> own(world.scores->users.size());
    const auto& scores = world.scores->scores;
    for (std::int32_t day = scores.firstDay; day <= scores.lastDay; ++day) {
        const analytics::BookDay book = world.book->day(day);
        for (const analytics::UserDayTallies& user : book.users) {
            Features f(2 + 2 * analytics::kDimensions + 2, 0);
            f[0] = std::log1p(static_cast<float>(user.activities));
            f[1] = std::log1p(static_cast<float>(user.failures));
            for (const analytics::Tally& t : user.all()) {
                if (t.kind >= analytics::kDimensions) {
                    const bool office = t.value >= 7 && t.value < 19;
                    f[2 + 2 * analytics::kDimensions + (office ? 0 : 1)] += 1;
                    continue;
                }
                f[2 + t.kind] += 1;
                if (own[user.user].insert(t.key()).second) f[2 + analytics::kDimensions + t.kind] += 1;
            }
            out.push_back(std::move(f));
        }
    }
    return out;
}

// Trained anew every week on all days before.
Ranking isolation(const World& world)
{
    Ranking out{"isolation forest", {}};
    const std::vector<Features> rows = featuresOf(world);
    const auto& days = world.scores->scores.days;
    std::vector<Features> before;
    IsolationForest forest({}, 0);
    std::int32_t trained = days.empty() ? 0 : days.front().day;
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (days[i].day >= trained + kWeek) {
            trained = days[i].day;
            before.assign(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(i));
            forest = IsolationForest(before, static_cast<std::uint64_t>(trained));
        }
        out.values.push_back(forest.oddness(rows[i]));
    }
    return out;
}

// The score with a part of it left out: each must earn its place.
std::vector<Ranking> ablations(const World& world)
{
    std::vector<Ranking> out;
    const auto& judged = *world.scores->judgements;
    const auto alone = analytics::judgeAll(*world.book, analytics::PeerLists(world.scores->users.size()),
                                           world.state->activities.workers.get(), {});
    if (alone) {
        const auto scores = analytics::scoreDays(*alone, {}, nullptr, {});
        Ranking peers{"without peers", {}};
        for (const DayScore& d : scores->days)
            peers.values.push_back(d.strength);
        out.push_back(std::move(peers));
    }
    Ranking raw{"without calibrating channels", {}};
    for (const analytics::JudgedDay& d : judged.days) {
        std::array<float, analytics::kChannels> bits{};
        for (std::size_t c = 0; c < bits.size(); ++c)
            bits[c] = static_cast<float>(d.steps[c]);
        raw.values.push_back(analytics::combinedBits(bits));
    }
    out.push_back(std::move(raw));
    constexpr std::array<const char*, analytics::kFamilies> kNames{"actions", "origins", "reach", "time",
                                                                   "volumes"};
    for (std::size_t f = 0; f < kNames.size(); ++f)
        out.push_back(each(world, std::string("without ") + kNames[f], [f](const DayScore& d) {
            return analytics::combinedBits(d.channels, static_cast<analytics::Family>(f));
        }));
    return out;
}

double randomOf(const DayScore& d)
{
    char bytes[8];
    std::memcpy(bytes, &d.user, 4);
    std::memcpy(bytes + 4, &d.day, 4);
    return static_cast<double>(hash64({bytes, 8}) >> 11);
}

} // namespace

std::vector<Ranking> rankings(const World& world)
{
    std::vector<Ranking> out;
    out.push_back(each(world, "top-two product", [](const DayScore& d) { return d.strength; }));
    out.push_back(each(world, "smallest chance", [](const DayScore& d) {
        return static_cast<double>(*std::ranges::max_element(d.channels));
    }));
    out.push_back(each(world, "sum of all channels (Fisher)", [](const DayScore& d) {
        double sum = 0;
        for (const float c : d.channels)
            sum += c;
        return sum;
    }));
    out.push_back(each(world, "top two channels of any family", [](const DayScore& d) {
        std::array<float, analytics::kChannels> best = d.channels;
        std::ranges::sort(best, std::greater{});
        return static_cast<double>(best[0] + best[1]);
    }));
    out.push_back(each(world, "weighted sum (r / i^1.5)", [](const DayScore& d) {
        std::array<float, analytics::kChannels> c = d.channels;
        std::ranges::sort(c, std::greater{});
        double sum = 0;
        for (std::size_t i = 0; i < c.size(); ++i)
            sum += c[i] / std::pow(static_cast<double>(i + 1), 1.5);
        return sum;
    }));
    out.push_back(weekly(world, "priority: risky days of 7, undecayed", 1, false));
    out.push_back(weekly(world, "decayed 7-day sum", 0.8, true));
    for (Ranking& r : firstTimes(world))
        out.push_back(std::move(r));
    out.push_back(zScore(world));
    out.push_back(isolation(world));
    out.push_back(each(world, "random", randomOf));
    for (Ranking& r : ablations(world))
        out.push_back(std::move(r));
    return out;
}

} // namespace sightline::evaluation

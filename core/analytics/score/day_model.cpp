// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/day_model.h"

#include "core/analytics/score/exact_math.h"

#include <algorithm>

namespace sightline::analytics
{
namespace
{

constexpr double kDiscount = 0.5;
constexpr double kBackOff = 6;      // days that peers and tenant weigh against the own
constexpr double kPriorDays = 2;    // that a prior rate is worth
constexpr double kLeastRate = 0.02; // of anything, a day
constexpr std::uint32_t kYoung = 5; // active days before first times mean anything
constexpr std::int32_t kTidy = 28;  // days between throwing away what is forgotten
constexpr double kNothing = 0.004;  // what is left of a day after half a year
constexpr std::uint32_t kRollOut = 3;
constexpr double kRollOutShare = 0.05;

bool countsFirstTimes(std::size_t quantity, std::uint32_t activeDays)
{
    return activeDays >= kYoung || quantity < static_cast<std::size_t>(Quantity::NewDestinations);
}

double discounted(double days)
{
    return days >= 1 ? days - kDiscount : days * kDiscount;
}

// Pitman-Yor: what is taken off values that were seen, and a little more, goes to the level behind.
double backedOff(double days, double total, double values, double behind)
{
    const double free = kBackOff + std::min(kDiscount * values, kDiscount * total);
    return std::min(1.0, (discounted(days) + free * behind) / (total + kBackOff));
}

constexpr std::array<Dimension, 3> kOrigins{Dimension::Device, Dimension::Network, Dimension::Client};

struct NewCount {
    Quantity quantity;
    Channel channel;
    std::span<const Dimension> dimensions;
};

constexpr std::array<Dimension, 1> kDestinations{Dimension::Destination};
constexpr std::array<Dimension, 1> kDocuments{Dimension::Document};
constexpr std::array<Dimension, 1> kObjects{Dimension::Object};
constexpr std::array<Dimension, 1> kTargets{Dimension::Target};

constexpr std::array<NewCount, 5> kNewCounts{{
    {Quantity::NewDestinations, Channel::NewDestinations, kDestinations},
    {Quantity::NewDocuments, Channel::NewDocuments, kDocuments},
    {Quantity::NewObjects, Channel::NewObjects, kObjects},
    {Quantity::NewTargets, Channel::NewTargets, kTargets},
    {Quantity::NewOrigins, Channel::NewOrigins, kOrigins},
}};

// 1 / r: how much more than a Poisson the counts of the user spread, shrunk to what holds for everybody.
double extraSpread(const Rate& own, const Rate& all, double mean)
{
    constexpr double kShrink = 10;
    const double everybody = all.scale > 0 ? std::clamp(all.spread / all.scale, 0.02, 20.0) : 1;
    const double square = mean * mean * kShrink;
    return std::clamp((own.spread + everybody * square) / (own.scale + square), 0.01, 50.0);
}

class Judge
{
public:
    Judge(const Background& background, const UserDayTallies& day)
        : m_back(background), m_day(day), m_own(background.users[day.user]), m_type(dayTypeOf(background.day))
    {
    }

    DayBits run()
    {
        for (std::size_t d = 0; d < kDimensions; ++d)
            judgeValues(static_cast<Dimension>(d));
        judgeHours();
        judgeActionVolume();
        count(Quantity::Volume, Channel::Volume, m_day.activities);
        count(Quantity::Failures, Channel::Failures, m_day.failures);
        for (const NewCount& n : kNewCounts) {
            std::uint32_t fresh = 0;
            for (const Dimension d : n.dimensions)
                fresh += firstTimes(d);
            const bool counts = countsFirstTimes(static_cast<std::size_t>(n.quantity), m_own.activeDays);
            count(n.quantity, n.channel, counts ? fresh : 0);
        }
        return m_out;
    }

private:
    ChannelBits& channel(Channel c) { return m_out.channels[static_cast<std::size_t>(c)]; }

    // The channels of values stand in the order of their dimensions.
    void judgeValues(Dimension dimension)
    {
        const auto tallies = m_day.of(dimension);
        if (tallies.empty()) return;
        ChannelBits& out = m_out.channels[static_cast<std::size_t>(dimension)];
        double least = 2;
        for (const Tally& t : tallies) {
            const double p = valueChance(m_back, m_day.user, dimension, t.value);
            if (p < least || (p == least && t.value < out.value)) {
                least = p;
                out.value = t.value;
            }
        }
        // As many values were tried.
        out.bits = std::max(0.0, -exactLog2(least) - exactLog2(static_cast<double>(tallies.size())));
    }

    [[nodiscard]] std::uint32_t firstTimes(Dimension dimension) const
    {
        std::uint32_t out = 0;
        const SeenValues& seen = m_own.seen[static_cast<std::size_t>(dimension)];
        for (const Tally& t : m_day.of(dimension)) {
            if (seen.find(t.value) == nullptr && m_back.today.shareOfOthers(dimension, t.value) == 0) ++out;
        }
        return out;
    }

    void judgeHours()
    {
        const auto hours = m_day.of(Tally::kHour);
        const auto& own = m_own.hours[m_type];
        const auto& all = m_back.tenant.hours[m_type];
        double ownTotal = 0;
        for (const double h : own)
            ownTotal += h;
        const double allTotal = m_back.tenant.hoursTotal[m_type];
        ChannelBits& out = channel(Channel::Hour);
        double least = 2;
        for (const Tally& t : hours) {
            const double everybody = (near(all, t.value) + 1.0 / 24) / (allTotal + 1);
            const double kept = keptAfter(m_back.day - m_own.lastDay);
            const double p =
                (near(own, t.value) * kept + kBackOff * everybody) / (ownTotal * kept + kBackOff);
            if (p < least) {
                least = p;
                out.value = t.value;
            }
        }
        if (!hours.empty())
            out.bits = std::max(0.0, -exactLog2(least) - exactLog2(static_cast<double>(hours.size())));
    }

    // The hour and its neighbours, round the clock.
    static double near(const std::array<double, 24>& hours, std::uint32_t hour)
    {
        return 0.5 * hours[hour] + 0.25 * hours[(hour + 1) % 24] + 0.25 * hours[(hour + 23) % 24];
    }

    void judgeActionVolume()
    {
        const auto actions = m_day.of(Dimension::Action);
        const SeenValues& own = m_own.seen[static_cast<std::size_t>(Dimension::Action)];
        const TenantDimension& all = m_back.tenant.seen[static_cast<std::size_t>(Dimension::Action)];
        ChannelBits& out = channel(Channel::ActionVolume);
        for (const Tally& t : actions) {
            const auto known = all.values.find(t.value);
            const double usual = known == all.values.end() || known->second.days <= 0
                                     ? 1
                                     : known->second.activities / known->second.days;
            double days = kPriorDays;
            double activities = kPriorDays * usual;
            if (const Seen* seen = own.find(t.value); seen != nullptr) {
                days += seen->daysAt(m_back.day);
                activities += seen->activitiesAt(m_back.day);
            }
            const double mean = activities / days;
            const double spread = extraSpread({}, m_back.tenant.actionVolume, mean) + 1 / activities;
            const double bits = tailBits(t.count, mean, 1 / spread);
            const double off = std::min<double>(t.count, 10 * mean + 10) - mean;
            m_out.actionSpread += off * off - mean;
            m_out.actionScale += mean * mean;
            if (bits <= out.bits) continue;
            out.bits = bits;
            out.value = t.value;
        }
        if (!actions.empty())
            out.bits = std::max(0.0, out.bits - exactLog2(static_cast<double>(actions.size())));
    }

    void count(Quantity quantity, Channel c, std::uint32_t n)
    {
        const auto q = static_cast<std::size_t>(quantity);
        m_out.quantities[q] = n;
        channel(c).value = n;
        const Rate& own = m_own.rates[q][m_type];
        const Rate& all = m_back.tenant.rates[q][m_type];
        const double prior = std::max(kLeastRate, all.b > 0 ? all.a / all.b : 1);
        // What is forgotten goes back to what is usual.
        const double a = own.b > 0 ? own.a : kPriorDays * prior;
        const double b = own.b > 0 ? own.b : kPriorDays;
        const double mean = std::max(kLeastRate, a / b);
        m_out.means[q] = mean;
        if (n == 0) return;
        channel(c).bits = tailBits(n, mean, 1 / (extraSpread(own, all, mean) + 1 / std::max(a, kLeastRate)));
    }

    const Background& m_back;
    const UserDayTallies& m_day;
    const UserMemory& m_own;
    std::size_t m_type;
    DayBits m_out;
};

// What the peers of a user make of a value, and how many of their days speak.
struct PeerSight {
    double days = 0;
    double total = 0;
    double values = 0; // distinct ones, on average
};

PeerSight peersOn(const Background& back, std::uint32_t user, std::size_t d, std::uint32_t value)
{
    PeerSight out;
    const auto& peers = back.peers[user];
    for (const std::uint32_t p : peers) {
        const SeenValues& seen = back.users[p].seen[d];
        const Seen* found = seen.find(value);
        if (found != nullptr) out.days += found->daysAt(back.day);
        out.total += seen.total(back.day);
        out.values += static_cast<double>(seen.size());
    }
    if (!peers.empty()) out.values /= static_cast<double>(peers.size());
    return out;
}

double plausible(double x, double mean, double spread)
{
    const double variance = mean + mean * mean * spread;
    return std::min(x, mean + 4 * exactExp2(exactLog2(variance) / 2) + 1);
}

// Learns a count; no more than is plausible, so that a flood does not become usual at once.
void learnCount(Rate& own, const Rate& all, double x, double exposure)
{
    const double prior = std::max(kLeastRate, all.b > 0 ? all.a / all.b : 1);
    if (own.b <= 0) {
        own.a = kPriorDays * prior;
        own.b = kPriorDays;
    }
    const double mean = std::max(kLeastRate, exposure * own.a / own.b);
    const double learnt = plausible(x, mean, extraSpread(own, all, mean));
    own.spread = kForget * own.spread + std::max(-mean, (learnt - mean) * (learnt - mean) - mean);
    own.scale = kForget * own.scale + mean * mean;
    own.a = kForget * own.a + (1 - kForget) * kPriorDays * prior + learnt;
    own.b = kForget * own.b + (1 - kForget) * kPriorDays + exposure;
}

} // namespace

std::span<const Tally> UserDayTallies::of(std::uint8_t kind) const
{
    const auto [first, last] = std::ranges::equal_range(tallies, kind, {}, &Tally::kind);
    return {first, last};
}

double TodayValues::shareOfOthers(Dimension dimension, std::uint32_t value) const
{
    const auto& map = users[static_cast<std::size_t>(dimension)];
    const auto at = map.find(value);
    if (at == map.end() || at->second <= kRollOut || active < 2) return 0;
    const double share = static_cast<double>(at->second - 1) / (active - 1);
    return share >= kRollOutShare ? share : 0;
}

double valueChance(const Background& back, std::uint32_t user, Dimension dimension, std::uint32_t value)
{
    const auto d = static_cast<std::size_t>(dimension);
    const UserMemory& own = back.users[user];
    const Seen* seen = own.seen[d].find(value);
    const double days = seen == nullptr ? 0 : seen->daysAt(back.day);
    const double total = own.seen[d].total(back.day);
    const double values = static_cast<double>(own.seen[d].size());

    const TenantDimension& all = back.tenant.seen[d];
    const auto known = all.values.find(value);
    double chance = all.newMass();
    if (known != all.values.end()) {
        const double others = std::max(0.0, known->second.daysAt(back.day) - days);
        chance =
            (discounted(others) + all.newMass()) / (all.total * keptAfter(back.day - all.last) + kBackOff);
    }
    const PeerSight peers = peersOn(back, user, d, value);
    if (peers.total > 0) {
        chance = backedOff(peers.days, peers.total, peers.values, chance);
    }
    chance = std::max(chance, back.today.shareOfOthers(dimension, value));
    return backedOff(days, total, values, chance);
}

DayBits judgeDay(const Background& background, const UserDayTallies& day)
{
    return Judge(background, day).run();
}

void learnUserDay(UserMemory& memory, const TenantMemory& tenant, std::int32_t day,
                  const UserDayTallies& tallies, const std::array<double, kQuantities>& quantities,
                  double exposure)
{
    const std::size_t type = dayTypeOf(day);
    const double kept = keptAfter(day - memory.lastDay);
    for (std::size_t d = 0; d < kDimensions; ++d)
        memory.seen[d].learn(day, tallies.of(static_cast<std::uint8_t>(d)));
    if (memory.lastDay != 0) {
        for (auto& hours : memory.hours) {
            for (double& h : hours)
                h *= kept;
        }
    }
    for (const Tally& t : tallies.of(Tally::kHour))
        memory.hours[type][t.value] += 1;
    for (std::size_t q = 0; q < kQuantities; ++q) {
        if (countsFirstTimes(q, memory.activeDays))
            learnCount(memory.rates[q][type], tenant.rates[q][type], quantities[q], exposure);
    }
    memory.lastDay = day;
    ++memory.activeDays;
}

void learnDayOfAll(TenantMemory& tenant, std::int32_t day, std::span<const UserDayTallies> tallies,
                   std::span<const DayBits> judged, const std::vector<UserMemory>& users)
{
    const std::size_t type = dayTypeOf(day);
    for (double& h : tenant.hours[type])
        h *= kForget;
    tenant.hoursTotal[type] *= kForget;
    Rate& actions = tenant.actionVolume;
    actions.spread *= kForget;
    actions.scale *= kForget;
    for (std::size_t q = 0; q < kQuantities; ++q) {
        Rate& rate = tenant.rates[q][type];
        for (double* sum : {&rate.a, &rate.b, &rate.spread, &rate.scale})
            *sum *= kForget;
    }
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        for (const Tally& t : tallies[i].of(Tally::kHour)) {
            tenant.hours[type][t.value] += 1;
            tenant.hoursTotal[type] += 1;
        }
        actions.spread += judged[i].actionSpread;
        actions.scale += judged[i].actionScale;
        for (std::size_t q = 0; q < kQuantities; ++q) {
            if (!countsFirstTimes(q, users[tallies[i].user].activeDays)) continue;
            Rate& rate = tenant.rates[q][type];
            const double mean = judged[i].means[q];
            const double x = plausible(judged[i].quantities[q], mean, extraSpread({}, rate, mean));
            rate.a += x;
            rate.b += 1;
            rate.spread += (x - mean) * (x - mean) - mean;
            rate.scale += mean * mean;
        }
    }
}

void learnValuesOfAll(TenantDimension& tenant, Dimension dimension, std::int32_t day,
                      std::span<const UserDayTallies> tallies)
{
    const double kept = keptAfter(day - tenant.last);
    tenant.total *= kept;
    tenant.novel *= kept;
    tenant.last = day;
    for (const UserDayTallies& user : tallies) {
        for (const Tally& t : user.of(dimension)) {
            const auto [at, isNew] = tenant.values.try_emplace(t.value);
            TenantSeen& seen = at->second;
            if (isNew) tenant.novel += 1;
            const double left = keptAfter(day - seen.last);
            seen.days = seen.days * left + 1;
            seen.activities = seen.activities * left + t.count;
            seen.last = day;
            tenant.total += 1;
        }
    }
    if (day % kTidy != 0) return;
    std::erase_if(tenant.values, [day](const auto& v) { return v.second.daysAt(day) < kNothing; });
}

} // namespace sightline::analytics

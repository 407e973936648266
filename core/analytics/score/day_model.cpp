// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/day_model.h"

#include "core/analytics/score/exact_math.h"

#include <algorithm>

namespace sightline::analytics
{
namespace
{

constexpr double kPriorDays = 2;    // that a prior rate is worth
constexpr double kLeastRate = 0.02; // of anything, a day
constexpr std::uint32_t kYoung = 5; // active days before first times mean anything
constexpr std::int32_t kTidy = 28;  // days between throwing away what is forgotten
constexpr double kNothing = 0.004;  // what is left of a day after half a year

bool countsFirstTimes(std::size_t quantity, std::uint32_t activeDays)
{
    return activeDays >= kYoung || quantity < static_cast<std::size_t>(Quantity::NewDestinations);
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

// Of how many values were tried: mostly few.
double log2Of(std::size_t n)
{
    static const auto kFew = [] {
        std::array<double, 256> out{};
        for (std::size_t i = 1; i < out.size(); ++i)
            out[i] = exactLog2(static_cast<double>(i));
        return out;
    }();
    return n < kFew.size() ? kFew[n] : exactLog2(static_cast<double>(n));
}

// A value whose chance is not known yet.
struct Open {
    std::uint32_t value = 0;
    const Seen* own = nullptr;
    double floor = 0; // of its chance
    ValueSight::Tenant tenant;
    bool asked = false; // the tenant was
};

class Judge
{
public:
    Judge(const Background& background, const UserDayTallies& day)
        : m_back(background), m_day(day), m_own(background.users[day.user]), m_type(dayTypeOf(background.day))
    {
    }

    void judgeAllValues(std::array<ChannelBits, kChannels>& out)
    {
        for (std::size_t d = 0; d < kDimensions; ++d)
            judgeValues(static_cast<Dimension>(d), out[d]);
    }

    DayBits run()
    {
        judgeAllValues(m_out.channels);
        judgeHours();
        judgeActionVolume();
        count(Quantity::Volume, Channel::Volume, m_day.activities);
        count(Quantity::Failures, Channel::Failures, m_day.failures);
        for (const NewCount& n : kNewCounts) {
            std::uint32_t fresh = 0;
            for (const Dimension d : n.dimensions)
                fresh += m_fresh[static_cast<std::size_t>(d)];
            const bool counts = countsFirstTimes(static_cast<std::size_t>(n.quantity), m_own.activeDays);
            count(n.quantity, n.channel, counts ? fresh : 0);
        }
        return m_out;
    }

private:
    ChannelBits& channel(Channel c) { return m_out.channels[static_cast<std::size_t>(c)]; }

    // The channels of values stand in the order of their dimensions.
    void judgeValues(Dimension dimension, ChannelBits& out)
    {
        out = {};
        const auto tallies = m_day.of(dimension);
        if (tallies.empty()) return;
        ValueSight sight(m_back, m_day.user, dimension);
        m_open.clear();
        for (const Tally& t : tallies) {
            const Seen* own = sight.ownOf(t.value);
            if (own == nullptr && m_back.today.shareOfOthers(dimension, t.value) == 0)
                ++m_fresh[static_cast<std::size_t>(dimension)];
            m_open.push_back({t.value, own, sight.floor(own), {}, false});
        }
        const double least = leastChance(sight, out.value);
        // As many values were tried.
        out.bits = std::max(0.0, -exactLog2(least) - log2Of(tallies.size()));
    }

    // The least chance of the values in m_open, and the first value that has it. Most values are the user's
    // own and out of the question before tenant and peers are asked; the most unlikely ones are asked for
    // first.
    double leastChance(ValueSight& sight, std::uint32_t& value)
    {
        double least = 2;
        const auto mayWin = [&](const Open& o) {
            return o.floor < least || (o.floor == least && o.value < value);
        };
        const auto settle = [&](const Open& o) {
            const double p = sight.chance(o.own, o.value, o.tenant);
            if (p > least || (p == least && o.value > value)) return;
            least = p;
            value = o.value;
        };
        const auto ask = [&](Open& o) {
            o.tenant = sight.tenant(o.value, o.own);
            o.floor = sight.floor(o.own, o.value, o.tenant);
            o.asked = true;
        };
        const double nearest = std::ranges::min_element(m_open, {}, &Open::floor)->floor;
        Open* first = nullptr;
        for (Open& o : m_open) {
            if (o.floor != nearest || o.asked) continue;
            ask(o);
            if (first == nullptr || o.floor < first->floor) first = &o;
        }
        settle(*first);
        m_left.clear();
        for (Open& o : m_open) {
            if (&o == first || !mayWin(o)) continue;
            if (!o.asked) ask(o);
            if (mayWin(o)) m_left.push_back(&o);
        }
        std::ranges::sort(m_left, {}, [](const Open* o) { return std::pair(o->floor, o->value); });
        for (const Open* o : m_left) {
            if (!mayWin(*o)) break; // nor may those behind it
            settle(*o);
        }
        return least;
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
        if (!hours.empty()) out.bits = std::max(0.0, -exactLog2(least) - log2Of(hours.size()));
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
            const TenantSeen* known = all.find(t.value);
            const double usual = known == nullptr || known->days <= 0 ? 1 : known->activities / known->days;
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
        if (!actions.empty()) out.bits = std::max(0.0, out.bits - log2Of(actions.size()));
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
    std::vector<Open> m_open;                         // of one dimension
    std::vector<const Open*> m_left;                  // of them, that may be the least likely
    std::array<std::uint32_t, kDimensions> m_fresh{}; // values that the user never had
    DayBits m_out;
};

double plausible(double x, double mean, double spread)
{
    const double variance = mean + mean * mean * spread;
    return std::min(x, mean + 4 * exactExp2(exactLog2(variance) / 2) + 1);
}

// What everybody's counts of a day add up to: the same whatever the order of the users.
class DaySums
{
public:
    void add(const TenantMemory& tenant, std::size_t type, const DayBits& judged, std::uint32_t activeDays)
    {
        m_actionSpread.add(judged.actionSpread);
        m_actionScale.add(judged.actionScale);
        for (std::size_t q = 0; q < kQuantities; ++q) {
            if (!countsFirstTimes(q, activeDays)) continue;
            const double mean = judged.means[q];
            const double x =
                plausible(judged.quantities[q], mean, extraSpread({}, tenant.rates[q][type], mean));
            m_counts[q].add(x);
            m_days[q] += 1;
            m_spreads[q].add((x - mean) * (x - mean) - mean);
            m_scales[q].add(mean * mean);
        }
    }

    void learn(TenantMemory& tenant, std::size_t type) const
    {
        tenant.actionVolume.spread += m_actionSpread.value();
        tenant.actionVolume.scale += m_actionScale.value();
        for (std::size_t q = 0; q < kQuantities; ++q) {
            Rate& rate = tenant.rates[q][type];
            rate.a += m_counts[q].value();
            rate.b += m_days[q];
            rate.spread += m_spreads[q].value();
            rate.scale += m_scales[q].value();
        }
    }

private:
    ExactSum m_actionSpread, m_actionScale;
    std::array<ExactSum, kQuantities> m_counts, m_spreads, m_scales;
    std::array<double, kQuantities> m_days{};
};

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

void UserDayTallies::setTallies(std::span<const Tally> tallies)
{
    m_tallies = tallies;
    std::size_t kind = 0;
    for (std::uint32_t i = 0; i < tallies.size(); ++i) {
        while (kind <= tallies[i].kind)
            m_begins[kind++] = i;
    }
    while (kind < m_begins.size())
        m_begins[kind++] = static_cast<std::uint32_t>(tallies.size());
}

DayBits judgeDay(const Background& background, const UserDayTallies& day)
{
    return Judge(background, day).run();
}

void judgeValuesOfDay(const Background& background, const UserDayTallies& day,
                      std::array<ChannelBits, kChannels>& out)
{
    Judge(background, day).judgeAllValues(out);
}

void learnValues(UserMemory& memory, std::int32_t day, const UserDayTallies& tallies)
{
    for (std::size_t d = 0; d < kDimensions; ++d)
        memory.seen[d].learn(day, tallies.of(static_cast<std::uint8_t>(d)));
}

void learnUserDay(UserMemory& memory, const TenantMemory& tenant, std::int32_t day,
                  const UserDayTallies& tallies, const std::array<double, kQuantities>& quantities,
                  double exposure)
{
    const std::size_t type = dayTypeOf(day);
    const double kept = keptAfter(day - memory.lastDay);
    learnValues(memory, day, tallies);
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
    DaySums sums;
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        for (const Tally& t : tallies[i].of(Tally::kHour)) {
            tenant.hours[type][t.value] += 1;
            tenant.hoursTotal[type] += 1;
        }
        sums.add(tenant, type, judged[i], users[tallies[i].user].activeDays);
    }
    sums.learn(tenant, type);
}

LearntValues learnValuesOfPart(TenantDimension& tenant, std::size_t part, std::int32_t day,
                               std::span<const ValueCount> values, const ValueSet* only)
{
    LearntValues out;
    ValueMap<TenantSeen>& known = tenant.parts[part];
    for (const ValueCount& v : values) {
        if (only != nullptr && !only->mayHave(v.value)) continue;
        const auto [seen, isNew] = known.tryEmplace(v.value);
        const double left = keptAfter(day - seen.last);
        seen.days = seen.days * left + v.users;
        seen.activities = seen.activities * left + v.activities;
        seen.last = day;
        out.all += v.users;
        out.fresh += isNew ? 1 : 0;
    }
    if (day % kTidy == 0)
        known.eraseIf([day](const TenantSeen& seen) { return seen.daysAt(day) < kNothing; });
    return out;
}

void addLearnt(TenantDimension& tenant, std::int32_t day, std::span<const LearntValues> parts)
{
    const double kept = keptAfter(day - tenant.last);
    tenant.total *= kept;
    tenant.novel *= kept;
    tenant.last = day;
    for (const LearntValues& part : parts) {
        tenant.total += static_cast<double>(part.all);
        tenant.novel += static_cast<double>(part.fresh);
    }
}

} // namespace sightline::analytics

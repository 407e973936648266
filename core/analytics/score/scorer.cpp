// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/scorer.h"

#include "core/analytics/score/exact_math.h"

#include <algorithm>
#include <memory>

namespace sightline::analytics
{
namespace
{

constexpr std::size_t kChunk = 256; // users judged at once by a worker

// How strong days have been lately. What is new becomes rarer as a case goes on: without this, the days of
// four weeks ago would be too strong a reference for today's.
class Level
{
public:
    void open(std::int32_t day)
    {
        while (!m_days.empty() && m_days.front().day < day - kLately)
            m_days.pop_front();
        double sum = 0;
        double n = 0;
        for (const Day& d : m_days) {
            sum += d.sum;
            n += d.n;
        }
        m_mean = n > 0 ? sum / n : kMiddle;
    }

    void add(std::int32_t day, double strength)
    {
        if (m_days.empty() || m_days.back().day != day) m_days.push_back({day, 0, 0});
        m_days.back().sum += strength;
        m_days.back().n += 1;
    }

    // kMiddle for a day as strong as they are lately.
    [[nodiscard]] double above(double strength) const { return std::max(0.0, strength - m_mean + kMiddle); }

private:
    static constexpr std::int32_t kLately = 7; // days
    static constexpr double kMiddle = 6;       // bits

    struct Day {
        std::int32_t day = 0;
        double sum = 0;
        double n = 0;
    };

    std::deque<Day> m_days;
    double m_mean = kMiddle;
};

class Scorer
{
public:
    Scorer(const DayBook& book, const ScoreRequest& request, Workers* workers)
        : m_book(book), m_request(request), m_workers(workers), m_users(request.users)
    {
    }

    Result<Scores> run(const Watch& watch)
    {
        Scores out;
        if (m_book.isEmpty()) return out;
        out.firstDay = m_book.firstDay();
        out.lastDay = m_book.lastDay();
        for (std::int32_t day = out.firstDay; day <= out.lastDay; ++day) {
            if (watch.stop.stopRequested()) return cancelled();
            watch.report(static_cast<std::uint64_t>(day - out.firstDay),
                         static_cast<std::uint64_t>(out.lastDay - out.firstDay) + 1, "score");
            SL_TRY(scoreDay(day, out));
        }
        return out;
    }

private:
    Result<> scoreDay(std::int32_t day, Scores& out)
    {
        const BookDay book = m_book.day(day);
        out.exposure.push_back(static_cast<float>(exposureOf(day, book)));
        openReferences(day);
        if (book.users.empty()) return {};
        SL_TRY(countToday(book));
        std::vector<DayBits> judged(book.users.size());
        const Background background{day, m_users, m_tenant, m_today, m_request.peers};
        SL_TRY(inChunks(book.users.size(),
                        [&](std::size_t i) { judged[i] = judgeDay(background, book.users[i]); }));
        const std::size_t first = out.days.size();
        out.days.resize(first + judged.size());
        const std::span<DayScore> scores = std::span(out.days).subspan(first);
        SL_TRY(inChunks(judged.size(),
                        [&](std::size_t i) { scores[i] = scoreOf(day, book.users[i], judged[i]); }));
        addToReferences(day, scores, judged);
        return learn(day, book, judged, out.exposure.back());
    }

    template <class F> Result<> inChunks(std::size_t items, F&& f)
    {
        return forEach(m_workers, (items + kChunk - 1) / kChunk,
                       [&](std::size_t chunk, unsigned) -> Result<> {
                           const std::size_t end = std::min(items, (chunk + 1) * kChunk);
                           for (std::size_t i = chunk * kChunk; i < end; ++i)
                               f(i);
                           return {};
                       });
    }

    void openReferences(std::int32_t day)
    {
        for (Reference& r : m_channelReferences)
            r.open(day);
        m_reference.open(day);
        m_level.open(day);
    }

    Result<> countToday(const BookDay& book)
    {
        m_today.active = static_cast<std::uint32_t>(book.users.size());
        return forEach(m_workers, kDimensions, [&](std::size_t d, unsigned) -> Result<> {
            auto& counts = m_today.users[d];
            counts.clear();
            for (const UserDayTallies& user : book.users) {
                for (const Tally& t : user.of(static_cast<std::uint8_t>(d)))
                    ++counts[t.value];
            }
            return {};
        });
    }

    DayScore scoreOf(std::int32_t day, const UserDayTallies& user, const DayBits& judged) const
    {
        DayScore out;
        out.user = user.user;
        out.day = day;
        out.activities = user.activities;
        out.activeDays = m_users[user.user].activeDays;
        for (std::size_t c = 0; c < kChannels; ++c) {
            out.channels[c] =
                static_cast<float>(m_channelReferences[c].bits(stepOf(judged.channels[c].bits)));
            out.values[c] = judged.channels[c].value;
        }
        out.strength = combinedBits(out.channels);
        out.chance = m_reference.chance(stepOf(m_level.above(out.strength)));
        for (std::size_t f = 0; f < kFamilies; ++f) {
            const double without = combinedBits(out.channels, static_cast<Family>(f));
            out.without[f] = static_cast<float>(m_reference.chance(stepOf(m_level.above(without))));
        }
        out.reference = static_cast<std::uint32_t>(m_reference.size());
        return out;
    }

    void addToReferences(std::int32_t day, std::span<const DayScore> scores,
                         const std::vector<DayBits>& judged)
    {
        std::vector<std::size_t> ordinary;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (!m_request.isMalicious || !m_request.isMalicious(scores[i].user, day)) ordinary.push_back(i);
        }
        std::vector<Step> steps(ordinary.size());
        const auto add = [&](Reference& reference, auto&& bitsOf) {
            for (std::size_t k = 0; k < ordinary.size(); ++k)
                steps[k] = stepOf(bitsOf(ordinary[k]));
            reference.add(day, steps);
        };
        for (std::size_t c = 0; c < kChannels; ++c)
            add(m_channelReferences[c], [&](std::size_t i) { return judged[i].channels[c].bits; });
        add(m_reference, [&](std::size_t i) { return m_level.above(scores[i].strength); });
        for (const std::size_t i : ordinary)
            m_level.add(day, scores[i].strength);
    }

    Result<> learn(std::int32_t day, const BookDay& book, const std::vector<DayBits>& judged, double exposure)
    {
        learnDayOfAll(m_tenant, day, book.users, judged, m_users);
        SL_TRY(inChunks(book.users.size(), [&](std::size_t i) {
            const UserDayTallies& user = book.users[i];
            learnUserDay(m_users[user.user], m_tenant, day, user, judged[i].quantities, exposure);
        }));
        return forEach(m_workers, kDimensions, [&](std::size_t d, unsigned) -> Result<> {
            learnValuesOfAll(m_tenant.seen[d], static_cast<Dimension>(d), day, book.users);
            return {};
        });
    }

    // Below one where much less than usual was logged of everybody: an outage teaches nobody to be quiet.
    [[nodiscard]] double exposureOf(std::int32_t day, const BookDay& book) const
    {
        constexpr double kOutage = 0.6;
        const Rate& usual = m_tenant.rates[static_cast<std::size_t>(Quantity::Volume)][dayTypeOf(day)];
        if (usual.b <= 0 || book.users.empty()) return 1;
        double activities = 0;
        for (const UserDayTallies& user : book.users)
            activities += user.activities;
        const double share = activities / static_cast<double>(book.users.size()) / (usual.a / usual.b);
        return share < kOutage ? std::max(0.1, share) : 1;
    }

    const DayBook& m_book;
    const ScoreRequest& m_request;
    Workers* m_workers;
    std::vector<UserMemory> m_users;
    TenantMemory m_tenant;
    TodayValues m_today;
    std::array<Reference, kChannels> m_channelReferences;
    Reference m_reference;
    Level m_level;
};

} // namespace

double DayScore::points() const
{
    constexpr double kPerTen = 2.5;
    constexpr double kLog2Of10 = 3.32192809488736234787;
    return std::min(10.0, -kPerTen * exactLog2(chance) / kLog2Of10);
}

double combinedBits(const std::array<float, kChannels>& bits, std::optional<Family> leaveOut)
{
    std::array<double, kFamilies> best{};
    for (std::size_t c = 0; c < kChannels; ++c) {
        double& family = best[static_cast<std::size_t>(channels()[c].family)];
        family = std::max<double>(family, bits[c]);
    }
    if (leaveOut) best[static_cast<std::size_t>(*leaveOut)] = 0;
    std::ranges::sort(best, std::greater{});
    return best[0] + best[1];
}

std::span<const DayScore> Scores::ofDay(std::int32_t day) const
{
    const auto [first, last] = std::ranges::equal_range(days, day, {}, &DayScore::day);
    return {first, last};
}

Result<Scores> scoreDays(const DayBook& book, const ScoreRequest& request, Workers* workers,
                         const Watch& watch)
{
    return std::make_unique<Scorer>(book, request, workers)->run(watch);
}

} // namespace sightline::analytics

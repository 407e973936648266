// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/scorer.h"

#include "core/analytics/score/exact_math.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace sightline::analytics
{
namespace
{

constexpr std::size_t kChunk = 512; // user-days scored at once by a worker

// How strong days have been lately, and how far they lie apart. What is new becomes rarer as a case goes on:
// without this, the days of four weeks ago would be too strong a reference for today's. Quantiles, so that a
// few days of an attack do not matter.
class Level
{
public:
    void open(std::int32_t day)
    {
        while (!m_days.empty() && m_days.front().day < day - kLately) {
            for (const Step s : m_days.front().steps)
                --m_counts[s];
            m_size -= m_days.front().steps.size();
            m_days.pop_front();
        }
        if (m_size == 0) return;
        m_middle = bitsOfStep(quantile(0.5));
        const double spread = std::max(kLeastSpread, bitsOfStep(quantile(0.9)) - m_middle);
        m_stretch = std::sqrt(kUsualSpread / spread);
    }

    void add(std::int32_t day, std::vector<Step> steps)
    {
        for (const Step s : steps)
            ++m_counts[s];
        m_size += steps.size();
        m_days.push_back({day, std::move(steps)});
    }

    // Bits as they would be, were days as strong and as far apart as usual.
    [[nodiscard]] double above(double strength) const
    {
        return std::max(0.0, (strength - m_middle) * m_stretch + kUsualMiddle);
    }

private:
    static constexpr std::int32_t kLately = 7;                                      // days
    static constexpr double kUsualMiddle = 6, kUsualSpread = 5, kLeastSpread = 0.5; // bits

    struct Day {
        std::int32_t day = 0;
        std::vector<Step> steps;
    };

    [[nodiscard]] Step quantile(double share) const
    {
        const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(m_size));
        std::uint64_t below = 0;
        for (std::size_t s = 0; s < m_counts.size(); ++s) {
            below += m_counts[s];
            if (below > wanted) return static_cast<Step>(s);
        }
        return Reference::kSteps - 1;
    }

    std::deque<Day> m_days;
    std::array<std::uint32_t, Reference::kSteps> m_counts{};
    std::uint64_t m_size = 0;
    double m_middle = kUsualMiddle;
    double m_stretch = 1;
};

// The rarest channel of each family, and of these the three rarest: all that combinations are made of.
class FamilyBits
{
public:
    explicit FamilyBits(const std::array<float, kChannels>& bits)
    {
        std::array<double, kFamilies> best{};
        for (std::size_t c = 0; c < kChannels; ++c) {
            double& family = best[kFamilyOf[c]];
            family = std::max<double>(family, bits[c]);
        }
        for (std::size_t f = 0; f < kFamilies; ++f) {
            std::size_t place = m_top.size();
            while (place > 0 && best[f] > m_top[place - 1].bits)
                --place;
            for (std::size_t i = m_top.size(); i-- > place + 1;)
                m_top[i] = m_top[i - 1];
            if (place < m_top.size()) m_top[place] = {f, best[f]};
        }
    }

    [[nodiscard]] double combined() const { return m_top[0].bits + m_top[1].bits; }

    // As if the family were ordinary.
    [[nodiscard]] double without(std::size_t family) const
    {
        if (m_top[0].family == family) return m_top[1].bits + m_top[2].bits;
        return m_top[0].bits + (m_top[1].family == family ? m_top[2].bits : m_top[1].bits);
    }

private:
    struct Top {
        std::size_t family = kFamilies;
        double bits = 0;
    };

    static const std::array<std::size_t, kChannels> kFamilyOf;

    std::array<Top, 3> m_top{}; // rarest first
};

const std::array<std::size_t, kChannels> FamilyBits::kFamilyOf = [] {
    std::array<std::size_t, kChannels> out{};
    for (std::size_t c = 0; c < kChannels; ++c)
        out[c] = static_cast<std::size_t>(channels()[c].family);
    return out;
}();

// Days of users of whom little is known are more surprising than others: like is compared with like, as soon
// as there is enough of it.
class AgedReference
{
public:
    void open(std::int32_t day)
    {
        for (Reference* r : {&m_all, &m_young, &m_known})
            r->open(day);
    }

    [[nodiscard]] const Reference& of(std::uint32_t activeDays) const
    {
        const Reference& own = activeDays < kYoung ? m_young : m_known;
        return own.size() < kLeast ? m_all : own;
    }

    template <class StepAt>
    void add(std::int32_t day, std::span<const JudgedDay> judged, const std::vector<std::uint32_t>& ordinary,
             StepAt&& stepAt)
    {
        std::vector<Step> all, young, known;
        for (const std::uint32_t i : ordinary) {
            all.push_back(stepAt(i));
            (judged[i].activeDays < kYoung ? young : known).push_back(all.back());
        }
        m_all.add(day, std::move(all));
        m_young.add(day, std::move(young));
        m_known.add(day, std::move(known));
    }

private:
    static constexpr std::uint32_t kYoung = 14; // active days before
    static constexpr std::uint64_t kLeast = 1000;

    Reference m_all, m_young, m_known;
};

class Scorer
{
public:
    Scorer(const Judgements& judgements, const KnownAttack& isAttack, Workers* workers)
        : m_judgements(judgements), m_isAttack(isAttack), m_workers(workers)
    {
    }

    Result<Scores> run(const StopToken& stop)
    {
        Scores out;
        out.firstDay = m_judgements.firstDay;
        out.lastDay = m_judgements.lastDay;
        out.days.resize(m_judgements.days.size());
        for (std::size_t first = 0; first < out.days.size();) {
            if (stop.stopRequested()) return cancelled();
            const auto judged = m_judgements.ofDay(m_judgements.days[first].day);
            SL_TRY(scoreDay(judged, std::span(out.days).subspan(first, judged.size())));
            first += judged.size();
        }
        return out;
    }

private:
    Result<> scoreDay(std::span<const JudgedDay> judged, std::span<DayScore> scores)
    {
        const std::int32_t day = judged.front().day;
        SL_TRY(forEach(m_workers, kChannels, [&](std::size_t c, unsigned) -> Result<> {
            m_channelReferences[c].open(day);
            m_channelReferences[c].allBits(m_bits[c]);
            return {};
        }));
        m_reference.open(day);
        m_level.open(day);
        SL_TRY(forEach(m_workers, (judged.size() + kChunk - 1) / kChunk,
                       [&](std::size_t chunk, unsigned) -> Result<> {
                           const std::size_t end = std::min(judged.size(), (chunk + 1) * kChunk);
                           for (std::size_t i = chunk * kChunk; i < end; ++i)
                               scores[i] = scoreOf(judged[i]);
                           return {};
                       }));
        return addToReferences(day, judged, scores);
    }

    [[nodiscard]] DayScore scoreOf(const JudgedDay& judged) const
    {
        DayScore out;
        out.user = judged.user;
        out.day = judged.day;
        out.activities = judged.activities;
        out.activeDays = judged.activeDays;
        for (std::size_t c = 0; c < kChannels; ++c)
            out.channels[c] = m_bits[c][judged.steps[c]];
        const FamilyBits families(out.channels);
        out.strength = families.combined();
        const Reference& reference = m_reference.of(judged.activeDays);
        out.chance = reference.chance(stepOf(m_level.above(out.strength)));
        for (std::size_t f = 0; f < kFamilies; ++f) {
            const double without = families.without(f);
            const bool same = without == out.strength;
            out.without[f] =
                static_cast<float>(same ? out.chance : reference.chance(stepOf(m_level.above(without))));
        }
        out.reference = static_cast<std::uint32_t>(reference.size());
        return out;
    }

    Result<> addToReferences(std::int32_t day, std::span<const JudgedDay> judged,
                             std::span<const DayScore> scores)
    {
        std::vector<std::uint32_t> ordinary;
        for (std::uint32_t i = 0; i < scores.size(); ++i) {
            if (!m_isAttack || !m_isAttack(scores[i].user, day)) ordinary.push_back(i);
        }
        const auto add = [&](Reference& reference, auto&& stepAt) {
            std::vector<Step> steps(ordinary.size());
            for (std::size_t k = 0; k < ordinary.size(); ++k)
                steps[k] = stepAt(ordinary[k]);
            reference.add(day, std::move(steps));
        };
        SL_TRY(forEach(m_workers, kChannels, [&](std::size_t c, unsigned) -> Result<> {
            add(m_channelReferences[c], [&](std::uint32_t i) { return judged[i].steps[c]; });
            return {};
        }));
        m_reference.add(day, judged, ordinary,
                        [&](std::uint32_t i) { return stepOf(m_level.above(scores[i].strength)); });
        std::vector<Step> strengths(ordinary.size());
        for (std::size_t k = 0; k < ordinary.size(); ++k)
            strengths[k] = stepOf(scores[ordinary[k]].strength);
        m_level.add(day, std::move(strengths));
        return {};
    }

    const Judgements& m_judgements;
    const KnownAttack& m_isAttack;
    Workers* m_workers;
    std::array<Reference, kChannels> m_channelReferences;
    std::array<std::array<float, Reference::kSteps>, kChannels> m_bits{}; // of today, by step
    AgedReference m_reference;
    Level m_level;
};

} // namespace

double combinedBits(const std::array<float, kChannels>& bits, std::optional<Family> leaveOut)
{
    const FamilyBits families(bits);
    return leaveOut ? families.without(static_cast<std::size_t>(*leaveOut)) : families.combined();
}

Result<Scores> scoreDays(const Judgements& judgements, const KnownAttack& isAttack, Workers* workers,
                         const StopToken& stop)
{
    return std::make_unique<Scorer>(judgements, isAttack, workers)->run(stop);
}

} // namespace sightline::analytics

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/judgements.h"

#include <algorithm>
#include <memory>

namespace sightline::analytics
{
namespace
{

constexpr std::size_t kChunk = 256; // users judged at once by a worker

template <class F> Result<> inChunks(Workers* workers, std::size_t items, F&& f)
{
    return forEach(workers, (items + kChunk - 1) / kChunk, [&](std::size_t chunk, unsigned) -> Result<> {
        const std::size_t end = std::min(items, (chunk + 1) * kChunk);
        for (std::size_t i = chunk * kChunk; i < end; ++i)
            f(i);
        return {};
    });
}

// What is remembered, and what today is.
class Knowledge
{
public:
    Knowledge(const PeerLists& peers, Workers* workers)
        : m_peers(peers), m_workers(workers), m_users(peers.size())
    {
    }

    [[nodiscard]] Background background(std::int32_t day, const TodayValues& today) const
    {
        return {day, m_users, m_tenant, today, m_peers};
    }

    [[nodiscard]] std::vector<UserMemory>& users() { return m_users; }

    [[nodiscard]] TenantMemory& tenant() { return m_tenant; }

    // What everybody did on the day: the values, and beside them `others`. only: null for all values.
    template <class Others>
    Result<> learnTenant(std::int32_t day, const DayValues& values, const ValueSet* only, Others&& others)
    {
        constexpr std::size_t kParts = kValueParts;
        std::array<LearntValues, kDimensions * kParts> learnt;
        SL_TRY(forEach(m_workers, learnt.size() + 1, [&](std::size_t i, unsigned) -> Result<> {
            if (i == 0) { // the longest
                others();
                return {};
            }
            const std::size_t d = (i - 1) / kParts;
            const std::size_t part = (i - 1) % kParts;
            learnt[i - 1] = learnValuesOfPart(m_tenant.seen[d], part, day, values.of[d][part], only);
            return {};
        }));
        for (std::size_t d = 0; d < kDimensions; ++d)
            addLearnt(m_tenant.seen[d], day, std::span(learnt).subspan(d * kParts, kParts));
        return {};
    }

    [[nodiscard]] TenantTotals totals() const
    {
        TenantTotals out;
        out.last = m_tenant.seen.front().last;
        for (std::size_t d = 0; d < kDimensions; ++d) {
            out.total[d] = m_tenant.seen[d].total;
            out.novel[d] = m_tenant.seen[d].novel;
        }
        return out;
    }

    void setTotals(const TenantTotals& totals)
    {
        for (std::size_t d = 0; d < kDimensions; ++d) {
            m_tenant.seen[d].total = totals.total[d];
            m_tenant.seen[d].novel = totals.novel[d];
            m_tenant.seen[d].last = totals.last;
        }
    }

private:
    const PeerLists& m_peers;
    Workers* m_workers;
    std::vector<UserMemory> m_users;
    TenantMemory m_tenant;
};

using DayValuesPtr = std::shared_ptr<const DayValues>;

// Counts by how many users the values of days were had. Its tables take memory once.
class ValueCounter
{
public:
    Result<DayValuesPtr> count(const BookDay& book, Workers* workers)
    {
        auto out = std::make_shared<DayValues>();
        out->active = static_cast<std::uint32_t>(book.users.size());
        SL_TRY(forEach(workers, kDimensions, [&](std::size_t d, unsigned) -> Result<> {
            ValueMap<std::uint32_t>& places = m_places[d];
            auto& parts = out->of[d];
            places.clear();
            for (const UserDayTallies& user : book.users) {
                for (const Tally& t : user.of(static_cast<std::uint8_t>(d))) {
                    std::vector<ValueCount>& values = parts[valuePartOf(t.value)];
                    const auto [place, isNew] = places.tryEmplace(t.value);
                    if (isNew) {
                        place = static_cast<std::uint32_t>(values.size());
                        values.push_back({t.value, 0, 0});
                    }
                    ++values[place].users;
                    values[place].activities += t.count;
                }
            }
            for (std::vector<ValueCount>& values : parts)
                values.shrink_to_fit();
            return {};
        }));
        return out;
    }

private:
    std::array<ValueMap<std::uint32_t>, kDimensions> m_places; // in the list of the day and part
};

void setChannel(JudgedDay& day, std::size_t channel, const ChannelBits& bits)
{
    day.steps[channel] = stepOf(bits.bits);
    day.values[channel] = bits.value;
}

class Judging
{
public:
    Judging(const DayBook& book, const PeerLists& peers, Workers* workers)
        : m_book(book), m_workers(workers), m_knowledge(peers, workers)
    {
    }

    Result<Judgements> run(const Watch& watch)
    {
        Judgements out;
        if (m_book.isEmpty()) return out;
        out.firstDay = m_book.firstDay();
        out.lastDay = m_book.lastDay();
        out.days.reserve(m_book.userDays());
        for (std::int32_t day = out.firstDay; day <= out.lastDay; ++day) {
            if (watch.stop.stopRequested()) return cancelled();
            watch.report(static_cast<std::uint64_t>(day - out.firstDay),
                         static_cast<std::uint64_t>(out.lastDay - out.firstDay) + 1, "score");
            SL_TRY(judgeDayOfAll(day, out));
        }
        return out;
    }

private:
    Result<> judgeDayOfAll(std::int32_t day, Judgements& out)
    {
        BookDay& book = m_day;
        m_book.read(day, m_workers, nullptr, book);
        out.exposure.push_back(static_cast<float>(exposureOf(day, book)));
        out.totals.push_back(m_knowledge.totals());
        const auto values = m_counter.count(book, m_workers);
        if (!values) return tl::unexpected(values.error());
        out.values.push_back(*values);
        const TodayValues& today = out.today.emplace_back(**values);
        if (book.users.empty()) return {};
        const std::size_t first = out.days.size();
        out.days.resize(first + book.users.size());
        const Background background = m_knowledge.background(day, today);
        std::vector<DayBits>& bits = m_bits;
        bits.resize(book.users.size());
        SL_TRY(inChunks(m_workers, book.users.size(), [&](std::size_t i) {
            const UserDayTallies& user = book.users[i];
            bits[i] = judgeDay(background, user);
            JudgedDay& judged = out.days[first + i];
            judged.user = user.user;
            judged.day = day;
            judged.activities = user.activities;
            judged.activeDays = background.users[user.user].activeDays;
            for (std::size_t c = 0; c < kChannels; ++c)
                setChannel(judged, c, bits[i].channels[c]);
        }));
        return learn(day, **values, out.exposure.back());
    }

    Result<> learn(std::int32_t day, const DayValues& values, double exposure)
    {
        const BookDay& book = m_day;
        const std::vector<DayBits>& bits = m_bits;
        auto& users = m_knowledge.users();
        SL_TRY(m_knowledge.learnTenant(day, values, nullptr, [&] {
            learnDayOfAll(m_knowledge.tenant(), day, book.users, bits, users);
        }));
        return inChunks(m_workers, book.users.size(), [&](std::size_t i) {
            const UserDayTallies& user = book.users[i];
            learnUserDay(users[user.user], m_knowledge.tenant(), day, user, bits[i].quantities, exposure);
        });
    }

    // Below one where much less than usual was logged of everybody: an outage teaches nobody to be quiet.
    [[nodiscard]] double exposureOf(std::int32_t day, const BookDay& book)
    {
        constexpr double kOutage = 0.6;
        const Rate& usual =
            m_knowledge.tenant().rates[static_cast<std::size_t>(Quantity::Volume)][dayTypeOf(day)];
        if (usual.b <= 0 || book.users.empty()) return 1;
        double activities = 0;
        for (const UserDayTallies& user : book.users)
            activities += user.activities;
        const double share = activities / static_cast<double>(book.users.size()) / (usual.a / usual.b);
        return share < kOutage ? std::max(0.1, share) : 1;
    }

    const DayBook& m_book;
    Workers* m_workers;
    Knowledge m_knowledge;
    ValueCounter m_counter;
    BookDay m_day; // kept from day to day, as the bits are: they take less memory anew
    std::vector<DayBits> m_bits;
};

// Those whose values are judged again, and their peers, under numbers of their own: what is remembered of few
// takes little memory.
class Concerned
{
public:
    Concerned(const PeerLists& peers, const std::vector<std::uint32_t>& changed)
        : m_concerned(peers.size(), false), m_numbers(peers.size(), 0)
    {
        for (const std::uint32_t u : changed) // first, so that they have the first numbers
            add(u);
        m_changed = m_peers.size();
        for (const std::uint32_t u : changed) {
            for (const std::uint32_t p : peers[u]) {
                const std::uint32_t number = add(p); // may move the lists
                m_peers[m_numbers[u]].push_back(number);
            }
        }
    }

    [[nodiscard]] const std::vector<bool>& all() const { return m_concerned; }

    [[nodiscard]] std::uint32_t numberOf(std::uint32_t user) const { return m_numbers[user]; }

    // Whose values are judged again.
    [[nodiscard]] bool isChanged(std::uint32_t number) const { return number < m_changed; }

    // By number; of the others empty.
    [[nodiscard]] const PeerLists& peers() const { return m_peers; }

private:
    std::uint32_t add(std::uint32_t user)
    {
        if (m_concerned[user]) return m_numbers[user];
        m_concerned[user] = true;
        m_numbers[user] = static_cast<std::uint32_t>(m_peers.size());
        m_peers.emplace_back();
        return m_numbers[user];
    }

    std::vector<bool> m_concerned;        // by user
    std::vector<std::uint32_t> m_numbers; // by user
    PeerLists m_peers;
    std::size_t m_changed = 0;
};

// Judges the values of some users again. What it does not know of the others does not matter for them: only
// their values are learnt of the tenant, whose sums are known from before.
class JudgingAnew
{
public:
    JudgingAnew(const DayBook& book, const PeerLists& peers, const std::vector<std::uint32_t>& changed,
                Workers* workers)
        : m_book(book),
          m_workers(workers),
          m_concerned(peers, changed),
          m_knowledge(m_concerned.peers(), workers)
    {
        for (const std::uint32_t u : changed) {
            book.eachDayOf(u, book.lastDay(), [&](std::int32_t, const UserDayTallies& day) {
                for (const Tally& t : day.all())
                    m_values.add(t.value);
            });
        }
    }

    Result<> run(Judgements& judgements, const Watch& watch)
    {
        judgements.values.resize(judgements.exposure.size());
        for (std::int32_t day = judgements.firstDay; day <= judgements.lastDay; ++day) {
            if (watch.stop.stopRequested()) return cancelled();
            watch.report(static_cast<std::uint64_t>(day - judgements.firstDay),
                         static_cast<std::uint64_t>(judgements.lastDay - judgements.firstDay) + 1, "score");
            SL_TRY(judgeDayOfSome(day, judgements));
        }
        return {};
    }

private:
    Result<> judgeDayOfSome(std::int32_t day, Judgements& judgements)
    {
        const auto before = judgements.ofDay(day);
        if (before.empty()) return {};
        const auto place = static_cast<std::size_t>(day - judgements.firstDay);
        SL_TRY(countValues(day, judgements.values[place]));
        m_book.read(day, m_workers, &m_concerned.all(), m_day);
        m_knowledge.setTotals(judgements.totals[place]);
        const Background background = m_knowledge.background(day, judgements.today[place]);
        JudgedDay* const first = judgements.days.data() + (before.data() - judgements.days.data());
        const std::span<JudgedDay> judged(first, before.size());
        SL_TRY(inChunks(m_workers, m_day.users.size(), [&](std::size_t i) {
            UserDayTallies& user = m_day.users[i];
            const auto at = std::ranges::lower_bound(judged, user.user, {}, &JudgedDay::user);
            user.user = m_concerned.numberOf(user.user);
            if (!m_concerned.isChanged(user.user)) return;
            std::array<ChannelBits, kChannels> bits;
            judgeValuesOfDay(background, user, bits);
            for (std::size_t d = 0; d < kDimensions; ++d)
                setChannel(*at, d, bits[d]);
        }));
        auto& users = m_knowledge.users();
        SL_TRY(inChunks(m_workers, m_day.users.size(), [&](std::size_t i) {
            learnValues(users[m_day.users[i].user], day, m_day.users[i]);
        }));
        return m_knowledge.learnTenant(day, *judgements.values[place], &m_values, [] {});
    }

    // Where they were not kept.
    Result<> countValues(std::int32_t day, DayValuesPtr& values)
    {
        if (values) return {};
        m_book.read(day, m_workers, nullptr, m_day);
        auto counted = m_counter.count(m_day, m_workers);
        if (!counted) return tl::unexpected(std::move(counted.error()));
        values = std::move(*counted);
        return {};
    }

    const DayBook& m_book;
    Workers* m_workers;
    Concerned m_concerned;
    Knowledge m_knowledge;
    ValueCounter m_counter;
    BookDay m_day;
    ValueSet m_values; // that those who changed ever had
};

} // namespace

std::span<const JudgedDay> Judgements::ofDay(std::int32_t day) const
{
    return {std::ranges::lower_bound(days, day, {}, &JudgedDay::day),
            std::ranges::upper_bound(days, day, {}, &JudgedDay::day)};
}

const JudgedDay* Judgements::find(std::uint32_t user, std::int32_t day) const
{
    const auto of = ofDay(day);
    const auto at = std::ranges::lower_bound(of, user, {}, &JudgedDay::user);
    return at == of.end() || at->user != user ? nullptr : &*at;
}

Result<Judgements> judgeAll(const DayBook& book, const PeerLists& peers, Workers* workers, const Watch& watch)
{
    return std::make_unique<Judging>(book, peers, workers)->run(watch);
}

Result<Judgements> judgeAnew(Judgements before, const std::vector<std::uint32_t>& changed,
                             const DayBook& book, const PeerLists& peers, Workers* workers,
                             const Watch& watch)
{
    if (changed.empty() || before.isEmpty()) return before;
    SL_TRY(std::make_unique<JudgingAnew>(book, peers, changed, workers)->run(before, watch));
    return before;
}

} // namespace sightline::analytics

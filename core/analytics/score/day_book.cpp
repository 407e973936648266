// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/day_book.h"

#include "core/analytics/score/value_map.h"

#include <algorithm>
#include <numeric>

namespace sightline::analytics
{
namespace
{

constexpr std::size_t kChunk = 1024; // users that a worker reads at once

// Sums up equal values of what lies behind `begin`, which is several sorted runs in a row.
void sumUp(std::vector<Tally>& out, std::size_t begin)
{
    const auto first = out.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, out.end(), [](const Tally& a, const Tally& b) { return a.key() < b.key(); });
    auto to = first;
    for (auto at = first; at != out.end(); ++at) {
        if (to != first && (to - 1)->key() == at->key())
            (to - 1)->count += at->count;
        else
            *to++ = *at;
    }
    out.erase(to, out.end());
}

bool isEmptySegment(const SegmentTalliesPtr& segment)
{
    return !segment || segment->days.empty();
}

// Questions by what they ask for.
class AskIndex
{
public:
    explicit AskIndex(const std::vector<ValueAsk>& asks) : m_asks(asks)
    {
        for (std::size_t a = 0; a < asks.size(); ++a) {
            const Tally tally{asks[a].kind, asks[a].value, 0};
            m_byKey.emplace_back(tally.key(), a);
            m_values.add(tally.value);
        }
        std::ranges::sort(m_byKey);
    }

    // take(question) for those that the value on the day is an answer to.
    template <class Take> void each(const Tally& tally, std::int32_t day, Take&& take) const
    {
        if (!m_values.mayHave(tally.value)) return;
        const auto first =
            std::ranges::lower_bound(m_byKey, tally.key(), {}, &std::pair<std::uint64_t, std::size_t>::first);
        for (auto at = first; at != m_byKey.end() && at->first == tally.key(); ++at) {
            const ValueAsk& ask = m_asks[at->second];
            if (day >= ask.from && day < ask.before) take(at->second);
        }
    }

private:
    const std::vector<ValueAsk>& m_asks;
    ValueSet m_values;
    std::vector<std::pair<std::uint64_t, std::size_t>> m_byKey;
};

} // namespace

DayBook::DayBook(std::vector<SegmentTalliesPtr> segments, const query::Lookup& lookup,
                 const std::vector<std::uint32_t>& userOf, Workers* workers)
    : m_segments(std::move(segments))
{
    std::erase_if(m_segments, isEmptySegment);
    Code accounts = 0;
    for (const auto& segment : m_segments) {
        for (const AccountDay& d : segment->days)
            accounts = std::max(accounts, d.account + 1);
    }
    for (Code account = 0; account < accounts; ++account)
        m_byAccount.push_back(userOfAccount(account, lookup, userOf));
    std::vector<std::size_t> begins{0};
    for (const auto& segment : m_segments)
        begins.push_back(begins.back() + segment->days.size());
    m_entries.resize(begins.back());
    // Nothing in it fails.
    (void)forEach(workers, m_segments.size(), [&](std::size_t s, unsigned) -> Result<> {
        for (std::uint32_t i = 0; i < begins[s + 1] - begins[s]; ++i) {
            const AccountDay& d = m_segments[s]->days[i];
            const std::uint32_t known = m_byAccount[d.account];
            const std::uint32_t user = known == kByDay ? userOn(d.day, d.account, lookup, userOf) : known;
            m_entries[begins[s] + i] = {d.day, user, static_cast<std::uint32_t>(s), i};
        }
        return {};
    });
    std::erase_if(m_entries, [](const Entry& e) { return e.user == kNobody; });
    sortByDay(workers);
    indexUsers();
}

std::uint32_t DayBook::userOn(std::int32_t day, Code account, const query::Lookup& lookup,
                              const std::vector<std::uint32_t>& userOf)
{
    const query::EntityCode entity = lookup.entityOf(account, day * kTicksPerDay + kTicksPerDay / 2);
    return entity < userOf.size() ? userOf[entity] : kNobody;
}

std::uint32_t DayBook::userOfAccount(Code account, const query::Lookup& lookup,
                                     const std::vector<std::uint32_t>& userOf) const
{
    return lookup.changesHands(account) ? kByDay : userOn(0, account, lookup, userOf);
}

// Where an account changed hands, when it did is not looked at: such a book is made anew.
bool DayBook::isOf(std::span<const SegmentTalliesPtr> segments, const query::Lookup& lookup,
                   const std::vector<std::uint32_t>& userOf) const
{
    std::vector<SegmentTalliesPtr> theirs(segments.begin(), segments.end());
    std::erase_if(theirs, isEmptySegment);
    if (theirs != m_segments) return false;
    for (Code account = 0; account < m_byAccount.size(); ++account) {
        const std::uint32_t user = userOfAccount(account, lookup, userOf);
        if (user == kByDay || user != m_byAccount[account]) return false;
    }
    return true;
}

// Days are few: the entries are dealt out to them, and each day is sorted by itself.
void DayBook::sortByDay(Workers* workers)
{
    if (m_entries.empty()) return;
    const auto [least, most] = std::ranges::minmax(m_entries, {}, &Entry::day);
    const std::int32_t first = least.day;
    std::vector<std::size_t> begins(static_cast<std::size_t>(most.day - first) + 2, 0);
    for (const Entry& e : m_entries)
        ++begins[static_cast<std::size_t>(e.day - first) + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<std::size_t> next = begins;
    std::vector<Entry> dealt(m_entries.size());
    for (const Entry& e : m_entries)
        dealt[next[static_cast<std::size_t>(e.day - first)]++] = e;
    m_entries = std::move(dealt);
    // Nothing in it fails.
    (void)forEach(workers, begins.size() - 1, [&](std::size_t day, unsigned) -> Result<> {
        std::ranges::sort(std::span(m_entries).subspan(begins[day], begins[day + 1] - begins[day]));
        return {};
    });
}

// The entries are by day, so each user's are too.
void DayBook::indexUsers()
{
    std::uint32_t users = 0;
    for (const Entry& e : m_entries)
        users = std::max(users, e.user + 1);
    m_usersEnd.assign(users + 1, 0);
    for (const Entry& e : m_entries)
        ++m_usersEnd[e.user + 1];
    std::partial_sum(m_usersEnd.begin(), m_usersEnd.end(), m_usersEnd.begin());
    std::vector<std::uint32_t> next(m_usersEnd.begin(), m_usersEnd.end());
    m_byUser.resize(m_entries.size());
    for (std::uint32_t i = 0; i < m_entries.size(); ++i)
        m_byUser[next[m_entries[i].user]++] = i;
}

std::span<const Tally> DayBook::talliesOf(const Entry& entry) const
{
    const SegmentTallies& from = *m_segments[entry.segment];
    const AccountDay& d = from.days[entry.place];
    return std::span(from.tallies).subspan(d.begin, d.end - d.begin);
}

UserDayTallies DayBook::counted(std::span<const Entry> entries) const
{
    UserDayTallies out;
    out.user = entries.front().user;
    for (const Entry& e : entries) {
        const AccountDay& d = m_segments[e.segment]->days[e.place];
        out.activities += d.activities;
        out.failures += d.failures;
    }
    return out;
}

// Appends the tallies of one user's entries of one day.
void DayBook::merge(std::span<const Entry> entries, std::vector<Tally>& out) const
{
    const std::size_t begin = out.size();
    for (const Entry& e : entries) {
        const auto tallies = talliesOf(e);
        out.insert(out.end(), tallies.begin(), tallies.end());
    }
    if (entries.size() > 1) sumUp(out, begin);
}

// Some of the users of a day. Who has one entry needs no copy of it.
void DayBook::readUsers(std::span<const std::span<const Entry>> entries, std::span<UserDayTallies> users,
                        std::vector<Tally>& merged) const
{
    std::vector<std::size_t> ends; // in `merged`, of those who are there
    for (std::size_t u = 0; u < users.size(); ++u) {
        users[u] = counted(entries[u]);
        if (entries[u].size() == 1)
            users[u].setTallies(talliesOf(entries[u].front()));
        else
            merge(entries[u], merged);
        ends.push_back(merged.size());
    }
    for (std::size_t u = 0, begin = 0; u < users.size(); begin = ends[u++]) {
        if (ends[u] > begin) users[u].setTallies(std::span(merged).subspan(begin, ends[u] - begin));
    }
}

void DayBook::read(std::int32_t day, Workers* workers, const std::vector<bool>* only, BookDay& out) const
{
    const auto first = std::ranges::lower_bound(m_entries, day, {}, &Entry::day);
    const auto last = std::ranges::upper_bound(m_entries, day, {}, &Entry::day);
    std::vector<std::span<const Entry>> users;
    for (auto at = first; at != last;) {
        const auto end = std::find_if(at, last, [&](const Entry& e) { return e.user != at->user; });
        if (only == nullptr || (*only)[at->user]) users.emplace_back(at, end);
        at = end;
    }
    out.users.resize(users.size());
    out.merged.resize((users.size() + kChunk - 1) / kChunk);
    // Nothing in it fails.
    (void)forEach(workers, out.merged.size(), [&](std::size_t c, unsigned) -> Result<> {
        const std::size_t from = c * kChunk;
        const std::size_t n = std::min(kChunk, users.size() - from);
        out.merged[c].clear();
        readUsers(std::span(users).subspan(from, n), std::span(out.users).subspan(from, n), out.merged[c]);
        return {};
    });
}

BookDay DayBook::day(std::int32_t day, Workers* workers, const std::vector<bool>* only) const
{
    BookDay out;
    read(day, workers, only, out);
    return out;
}

void DayBook::eachDayOf(std::uint32_t user, std::int32_t upTo, const EachDay& take) const
{
    if (user + 1 >= m_usersEnd.size()) return;
    std::vector<Tally> tallies;
    std::vector<Entry> ofDay;
    for (std::uint32_t i = m_usersEnd[user]; i < m_usersEnd[user + 1];) {
        const std::int32_t day = m_entries[m_byUser[i]].day;
        if (day > upTo) return;
        ofDay.clear();
        for (; i < m_usersEnd[user + 1] && m_entries[m_byUser[i]].day == day; ++i)
            ofDay.push_back(m_entries[m_byUser[i]]);
        tallies.clear();
        UserDayTallies merged = counted(ofDay);
        merge(ofDay, tallies);
        merged.setTallies(tallies);
        take(day, merged);
    }
}

std::vector<bool> DayBook::usersActive(std::int32_t from, std::int32_t before, std::size_t users) const
{
    std::vector<bool> out(users, false);
    const auto first = std::ranges::lower_bound(m_entries, from, {}, &Entry::day);
    for (auto at = first; at != m_entries.end() && at->day < before; ++at)
        out[at->user] = true;
    return out;
}

std::vector<std::vector<bool>> DayBook::usersWith(const std::vector<ValueAsk>& asks, std::size_t users,
                                                  Workers* workers) const
{
    constexpr std::size_t kMany = 65536; // entries that a worker looks through at once
    using Sets = std::vector<std::vector<bool>>;
    if (asks.empty()) return {};
    const AskIndex index(asks);
    std::vector<Sets> found(widthOf(workers), Sets(asks.size(), std::vector<bool>(users, false)));
    // Nothing in it fails.
    (void)forEach(workers, (m_entries.size() + kMany - 1) / kMany,
                  [&](std::size_t chunk, unsigned w) -> Result<> {
                      const std::size_t end = std::min(m_entries.size(), (chunk + 1) * kMany);
                      for (std::size_t i = chunk * kMany; i < end; ++i) {
                          const Entry& e = m_entries[i];
                          for (const Tally& t : talliesOf(e))
                              index.each(t, e.day, [&](std::size_t ask) { found[w][ask][e.user] = true; });
                      }
                      return {};
                  });
    Sets out = std::move(found.front());
    for (std::size_t w = 1; w < found.size(); ++w) {
        for (std::size_t a = 0; a < asks.size(); ++a) {
            for (std::size_t u = 0; u < users; ++u)
                out[a][u] = out[a][u] || found[w][a][u];
        }
    }
    return out;
}

std::vector<std::uint32_t> DayBook::usersIn(const DayBook& other, std::size_t users) const
{
    if (m_segments != other.m_segments || m_entries.size() != other.m_entries.size()) return {};
    std::vector<std::uint32_t> there(users, kNobody);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& a = m_entries[i];
        const Entry& b = other.m_entries[i];
        if (a.day != b.day || a.segment != b.segment || a.place != b.place) return {};
        if (there[a.user] == kNobody) there[a.user] = b.user;
        if (there[a.user] != b.user) return {};
    }
    // Nobody is two people there, and all stand in the same order.
    std::vector<std::uint32_t> numbers;
    std::ranges::copy_if(there, std::back_inserter(numbers), [](std::uint32_t n) { return n != kNobody; });
    const bool same = std::ranges::adjacent_find(numbers, std::greater_equal{}) == numbers.end();
    return same ? there : std::vector<std::uint32_t>{};
}

} // namespace sightline::analytics

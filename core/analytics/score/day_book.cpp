// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/day_book.h"

#include <algorithm>

namespace sightline::analytics
{
namespace
{

// Appends the tallies of several accounts of one user, equal values added up.
void appendMerged(std::vector<Tally>& scratch, std::vector<Tally>& out)
{
    std::ranges::sort(scratch, {}, &Tally::key);
    for (std::size_t i = 0; i < scratch.size();) {
        Tally sum = scratch[i];
        for (++i; i < scratch.size() && scratch[i].key() == sum.key(); ++i)
            sum.count += scratch[i].count;
        out.push_back(sum);
    }
    scratch.clear();
}

} // namespace

DayBook::DayBook(std::vector<SegmentTalliesPtr> segments, const query::Lookup& lookup,
                 const std::vector<std::uint32_t>& userOf)
    : m_segments(std::move(segments))
{
    for (std::uint32_t s = 0; s < m_segments.size(); ++s) {
        if (!m_segments[s]) continue;
        const auto& days = m_segments[s]->days;
        for (std::uint32_t i = 0; i < days.size(); ++i) {
            // Who held a name that changed hands is asked for at noon.
            const Ticks noon = days[i].day * kTicksPerDay + kTicksPerDay / 2;
            const query::EntityCode entity = lookup.entityOf(days[i].account, noon);
            const std::uint32_t user = entity < userOf.size() ? userOf[entity] : kNobody;
            if (user != kNobody) m_entries.push_back({days[i].day, user, s, i});
        }
    }
    std::ranges::sort(m_entries);
}

BookDay DayBook::day(std::int32_t day) const
{
    BookDay out;
    const auto [first, last] = std::ranges::equal_range(m_entries, day, {}, &Entry::day);
    std::vector<Tally> scratch;
    std::vector<std::size_t> ends;
    for (auto at = first; at != last;) {
        UserDayTallies user;
        user.user = at->user;
        for (; at != last && at->user == user.user; ++at) {
            const SegmentTallies& from = *m_segments[at->segment];
            const AccountDay& d = from.days[at->place];
            user.activities += d.activities;
            user.failures += d.failures;
            scratch.insert(scratch.end(), from.tallies.begin() + d.begin, from.tallies.begin() + d.end);
        }
        appendMerged(scratch, out.tallies);
        ends.push_back(out.tallies.size());
        out.users.push_back(user);
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        out.users[i].tallies = std::span(out.tallies).subspan(begin, ends[i] - begin);
        begin = ends[i];
    }
    return out;
}

} // namespace sightline::analytics

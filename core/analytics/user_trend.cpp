// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/user_trend.h"

#include "core/analytics/day_slices.h"
#include "core/query/groups.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace sightline::analytics
{
namespace
{

constexpr std::size_t kGroupsAtOnce = 1024; // their sums fit the nearest cache

struct Line {
    double slope = 0;
    double r2 = 0;
};

// Sums of y, y * y and x * y over the days x = 0, 1, ..., of some groups.
struct Sums {
    std::vector<std::uint32_t> groups;
    std::vector<std::uint64_t> y;
    std::vector<std::uint64_t> yy;
    std::vector<std::uint64_t> xy;

    explicit Sums(std::vector<std::uint32_t> of)
        : groups(std::move(of)), y(groups.size(), 0), yy(groups.size(), 0), xy(groups.size(), 0)
    {
    }

    void addDay(std::uint64_t x, const std::vector<std::uint32_t>& counts)
    {
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const std::uint64_t n = counts[i];
            y[i] += n;
            yy[i] += n * n;
            xy[i] += n * x;
        }
    }
};

Line lineOf(const Sums& s, std::size_t i, std::size_t days)
{
    const auto n = static_cast<double>(days);
    const double x = n * (n - 1) / 2;
    const double xx = (n - 1) * n * (2 * n - 1) / 6;
    const auto y = static_cast<double>(s.y[i]);
    const double xSpread = n * xx - x * x;
    const double ySpread = n * static_cast<double>(s.yy[i]) - y * y;
    const double both = n * static_cast<double>(s.xy[i]) - x * y;
    Line out;
    if (xSpread > 0) out.slope = both / xSpread;
    if (xSpread > 0 && ySpread > 0) out.r2 = both * both / (xSpread * ySpread);
    return out;
}

// The codes of each group; most have one.
class GroupCodes
{
public:
    explicit GroupCodes(const query::RowCodes& users) : m_begins(std::size_t{users.groups()} + 1, 0)
    {
        for (std::uint32_t c = 0; c < users.codes(); ++c)
            ++m_begins[users.groupOf(c) + 1];
        std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
        std::vector<std::uint32_t> next(m_begins.begin(), m_begins.end() - 1);
        m_codes.resize(users.codes());
        for (std::uint32_t c = 0; c < users.codes(); ++c) {
            const std::uint32_t group = users.groupOf(c);
            if (group != 0 && next[group] == m_begins[group]) m_byFirst.push_back(group);
            m_codes[next[group]++] = c;
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t group) const
    {
        return std::span(m_codes).subspan(m_begins[group], m_begins[group + 1] - m_begins[group]);
    }

    // All but "no value", by their first code: what is counted by code is read from front to back.
    [[nodiscard]] const std::vector<std::uint32_t>& byFirstCode() const { return m_byFirst; }

private:
    std::vector<std::uint32_t> m_begins; // in m_codes, of each group
    std::vector<std::uint32_t> m_codes;
    std::vector<std::uint32_t> m_byFirst;
};

// Activities by day and code, read by group.
class DailyCounts
{
public:
    DailyCounts(const query::RowCodes& users, std::size_t days)
        : m_users(users), m_groups(users), m_days(days)
    {
    }

    [[nodiscard]] const std::vector<std::uint32_t>& groups() const { return m_groups.byFirstCode(); }

    void countDay(std::size_t day, const std::vector<DaySlice>& slices, const query::RowSet& rows)
    {
        std::vector<std::uint32_t>& byCode = m_days[day];
        byCode.assign(m_users.codes(), 0);
        for (const DaySlice& slice : slices)
            m_users.addCounts(slice.segment, rows.bySegment[slice.segment], slice.begin, slice.end, byCode);
    }

    [[nodiscard]] std::size_t days() const { return m_days.size(); }

    [[nodiscard]] std::uint32_t at(std::size_t day, std::uint32_t group) const
    {
        std::uint32_t out = 0;
        if (m_days[day].empty()) return out;
        for (const std::uint32_t code : m_groups.of(group))
            out += m_days[day][code];
        return out;
    }

    [[nodiscard]] Sums sums(std::vector<std::uint32_t> groups) const
    {
        std::vector<std::uint32_t> first;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> others; // index of the group, code
        for (std::uint32_t i = 0; i < groups.size(); ++i) {
            const auto codes = m_groups.of(groups[i]);
            first.push_back(codes.front());
            for (const std::uint32_t code : codes.subspan(1))
                others.emplace_back(i, code);
        }
        Sums out(std::move(groups));
        std::vector<std::uint32_t> counts(first.size());
        for (std::size_t d = 0; d < m_days.size(); ++d) {
            const auto& byCode = m_days[d];
            if (byCode.empty()) continue;
            for (std::size_t i = 0; i < first.size(); ++i)
                counts[i] = byCode[first[i]];
            for (const auto& [i, code] : others)
                counts[i] += byCode[code];
            out.addDay(d, counts);
        }
        return out;
    }

private:
    const query::RowCodes& m_users;
    GroupCodes m_groups;
    std::vector<std::vector<std::uint32_t>> m_days;
};

// Moves the days to the window asked for; rows outside it are left out.
Days inWindow(Days days, const TrendOptions& options)
{
    if (options.from == kNoTime && options.to == kNoTime) return days;
    Days out;
    const auto last = days.first + static_cast<std::int32_t>(days.slices.size()) - 1;
    out.first = options.from == kNoTime ? days.first : dayOf(options.from);
    const std::int32_t end = options.to == kNoTime ? last + 1 : dayOf(options.to - 1) + 1;
    for (std::int32_t d = out.first; d < end; ++d) {
        const bool has = d >= days.first && d <= last && !days.slices.empty();
        out.slices.push_back(has ? std::move(days.slices[static_cast<std::size_t>(d - days.first)])
                                 : std::vector<DaySlice>{});
    }
    return out;
}

struct Ranked {
    Line line;
    std::uint32_t group = 0;
};

} // namespace

Result<std::vector<UserTrend>> userTrends(const query::TableBinding& table, const query::RowSet& rows,
                                          const TrendOptions& options, const StopToken& stop)
{
    const auto column = query::findColumn(table, options.users);
    if (!column) return tl::unexpected(column.error());
    const auto users = query::RowCodes::prepare(table, rows, **column, stop);
    if (!users) return tl::unexpected(users.error());
    auto cut = cutIntoDays(table, rows, stop);
    if (!cut) return tl::unexpected(cut.error());
    const Days days = inWindow(std::move(*cut), options);
    std::vector<UserTrend> out;
    if (days.slices.empty()) return out;

    Workers* workers = table.context().workers.get();
    DailyCounts counts(*users, days.slices.size());
    SL_TRY(forEach(workers, counts.days(), [&](std::size_t d, unsigned) -> Result<> {
        if (stop.stopRequested()) return cancelled();
        if (!days.slices[d].empty()) counts.countDay(d, days.slices[d], rows);
        return {};
    }));
    const auto& groups = counts.groups();
    std::vector<std::vector<Ranked>> parts((groups.size() + kGroupsAtOnce - 1) / kGroupsAtOnce);
    SL_TRY(forEach(workers, parts.size(), [&](std::size_t p, unsigned) -> Result<> {
        const std::size_t end = std::min(groups.size(), (p + 1) * kGroupsAtOnce);
        std::vector<std::uint32_t> asked;
        for (std::size_t i = p * kGroupsAtOnce; i < end; ++i) {
            if (!options.activeOnLastDay || counts.at(counts.days() - 1, groups[i]) != 0)
                asked.push_back(groups[i]);
        }
        const Sums sums = counts.sums(std::move(asked));
        for (std::size_t i = 0; i < sums.groups.size(); ++i) {
            if (sums.y[i] != 0) parts[p].push_back({lineOf(sums, i, counts.days()), sums.groups[i]});
        }
        return {};
    }));
    std::vector<Ranked> all;
    for (const auto& p : parts)
        all.insert(all.end(), p.begin(), p.end());
    const std::size_t shown = options.top == 0 ? all.size() : std::min(options.top, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown), all.end(),
                      [&](const Ranked& a, const Ranked& b) {
                          if (a.line.slope != b.line.slope) return a.line.slope > b.line.slope;
                          return users->text(a.group) < users->text(b.group);
                      });
    for (std::size_t i = 0; i < shown; ++i) {
        UserTrend& t = out.emplace_back();
        t.user = std::string(users->text(all[i].group));
        t.slope = all[i].line.slope;
        t.r2 = all[i].line.r2;
        for (std::size_t d = 0; d < counts.days(); ++d)
            t.daily.push_back(counts.at(d, all[i].group));
    }
    return out;
}

} // namespace sightline::analytics

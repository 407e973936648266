// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/user_trend.h"

#include "core/analytics/day_slices.h"
#include "core/query/groups.h"

#include <algorithm>

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
            const std::uint64_t n = counts[groups[i]];
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

// Activities by day and group.
class DailyCounts
{
public:
    DailyCounts(const query::RowCodes& users, std::size_t days) : m_users(users), m_days(days) {}

    void countDay(std::size_t day, const std::vector<DaySlice>& slices, const query::RowSet& rows)
    {
        std::vector<std::uint32_t> byCode(m_users.codes(), 0);
        for (const DaySlice& slice : slices) {
            const Bitmap& set = rows.bySegment[slice.segment];
            if (set.count(slice.begin, slice.end) == slice.end - slice.begin) {
                m_users.addCounts(slice.segment, slice.begin, slice.end, byCode);
                continue;
            }
            m_users.visit(slice.segment, [&](auto codeAt) {
                set.forEach(slice.begin, slice.end, [&](std::uint32_t row) { ++byCode[codeAt(row)]; });
            });
        }
        if (m_users.plain()) {
            m_days[day] = std::move(byCode);
            return;
        }
        m_days[day].assign(m_users.groups(), 0);
        for (std::uint32_t c = 0; c < byCode.size(); ++c)
            m_days[day][m_users.groupOf(c)] += byCode[c];
    }

    [[nodiscard]] std::size_t days() const { return m_days.size(); }

    [[nodiscard]] std::uint32_t at(std::size_t day, std::uint32_t group) const
    {
        return m_days[day].empty() ? 0 : m_days[day][group];
    }

    // Day by day: the counts of one lie side by side.
    [[nodiscard]] Sums sums(std::vector<std::uint32_t> groups) const
    {
        Sums out(std::move(groups));
        for (std::size_t d = 0; d < m_days.size(); ++d) {
            if (!m_days[d].empty()) out.addDay(d, m_days[d]);
        }
        return out;
    }

private:
    const query::RowCodes& m_users;
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
    const std::uint32_t groups = users->groups();
    std::vector<std::vector<Ranked>> parts((groups + kGroupsAtOnce - 1) / kGroupsAtOnce);
    SL_TRY(forEach(workers, parts.size(), [&](std::size_t p, unsigned) -> Result<> {
        const auto first = static_cast<std::uint32_t>(p * kGroupsAtOnce);
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(groups, first + kGroupsAtOnce));
        std::vector<std::uint32_t> asked;
        for (std::uint32_t g = std::max(first, 1U); g < end; ++g) {
            if (!options.activeOnLastDay || counts.at(counts.days() - 1, g) != 0) asked.push_back(g);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/groups.h"
#include "core/query/search.h"

#include <algorithm>
#include <bit>
#include <fmt/format.h>

namespace sightline::query
{
namespace
{

constexpr std::uint64_t kMaxCells = 50'000'000; // bins times series

// The first and the last time of the set; kNoTime where nothing is dated. Counts the undated rows.
struct Extent {
    Ticks first = kNoTime;
    Ticks last = kNoTime;
    std::uint64_t undated = 0;
};

std::uint32_t firstRow(const Bitmap& rows)
{
    const auto& words = rows.words();
    const auto it = std::ranges::find_if(words, [](std::uint64_t w) { return w != 0; });
    return static_cast<std::uint32_t>((it - words.begin()) * 64 + std::countr_zero(*it));
}

std::uint32_t lastRow(const Bitmap& rows)
{
    std::size_t i = rows.words().size() - 1;
    while (rows.words()[i] == 0)
        --i;
    return static_cast<std::uint32_t>(i * 64 + 63 - static_cast<unsigned>(std::countl_zero(rows.words()[i])));
}

std::uint64_t countBetween(const Bitmap& rows, std::uint32_t begin, std::uint32_t end)
{
    std::uint64_t n = 0;
    for (std::uint32_t row = begin; row < end;) {
        const std::uint32_t next = std::min(end, (row / 64 + 1) * 64);
        std::uint64_t word = rows.words()[row / 64] >> (row % 64);
        if (next - row < 64) word &= (std::uint64_t{1} << (next - row)) - 1;
        n += static_cast<std::uint64_t>(std::popcount(word));
        row = next;
    }
    return n;
}

Result<Extent> extentOf(const TableBinding& table, const RowSet& rows)
{
    Extent out;
    for (std::size_t s = 0; s < rows.bySegment.size(); ++s) {
        const Bitmap& set = rows.bySegment[s];
        if (set.none()) continue;
        const auto times = table.context().snapshot->segments[s].segment->times();
        if (!times) return tl::unexpected(times.error());
        if (!(*times)->dated()) {
            out.undated += set.count();
            continue;
        }
        const Ticks first = (*times)->at(firstRow(set));
        out.first = out.first == kNoTime ? first : std::min(out.first, first);
        out.last = std::max(out.last, (*times)->at(lastRow(set)));
    }
    return out;
}

Ticks floorTo(Ticks t, Ticks step)
{
    const Ticks rest = t % step;
    return t - (rest < 0 ? rest + step : rest);
}

class TimelineMaker
{
public:
    TimelineMaker(const TableBinding& table, const RowSet& rows, const TimelineOptions& options,
                  const StopToken& stop)
        : m_table(table), m_rows(rows), m_options(options), m_stop(stop)
    {
    }

    Result<Timeline> run()
    {
        if ((m_options.bins == 0) == (m_options.bucket <= 0)) {
            return fail(ErrorKind::InvalidInput, "query.bins",
                        "a timeline needs either a number of bins or the length of one");
        }
        const BoundColumn* by = nullptr;
        if (!m_options.by.empty()) {
            const auto found = findColumn(m_table, m_options.by);
            if (!found) return tl::unexpected(found.error());
            by = *found;
        }
        const auto extent = extentOf(m_table, m_rows);
        if (!extent) return tl::unexpected(extent.error());
        m_out.undated = extent->undated;
        SL_TRY(layOut(*extent));
        if (by == nullptr) {
            m_out.series.push_back({{}, std::vector<std::uint64_t>(m_bins, 0)});
            SL_TRY(count());
        } else {
            SL_TRY(countBy(*by));
        }
        return std::move(m_out);
    }

private:
    Result<> layOut(const Extent& extent)
    {
        const bool dated = extent.first != kNoTime;
        if (!dated && (!m_options.from || !m_options.to)) return {};
        m_first = m_options.from.value_or(extent.first);
        m_end = m_options.to.value_or(extent.last + 1);
        if (m_end <= m_first) return {};
        m_out.from = m_first;
        if (m_options.bucket > 0) {
            m_out.step = m_options.bucket;
            m_out.from = floorTo(m_first, m_out.step);
            m_bins = static_cast<std::uint64_t>((m_end - 1 - m_out.from) / m_out.step) + 1;
        } else {
            const auto bins = static_cast<Ticks>(std::min<std::uint64_t>(m_options.bins, kMaxCells + 1));
            m_out.step = (m_end - m_first + bins - 1) / bins;
            m_bins = static_cast<std::uint64_t>(bins);
        }
        if (m_bins > kMaxCells) return tooMany();
        m_out.to = m_out.from + static_cast<Ticks>(m_bins) * m_out.step;
        return {};
    }

    static tl::unexpected<Error> tooMany()
    {
        return fail(ErrorKind::Limit, "query.bins",
                    "this timeline has too many bins; choose longer ones or fewer series");
    }

    // Calls f(segment, rows of the set, bin, first row, row after the last) for every bin a segment has rows
    // in.
    template <class F> Result<> eachBin(F&& f)
    {
        if (m_bins == 0) return {};
        for (std::size_t s = 0; s < m_rows.bySegment.size(); ++s) {
            if (m_stop.stopRequested()) return cancelled();
            const Bitmap& set = m_rows.bySegment[s];
            if (set.none()) continue;
            const auto times = m_table.context().snapshot->segments[s].segment->times();
            if (!times) return tl::unexpected(times.error());
            if (!(*times)->dated()) continue;
            const std::uint32_t end = (*times)->lowerBound(m_end);
            std::vector<Slice> slices;
            for (std::uint32_t row = (*times)->lowerBound(m_first); row < end;) {
                const auto bin = ((*times)->at(row) - m_out.from) / m_out.step;
                const std::uint32_t next =
                    std::min(end, (*times)->lowerBound(m_out.from + (bin + 1) * m_out.step));
                slices.push_back({static_cast<std::size_t>(bin), row, next});
                row = next;
            }
            SL_TRY(f(s, set, slices));
        }
        return {};
    }

    struct Slice {
        std::size_t bin = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    Result<> count()
    {
        auto& counts = m_out.series.front().counts;
        return eachBin([&](std::size_t, const Bitmap& set, const std::vector<Slice>& slices) -> Result<> {
            for (const Slice& slice : slices)
                counts[slice.bin] += countBetween(set, slice.begin, slice.end);
            return {};
        });
    }

    Result<> countBy(const BoundColumn& column)
    {
        Groups groups(m_table, column);
        std::vector<std::vector<std::uint64_t>> counts; // by group; empty: no row
        std::uint64_t cells = 0;
        SL_TRY(eachBin([&](std::size_t segment, const Bitmap& set,
                           const std::vector<Slice>& slices) -> Result<> {
            auto slice = slices.begin();
            const auto grouped = groups.forEach(segment, set, [&](std::uint32_t row, std::uint32_t group) {
                while (slice != slices.end() && row >= slice->end)
                    ++slice;
                if (slice == slices.end() || row < slice->begin || cells > kMaxCells) return;
                if (group >= counts.size()) counts.resize(std::size_t{group} + 1);
                if (counts[group].empty()) {
                    cells += m_bins;
                    if (cells > kMaxCells) return;
                    counts[group].resize(m_bins, 0);
                }
                ++counts[group][slice->bin];
            });
            if (!grouped) return grouped;
            return cells > kMaxCells ? Result<>(tooMany()) : Result<>{};
        }));
        sortSeries(groups, counts);
        return {};
    }

    // Largest first, ties by text.
    void sortSeries(const Groups& groups, std::vector<std::vector<std::uint64_t>>& counts)
    {
        std::vector<std::pair<std::uint64_t, std::size_t>> order;
        for (std::size_t g = 0; g < counts.size(); ++g) {
            std::uint64_t total = 0;
            for (const std::uint64_t n : counts[g])
                total += n;
            if (total != 0) order.emplace_back(total, g);
        }
        const auto& texts = groups.texts();
        std::ranges::sort(order, [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : texts[a.second] < texts[b.second];
        });
        for (const auto& [total, g] : order)
            m_out.series.push_back({texts[g], std::move(counts[g])});
    }

    const TableBinding& m_table;
    const RowSet& m_rows;
    const TimelineOptions& m_options;
    const StopToken& m_stop;
    Timeline m_out;
    Ticks m_first = 0; // rows before are not counted
    Ticks m_end = 0;   // nor rows from here on
    std::uint64_t m_bins = 0;
};

} // namespace

Result<Timeline> timeline(const TableBinding& table, const RowSet& rows, const TimelineOptions& options,
                          const StopToken& stop)
{
    return TimelineMaker(table, rows, options, stop).run();
}

} // namespace sightline::query

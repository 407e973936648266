// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/groups.h"
#include "core/query/search.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <numeric>

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
        const Ticks first = (*times)->at(set.first());
        out.first = out.first == kNoTime ? first : std::min(out.first, first);
        out.last = std::max(out.last, (*times)->at(set.last()));
    }
    return out;
}

Ticks floorTo(Ticks t, Ticks step)
{
    const Ticks rest = t % step;
    return t - (rest < 0 ? rest + step : rest);
}

// The rows of one segment that fall into one bin.
struct Slice {
    std::size_t bin = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

using Slices = std::vector<Slice>;

// The counts of one worker, by code where the column has codes of the case, else by text.
class SeriesCounter
{
public:
    SeriesCounter(const TableBinding& table, const BoundColumn& column, std::uint64_t bins)
        : m_table(&table), m_column(&column), m_bins(bins), m_groups(table, column)
    {
    }

    Result<> add(std::size_t segment, const Bitmap& set, const Slices& slices)
    {
        const SegmentView& view = m_table->context().snapshot->segments[segment];
        if (m_column->kind == BoundColumn::Kind::Stored) {
            const auto column = view.column(m_column->column);
            if (!column) return tl::unexpected(column.error());
            const bool coded =
                *column && (*column)->encoding == Encoding::Dictionary && (*column)->ints.width() == 1;
            if (coded && (!m_dictionary || m_dictionary == (*column)->dictionary)) {
                m_dictionary = (*column)->dictionary;
                addCodes(**column, set, slices);
                return {};
            }
        }
        return addTexts(segment, set, slices);
    }

    void addTo(std::map<std::string_view, std::vector<std::uint64_t>>& byText) const
    {
        const auto sum = [&](std::string_view text, const std::vector<std::uint64_t>& counts) {
            if (counts.empty()) return;
            auto& into = byText[text];
            into.resize(m_bins, 0);
            for (std::size_t i = 0; i < m_bins; ++i)
                into[i] += counts[i];
        };
        for (Code c = 0; c < m_byCode.size(); ++c)
            sum(m_dictionary->text(c), m_byCode[c]);
        for (std::size_t g = 0; g < m_byGroup.size(); ++g)
            sum(m_groups.texts()[g], m_byGroup[g]);
    }

    [[nodiscard]] bool tooMany() const { return m_cells > kMaxCells; }

private:
    std::uint64_t* countsOf(std::vector<std::vector<std::uint64_t>>& all, std::size_t at)
    {
        if (at >= all.size()) all.resize(at + 1);
        if (all[at].empty()) {
            m_cells += m_bins;
            if (tooMany()) return nullptr;
            all[at].resize(m_bins, 0);
        }
        return all[at].data();
    }

    void addCodes(const Column& column, const Bitmap& set, const Slices& slices)
    {
        const ByteCodes& codes = column.index.byteCodes(column);
        if (!codes.rows.empty()) {
            for (std::size_t i = 0; i < codes.present.size(); ++i) {
                std::uint64_t* counts = countsOf(m_byCode, codes.present[i]);
                for (const Slice& s : slices) {
                    if (counts != nullptr) counts[s.bin] += codes.rows[i].countBoth(set, s.begin, s.end);
                }
            }
            return;
        }
        std::array<std::uint64_t*, 256> counts{};
        for (const std::uint8_t c : codes.present)
            counts[c] = countsOf(m_byCode, c);
        if (tooMany()) return;
        const auto* at = reinterpret_cast<const std::uint8_t*>(column.ints.bytes().data());
        auto slice = slices.begin();
        set.forEach([&](std::uint32_t row) {
            while (slice != slices.end() && row >= slice->end)
                ++slice;
            if (slice != slices.end() && row >= slice->begin) ++counts[at[row]][slice->bin];
        });
    }

    Result<> addTexts(std::size_t segment, const Bitmap& set, const Slices& slices)
    {
        auto slice = slices.begin();
        return m_groups.forEach(segment, set, [&](std::uint32_t row, std::uint32_t group) {
            while (slice != slices.end() && row >= slice->end)
                ++slice;
            if (slice == slices.end() || row < slice->begin || tooMany()) return;
            if (std::uint64_t* counts = countsOf(m_byGroup, group)) ++counts[slice->bin];
        });
    }

    const TableBinding* m_table;
    const BoundColumn* m_column;
    std::uint64_t m_bins;
    Groups m_groups;
    std::shared_ptr<const Dictionary> m_dictionary;
    std::vector<std::vector<std::uint64_t>> m_byCode;
    std::vector<std::vector<std::uint64_t>> m_byGroup;
    std::uint64_t m_cells = 0;
};

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

    // Calls f(segment, rows of the set, slices, worker) for the segments with dated rows of the set.
    template <class F> Result<> eachSegment(F&& f)
    {
        if (m_bins == 0) return {};
        const auto work = [&](std::size_t s, unsigned worker) -> Result<> {
            if (m_stop.stopRequested()) return cancelled();
            const Bitmap& set = m_rows.bySegment[s];
            if (set.none()) return {};
            const auto times = m_table.context().snapshot->segments[s].segment->times();
            if (!times) return tl::unexpected(times.error());
            if (!(*times)->dated()) return {};
            return f(s, set, slicesOf(**times), worker);
        };
        return forEach(m_table.context().workers.get(), m_rows.bySegment.size(), work);
    }

    [[nodiscard]] Slices slicesOf(const TimePlane& times) const
    {
        Slices out;
        const std::uint32_t end = times.lowerBound(m_end);
        for (std::uint32_t row = times.lowerBound(m_first); row < end;) {
            const auto bin = (times.at(row) - m_out.from) / m_out.step;
            const std::uint32_t next = std::min(end, times.lowerBound(m_out.from + (bin + 1) * m_out.step));
            out.push_back({static_cast<std::size_t>(bin), row, next});
            row = next;
        }
        return out;
    }

    Result<> count()
    {
        std::vector<std::vector<std::uint64_t>> parts(widthOf(m_table.context().workers.get()));
        for (auto& part : parts)
            part.resize(m_bins, 0);
        SL_TRY(eachSegment(
            [&](std::size_t, const Bitmap& set, const Slices& slices, unsigned worker) -> Result<> {
                for (const Slice& slice : slices)
                    parts[worker][slice.bin] += set.count(slice.begin, slice.end);
                return {};
            }));
        for (const auto& part : parts) {
            for (std::size_t i = 0; i < part.size(); ++i)
                m_out.series.front().counts[i] += part[i];
        }
        return {};
    }

    Result<> countBy(const BoundColumn& column)
    {
        std::vector<SeriesCounter> parts;
        for (unsigned i = 0; i < widthOf(m_table.context().workers.get()); ++i)
            parts.emplace_back(m_table, column, m_bins);
        SL_TRY(eachSegment([&](std::size_t segment, const Bitmap& set, const Slices& slices,
                               unsigned worker) { return parts[worker].add(segment, set, slices); }));
        std::map<std::string_view, std::vector<std::uint64_t>> byText;
        for (SeriesCounter& part : parts) {
            if (part.tooMany()) return tooMany();
            part.addTo(byText);
        }
        if (byText.size() * m_bins > kMaxCells) return tooMany();
        sortSeries(byText);
        return {};
    }

    // Largest first, ties by text.
    void sortSeries(std::map<std::string_view, std::vector<std::uint64_t>>& byText)
    {
        std::vector<std::pair<std::uint64_t, std::string_view>> order;
        for (const auto& [text, counts] : byText) {
            const auto total = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
            if (total != 0) order.emplace_back(total, text);
        }
        std::ranges::sort(order, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        for (const auto& [total, text] : order)
            m_out.series.push_back({std::string(text), std::move(byText[text])});
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/gather.h"

#include "core/query/groups.h"
#include "core/query/time_order.h"

#include <algorithm>
#include <mutex>

namespace sightline::query
{
namespace
{

constexpr std::size_t kFarApart = 1024; // rows of a run: no more lie in lines of cache of their own

// Rows of one segment in a piece, and their places in the list.
struct Run {
    std::uint32_t segment = 0;
    std::vector<std::uint32_t> rows;
    std::vector<std::size_t> places;
};

// The rows of a piece by segment: long runs keep several reads from memory under way at once.
std::vector<Run> runsOf(const std::vector<RowRef>& rows, std::size_t base, std::size_t segments)
{
    constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> runOf(segments, kNone);
    std::vector<Run> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::uint32_t& run = runOf[rows[i].segment];
        if (run == kNone) {
            run = static_cast<std::uint32_t>(out.size());
            out.push_back({rows[i].segment, {}, {}});
        }
        out[run].rows.push_back(rows[i].row);
        out[run].places.push_back(base + i);
    }
    return out;
}

class Gatherer
{
public:
    Gatherer(const TableBinding& table, const TimeOrder& order,
             const std::vector<const BoundColumn*>& columns)
        : m_table(table), m_order(order), m_columns(columns)
    {
        m_out.count = order.size();
        m_out.rows = std::make_unique_for_overwrite<RowRef[]>(order.size());
        m_out.times = std::make_unique_for_overwrite<Ticks[]>(order.size());
        m_out.columns.resize(columns.size());
        for (const BoundColumn* c : columns)
            m_groups.push_back(c->isLookedUp() ? codeGroupsOf(table.context(), *c) : nullptr);
        m_loaded.resize(table.context().snapshot->segments.size() * columns.size());
    }

    // Columns a segment's rows are read from; segments do not share them, so any thread per segment.
    Result<> load(std::uint32_t segment)
    {
        const SegmentView& view = m_table.context().snapshot->segments[segment];
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            const BoundColumn& column = *m_columns[c];
            if (!column.isColumn() && !(column.isLookedUp() && column.column != 0)) continue;
            auto loaded = view.column(column.column);
            if (!loaded) return tl::unexpected(std::move(loaded.error()));
            m_loaded[segment * m_columns.size() + c] = std::move(*loaded);
        }
        return {};
    }

    // After loading: in what form each column is handed out.
    void chooseForms(const RowSet& rows)
    {
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            GatheredColumn& to = m_out.columns[c];
            if (m_columns[c]->kind == BoundColumn::Kind::Stored)
                to.dictionary = dictionaryOf(*m_table.context().snapshot, m_columns[c]->column);
            if (m_groups[c] && tellsAll(c, rows)) {
                to.groups = m_groups[c];
                to.dictionary = to.groups->dictionary;
            }
            if (to.dictionary) {
                to.codes = PackedCodes(widthOfCodes(c), m_out.count);
            } else if (m_columns[c]->kind != BoundColumn::Kind::Time) {
                to.texts = std::make_unique_for_overwrite<std::string_view[]>(m_out.count);
            }
        }
    }

    Result<> piece(std::size_t p)
    {
        const auto rows = m_order.piece(p);
        const std::uint64_t base = m_order.begin(p);
        std::ranges::copy(rows, m_out.rows.get() + base);
        CellReader cells(m_table);
        for (const Run& run : runsOf(rows, base, m_table.context().snapshot->segments.size())) {
            fetch(run, 0);
            SL_TRY(times(run));
            for (std::size_t c = 0; c < m_columns.size(); ++c) {
                fetch(run, c + 1);
                SL_TRY(fill(run, c, cells));
            }
        }
        return {};
    }

    Gathered finish()
    {
        for (ColumnPtr& c : m_loaded) {
            if (c) m_out.kept.push_back(std::move(c));
        }
        return std::move(m_out);
    }

private:
    // Whether the codes alone tell the texts of a column that is looked up.
    [[nodiscard]] bool tellsAll(std::size_t c, const RowSet& rows) const
    {
        const CodeGroups& groups = *m_groups[c];
        if (!groups.dictionary) return false;
        for (std::size_t s = 0; s < rows.bySegment.size(); ++s) {
            const Bitmap& chosen = rows.bySegment[s];
            if (chosen.none()) continue;
            const ColumnPtr& column = m_loaded[s * m_columns.size() + c];
            if (!column || column->dictionary != groups.dictionary || chosen.rows() > kSegmentRows ||
                !groups.tellAll(*column, chosen))
                return false;
        }
        return true;
    }

    // The widest of the segments: dictionaries grow, but codes given before stay small.
    [[nodiscard]] unsigned widthOfCodes(std::size_t c) const
    {
        unsigned out = 1;
        for (std::size_t i = c; i < m_loaded.size(); i += m_columns.size()) {
            if (m_loaded[i]) out = std::max<unsigned>(out, m_loaded[i]->ints.width());
        }
        return out;
    }

    // Rows that lie far apart are each waited for: those of the next column meanwhile.
    void fetch(const Run& run, std::size_t c) const
    {
        if (c == m_columns.size() || run.rows.size() > kFarApart) return;
        const Column* column = m_loaded[run.segment * m_columns.size() + c].get();
        if (column == nullptr) return;
        visitPacked(
            column->ints,
            [&](const auto* at) {
                for (const std::uint32_t row : run.rows)
                    __builtin_prefetch(at + row);
            },
            [] {});
    }

    Result<> times(const Run& run)
    {
        const auto plane = m_table.context().snapshot->segments[run.segment].segment->times();
        if (!plane) return tl::unexpected(plane.error());
        for (std::size_t i = 0; i < run.rows.size(); ++i)
            m_out.times[run.places[i]] = (*plane)->at(run.rows[i]);
        return {};
    }

    Result<> fill(const Run& run, std::size_t c, CellReader& cells)
    {
        if (m_columns[c]->kind == BoundColumn::Kind::Time) return {}; // `times` has them
        const Column* column = m_loaded[run.segment * m_columns.size() + c].get();
        GatheredColumn& to = m_out.columns[c];
        if (to.dictionary) {
            const bool same = column != nullptr && column->dictionary == to.dictionary;
            to.codes.visit([&](auto* into) { copyCodes(same ? column : nullptr, run, into); });
            return {};
        }
        if (const CodeGroups* groups = m_groups[c].get(); groups != nullptr)
            return lookedUpTexts(run, c, *groups, cells);
        if (column != nullptr && column->coded()) {
            for (std::size_t i = 0; i < run.rows.size(); ++i)
                to.texts[run.places[i]] = column->codeText(column->code(run.rows[i]));
            return {};
        }
        return makeTexts(run, *m_columns[c], cells, to.texts.get());
    }

    template <class T> static void copyCodes(const Column* column, const Run& run, T* into)
    {
        const auto absent = [&] {
            for (const std::size_t place : run.places)
                into[place] = 0;
        };
        if (column == nullptr) return absent();
        visitPacked(
            column->ints,
            [&](const auto* at) {
                for (std::size_t i = 0; i < run.rows.size(); ++i)
                    into[run.places[i]] = static_cast<T>(at[run.rows[i]]);
            },
            absent);
    }

    // Most codes stand for one text at all times; the rows of the others are read one by one.
    Result<> lookedUpTexts(const Run& run, std::size_t c, const CodeGroups& groups, CellReader& cells)
    {
        const Column* column = m_loaded[run.segment * m_columns.size() + c].get();
        std::string_view* into = m_out.columns[c].texts.get();
        Run open{run.segment, {}, {}};
        const bool known = column != nullptr && column->dictionary == groups.dictionary;
        for (std::size_t i = 0; i < run.rows.size(); ++i) {
            const std::uint32_t group =
                known ? groups.groupOf[column->code(run.rows[i])] : CodeGroups::kAskRow;
            if (group != CodeGroups::kAskRow) {
                into[run.places[i]] = groups.texts[group];
            } else {
                open.rows.push_back(run.rows[i]);
                open.places.push_back(run.places[i]);
            }
        }
        return open.rows.empty() ? Result<>{} : makeTexts(open, *m_columns[c], cells, into);
    }

    Result<> makeTexts(const Run& run, const BoundColumn& column, CellReader& cells, std::string_view* into)
    {
        auto texts = std::make_shared<std::vector<std::string>>();
        texts->reserve(run.rows.size());
        for (std::size_t i = 0; i < run.rows.size(); ++i) {
            auto text = cells.text({run.segment, run.rows[i]}, column);
            if (!text) return tl::unexpected(std::move(text.error()));
            into[run.places[i]] = texts->emplace_back(std::move(*text));
        }
        const std::scoped_lock lock(m_mutex);
        m_out.made.push_back(std::move(texts));
        return {};
    }

    const TableBinding& m_table;
    const TimeOrder& m_order;
    const std::vector<const BoundColumn*>& m_columns;
    std::vector<std::shared_ptr<const CodeGroups>> m_groups; // of columns that are looked up; else null
    std::vector<ColumnPtr> m_loaded;                         // by segment and column
    std::mutex m_mutex;
    Gathered m_out;
};

} // namespace

PackedCodes::PackedCodes(unsigned width, std::size_t n)
    : m_width(width), m_bytes(std::make_unique_for_overwrite<std::uint8_t[]>(n * width))
{
}

Result<Gathered> gather(const TableBinding& table, const RowSet& rows,
                        const std::vector<std::string>& columns, bool descending, const StopToken& stop)
{
    std::vector<const BoundColumn*> bound;
    for (const std::string& name : columns) {
        const auto found = findColumn(table, name);
        if (!found) return tl::unexpected(found.error());
        bound.push_back(*found);
    }
    // Not owned: the order does not outlive this call.
    const std::shared_ptr<const RowSet> set(std::shared_ptr<const RowSet>(), &rows);
    const auto order = TimeOrder::make(table, set, descending, stop);
    if (!order) return tl::unexpected(order.error());
    Gatherer gatherer(table, *order, bound);
    Workers* workers = table.context().workers.get();
    SL_TRY(forEach(workers, rows.bySegment.size(), [&](std::size_t s, unsigned) -> Result<> {
        if (stop.stopRequested()) return cancelled();
        return rows.bySegment[s].none() ? Result<>{} : gatherer.load(static_cast<std::uint32_t>(s));
    }));
    gatherer.chooseForms(rows);
    SL_TRY(forEach(workers, order->pieces(), [&](std::size_t p, unsigned) -> Result<> {
        return stop.stopRequested() ? Result<>(cancelled()) : gatherer.piece(p);
    }));
    return gatherer.finish();
}

} // namespace sightline::query

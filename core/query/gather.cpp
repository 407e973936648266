// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/gather.h"

#include "core/base/prefetch.h"
#include "core/query/groups.h"
#include "core/query/time_order.h"

#include <algorithm>
#include <mutex>
#include <span>
#include <utility>

namespace sightline::query
{
namespace
{

constexpr std::size_t kAtOnce = 1024; // rows whose cells of a column are asked for before one is looked at

// Rows of one segment in a piece, and their places in it.
struct Run {
    std::uint32_t segment = 0;
    std::span<const std::uint32_t> rows;
    std::span<const std::uint32_t> places;
};

// The rows of a piece by segment: long runs keep several reads from memory under way at once.
class Runs
{
public:
    Runs(const std::vector<TimedRow>& rows, std::size_t segments) : m_rows(rows.size()), m_places(rows.size())
    {
        std::vector<std::uint32_t> ends(segments, 0); // number of rows, then where the next one goes
        for (const TimedRow& r : rows)
            ++ends[r.row.segment];
        std::uint32_t begin = 0;
        for (std::uint32_t s = 0; s < segments; ++s) {
            const std::uint32_t n = std::exchange(ends[s], begin);
            if (n == 0) continue;
            m_list.push_back({s, std::span(m_rows).subspan(begin, n), std::span(m_places).subspan(begin, n)});
            begin += n;
        }
        for (std::uint32_t i = 0; i < rows.size(); ++i) {
            const std::uint32_t at = ends[rows[i].row.segment]++;
            m_rows[at] = rows[i].row.row;
            m_places[at] = i;
        }
    }

    Runs(const Runs&) = delete;
    Runs& operator=(const Runs&) = delete;

    [[nodiscard]] const std::vector<Run>& list() const { return m_list; }

private:
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_places;
    std::vector<Run> m_list;
};

class Gatherer
{
public:
    Gatherer(const TableBinding& table, const TimeOrder& order,
             const std::vector<const BoundColumn*>& columns)
        : m_table(table), m_order(order), m_columns(columns)
    {
        m_out.count = order.size();
        m_out.rows = LargeArray<RowRef>(order.size());
        m_out.times = LargeArray<Ticks>(order.size());
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
            if (m_columns[c]->isColumn()) to.dictionary = codesOf(c, rows);
            if (m_groups[c] && tellsAll(c, rows)) {
                to.groups = m_groups[c];
                to.dictionary = to.groups->dictionary;
            }
            if (to.dictionary) {
                to.codes = PackedCodes(widthOfCodes(c), m_out.count);
            } else if (m_columns[c]->kind != BoundColumn::Kind::Time) {
                to.texts = LargeArray<TextRef>(m_out.count);
            }
        }
    }

    Result<> piece(std::size_t p)
    {
        const std::vector<TimedRow> rows = m_order.piece(p);
        const std::uint64_t base = m_order.begin(p);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            m_out.rows[base + i] = rows[i].row;
            m_out.times[base + i] = rows[i].time;
        }
        CellReader cells(m_table);
        const Runs runs(rows, m_table.context().snapshot->segments.size());
        const auto& list = runs.list();
        for (std::size_t begin = 0; begin < list.size();) {
            std::size_t end = begin;
            for (std::size_t n = 0; end < list.size() && (n == 0 || n + list[end].rows.size() <= kAtOnce);
                 ++end)
                n += list[end].rows.size();
            SL_TRY(fillColumns(std::span(list).subspan(begin, end - begin), base, cells));
            begin = end;
        }
        return {};
    }

    Gathered finish()
    {
        m_out.kept = std::move(m_loaded);
        return std::move(m_out);
    }

private:
    // The dictionary whose codes tell the texts of a column; null where some rows have the name of their
    // table instead.
    [[nodiscard]] std::shared_ptr<const Dictionary> codesOf(std::size_t c, const RowSet& rows) const
    {
        auto out = dictionaryOf(*m_table.context().snapshot, m_columns[c]->column);
        if (m_columns[c]->kind == BoundColumn::Kind::Stored) return out;
        for (std::size_t s = 0; s < rows.bySegment.size(); ++s) {
            if (!rows.bySegment[s].none() && !m_loaded[s * m_columns.size() + c]) return nullptr;
        }
        return out;
    }

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

    // Cells that lie far apart are each waited for: those of the next column meanwhile.
    Result<> fillColumns(std::span<const Run> runs, std::uint64_t base, CellReader& cells)
    {
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            for (const Run& run : runs) {
                if (c == 0) fetch(run, 0);
                if (c + 1 < m_columns.size()) fetch(run, c + 1);
            }
            for (const Run& run : runs)
                fetchTexts(run, c);
            for (const Run& run : runs)
                SL_TRY(fill(run, c, base, cells));
        }
        return {};
    }

    void fetch(const Run& run, std::size_t c) const
    {
        if (run.rows.size() > kAtOnce) return; // they lie side by side, or nearly so
        const Column* column = m_loaded[run.segment * m_columns.size() + c].get();
        if (column == nullptr) return;
        visitPacked(
            column->ints,
            [&](const auto* at) {
                for (const std::uint32_t row : run.rows)
                    prefetch(at + row);
            },
            [] {});
    }

    // Where the texts of these cells begin, if they are the segment's own.
    void fetchTexts(const Run& run, std::size_t c) const
    {
        const Column* column = m_loaded[run.segment * m_columns.size() + c].get();
        if (column == nullptr || column->encoding != Encoding::SegmentText) return;
        for (const std::uint32_t row : run.rows)
            prefetch(column->offsets.data() + column->code(row));
    }

    // base: place of the piece's first row.
    Result<> fill(const Run& run, std::size_t c, std::uint64_t base, CellReader& cells)
    {
        if (m_columns[c]->kind == BoundColumn::Kind::Time) return {}; // `times` has them
        const Column* column = m_loaded[run.segment * m_columns.size() + c].get();
        GatheredColumn& to = m_out.columns[c];
        if (to.dictionary) {
            const bool same = column != nullptr && column->dictionary == to.dictionary;
            to.codes.visit([&](auto* into) { copyCodes(same ? column : nullptr, run, into + base); });
            return {};
        }
        TextRef* into = to.texts.get() + base;
        if (const CodeGroups* groups = m_groups[c].get(); groups != nullptr)
            return lookedUpTexts(run, c, *groups, cells, into);
        if (column == nullptr || !column->coded()) return makeTexts(run, *m_columns[c], cells, into);
        codedTexts(*column, run, into);
        return {};
    }

    template <class T> static void copyCodes(const Column* column, const Run& run, T* into)
    {
        const auto absent = [&] {
            for (const std::uint32_t place : run.places)
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

    static TextRef refTo(std::string_view text) { return {text.data(), text.size()}; }

    static void codedTexts(const Column& column, const Run& run, TextRef* into)
    {
        for (std::size_t i = 0; i < run.rows.size(); ++i)
            into[run.places[i]] = refTo(column.codeText(column.code(run.rows[i])));
    }

    // Most codes stand for one text at all times; the rows of the others are read one by one.
    Result<> lookedUpTexts(const Run& run, std::size_t c, const CodeGroups& groups, CellReader& cells,
                           TextRef* into)
    {
        const Column* column = m_loaded[run.segment * m_columns.size() + c].get();
        std::vector<std::uint32_t> rows;
        std::vector<std::uint32_t> places;
        const bool known = column != nullptr && column->dictionary == groups.dictionary;
        for (std::size_t i = 0; i < run.rows.size(); ++i) {
            const std::uint32_t group =
                known ? groups.groupOf[column->code(run.rows[i])] : CodeGroups::kAskRow;
            if (group != CodeGroups::kAskRow) {
                into[run.places[i]] = refTo(groups.texts[group]);
            } else {
                rows.push_back(run.rows[i]);
                places.push_back(run.places[i]);
            }
        }
        if (rows.empty()) return {};
        return makeTexts({run.segment, rows, places}, *m_columns[c], cells, into);
    }

    Result<> makeTexts(const Run& run, const BoundColumn& column, CellReader& cells, TextRef* into)
    {
        auto texts = std::make_shared<std::vector<std::string>>();
        texts->reserve(run.rows.size());
        for (std::size_t i = 0; i < run.rows.size(); ++i) {
            auto text = cells.text({run.segment, run.rows[i]}, column);
            if (!text) return tl::unexpected(std::move(text.error()));
            into[run.places[i]] = refTo(texts->emplace_back(std::move(*text)));
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

PackedCodes::PackedCodes(unsigned width, std::size_t n) : m_width(width), m_bytes(n * width) {}

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

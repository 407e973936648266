// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a set in time order, reachable by place without ordering all of them: the set is cut at times
// into pieces, whose sizes are known from counting, and a piece is ordered when somebody looks at it.
#pragma once

#include "core/query/search.h"

#include <memory>
#include <vector>

namespace sightline::query
{

struct TimedRow {
    Ticks time = kNoTime;
    RowRef row;
};

class TimeOrder
{
public:
    // Dated rows by time, equal times by segment and row; undated rows come last in both directions. Keeps
    // `rows` and the snapshot.
    [[nodiscard]] static Result<TimeOrder> make(const TableBinding& table, std::shared_ptr<const RowSet> rows,
                                                bool descending, const StopToken& stop);

    [[nodiscard]] std::uint64_t size() const { return m_rows->count; }

    // Piece p holds places [begin(p), begin(p + 1)). Any thread.
    [[nodiscard]] std::size_t pieces() const { return m_begins.size() - 1; }

    [[nodiscard]] std::uint64_t begin(std::size_t piece) const { return m_begins[piece]; }

    [[nodiscard]] std::size_t pieceAt(std::uint64_t place) const; // place < size()
    [[nodiscard]] std::vector<TimedRow> piece(std::size_t piece) const;

private:
    // Rows [begin, end) of a segment.
    struct Part {
        std::uint32_t segment = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    TimeOrder() = default;
    [[nodiscard]] std::vector<Ticks> cuts(std::size_t dated) const;
    void fillPieces(const std::vector<Ticks>& cuts);
    void append(const Part& part, std::vector<TimedRow>& to) const;
    [[nodiscard]] bool mergeParts(const std::vector<Part>& parts, std::vector<TimedRow>& to) const;
    void sort(std::vector<TimedRow>& rows) const;

    SnapshotPtr m_snapshot;
    std::shared_ptr<const RowSet> m_rows;
    bool m_descending = true;
    std::vector<std::shared_ptr<const TimePlane>> m_times; // null where the set has no row
    std::vector<std::vector<Part>> m_parts;                // by piece, in the order of the list
    std::vector<std::uint64_t> m_begins{0};
};

} // namespace sightline::query

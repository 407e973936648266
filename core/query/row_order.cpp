// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/row_order.h"

#include "core/query/groups.h"

namespace sightline::query
{

RowOrder::RowOrder(std::vector<RowRef> rows)
    : m_list(std::make_shared<const std::vector<RowRef>>(std::move(rows)))
{
}

Result<RowOrder> RowOrder::make(const TableBinding& table, std::shared_ptr<const RowSet> rows,
                                const Sort& sort, const StopToken& stop)
{
    const auto column = findColumn(table, sort.column);
    if (!column) return tl::unexpected(column.error());
    if ((*column)->kind != BoundColumn::Kind::Time) {
        auto listed = orderedRows(table, *rows, sort, 0, stop);
        if (!listed) return tl::unexpected(std::move(listed.error()));
        return RowOrder(std::move(*listed));
    }
    auto order = TimeOrder::make(table, std::move(rows), sort.descending, stop);
    if (!order) return tl::unexpected(std::move(order.error()));
    RowOrder out;
    out.m_order = std::make_shared<const TimeOrder>(std::move(*order));
    return out;
}

RowRef RowOrder::at(std::size_t place) const
{
    if (!m_order) return (*m_list)[place];
    for (const Piece& p : m_pieces) {
        if (place >= p.begin && place - p.begin < p.rows.size()) return p.rows[place - p.begin].row;
    }
    const std::size_t piece = m_order->pieceAt(place);
    Piece& into = m_pieces[m_oldest];
    m_oldest = (m_oldest + 1) % m_pieces.size();
    into = {static_cast<std::size_t>(m_order->begin(piece)), m_order->piece(piece)};
    return into.rows[place - into.begin].row;
}

} // namespace sightline::query

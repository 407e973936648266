// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of an answer by place: by time without ordering all of them, by another column as a list. One
// object belongs to one thread; copies are cheap and independent.
#pragma once

#include "core/query/time_order.h"

#include <array>
#include <memory>
#include <vector>

namespace sightline::query
{

class RowOrder
{
public:
    RowOrder() = default;
    explicit RowOrder(std::vector<RowRef> rows);

    [[nodiscard]] static Result<RowOrder> make(const TableBinding& table, std::shared_ptr<const RowSet> rows,
                                               const Sort& sort, const StopToken& stop);

    [[nodiscard]] std::size_t size() const
    {
        return m_order ? static_cast<std::size_t>(m_order->size()) : m_list ? m_list->size() : 0;
    }

    // place < size()
    [[nodiscard]] RowRef at(std::size_t place) const;

private:
    // A piece of the order that was looked at lately.
    struct Piece {
        std::size_t begin = 0;
        std::vector<TimedRow> rows;
    };

    std::shared_ptr<const std::vector<RowRef>> m_list;
    std::shared_ptr<const TimeOrder> m_order;
    mutable std::array<Piece, 4> m_pieces; // a screen of rows may lie in two, the selection in a third
    mutable std::size_t m_oldest = 0;
};

} // namespace sightline::query

// SPDX-License-Identifier: GPL-3.0-or-later
// A predicate made ready for a table: columns found, literals converted, verdicts kept a dictionary code. It
// answers segment by segment which rows make it true, from any thread. It must not outlive its table.
#pragma once

#include "core/base/result.h"
#include "core/query/binding.h"
#include "core/query/expr.h"

#include <memory>
#include <string_view>

namespace sightline::query
{

class CompiledFilter
{
public:
    // kqlForPositions: the text `filter` was parsed from, for "line 1, column 7" in errors.
    [[nodiscard]] static Result<CompiledFilter> compile(const TableBinding& table, const Expr& filter,
                                                        std::string_view kqlForPositions = {});

    CompiledFilter(CompiledFilter&&) noexcept;
    CompiledFilter& operator=(CompiledFilter&&) noexcept;
    ~CompiledFilter();

    // The rows of a segment for which the predicate is true (not false, not null), whether or not they are
    // members of the table.
    [[nodiscard]] Result<Bitmap> evaluate(std::size_t segment) const;

    struct Node;

private:
    CompiledFilter(const TableBinding& table, std::unique_ptr<Node> root);

    const TableBinding* m_table;
    std::unique_ptr<Node> m_root;
};

} // namespace sightline::query

// SPDX-License-Identifier: GPL-3.0-or-later
// A set of a column's codes, and the rows of a segment that have one of them.
#pragma once

#include "core/base/workers.h"
#include "core/query/leaf_test.h"
#include "core/table/column.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace sightline::query
{

class CodeSet
{
public:
    CodeSet() = default; // no code

    // has: 0 or 1 for every code.
    explicit CodeSet(std::vector<std::uint8_t> has);

    // Of codes below `size`: the listed ones (ascending), or all others.
    [[nodiscard]] static CodeSet ofList(std::vector<Code> list, Code size, bool others);

    [[nodiscard]] bool contains(Code code) const { return m_size != 0 && m_has[code] != 0; }

    [[nodiscard]] bool empty() const { return m_size == 0; }

    // The rows of a coded column whose code is in the set. Any thread.
    [[nodiscard]] Bitmap rows(const Column& column) const;

private:
    [[nodiscard]] Bitmap byteRows(const Column& column) const;
    [[nodiscard]] Bitmap rowsOfFew(const Column& column) const;
    [[nodiscard]] Bitmap indexedRows(const Column& column) const;

    std::vector<std::uint8_t> m_has;
    std::size_t m_size = 0;
    std::vector<Code> m_few; // the smaller of the set and the rest, where that is small
    bool m_fewAreOut = false;
};

// What a test says of every text of a dictionary. Immutable; any thread.
struct CodeVerdicts {
    enum class Answer : std::uint8_t { No, Yes, Null, AskRow }; // AskRow: the code alone does not tell

    // Codes below `codes` are asked, spread over the workers.
    [[nodiscard]] static CodeVerdicts of(Code codes, const std::function<Answer(Code)>& answer,
                                         Workers* workers);

    CodeSet yes;
    CodeSet null;
    CodeSet askRow;
};

[[nodiscard]] inline CodeVerdicts::Answer answerOf(Verdict v)
{
    return static_cast<CodeVerdicts::Answer>(v);
}

} // namespace sightline::query

// SPDX-License-Identifier: GPL-3.0-or-later
// What one comparison of a predicate asks of a cell, apart from how cells are stored. Logic has three values:
// a null cell is unequal to every literal, and makes orders and ranges null. Operators on text see the text a
// cell converts to, so an absent dynamic or guid reads as "" there.
#pragma once

#include "core/base/result.h"
#include "core/query/binding.h"
#include "core/query/expr.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::query
{

enum class Verdict : std::uint8_t { No, Yes, Null };

[[nodiscard]] inline Verdict negated(Verdict v)
{
    return v == Verdict::Null ? v : v == Verdict::Yes ? Verdict::No : Verdict::Yes;
}

// What a test on text looks for, where one needle decides: texts without it all get `otherwise`.
struct TextSearch {
    Op op = Op::Contains; // Has, Contains, StartsWith, EndsWith; Equal: with the needle, ask the test
    std::string needle;   // folded
    Verdict otherwise = Verdict::No;
};

struct IntegerRange {
    std::int64_t first = 0; // both ends belong to it
    std::int64_t last = 0;
};

struct LeafTest {
    enum class Over : std::uint8_t {
        Text,     // `text` of the cell's text, "" for absent
        Integer,  // `ranges`; bool, int, long, datetime, timespan
        Real,     // `real`
        Guid,     // `guids`, 16 bytes each
        Presence, // only whether there is a value
    };

    Over over = Over::Text;
    std::function<Verdict(std::string_view)> text;
    std::optional<TextSearch> search; // says the same as `text`
    std::vector<IntegerRange> ranges;
    std::function<bool(double)> real;
    std::vector<std::string> guids;
    bool negative = false;            // Integer, Guid: the verdict is the opposite
    Verdict ofAbsent = Verdict::No;   // all but Text
    Verdict ofPresent = Verdict::Yes; // Presence

    [[nodiscard]] Verdict ofInteger(std::int64_t v) const
    {
        bool in = false;
        for (const IntegerRange& r : ranges)
            in = in || (v >= r.first && v <= r.last);
        return in != negative ? Verdict::Yes : Verdict::No;
    }
};

// asOf is now(). Errors name the column and its type, without a position.
[[nodiscard]] Result<LeafTest> makeLeafTest(const BoundColumn& column, Op op,
                                            const std::vector<Literal>& values, Ticks asOf);

} // namespace sightline::query

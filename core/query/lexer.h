// SPDX-License-Identifier: GPL-3.0-or-later
// KQL tokens. Positions are byte offsets into the text; line and column for people are computed from them.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::query
{

enum class TokenKind : std::uint8_t { Name, QuotedName, Text, Long, Real, Timespan, Operator, End };

struct Token {
    TokenKind kind = TokenKind::End;
    std::string text;         // name, operator sign, or the unescaped string
    std::int64_t integer = 0; // Long; Timespan in ticks
    double real = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

[[nodiscard]] Result<std::vector<Token>> tokenize(std::string_view kql);

// "line 1, column 7" of a byte offset (columns count code points from 1).
[[nodiscard]] std::string positionText(std::string_view kql, std::size_t offset);
// An InvalidInput error that carries the position.
[[nodiscard]] tl::unexpected<Error> syntaxError(std::string_view kql, std::size_t offset,
                                                std::string message);

// "..." with KQL escapes.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace sightline::query

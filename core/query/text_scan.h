// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a test of the texts a segment keeps for itself. Searches for ASCII needles run over the bytes and skip
// the blocks that cannot hold one; other tests are asked text by text.
#pragma once

#include "core/query/code_set.h"
#include "core/table/text_find.h"

#include <optional>

namespace sightline::query
{

class TextScan
{
public:
    explicit TextScan(const LeafTest& test);

    // The verdicts of a SegmentText column's codes. Any thread.
    [[nodiscard]] CodeVerdicts verdicts(const Column& column) const;

private:
    [[nodiscard]] std::vector<Code> hits(const Column& column) const;
    void hitsIn(const Column& column, Code first, Code end, std::vector<Code>& out) const;
    [[nodiscard]] bool isHit(std::string_view text, std::size_t at) const;

    const LeafTest* m_test;
    std::optional<TextFinder> m_finder;
};

} // namespace sightline::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/text_scan.h"

#include "core/base/text.h"
#include "core/table/segment.h"
#include "core/table/text_index.h"

#include <algorithm>
#include <bit>

namespace sightline::query
{

TextScan::TextScan(const LeafTest& test) : m_test(&test)
{
    if (test.search && !test.search->needle.empty() && isAscii(test.search->needle))
        m_finder.emplace(test.search->needle);
}

bool TextScan::isHit(std::string_view text, std::size_t at) const
{
    const std::size_t end = at + m_finder->needle().size();
    switch (m_test->search->op) {
    case Op::Has:
        return isTermAt(text, at, end);
    case Op::StartsWith:
        return at == 0;
    case Op::EndsWith:
        return end == text.size();
    case Op::Contains:
        return true;
    default: // equality: the test knows about case
        return at == 0 && end == text.size() && m_test->text(text) != m_test->search->otherwise;
    }
}

// The codes of [first, end).
void TextScan::hitsIn(const Column& column, Code first, Code end, std::vector<Code>& out) const
{
    const auto& offsets = column.offsets;
    const std::uint32_t base = offsets[first - 1];
    const auto bytes = std::string_view(column.bytes).substr(base, offsets[end - 1] - base);
    std::vector<std::uint32_t> places;
    m_finder->findAll(bytes, places);
    Code code = first;
    for (const std::uint32_t place : places) {
        const std::uint32_t at = base + place;
        if (offsets[code - 1] > at) continue; // a text that is a hit already
        // Few texts lie between two hits of a frequent needle, many between those of a rare one.
        while (offsets[code] <= at) {
            const Code leap = std::min<Code>(code + 16, end - 1);
            code = offsets[leap] <= at ? leap + 1 : code + 1;
        }
        const std::uint32_t begin = offsets[code - 1];
        const bool inside = at + m_finder->needle().size() <= offsets[code];
        const auto text = std::string_view(column.bytes).substr(begin, offsets[code] - begin);
        if (inside && isHit(text, at - begin)) out.push_back(code++);
        if (code == end) return;
    }
}

std::vector<Code> TextScan::hits(const Column& column) const
{
    std::vector<Code> out;
    const Code codes = column.codeCount();
    if (codes < 2) return out;
    if (column.rows > kSegmentRows) { // a table in memory
        hitsIn(column, 1, codes, out);
        return out;
    }
    const std::uint64_t blocks = column.index.texts(column).blocksOf(m_finder->needle());
    for (std::uint64_t left = blocks; left != 0;) {
        const auto from = static_cast<unsigned>(std::countr_zero(left));
        const auto run = static_cast<unsigned>(std::countr_one(left >> from));
        hitsIn(column, from * TextIndex::kBlockTexts + 1,
               std::min<Code>(codes, (from + run) * TextIndex::kBlockTexts + 1), out);
        left = from + run == 64 ? 0 : left >> (from + run) << (from + run);
    }
    return out;
}

CodeVerdicts TextScan::verdicts(const Column& column) const
{
    const Code codes = column.codeCount();
    if (!m_finder)
        return CodeVerdicts::of(
            codes, [&](Code c) { return answerOf(m_test->text(column.codeText(c))); }, nullptr);
    const bool others = m_test->search->otherwise == Verdict::Yes; // texts without the needle
    std::vector<Code> listed = hits(column);
    const bool absentIsListed = (m_test->text({}) == Verdict::Yes) != others;
    if (absentIsListed) listed.insert(listed.begin(), 0);
    return {CodeSet::ofList(std::move(listed), std::max<Code>(codes, 1), others), {}, {}};
}

} // namespace sightline::query

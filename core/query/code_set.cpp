// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/code_set.h"

#include "core/table/kernels.h"
#include "core/table/segment.h"

#include <algorithm>

namespace sightline::query
{
namespace
{

constexpr std::size_t kFew = 64;     // codes looked up one by one where rows are indexed by code
constexpr std::size_t kFewScans = 4; // and where a scan per code is needed
constexpr Code kAskedAtOnce = 1U << 14;
constexpr std::size_t kListed = 128; // rows of a segment for one that is kept in a list

std::vector<Code> codesWith(const std::vector<std::uint8_t>& has, std::uint8_t value)
{
    std::vector<Code> out;
    for (Code c = 0; c < has.size(); ++c) {
        if (has[c] == value) out.push_back(c);
    }
    return out;
}

} // namespace

CodeSet::CodeSet(std::vector<std::uint8_t> has) : m_has(std::move(has))
{
    m_size = static_cast<std::size_t>(std::ranges::count(m_has, std::uint8_t{1}));
    if (m_size <= kFew) {
        m_few = codesWith(m_has, 1);
    } else if (m_has.size() - m_size <= kFew) {
        m_few = codesWith(m_has, 0);
        m_fewAreOut = true;
    }
}

CodeSet CodeSet::ofList(std::vector<Code> list, Code size, bool others)
{
    CodeSet out;
    if (list.empty() && !others) return out;
    out.m_has.assign(size, others ? 1 : 0);
    for (const Code c : list)
        out.m_has[c] = others ? 0 : 1;
    out.m_size = others ? size - list.size() : list.size();
    out.m_fewAreOut = others;
    if (list.size() <= kFew) out.m_few = std::move(list);
    return out;
}

Bitmap CodeSet::byteRows(const Column& column) const
{
    const ByteCodes& codes = column.index.byteCodes(column);
    std::size_t in = 0;
    for (const std::uint8_t c : codes.present)
        in += contains(c) ? 1 : 0;
    if (in == 0 || in == codes.present.size()) return Bitmap(column.rows, in != 0);
    Bitmap out(column.rows);
    if (!codes.rows.empty()) {
        for (std::size_t i = 0; i < codes.present.size(); ++i) {
            if (contains(codes.present[i])) out |= codes.rows[i];
        }
        return out;
    }
    const auto* at = reinterpret_cast<const std::uint8_t*>(column.ints.bytes().data());
    const bool oneOut = in + 1 == codes.present.size();
    if (in == 1 || oneOut) {
        const auto only =
            std::ranges::find_if(codes.present, [&](std::uint8_t c) { return contains(c) == (in == 1); });
        kernels::matchOne(at, column.rows, *only, out.words().data());
        if (in != 1) out.invert();
        return out;
    }
    std::array<std::uint8_t, 256> set{};
    std::copy_n(m_has.begin(), std::min<std::size_t>(m_has.size(), set.size()), set.begin());
    kernels::matchSet(at, column.rows, set, out.words().data());
    return out;
}

Bitmap CodeSet::indexedRows(const Column& column) const
{
    const RowsByCode& index = column.index.rowsByCode(column);
    Bitmap out(column.rows);
    std::vector<std::uint16_t> listed;
    for (const Code c : m_few) {
        const auto rows = index.rowsOf(c);
        if (listed.size() + rows.size() <= column.rows / kListed) {
            listed.insert(listed.end(), rows.begin(), rows.end());
        } else {
            for (const std::uint16_t row : rows)
                out.set(row);
        }
    }
    if (m_few.size() > 1) std::ranges::sort(listed);
    out |= Bitmap::ofRows(column.rows, std::move(listed));
    return out;
}

// Codes of a dictionary have an index of their rows; a segment's own texts are mostly met once, so there the
// codes are scanned.
Bitmap CodeSet::rowsOfFew(const Column& column) const
{
    Bitmap out(column.rows);
    if (column.encoding == Encoding::Dictionary) {
        out = indexedRows(column);
    } else {
        std::vector<std::uint64_t> one(out.wordCount());
        for (const Code c : m_few) {
            visitPacked(
                column.ints,
                [&](const auto* at) {
                    using T = std::remove_cvref_t<decltype(*at)>;
                    if constexpr (sizeof(T) <= 4) kernels::matchOne(at, column.rows, T(c), one.data());
                },
                [] {});
            for (std::size_t i = 0; i < one.size(); ++i)
                out.words()[i] |= one[i];
        }
    }
    if (m_fewAreOut) out.invert();
    return out;
}

Bitmap CodeSet::rows(const Column& column) const
{
    if (m_size == 0 || m_size == m_has.size()) return Bitmap(column.rows, m_size != 0);
    if (column.ints.width() == 0) return Bitmap(column.rows, contains(0));
    if (column.ints.width() == 1) return byteRows(column);
    const bool indexed = column.encoding == Encoding::Dictionary && column.rows <= kSegmentRows;
    if (!m_few.empty() && (indexed || m_few.size() <= kFewScans)) return rowsOfFew(column);
    Bitmap out(column.rows);
    visitPacked(
        column.ints,
        [&](const auto* at) {
            if constexpr (sizeof(*at) == 2 || sizeof(*at) == 4)
                kernels::matchSet(at, column.rows, m_has.data(), out.words().data());
        },
        [] {});
    return out;
}

CodeVerdicts CodeVerdicts::of(Code codes, const std::function<Answer(Code)>& answer, Workers* workers)
{
    std::array<std::vector<std::uint8_t>, 4> sets;
    for (auto& s : sets)
        s.assign(std::max<Code>(codes, 1), 0);
    const std::size_t pieces = (codes + kAskedAtOnce - 1) / kAskedAtOnce;
    const auto done = forEach(workers, pieces, [&](std::size_t piece, unsigned) -> Result<> {
        const Code first = static_cast<Code>(piece) * kAskedAtOnce;
        for (Code c = first; c < std::min(codes, first + kAskedAtOnce); ++c)
            sets[static_cast<std::size_t>(answer(c))][c] = 1;
        return {};
    });
    (void)done; // nothing in it fails
    return {CodeSet(std::move(sets[1])), CodeSet(std::move(sets[2])), CodeSet(std::move(sets[3]))};
}

} // namespace sightline::query

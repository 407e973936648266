// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/column_index.h"

#include "core/table/column.h"
#include "core/table/kernels.h"
#include "core/table/text_index.h"

#include <algorithm>

namespace sightline
{
namespace
{

constexpr std::size_t kFewCodes = 8; // up to this many codes a column keeps the rows of each as bits

ByteCodes countBytes(const Column& column)
{
    ByteCodes out;
    const auto* codes = reinterpret_cast<const std::uint8_t*>(column.ints.bytes().data());
    kernels::countAll(codes, column.rows, out.counts);
    for (unsigned c = 0; c < 256; ++c) {
        if (out.counts[c] != 0) out.present.push_back(static_cast<std::uint8_t>(c));
    }
    if (out.present.size() > kFewCodes) return out;
    for (const std::uint8_t c : out.present) {
        Bitmap& rows = out.rows.emplace_back(column.rows, out.counts[c] == column.rows);
        if (!rows.all()) kernels::matchOne(codes, column.rows, c, rows.words().data());
    }
    return out;
}

} // namespace

RowsByCode::RowsByCode(const Column& column)
{
    std::vector<std::uint32_t> starts(std::size_t{column.codeCount()} + 1, 0);
    const auto codeAt = [&](std::uint32_t row) { return column.code(row); };
    for (std::uint32_t row = 0; row < column.rows; ++row)
        ++starts[codeAt(row)];
    m_blocks.resize((std::size_t{column.codeCount()} + 63) / 64);
    std::uint32_t at = 0;
    for (std::uint32_t c = 0; c < column.codeCount(); ++c) {
        const std::uint32_t n = starts[c];
        starts[c] = at;
        if (c % 64 == 0) m_blocks[c / 64].before = static_cast<std::uint32_t>(m_begins.size());
        if (n == 0) continue;
        m_blocks[c / 64].present |= std::uint64_t{1} << (c % 64);
        m_begins.push_back(at);
        at += n;
    }
    m_begins.push_back(at);
    m_rows.resize(column.rows);
    for (std::uint32_t row = 0; row < column.rows; ++row)
        m_rows[starts[codeAt(row)]++] = static_cast<std::uint16_t>(row);
}

void RowsByCode::addCounts(std::vector<std::uint32_t>& byCode) const
{
    const std::uint32_t* begin = m_begins.data();
    (void)anyCode([&](std::uint32_t code) {
        byCode[code] += begin[1] - begin[0];
        ++begin;
        return false;
    });
}

ColumnIndex::ColumnIndex() = default;
ColumnIndex::~ColumnIndex() = default;

const ByteCodes& ColumnIndex::byteCodes(const Column& column) const
{
    const std::scoped_lock lock(m_mutex);
    if (!m_bytes) m_bytes = std::make_unique<const ByteCodes>(countBytes(column));
    return *m_bytes;
}

const RowsByCode& ColumnIndex::rowsByCode(const Column& column) const
{
    const std::scoped_lock lock(m_mutex);
    if (!m_rows) m_rows = std::make_unique<const RowsByCode>(column);
    return *m_rows;
}

const RowsByCode* ColumnIndex::knownRowsByCode() const
{
    const std::scoped_lock lock(m_mutex);
    return m_rows.get();
}

const TextIndex& ColumnIndex::texts(const Column& column) const
{
    const std::scoped_lock lock(m_mutex);
    if (!m_texts) m_texts = std::make_unique<const TextIndex>(column);
    return *m_texts;
}

} // namespace sightline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/raw_reader.h"

#include "core/base/hash.h"
#include "core/table/codec.h"

#include <algorithm>

namespace sightline::store
{
namespace
{

tl::unexpected<Error> damaged(std::string_view what)
{
    return fail(ErrorKind::Corrupt, "case.corrupt", "the case file is damaged: " + std::string(what));
}

} // namespace

Result<> RawReader::load(std::int64_t segmentStart, std::int64_t place)
{
    auto found = m_db.prepare(
        "SELECT id,n,raw,crc,data FROM rawblk WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC LIMIT 1");
    if (!found) return tl::unexpected(found.error());
    const auto any = found->bind(1, segmentStart).bind(2, place).step();
    if (!any) return tl::unexpected(any.error());
    if (!*any || place - found->integer(0) >= found->integer(1)) return {};
    const std::string data = found->text(4);
    if (crc32(data) != static_cast<std::uint32_t>(found->integer(3)))
        return damaged("a block of records fails its checksum");
    auto bytes = decompressed(data, static_cast<std::uint32_t>(found->integer(2)));
    if (!bytes) return tl::unexpected(bytes.error());
    auto block = std::make_unique<Block>();
    block->first = found->integer(0);
    block->rows = found->integer(1);
    block->bytes = std::move(*bytes);
    auto texts = unpackTexts(block->bytes);
    if (!texts) return tl::unexpected(texts.error());
    block->texts = std::move(*texts);
    if (block->rows > static_cast<std::int64_t>(block->texts.size()))
        return damaged("a block of records is too short");
    m_blocks.push_front(std::move(block));
    if (m_blocks.size() > kBlocks) m_blocks.pop_back();
    return {};
}

Result<std::string_view> RawReader::text(SegmentId segment, std::uint32_t row)
{
    const std::int64_t start = std::int64_t{segment} * 65'536;
    const std::int64_t place = start + row;
    const auto holds = [&](const auto& b) { return place >= b->first && place < b->first + b->rows; };
    auto it = std::ranges::find_if(m_blocks, holds);
    if (it == m_blocks.end()) {
        SL_TRY(load(start, place));
        it = std::ranges::find_if(m_blocks, holds);
        if (it == m_blocks.end()) return std::string_view{};
    }
    if (it != m_blocks.begin()) std::rotate(m_blocks.begin(), it, it + 1);
    const Block& block = *m_blocks.front();
    return block.texts[static_cast<std::size_t>(place - block.first)];
}

} // namespace sightline::store

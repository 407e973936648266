// SPDX-License-Identifier: GPL-3.0-or-later
// Columns and row lists as the blobs of a case file. Decoding trusts nothing: every count, width, offset and
// code is checked, because a checksum proves no good intent.
//
// Payload before compression: [null bitmap if nulls == Bitmap] then
//   codes         rows * width, little endian; for SegmentText preceded by u32 card, u32 offsets[card+1],
//   bytes fixed         rows * width of value - vmin (Real: rows * 8 doubles; Guid: rows * 16) bits ceil(rows
//   / 64) * 8 time plane    rows * 4 ms from vmin, then rows * 2 ticks below if width == 6;
//                 nothing for undated rows (vmin == kNoTime)
#pragma once

#include "core/base/result.h"
#include "core/table/column.h"

#include <string>
#include <string_view>

namespace sightline
{

// ZstdPlanes: compressed, with numbers by plane (planes.h); offsets of texts and milliseconds of times are
// differences there.
enum class Codec : std::uint8_t { Raw = 0, Zstd = 1, ZstdPlanes = 2 };
enum class Nulls : std::uint8_t { None = 0, All = 1, Bitmap = 2 };

// What `segcol` keeps of a column beside its identity.
struct StoredColumn {
    Codec codec = Codec::Zstd;
    int width = 0;
    std::uint32_t card = 0; // codes in use (SegmentText) or dictionary size at writing
    Nulls nulls = Nulls::None;
    std::int64_t vmin = 0;
    std::int64_t vmax = 0;
    std::uint32_t raw = 0; // bytes before compression
    std::uint32_t crc = 0; // of `data`
    std::string data;
};

// Where the decoded column belongs.
struct ColumnShape {
    Type type = Type::String;
    Encoding encoding = Encoding::SegmentText;
    std::uint32_t rows = 0;
    std::shared_ptr<const Dictionary> dictionary; // Dictionary encoding only
};

inline constexpr std::uint32_t kMaxBlob = 1U << 30;

[[nodiscard]] StoredColumn encodeColumn(const Column& column);
[[nodiscard]] Result<ColumnPtr> decodeColumn(const StoredColumn& stored, const ColumnShape& shape);

[[nodiscard]] StoredColumn encodeTimes(const TimePlane& times);
[[nodiscard]] Result<TimePlane> decodeTimes(const StoredColumn& stored, std::uint32_t rows);

// Plain byte strings (dictionary chunks, tombstones, overlays, raw blocks).
[[nodiscard]] std::string compressed(std::string_view bytes);
[[nodiscard]] Result<std::string> decompressed(std::string_view data, std::uint32_t raw);

// Lists of texts: u32 count, u32 lengths, bytes.
[[nodiscard]] std::string packTexts(const std::vector<std::string_view>& texts);
[[nodiscard]] Result<std::vector<std::string_view>> unpackTexts(std::string_view bytes);

[[nodiscard]] std::string packBitmap(const Bitmap& bitmap);
[[nodiscard]] Result<Bitmap> unpackBitmap(std::string_view bytes, std::uint32_t rows);

} // namespace sightline

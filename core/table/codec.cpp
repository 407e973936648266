// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/codec.h"

#include "core/base/hash.h"
#include "core/table/planes.h"

#include <bit>
#include <memory>
#include <new>
#include <zstd.h>

namespace sightline
{
namespace
{

static_assert(std::endian::native == std::endian::little,
              "blobs are little endian and are copied as they are");

auto corrupt(std::string what)
{
    return fail(ErrorKind::Corrupt, "case.corrupt", "the case file is damaged: " + std::move(what));
}

template <class T> void put(std::string& out, const T& value)
{
    out.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

template <class T> std::string_view bytesOf(const std::vector<T>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

template <class T> void putAll(std::string& out, const std::vector<T>& values)
{
    out += bytesOf(values);
}

void putBitmap(std::string& out, const Bitmap& bitmap)
{
    for (std::size_t i = 0; i < bitmap.wordCount(); ++i)
        put(out, bitmap.word(i));
}

// Takes bytes off the front; false when there are too few.
class Cursor
{
public:
    explicit Cursor(std::string_view s) : m_s(s) {}

    [[nodiscard]] bool take(std::size_t n, std::string_view& out)
    {
        if (m_s.size() < n) return false;
        out = m_s.substr(0, n);
        m_s.remove_prefix(n);
        return true;
    }

    template <class T> [[nodiscard]] bool takeAll(std::size_t n, std::vector<T>& out)
    {
        std::string_view s;
        if (n > kMaxBlob || !take(n * sizeof(T), s)) return false;
        out.resize(n);
        if (n != 0) std::memcpy(out.data(), s.data(), s.size());
        return true;
    }

    [[nodiscard]] bool atEnd() const { return m_s.empty(); }

private:
    std::string_view m_s;
};

std::size_t bitmapBytes(std::uint32_t rows)
{
    return (std::size_t{rows} + 63) / 64 * 8;
}

bool takeBitmap(Cursor& in, std::uint32_t rows, Bitmap& out)
{
    std::string_view s;
    if (!in.take(bitmapBytes(rows), s)) return false;
    out = Bitmap(rows);
    if (rows != 0) std::memcpy(out.words().data(), s.data(), s.size());
    if (rows % 64 != 0 && (out.words().back() >> (rows % 64)) != 0) return false;
    return true;
}

// Of fewer rows, planes are no smaller.
constexpr std::size_t kFewestForPlanes = 256;

// Codes of two bytes are as small as they are.
Codec codecFor(const Column& column)
{
    const std::size_t width = column.ints.width();
    const bool text = column.encoding == Encoding::SegmentText;
    const bool planes = text || width > 2 || (column.encoding == Encoding::Fixed && width == 2);
    return planes && column.rows >= kFewestForPlanes ? Codec::ZstdPlanes : Codec::Zstd;
}

void putInts(std::string& out, const PackedInts& ints, Codec codec)
{
    putPlanes(out, ints.bytes(), codec == Codec::ZstdPlanes ? ints.width() : 1U);
}

void putAscending(std::string& out, const std::vector<std::uint32_t>& numbers, Codec codec)
{
    if (codec == Codec::ZstdPlanes)
        putPlanes(out, bytesOf(differences(numbers)), sizeof(std::uint32_t));
    else
        putAll(out, numbers);
}

// codec: how the payload was made. What does not get smaller stays as it is.
void finish(StoredColumn& out, const std::string& payload, Codec codec)
{
    out.raw = static_cast<std::uint32_t>(payload.size());
    out.data = compressed(payload);
    out.codec = codec;
    if (codec == Codec::Zstd && out.data.size() >= payload.size()) {
        out.codec = Codec::Raw;
        out.data = payload;
    }
    out.crc = crc32(out.data);
}

Result<std::string> payloadOf(const StoredColumn& stored)
{
    if (crc32(stored.data) != stored.crc) return corrupt("a column's checksum does not match");
    if (stored.codec == Codec::Raw) return stored.data;
    if (stored.codec != Codec::Zstd && stored.codec != Codec::ZstdPlanes)
        return corrupt("unknown compression");
    return decompressed(stored.data, stored.raw);
}

bool takeInts(Cursor& in, const StoredColumn& stored, std::uint32_t rows, PackedInts& out)
{
    const int w = stored.width;
    if (w != 0 && w != 1 && w != 2 && w != 4 && w != 8) return false;
    std::string_view s;
    if (!in.take(std::size_t{rows} * static_cast<std::size_t>(w), s)) return false;
    const std::size_t plane = stored.codec == Codec::ZstdPlanes ? static_cast<std::size_t>(w) : 1;
    out = PackedInts(static_cast<std::uint8_t>(w), fromPlanes(s, plane));
    return true;
}

bool takeAscending(Cursor& in, Codec codec, std::size_t n, std::vector<std::uint32_t>& out)
{
    if (codec != Codec::ZstdPlanes) return in.takeAll(n, out);
    std::string_view s;
    if (n > kMaxBlob || !in.take(n * sizeof(std::uint32_t), s)) return false;
    const std::string numbers = fromPlanes(s, sizeof(std::uint32_t));
    out.resize(n);
    if (n != 0) std::memcpy(out.data(), numbers.data(), numbers.size());
    sumDifferences(out);
    return true;
}

bool codesBelow(const PackedInts& codes, std::uint32_t rows, Code limit)
{
    bool ok = true;
    visitPacked(
        codes,
        [&](const auto* at) {
            for (std::uint32_t i = 0; i < rows; ++i)
                ok = ok && at[i] < limit;
        },
        [&] { ok = limit > 0; });
    return ok;
}

bool takeSegmentTexts(Cursor& in, Codec codec, Column& column)
{
    std::vector<std::uint32_t> head;
    if (!in.takeAll(1, head) || head[0] > column.rows) return false;
    if (!takeAscending(in, codec, std::size_t{head[0]} + 1, column.offsets)) return false;
    for (std::size_t i = 1; i < column.offsets.size(); ++i) {
        if (column.offsets[i] < column.offsets[i - 1]) return false;
    }
    std::string_view s;
    if (column.offsets[0] != 0 || !in.take(column.offsets.back(), s)) return false;
    column.bytes = std::string(s);
    return true;
}

bool takeBody(Cursor& in, const StoredColumn& stored, Column& column)
{
    const std::uint32_t rows = column.rows;
    switch (column.encoding) {
    case Encoding::SegmentText:
        return takeSegmentTexts(in, stored.codec, column) && takeInts(in, stored, rows, column.ints) &&
               codesBelow(column.ints, rows, column.codeCount());
    case Encoding::Dictionary:
        return takeInts(in, stored, rows, column.ints) && codesBelow(column.ints, rows, column.codeCount());
    case Encoding::Bits:
        return takeBitmap(in, rows, column.bits);
    case Encoding::Fixed:
        if (column.type == Type::Real) return in.takeAll(rows, column.reals);
        if (column.type == Type::Guid) {
            std::string_view s;
            if (!in.take(std::size_t{rows} * 16, s)) return false;
            column.guids = std::string(s);
            return true;
        }
        column.base = stored.vmin;
        return takeInts(in, stored, rows, column.ints);
    case Encoding::Alias:
    case Encoding::Lookup:
        break;
    }
    return false;
}

// A reader of cells relies on this: a type has one way of being stored, texts have two.
bool typeFits(Type type, Encoding encoding)
{
    switch (encoding) {
    case Encoding::Dictionary:
    case Encoding::SegmentText:
        return isTextual(type);
    case Encoding::Bits:
        return type == Type::Bool;
    case Encoding::Fixed:
        return !isTextual(type) && type != Type::Bool;
    case Encoding::Alias:
    case Encoding::Lookup:
        break;
    }
    return false;
}

} // namespace

std::string compressed(std::string_view bytes)
{
    // Kept for the next block: an import makes a million of them, mostly small.
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                    &ZSTD_freeCCtx);
    thread_local std::vector<char> room;
    if (const std::size_t most = ZSTD_compressBound(bytes.size()); room.size() < most) room.resize(most);
    if (!context) throw std::bad_alloc();
    const std::size_t n =
        ZSTD_compressCCtx(context.get(), room.data(), room.size(), bytes.data(), bytes.size(), 1);
    if (ZSTD_isError(n) != 0U) throw std::bad_alloc(); // there is room: nothing else can fail
    return {room.data(), n};
}

Result<std::string> decompressed(std::string_view data, std::uint32_t raw)
{
    if (raw > kMaxBlob) return corrupt("a block claims an impossible size");
    std::string out(raw, '\0');
    const std::size_t n = ZSTD_decompress(out.data(), out.size(), data.data(), data.size());
    if (ZSTD_isError(n) != 0U || n != raw) return corrupt("a block does not decompress");
    return out;
}

StoredColumn encodeColumn(const Column& column)
{
    StoredColumn out;
    const Codec codec = codecFor(column);
    thread_local std::string payload; // its memory is kept for the next column
    payload.clear();
    if (column.nulls.rows() != 0) {
        out.nulls = Nulls::Bitmap;
        putBitmap(payload, column.nulls);
    }
    switch (column.encoding) {
    case Encoding::SegmentText:
        out.card = static_cast<std::uint32_t>(column.offsets.size() - 1);
        put(payload, out.card);
        putAscending(payload, column.offsets, codec);
        payload += column.bytes;
        putInts(payload, column.ints, codec);
        break;
    case Encoding::Dictionary:
        out.card = column.dictionarySize;
        putInts(payload, column.ints, codec);
        break;
    case Encoding::Bits:
        putBitmap(payload, column.bits);
        break;
    case Encoding::Fixed:
        if (column.type == Type::Real) {
            putAll(payload, column.reals);
        } else if (column.type == Type::Guid) {
            payload += column.guids;
        } else {
            out.vmin = column.base;
            putInts(payload, column.ints, codec);
        }
        break;
    case Encoding::Alias:
    case Encoding::Lookup:
        break;
    }
    out.width = column.ints.width();
    finish(out, payload, codec);
    return out;
}

Result<ColumnPtr> decodeColumn(const StoredColumn& stored, const ColumnShape& shape)
{
    auto column = std::make_shared<Column>();
    column->type = shape.type;
    column->encoding = shape.encoding;
    column->rows = shape.rows;
    column->dictionary = shape.dictionary;
    if (!typeFits(shape.type, shape.encoding))
        return corrupt("a column's type and encoding contradict each other");
    if (shape.encoding == Encoding::Dictionary) {
        if (!shape.dictionary) return corrupt("a coded column has no dictionary");
        column->dictionarySize = shape.dictionary->size();
    }
    if (stored.nulls == Nulls::All) return ColumnPtr{};
    const auto payload = payloadOf(stored);
    if (!payload) return tl::unexpected(payload.error());
    Cursor in(*payload);
    if (stored.nulls == Nulls::Bitmap && !takeBitmap(in, shape.rows, column->nulls))
        return corrupt("bad null bitmap");
    if (!takeBody(in, stored, *column) || !in.atEnd())
        return corrupt("a column does not fit its description");
    return ColumnPtr(std::move(column));
}

StoredColumn encodeTimes(const TimePlane& times)
{
    StoredColumn out;
    out.vmin = times.base;
    out.width = times.below.empty() ? 4 : 6;
    if (!times.ms.empty()) out.vmax = times.at(static_cast<std::uint32_t>(times.ms.size()) - 1);
    const Codec codec = times.ms.size() >= kFewestForPlanes ? Codec::ZstdPlanes : Codec::Zstd;
    std::string payload;
    if (times.dated()) {
        putAscending(payload, times.ms, codec);
        putAll(payload, times.below);
    }
    finish(out, payload, codec);
    return out;
}

Result<TimePlane> decodeTimes(const StoredColumn& stored, std::uint32_t rows)
{
    const auto payload = payloadOf(stored);
    if (!payload) return tl::unexpected(payload.error());
    TimePlane times;
    times.base = stored.vmin;
    Cursor in(*payload);
    if (!times.dated()) {
        if (!in.atEnd()) return corrupt("a time column does not fit its description");
        return times;
    }
    bool ok = (stored.width == 4 || stored.width == 6) && stored.vmin >= 0 && stored.vmin <= kMaxTicks &&
              takeAscending(in, stored.codec, rows, times.ms);
    if (ok && stored.width == 6) ok = in.takeAll(rows, times.below);
    if (!ok || !in.atEnd()) return corrupt("a time column does not fit its description");
    for (std::uint32_t i = 1; i < rows; ++i) {
        if (times.at(i) < times.at(i - 1)) return corrupt("the times of a segment are out of order");
    }
    return times;
}

std::string packTexts(const std::vector<std::string_view>& texts)
{
    std::string out;
    put(out, static_cast<std::uint32_t>(texts.size()));
    for (const auto t : texts)
        put(out, static_cast<std::uint32_t>(t.size()));
    for (const auto t : texts)
        out.append(t);
    return out;
}

Result<std::vector<std::string_view>> unpackTexts(std::string_view bytes)
{
    Cursor in(bytes);
    std::vector<std::uint32_t> count;
    std::vector<std::uint32_t> lengths;
    if (!in.takeAll(1, count) || !in.takeAll(count[0], lengths)) return corrupt("a list of texts is cut off");
    std::vector<std::string_view> out(lengths.size());
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        if (!in.take(lengths[i], out[i])) return corrupt("a list of texts is cut off");
    }
    if (!in.atEnd()) return corrupt("a list of texts is too long");
    return out;
}

std::string packBitmap(const Bitmap& bitmap)
{
    std::string out;
    putBitmap(out, bitmap);
    return out;
}

Result<Bitmap> unpackBitmap(std::string_view bytes, std::uint32_t rows)
{
    Cursor in(bytes);
    Bitmap out;
    if (!takeBitmap(in, rows, out) || !in.atEnd()) return corrupt("a row list does not fit its segment");
    return out;
}

} // namespace sightline

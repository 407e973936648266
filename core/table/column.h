// SPDX-License-Identifier: GPL-3.0-or-later
// One column of one segment, decoded and immutable; shared between threads.
#pragma once

#include "core/base/ticks.h"
#include "core/table/bitmap.h"
#include "core/table/column_index.h"
#include "core/table/dictionary.h"
#include "core/table/types.h"

#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sightline
{

// Unsigned integers in the narrowest of 0, 1, 2, 4 or 8 bytes; width 0 = all equal zero.
class PackedInts
{
public:
    PackedInts() = default;

    PackedInts(std::uint8_t width, std::string bytes) : m_width(width), m_bytes(std::move(bytes)) {}

    [[nodiscard]] std::uint8_t width() const { return m_width; }

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

    [[nodiscard]] std::uint64_t at(std::uint32_t row) const
    {
        const char* at = m_bytes.data() + std::size_t{row} * m_width;
        switch (m_width) { // of a known width each: a copy of any width is a call
        case 1:
            return valueAt<std::uint8_t>(at);
        case 2:
            return valueAt<std::uint16_t>(at);
        case 4:
            return valueAt<std::uint32_t>(at);
        case 8:
            return valueAt<std::uint64_t>(at);
        default:
            return 0;
        }
    }

    // In the narrowest width that holds all of them.
    [[nodiscard]] static PackedInts pack(std::span<const std::uint64_t> values);
    [[nodiscard]] static PackedInts pack(std::span<const Code> values);

private:
    template <class T> [[nodiscard]] static T valueAt(const char* at)
    {
        T v{};
        std::memcpy(&v, at, sizeof v);
        return v;
    }

    std::uint8_t m_width = 0;
    std::string m_bytes;
};

// Calls f(std::span-like pointer of the element type) for the width of `ints`; width 0 calls zero().
template <class F, class Zero> void visitPacked(const PackedInts& ints, F&& f, Zero&& zero)
{
    switch (ints.width()) {
    case 1:
        f(reinterpret_cast<const std::uint8_t*>(ints.bytes().data()));
        break;
    case 2:
        f(reinterpret_cast<const std::uint16_t*>(ints.bytes().data()));
        break;
    case 4:
        f(reinterpret_cast<const std::uint32_t*>(ints.bytes().data()));
        break;
    case 8:
        f(reinterpret_cast<const std::uint64_t*>(ints.bytes().data()));
        break;
    default:
        zero();
        break;
    }
}

struct Column {
    Type type = Type::String;
    Encoding encoding = Encoding::SegmentText;
    std::uint32_t rows = 0;

    PackedInts ints;       // codes, or offsets from `base`; reals and guids are not here
    std::int64_t base = 0; // Fixed integers: value = base + ints
    Bitmap nulls;          // rows() == 0: none. Text columns use code 0 instead.
    Bitmap bits;           // Bits
    std::vector<double> reals;
    std::string guids; // 16 bytes a row

    std::shared_ptr<const Dictionary> dictionary; // Dictionary
    Code dictionarySize = 0;                      // codes are below this
    std::vector<std::uint32_t> offsets; // SegmentText: text of code c is bytes[offsets[c-1], offsets[c])
    std::string bytes;
    ColumnIndex index; // worked out when first asked for

    [[nodiscard]] bool isNull(std::uint32_t row) const { return nulls.rows() != 0 && nulls.test(row); }

    [[nodiscard]] bool coded() const
    {
        return encoding == Encoding::Dictionary || encoding == Encoding::SegmentText;
    }

    [[nodiscard]] Code code(std::uint32_t row) const { return static_cast<Code>(ints.at(row)); }

    // Number of codes including 0.
    [[nodiscard]] Code codeCount() const
    {
        return encoding == Encoding::Dictionary ? dictionarySize : static_cast<Code>(offsets.size());
    }

    [[nodiscard]] std::string_view codeText(Code c) const
    {
        if (c == 0) return {};
        if (encoding == Encoding::Dictionary) return dictionary->text(c);
        return std::string_view(bytes).substr(offsets[c - 1], offsets[c] - offsets[c - 1]);
    }

    [[nodiscard]] std::int64_t integer(std::uint32_t row) const
    {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(base) + ints.at(row));
    }

    // Guid texts are made on the fly, so they are returned by value.
    [[nodiscard]] std::string guidText(std::uint32_t row) const;
    // Null, or the value; text views live as long as the column. Not for Guid columns.
    [[nodiscard]] Value value(std::uint32_t row) const;
};

using ColumnPtr = std::shared_ptr<const Column>; // null: absent in every row of the segment

// The primary time of a segment's rows: ascending; milliseconds from `base`, and ticks below if any.
struct TimePlane {
    Ticks base = kNoTime; // kNoTime: an undated segment
    std::vector<std::uint32_t> ms;
    std::vector<std::uint16_t> below; // empty when all zero

    [[nodiscard]] bool dated() const { return base != kNoTime; }

    [[nodiscard]] Ticks at(std::uint32_t row) const
    {
        if (!dated()) return kNoTime;
        return base + Ticks{ms[row]} * kTicksPerMs + (below.empty() ? 0 : below[row]);
    }

    // First row whose time is not before t.
    [[nodiscard]] std::uint32_t lowerBound(Ticks t) const;
};

} // namespace sightline

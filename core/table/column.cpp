// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/column.h"

#include "core/base/prefetch.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline
{

namespace
{

template <class Narrow, class Value> std::string narrowed(std::span<const Value> values)
{
    std::string out(values.size() * sizeof(Narrow), '\0');
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto v = static_cast<Narrow>(values[i]);
        std::memcpy(out.data() + i * sizeof v, &v, sizeof v);
    }
    return out;
}

template <class Value> PackedInts packed(std::span<const Value> values)
{
    Value top = 0;
    for (const Value v : values)
        top |= v;
    if (top == 0) return {};
    if (top < 0x100) return {1, narrowed<std::uint8_t>(values)};
    if (top < 0x10000) return {2, narrowed<std::uint16_t>(values)};
    if (top <= 0xFFFFFFFFU) return {4, narrowed<std::uint32_t>(values)};
    return {8, narrowed<std::uint64_t>(values)};
}

} // namespace

PackedInts PackedInts::pack(std::span<const std::uint64_t> values)
{
    return packed(values);
}

PackedInts PackedInts::pack(std::span<const Code> values)
{
    return packed(values);
}

std::string Column::guidText(std::uint32_t row) const
{
    const auto* g = reinterpret_cast<const unsigned char*>(guids.data()) + std::size_t{row} * 16;
    return fmt::format("{:02x}{:02x}{:02x}{:02x}-{:02x}{:02x}-{:02x}{:02x}-{:02x}{:02x}-{:02x}{:02x}{:02x}{:"
                       "02x}{:02x}{:02x}",
                       g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7], g[8], g[9], g[10], g[11], g[12], g[13],
                       g[14], g[15]);
}

Value Column::value(std::uint32_t row) const
{
    if (isNull(row)) return {};
    switch (encoding) {
    case Encoding::Dictionary:
    case Encoding::SegmentText: {
        const Code c = code(row);
        if (c == 0 && type != Type::String) return {};
        return Value::ofText(codeText(c));
    }
    case Encoding::Bits:
        return Value::ofBool(bits.test(row));
    case Encoding::Fixed:
        if (type == Type::Real) return Value::ofReal(reals[row]);
        return Value::ofInteger(integer(row));
    case Encoding::Alias:
    case Encoding::Lookup:
        break;
    }
    return {};
}

std::uint32_t TimePlane::lowerBound(Ticks t) const
{
    std::uint32_t lo = 0;
    auto hi = static_cast<std::uint32_t>(ms.size());
    while (lo < hi) {
        const std::uint32_t mid = lo + (hi - lo) / 2;
        prefetch(ms.data() + lo + (mid - lo) / 2); // whichever comes next
        prefetch(ms.data() + mid + (hi - mid) / 2);
        if (at(mid) < t) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return lo;
}

} // namespace sightline

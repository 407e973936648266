// SPDX-License-Identifier: GPL-3.0-or-later
// Reads little-endian numbers from a bounded piece of an EVTX chunk. Whoever reads past the end gets zeros
// and finds ok false; nothing else happens. Positions are bytes of the chunk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sightline::import
{

inline constexpr std::size_t kEvtxChunk = 65'536;

// An unsigned number of `width` bytes, which must be there.
[[nodiscard]] inline std::uint64_t littleEndian(std::string_view bytes, std::size_t at, std::size_t width)
{
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < width; ++i)
        out |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    return out;
}

struct EvtxCursor {
    std::string_view chunk;
    std::size_t pos = 0;
    std::size_t end = 0; // at most chunk.size()
    bool ok = true;

    [[nodiscard]] std::size_t left() const { return pos < end ? end - pos : 0; }

    [[nodiscard]] std::uint32_t number(std::size_t width)
    {
        if (left() < width) {
            ok = false;
            pos = end;
            return 0;
        }
        pos += width;
        return static_cast<std::uint32_t>(littleEndian(chunk, pos - width, width));
    }

    [[nodiscard]] std::uint32_t u8() { return number(1); }

    [[nodiscard]] std::uint32_t u16() { return number(2); }

    [[nodiscard]] std::uint32_t u32() { return number(4); }

    // The byte at the position; -1 at the end.
    [[nodiscard]] int peek() const { return left() == 0 ? -1 : static_cast<unsigned char>(chunk[pos]); }

    [[nodiscard]] std::string_view take(std::size_t n)
    {
        if (left() < n) {
            ok = false;
            pos = end;
            return {};
        }
        pos += n;
        return chunk.substr(pos - n, n);
    }
};

} // namespace sightline::import

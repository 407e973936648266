// SPDX-License-Identifier: GPL-3.0-or-later
// The loaded part of a source while it is split: grows by blocks, shrinks as records are taken. Offsets are
// bytes of the (decompressed) source. Views end with the next call of more(), at() or consume().
#pragma once

#include "core/base/reader.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace sightline::import
{

class Window
{
public:
    Window(Reader& reader, std::size_t block) : m_reader(reader), m_block(block == 0 ? 1 : block) {}

    [[nodiscard]] std::string_view rest() const { return {m_bytes.get() + m_pos, m_size - m_pos}; }

    [[nodiscard]] std::uint64_t offset() const { return m_base + m_pos; }

    // Loads one more block; false at the end of the source or after an error.
    bool more();

    // The byte `i` after the position, loading as needed; -1 behind the end.
    [[nodiscard]] int at(std::size_t i)
    {
        while (m_pos + i >= m_size) {
            if (!more()) return -1;
        }
        return static_cast<unsigned char>(m_bytes[m_pos + i]);
    }

    void consume(std::size_t n) { m_pos += n; }

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    void makeRoom(); // for a block

    Reader& m_reader;
    std::size_t m_block;
    std::unique_ptr<char[]> m_bytes;
    std::size_t m_room = 0; // of the bytes
    std::size_t m_size = 0; // filled
    std::size_t m_pos = 0;
    std::uint64_t m_base = 0;
    bool m_ended = false;
    std::optional<Error> m_error;
};

} // namespace sightline::import

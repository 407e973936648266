// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that can be read at any place and more than once: of a file, or of a member of an archive that was
// unpacked for it. Offsets and sizes in bytes. One thread at a time.
#pragma once

#include "core/base/reader.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sightline::import
{

class Bytes
{
public:
    virtual ~Bytes() = default;
    // Fills the front of `into` from `offset`; the number of bytes read, 0 only behind the end.
    [[nodiscard]] virtual Result<std::size_t> readAt(std::uint64_t offset, std::span<char> into) = 0;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
};

[[nodiscard]] Result<std::shared_ptr<Bytes>> openBytes(const std::filesystem::path& path);
[[nodiscard]] std::shared_ptr<Bytes> memoryBytes(std::string bytes);

// At most `limit` bytes from the start.
[[nodiscard]] Result<std::string> headOf(Bytes& bytes, std::size_t limit);

// Reads from the first byte on. atEnd: what went wrong behind the last one, if the bytes are not all there.
[[nodiscard]] std::unique_ptr<Reader> readerOf(std::shared_ptr<Bytes> bytes,
                                               std::optional<Error> atEnd = std::nullopt);

// Takes bytes in order and gives them back: few are kept in memory, more in a temporary file that nobody else
// can open by name and that vanishes with this object, or with the program.
class Spool final : public Bytes
{
public:
    static constexpr std::size_t kInMemory = std::size_t{8} << 20;

    explicit Spool(std::size_t inMemory = kInMemory) : m_inMemory(inMemory) {}

    [[nodiscard]] Result<> append(std::string_view bytes);
    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> into) override;

    [[nodiscard]] std::uint64_t size() const override { return m_size; }

    [[nodiscard]] bool onDisk() const { return m_file != nullptr; }

private:
    struct Close {
        void operator()(std::FILE* file) const { (void)std::fclose(file); }
    };

    [[nodiscard]] Result<> write(std::string_view bytes);

    std::size_t m_inMemory;
    std::string m_memory;
    std::unique_ptr<std::FILE, Close> m_file;
    std::uint64_t m_size = 0;
    bool m_atEnd = true; // of the file: where append() goes on
};

} // namespace sightline::import

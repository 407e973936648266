// SPDX-License-Identifier: GPL-3.0-or-later
// Byte sources: everything that is read passes through this interface, so that tests can make it fail.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace sightline
{

class Reader
{
public:
    virtual ~Reader() = default;
    // Fills the front of `into`; the number of bytes read, 0 at the end.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
};

[[nodiscard]] Result<std::unique_ptr<Reader>> openFile(const std::filesystem::path& path,
                                                       std::uint64_t offset = 0);
[[nodiscard]] std::unique_ptr<Reader> memoryReader(std::string bytes);
// At most `limit` bytes from the start of a file.
[[nodiscard]] Result<std::string> readHead(const std::filesystem::path& path, std::size_t limit);

// UTF-8 text of a path, and back: paths never go through narrow system encodings.
[[nodiscard]] std::string pathText(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path pathFromText(std::string_view utf8);

} // namespace sightline

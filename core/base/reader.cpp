// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace sightline
{
namespace
{

class FileReader final : public Reader
{
public:
    FileReader(std::ifstream in, std::string name) : m_in(std::move(in)), m_name(std::move(name)) {}

    Result<std::size_t> read(std::span<char> into) override
    {
        if (m_in.eof()) return 0;
        m_in.read(into.data(), static_cast<std::streamsize>(into.size()));
        if (m_in.bad()) return fail(ErrorKind::Io, "file.read", "the file could not be read", m_name);
        return static_cast<std::size_t>(m_in.gcount());
    }

private:
    std::ifstream m_in;
    std::string m_name;
};

class MemoryReader final : public Reader
{
public:
    explicit MemoryReader(std::string bytes) : m_bytes(std::move(bytes)) {}

    Result<std::size_t> read(std::span<char> into) override
    {
        const std::size_t n = std::min(into.size(), m_bytes.size() - m_pos);
        std::memcpy(into.data(), m_bytes.data() + m_pos, n);
        m_pos += n;
        return n;
    }

private:
    std::string m_bytes;
    std::size_t m_pos = 0;
};

} // namespace

Result<std::unique_ptr<Reader>> openFile(const std::filesystem::path& path, std::uint64_t offset)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        return fail(ErrorKind::NotFound, "file.open",
                    "cannot open the file: " + std::generic_category().message(errno), pathText(path));
    }
    if (offset > 0) in.seekg(static_cast<std::streamoff>(offset));
    return std::make_unique<FileReader>(std::move(in), pathText(path));
}

std::unique_ptr<Reader> memoryReader(std::string bytes)
{
    return std::make_unique<MemoryReader>(std::move(bytes));
}

Result<std::string> readHead(const std::filesystem::path& path, std::size_t limit)
{
    auto reader = openFile(path);
    if (!reader) return tl::unexpected(reader.error());
    std::string out(limit, '\0');
    std::size_t filled = 0;
    while (filled < limit) {
        const auto n = (*reader)->read(std::span(out).subspan(filled));
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        filled += *n;
    }
    out.resize(filled);
    return out;
}

std::string pathText(const std::filesystem::path& path)
{
    const auto u8 = path.generic_u8string();
    return {reinterpret_cast<const char*>(u8.data()), u8.size()};
}

std::filesystem::path pathFromText(std::string_view utf8)
{
    return {std::u8string(reinterpret_cast<const char8_t*>(utf8.data()), utf8.size())};
}

} // namespace sightline

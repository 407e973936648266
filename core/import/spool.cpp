// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/spool.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <system_error>

#ifndef _WIN32
#include <cstdlib>
#include <unistd.h>
#endif

namespace sightline::import
{
namespace
{

namespace fs = std::filesystem;

class FileBytes final : public Bytes
{
public:
    FileBytes(std::ifstream in, std::uint64_t size, std::string name)
        : m_in(std::move(in)), m_size(size), m_name(std::move(name))
    {
    }

    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> into) override
    {
        // Reading on is the rule, and a seek would throw away what is buffered.
        if (offset != m_at || m_in.eof()) {
            m_in.clear();
            m_in.seekg(static_cast<std::streamoff>(offset));
        }
        m_in.read(into.data(), static_cast<std::streamsize>(into.size()));
        if (m_in.bad()) return fail(ErrorKind::Io, "file.read", "the file could not be read", m_name);
        const auto n = static_cast<std::size_t>(m_in.gcount());
        m_at = offset + n;
        return n;
    }

    [[nodiscard]] std::uint64_t size() const override { return m_size; }

private:
    std::ifstream m_in;
    std::uint64_t m_at = 0;
    std::uint64_t m_size = 0;
    std::string m_name;
};

std::size_t copyAt(std::string_view bytes, std::uint64_t offset, std::span<char> into)
{
    if (offset >= bytes.size()) return 0;
    const std::size_t n = std::min<std::size_t>(into.size(), bytes.size() - static_cast<std::size_t>(offset));
    std::memcpy(into.data(), bytes.data() + offset, n);
    return n;
}

class MemoryBytes final : public Bytes
{
public:
    explicit MemoryBytes(std::string bytes) : m_bytes(std::move(bytes)) {}

    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> into) override
    {
        return copyAt(m_bytes, offset, into);
    }

    [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }

private:
    std::string m_bytes;
};

class BytesReader final : public Reader
{
public:
    BytesReader(std::shared_ptr<Bytes> bytes, std::optional<Error> atEnd)
        : m_bytes(std::move(bytes)), m_atEnd(std::move(atEnd))
    {
    }

    Result<std::size_t> read(std::span<char> into) override
    {
        const auto n = m_bytes->readAt(m_at, into);
        if (!n) return tl::unexpected(n.error());
        if (*n == 0 && m_atEnd) return tl::unexpected(*m_atEnd);
        m_at += *n;
        return *n;
    }

private:
    std::shared_ptr<Bytes> m_bytes;
    std::optional<Error> m_atEnd;
    std::uint64_t m_at = 0;
};

// Without a name where the system allows that, so that no crash leaves it behind.
std::FILE* temporaryFile()
{
#ifdef _WIN32
    return std::tmpfile();
#else
    std::error_code problem;
    std::string name = pathText(fs::temp_directory_path(problem) / "sightline-XXXXXX");
    const int descriptor = mkstemp(name.data());
    if (descriptor < 0) return nullptr;
    (void)unlink(name.c_str());
    std::FILE* file = fdopen(descriptor, "w+b");
    if (file == nullptr) (void)close(descriptor);
    return file;
#endif
}

bool seekTo(std::FILE* file, std::uint64_t offset)
{
#ifdef _WIN32
    return _fseeki64(file, static_cast<long long>(offset), SEEK_SET) == 0;
#else
    return fseeko(file, static_cast<off_t>(offset), SEEK_SET) == 0;
#endif
}

} // namespace

Result<std::shared_ptr<Bytes>> openBytes(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        return fail(ErrorKind::NotFound, "file.open",
                    "cannot open the file: " + std::generic_category().message(errno), pathText(path));
    }
    std::error_code problem;
    const auto size = fs::file_size(path, problem);
    return std::make_shared<FileBytes>(std::move(in), problem ? 0 : size, pathText(path));
}

std::shared_ptr<Bytes> memoryBytes(std::string bytes)
{
    return std::make_shared<MemoryBytes>(std::move(bytes));
}

Result<std::string> headOf(Bytes& bytes, std::size_t limit)
{
    std::string out(limit, '\0');
    std::size_t filled = 0;
    while (filled < limit) {
        const auto n = bytes.readAt(filled, std::span(out).subspan(filled));
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        filled += *n;
    }
    out.resize(filled);
    return out;
}

std::unique_ptr<Reader> readerOf(std::shared_ptr<Bytes> bytes, std::optional<Error> atEnd)
{
    return std::make_unique<BytesReader>(std::move(bytes), std::move(atEnd));
}

Result<> Spool::write(std::string_view bytes)
{
    if (!m_atEnd && !seekTo(m_file.get(), m_size))
        return fail(ErrorKind::Io, "spool.write", "the temporary file cannot be written");
    m_atEnd = true;
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) == bytes.size()) return {};
    return fail(ErrorKind::Io, "spool.write",
                "there is no room for a temporary file of this size: " +
                    std::generic_category().message(errno));
}

Result<> Spool::append(std::string_view bytes)
{
    if (m_file == nullptr && m_size + bytes.size() > m_inMemory) {
        m_file.reset(temporaryFile());
        if (m_file == nullptr)
            return fail(ErrorKind::Io, "spool.open",
                        "a temporary file cannot be made: " + std::generic_category().message(errno));
        SL_TRY(write(m_memory));
        m_memory = {};
    }
    if (m_file == nullptr) {
        m_memory.append(bytes);
    } else {
        SL_TRY(write(bytes));
    }
    m_size += bytes.size();
    return {};
}

Result<std::size_t> Spool::readAt(std::uint64_t offset, std::span<char> into)
{
    if (m_file == nullptr) return copyAt(m_memory, offset, into);
    if (offset >= m_size || into.empty()) return 0;
    m_atEnd = false;
    const std::size_t wanted = std::min<std::uint64_t>(into.size(), m_size - offset);
    if (!seekTo(m_file.get(), offset) || std::fread(into.data(), 1, wanted, m_file.get()) != wanted)
        return fail(ErrorKind::Io, "spool.read", "the temporary file could not be read");
    return wanted;
}

} // namespace sightline::import

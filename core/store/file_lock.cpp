// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_lock.h"

#include "core/base/reader.h"

#include <cerrno>
#include <cstdlib>
#include <fmt/format.h>
#include <string>
#include <system_error>

#ifdef _WIN32
#include <process.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace sightline::store
{
namespace
{

namespace fs = std::filesystem;

tl::unexpected<Error> busy(const fs::path& lockPath)
{
    const auto owner = readHead(lockPath, 200);
    const std::string who = owner && !owner->empty() ? *owner : std::string("another program");
    return fail(ErrorKind::Busy, "case.busy", "the case is being written by " + who);
}

} // namespace

std::string userName()
{
    for (const char* variable : {"USER", "USERNAME", "LOGNAME"}) {
        if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') return value;
    }
    return "unknown";
}

#ifdef _WIN32

std::string processOwner()
{
    return fmt::format("{}, process {}", userName(), _getpid());
}

Result<std::unique_ptr<FileLock>> FileLock::acquire(const fs::path& casePath)
{
    std::unique_ptr<FileLock> out(new FileLock);
    out->m_path = casePath;
    out->m_path += ".lock";
    HANDLE h = CreateFileW(out->m_path.c_str(), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, nullptr,
                           OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
    if (h == INVALID_HANDLE_VALUE) return busy(out->m_path);
    out->m_handle = reinterpret_cast<std::intptr_t>(h);
    const std::string owner = processOwner();
    DWORD written = 0;
    SetFilePointer(h, 0, nullptr, FILE_BEGIN);
    SetEndOfFile(h);
    WriteFile(h, owner.data(), static_cast<DWORD>(owner.size()), &written, nullptr);
    return out;
}

FileLock::~FileLock()
{
    if (m_handle != -1) CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

#else

std::string processOwner()
{
    char host[256] = "";
    gethostname(host, sizeof(host) - 1);
    return fmt::format("{}@{}, process {}", userName(), host, getpid());
}

Result<std::unique_ptr<FileLock>> FileLock::acquire(const fs::path& casePath)
{
    std::unique_ptr<FileLock> out(new FileLock);
    out->m_path = casePath;
    out->m_path += ".lock";
    // The owner deletes the file on its way out, so a lock is only good on the file that still has the name.
    for (int attempt = 0; attempt < 8; ++attempt) {
        const int fd = ::open(out->m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (fd < 0) {
            return fail(ErrorKind::Denied, "case.readonly",
                        "the case cannot be written here: " + std::generic_category().message(errno),
                        pathText(casePath));
        }
        if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
            ::close(fd);
            return busy(out->m_path);
        }
        std::error_code ec;
        if (fs::exists(out->m_path, ec)) {
            out->m_handle = fd;
            const std::string owner = processOwner();
            if (ftruncate(fd, 0) != 0 || ::write(fd, owner.data(), owner.size()) < 0) {
                return fail(ErrorKind::Io, "case.lock", "the lock file cannot be written",
                            pathText(out->m_path));
            }
            return out;
        }
        ::close(fd);
    }
    return busy(out->m_path);
}

FileLock::~FileLock()
{
    if (m_handle == -1) return;
    std::error_code ec;
    fs::remove(m_path, ec);
    ::close(static_cast<int>(m_handle));
}

#endif

} // namespace sightline::store

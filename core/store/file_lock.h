// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's lock: `<case>.lock`, held by the operating system, so that it falls when its owner dies.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace sightline::store
{

class FileLock
{
public:
    // Busy, naming the owner, when another process (or another writer of this one) holds it.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> acquire(const std::filesystem::path& casePath);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    FileLock() = default;

    std::filesystem::path m_path;
    std::intptr_t m_handle = -1;
};

// "name@host, process 123" of this process.
[[nodiscard]] std::string processOwner();
[[nodiscard]] std::string userName();

} // namespace sightline::store

// SPDX-License-Identifier: GPL-3.0-or-later
// Members of archives, one after the other, as bytes that can be read like a file's: gzip, zstd, bzip2 and xz
// (alone or round a tar), tar, zip and 7z. Nothing is ever written under a member's name. Memory is bounded
// by one member's spool and the decoder's own window. One thread.
#pragma once

#include "core/base/progress.h"
#include "core/import/spool.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sightline::import
{

// What an archive may unpack to. Logs shrink to a tenth or a fortieth; a file that unpacks to far more than
// that was made to fill a disk.
struct ArchiveLimits {
    std::uint64_t members = 100'000;                    // folders included
    std::uint64_t bytes = std::uint64_t{100} << 30;     // of all members
    std::uint64_t ratio = 250;                          // unpacked bytes for each packed one ...
    std::uint64_t ratioFrom = std::uint64_t{256} << 20; // ... looked at from so many on
    std::size_t spoolInMemory = std::size_t{8} << 20;   // of one member
};

// What is used up of the limits, by a file and the archives inside it together.
struct ArchiveUse {
    ArchiveLimits limits;
    std::uint64_t packed = 0; // bytes of the file
    std::uint64_t members = 0;
    std::uint64_t bytes = 0;
};

// By content; `head` is the start of a file (512 bytes are enough for every kind).
[[nodiscard]] bool looksArchive(std::string_view head);

struct ArchiveMember {
    std::string path;             // UTF-8, as the archive spells it
    std::shared_ptr<Bytes> bytes; // null: not read at all
    std::optional<Error> problem; // why it is not read, or why there is no more of it
};

class Archive
{
public:
    // name: of the file, for the member of a container that names none. The use must outlive it.
    [[nodiscard]] static Result<Archive> open(std::shared_ptr<Bytes> bytes, std::string_view name,
                                              ArchiveUse& use);
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    // The next regular file in it; nullopt at the end. An error says why the rest cannot be read; after it,
    // and after a member with which the archive breaks off, comes the end.
    [[nodiscard]] Result<std::optional<ArchiveMember>> next(const Watch& watch);

    [[nodiscard]] std::uint64_t consumed() const; // bytes of the archive so far

private:
    struct State;

    explicit Archive(std::unique_ptr<State> state);
    [[nodiscard]] Result<> unpack(ArchiveMember& member, const Watch& watch);

    std::unique_ptr<State> m_state;
};

} // namespace sightline::import

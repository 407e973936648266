// SPDX-License-Identifier: GPL-3.0-or-later
// What an import reads, one after the other: files, and the members of files that are archives, which may be
// archives themselves. One thread.
#pragma once

#include "core/import/archive.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sightline::usecase
{

struct ImportInput {
    std::filesystem::path file;
    std::string member;                   // of an archive; in an archive inside it: "inner.zip > a.json"
    std::shared_ptr<import::Bytes> bytes; // null: there is nothing to read
    std::optional<Error> problem;         // why there is nothing, or no more than the bytes
};

class ImportInputs
{
public:
    ImportInputs(std::vector<std::filesystem::path> files, const import::ArchiveLimits& limits);

    // Nullopt behind the last, or when a stop is requested. Whoever takes one reads it before the next.
    [[nodiscard]] std::optional<ImportInput> next(const Watch& watch);

    // Tells `watch` how far all files are, by bytes; what is reported to the answer is bytes of the input
    // that next() gave last. The inputs must outlive it.
    [[nodiscard]] Watch progress(const Watch& watch) const;

private:
    struct Opened {
        import::Archive archive;
        std::string member; // which it is of the file
        std::optional<Error> problem;
        std::size_t given = 0;
    };

    [[nodiscard]] std::optional<ImportInput> fromArchive(const Watch& watch);
    [[nodiscard]] std::optional<ImportInput> fromFile();
    [[nodiscard]] std::optional<ImportInput> plainOrOpened(ImportInput input);

    std::vector<std::filesystem::path> m_files;
    std::size_t m_next = 0; // of the files
    import::ArchiveUse m_use;
    std::vector<Opened> m_archives; // of the file at hand, outermost first
    std::uint64_t m_total = 0;      // bytes of all files, and one for each
    std::uint64_t m_before = 0;     // the file at hand
    std::uint64_t m_size = 0;       // of the file at hand
};

// Files, and the files in folders, in name order.
[[nodiscard]] std::vector<std::filesystem::path> walkFiles(const std::vector<std::filesystem::path>& paths);

} // namespace sightline::usecase

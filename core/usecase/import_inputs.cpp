// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_inputs.h"

#include "core/store/case_file.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace sightline::usecase
{
namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kHead = 512;
constexpr std::size_t kDepth = 2; // an archive, and archives in it

Error emptyArchive()
{
    return {ErrorKind::Unsupported, "archive.empty", "the archive holds no files", {}};
}

Error tooDeep()
{
    return {ErrorKind::Unsupported,
            "archive.depth",
            "an archive inside an archive inside an archive; unpack it first",
            {}};
}

} // namespace

std::vector<fs::path> walkFiles(const std::vector<fs::path>& paths)
{
    std::vector<fs::path> out;
    std::error_code ec;
    for (const fs::path& p : paths) {
        if (!fs::is_directory(p, ec)) {
            out.push_back(p);
            continue;
        }
        std::vector<fs::path> inside;
        for (auto it = fs::recursive_directory_iterator(p, fs::directory_options::skip_permission_denied, ec);
             it != fs::recursive_directory_iterator(); it.increment(ec)) {
            const bool hidden = pathText(it->path().filename()).starts_with(".");
            if (hidden && it->is_directory(ec)) it.disable_recursion_pending();
            if (!hidden && it->is_regular_file(ec)) inside.push_back(it->path());
        }
        std::ranges::sort(inside);
        out.insert(out.end(), inside.begin(), inside.end());
    }
    return out;
}

ImportInputs::ImportInputs(std::vector<fs::path> files, const import::ArchiveLimits& limits)
    : m_files(std::move(files))
{
    m_use.limits = limits;
    std::error_code ec;
    for (const fs::path& p : m_files)
        m_total += fs::file_size(p, ec) + 1;
}

Watch ImportInputs::progress(const Watch& watch) const
{
    std::string name = m_next == 0 ? std::string() : pathText(m_files[m_next - 1].filename());
    return {watch.stop,
            [this, &watch, name = std::move(name)](std::uint64_t done, std::uint64_t, std::string_view) {
                // Of an archive it is known how much of it was unpacked, not how much of that is read.
                const std::uint64_t at = m_archives.empty() ? done : m_archives.front().archive.consumed();
                watch.report(m_before + std::min(at, m_size), m_total, name);
            }};
}

std::optional<ImportInput> ImportInputs::next(const Watch& watch)
{
    while (!watch.stop.stopRequested()) {
        if (m_archives.empty() && m_next == m_files.size()) return std::nullopt;
        auto input = m_archives.empty() ? fromFile() : fromArchive(watch);
        if (input && !(input->problem && input->problem->cancelled())) return input;
    }
    return std::nullopt;
}

std::optional<ImportInput> ImportInputs::fromFile()
{
    m_before += m_next == 0 ? 0 : m_size + 1;
    ImportInput input;
    input.file = m_files[m_next++];
    std::error_code ec;
    m_size = fs::file_size(input.file, ec);
    if (ec) m_size = 0;
    m_use = {m_use.limits, m_size, 0, 0};
    auto bytes = import::openBytes(input.file);
    if (!bytes) {
        input.problem = bytes.error();
        return input;
    }
    input.bytes = std::move(*bytes);
    return plainOrOpened(std::move(input));
}

// An archive is opened, and there is no input yet; everything else is one.
std::optional<ImportInput> ImportInputs::plainOrOpened(ImportInput input)
{
    const auto head = import::headOf(*input.bytes, kHead);
    if (!head || !import::looksArchive(*head)) return input;
    if (m_archives.size() == kDepth) {
        input.problem = tooDeep();
        input.bytes.reset();
        return input;
    }
    const std::string name = input.member.empty() ? pathText(input.file) : input.member;
    auto archive = import::Archive::open(input.bytes, name, m_use);
    if (archive) {
        m_archives.push_back({std::move(*archive), std::move(input.member), std::move(input.problem), 0});
        return std::nullopt;
    }
    input.problem = archive.error();
    input.bytes.reset();
    return input;
}

std::optional<ImportInput> ImportInputs::fromArchive(const Watch& watch)
{
    Opened& opened = m_archives.back();
    ImportInput input;
    input.file = m_files[m_next - 1];
    input.member = opened.member;
    auto member = opened.archive.next(progress(watch));
    if (member && *member) {
        ++opened.given;
        input.member = store::memberText(opened.member, (*member)->path);
        input.bytes = std::move((*member)->bytes);
        input.problem = std::move((*member)->problem);
        return input.bytes ? plainOrOpened(std::move(input)) : std::optional(std::move(input));
    }
    if (!member) {
        input.problem = member.error();
    } else if (opened.problem) {
        input.problem = opened.problem; // it was cut off itself
    } else if (opened.given == 0) {
        input.problem = emptyArchive();
    }
    const bool told = input.problem.has_value();
    m_archives.pop_back();
    return told ? std::optional(std::move(input)) : std::nullopt;
}

} // namespace sightline::usecase

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_files.h"

#include "core/base/hash.h"
#include "core/base/reader.h"
#include "core/usecase/import_run.h"
#include "core/usecase/small_change.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <system_error>

namespace sightline::usecase
{
namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kSniffBytes = 1 << 20;

std::vector<fs::path> walk(const std::vector<fs::path>& paths)
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

struct Fingerprint {
    Sha256Digest digest{};
    std::uint64_t bytes = 0;
    const store::SourceRow* grownFrom =
        nullptr; // an earlier import of this path whose bytes are our first ones
};

std::string digestBytes(const Sha256Digest& d)
{
    return {reinterpret_cast<const char*>(d.data()), d.size()};
}

Result<Fingerprint> fingerprint(const fs::path& path, const std::vector<store::SourceRow>& known,
                                const StopToken& stop)
{
    auto reader = openFile(path);
    if (!reader) return tl::unexpected(reader.error());
    const store::SourceRow* candidate = nullptr;
    for (const auto& s : known) {
        if (s.path == pathText(path) && s.state == store::SourceState::Complete && s.bytes > 0)
            candidate = &s;
    }
    Fingerprint out;
    Sha256 whole;
    Sha256 prefix;
    std::string block(1 << 20, '\0');
    for (;;) {
        if (stop.stopRequested()) return cancelled();
        const auto n = (*reader)->read(block);
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        const std::string_view part(block.data(), *n);
        whole.update(part);
        if (candidate != nullptr && out.bytes < static_cast<std::uint64_t>(candidate->bytes)) {
            prefix.update(
                part.substr(0, std::min<std::uint64_t>(
                                   part.size(), static_cast<std::uint64_t>(candidate->bytes) - out.bytes)));
        }
        out.bytes += *n;
    }
    out.digest = whole.finish();
    if (candidate != nullptr && out.bytes > static_cast<std::uint64_t>(candidate->bytes) &&
        digestBytes(prefix.finish()) == candidate->sha256) {
        out.grownFrom = candidate;
    }
    return out;
}

// A source that is in the case already: what it was, all of it as duplicates.
void reportKnown(const store::SourceRow& source, FileReport& report)
{
    readSourceFacts(source, report);
    report.duplicates = report.read - report.rejected;
    report.stored = 0;
    report.revisions = 0;
}

Result<> importOne(const fs::path& path, ImportShared& shared, const std::vector<store::SourceRow>& known,
                   const ImportOptions& options, const Watch& watch, FileReport& report)
{
    report.path = pathText(path);
    const auto print = fingerprint(path, known, watch.stop);
    if (!print) return tl::unexpected(print.error());
    report.bytes = print->bytes;
    report.sha256 = hexText(print->digest);
    const auto head = readHead(path, kSniffBytes);
    if (!head) return tl::unexpected(head.error());
    const import::Sniffed sniffed = import::sniff(*head, shared.formats);
    if (sniffed.container == import::Container::Unknown) {
        report.reason = sniffed.problem;
        return {};
    }
    store::SourceRow source;
    source.path = report.path;
    source.sha256 = digestBytes(print->digest);
    source.bytes = static_cast<std::int64_t>(print->bytes);
    source.zone = options.zone;
    source.importedAt = now();
    for (const store::SourceRow& s : known) {
        if (s.sha256 != source.sha256 || s.state == store::SourceState::Removed) continue;
        if (s.state == store::SourceState::Complete) {
            reportKnown(s, report);
            return {};
        }
        source = s; // interrupted: it goes on where it stopped
        source.state = store::SourceState::Running;
    }
    if (source.id == 0 && print->grownFrom != nullptr) {
        const std::string sha = source.sha256;
        source = *print->grownFrom;
        source.sha256 = sha;
        source.bytes = static_cast<std::int64_t>(print->bytes);
        source.state = store::SourceState::Running;
    }
    auto reader = openFile(path);
    if (!reader) return tl::unexpected(reader.error());
    ImportRun run(shared, std::move(source), report);
    SL_TRY(run.read(**reader, watch));
    if (report.format.empty()) {
        report.reason = sniffed.problem.empty() ? "no record of a known format" : sniffed.problem;
        report.read = report.rejected = 0;
        report.rejects.clear();
    }
    return {};
}

Result<std::shared_ptr<const ZoneRules>> zoneOf(const ImportOptions& options)
{
    if (options.zone.empty()) return std::shared_ptr<const ZoneRules>{};
    if (const auto offset = parseFixedOffset(options.zone)) return fixedZone(*offset);
    auto zone = options.zoneByName ? options.zoneByName(options.zone) : nullptr;
    if (!zone)
        return fail(ErrorKind::InvalidInput, "zone.unknown",
                    "unknown time zone; use a name such as Europe/Amsterdam, or +02:00", options.zone);
    return zone;
}

Result<> prepare(ImportShared& shared, const std::vector<import::Format>& formats,
                 const ImportOptions& options)
{
    shared.formats = formats;
    auto maps = normalise::loadMaps();
    if (!maps) return tl::unexpected(maps.error());
    shared.maps = *maps;
    auto zone = zoneOf(options);
    if (!zone) return tl::unexpected(zone.error());
    shared.zone = *zone;
    if (options.format.empty()) return {};
    const auto it = std::ranges::find(formats, options.format, &import::Format::id);
    if (it == formats.end())
        return fail(ErrorKind::InvalidInput, "format.unknown",
                    "there is no such format; `formats` lists them", options.format);
    shared.only = &*it;
    return {};
}

} // namespace

Result<ImportReport> importPaths(const fs::path& casePath, const std::vector<fs::path>& paths,
                                 const ImportOptions& options, const Watch& watch)
{
    const auto started = std::chrono::steady_clock::now();
    auto formats = import::loadFormats();
    if (!formats) return tl::unexpected(formats.error());
    ImportShared shared;
    SL_TRY(prepare(shared, *formats, options));
    auto file = store::CaseFile::open(casePath);
    if (!file) return tl::unexpected(file.error());
    auto known = (*file)->sources();
    if (!known) return tl::unexpected(known.error());
    file->reset();
    std::unique_ptr<store::CaseWriter> writer;
    if (!options.dryRun) {
        auto opened = store::CaseWriter::open(casePath);
        if (!opened) return tl::unexpected(opened.error());
        writer = std::move(*opened);
        shared.writer = writer.get();
    }
    ImportReport report;
    const auto files = walk(paths);
    std::error_code ec;
    std::uint64_t total = 0;
    for (const fs::path& p : files)
        total += fs::file_size(p, ec) + 1;
    std::uint64_t before = 0;
    for (const fs::path& p : files) {
        FileReport& one = report.files.emplace_back();
        const Watch inner{watch.stop, [&](std::uint64_t done, std::uint64_t, std::string_view) {
                              watch.report(before + done, total, pathText(p.filename()));
                          }};
        const auto done = importOne(p, shared, *known, options, inner, one);
        before += fs::file_size(p, ec) + 1;
        if (!done && !done.error().cancelled()) {
            // The disk or the case failed: nothing further can be stored. A source that fails is only itself.
            const bool fatal = done.error().id.starts_with("case.");
            if (fatal) return tl::unexpected(done.error());
            one.reason = done.error().text();
        }
        if (watch.stop.stopRequested()) {
            report.cancelled = true;
            break;
        }
    }
    if (writer) SL_TRY(writer->commit());
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return report;
}

Result<std::vector<FormatLine>> formatList()
{
    auto formats = import::loadFormats();
    if (!formats) return tl::unexpected(formats.error());
    std::vector<FormatLine> out;
    for (const import::Format& f : *formats)
        out.push_back({f.id, f.title, f.table});
    return out;
}

Result<std::vector<SniffLine>> sniffFile(const fs::path& path)
{
    auto formats = import::loadFormats();
    if (!formats) return tl::unexpected(formats.error());
    const auto head = readHead(path, kSniffBytes);
    if (!head) return tl::unexpected(head.error());
    std::vector<SniffLine> out;
    for (const auto& g : import::sniff(*head, *formats).guesses)
        out.push_back({g.format->id, g.confidence, g.why});
    return out;
}

} // namespace sightline::usecase

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_files.h"

#include "core/base/reader.h"
#include "core/import/user_format.h"
#include "core/usecase/import_knowledge.h"
#include "core/usecase/import_pipeline.h"
#include "core/usecase/session_owners.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace sightline::usecase
{
namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kSniffBytes = 1 << 20;

Result<std::vector<store::SourceRow>> knownSources(const fs::path& casePath)
{
    auto file = store::CaseFile::open(casePath);
    if (!file) return tl::unexpected(file.error());
    auto sources = (*file)->sources();
    if (!sources) return tl::unexpected(sources.error());
    for (store::SourceRow& source : *sources) {
        auto coverage = (*file)->coverage(source.id);
        if (!coverage) return tl::unexpected(coverage.error());
        source.coverage = std::move(*coverage);
    }
    return sources;
}

// The same bytes twice in one import are read once; of the other there is to tell what became of the first.
std::vector<FileReport> takeReports(std::deque<ImportSource>& sources, std::size_t reached)
{
    std::vector<FileReport> out;
    for (std::size_t i = 0; i < reached; ++i) {
        FileReport report = std::move(sources[i].report());
        if (const auto twin = sources[i].twin()) {
            std::string path = std::exchange(report.path, {});
            report = out[*twin];
            report.path = std::move(path);
            report.allDuplicates();
        }
        out.push_back(std::move(report));
    }
    return out;
}

} // namespace

Result<std::vector<import::Format>> formatsWith(const std::vector<MapDocument>& maps)
{
    auto formats = import::loadFormats();
    if (!formats) return tl::unexpected(formats.error());
    const std::size_t builtIn = formats->size();
    for (const MapDocument& map : maps) {
        auto format = import::readMap(map.text, map.name, std::span(*formats).first(builtIn));
        if (!format) return tl::unexpected(format.error());
        const bool twice =
            std::any_of(formats->begin() + static_cast<std::ptrdiff_t>(builtIn), formats->end(),
                        [&](const import::Format& f) { return f.id == format->id; });
        if (twice)
            return fail(ErrorKind::InvalidInput, "map.twice", "there is another map with this id", map.name);
        formats->push_back(std::move(*format));
    }
    return formats;
}

Result<std::string> sniffedHead(const fs::path& path, std::span<const import::Format> formats)
{
    ImportInputs inputs({path}, {});
    std::optional<Error> problem;
    std::string first;
    while (const auto input = inputs.next({})) {
        if (!input->bytes) {
            problem = input->problem;
            continue;
        }
        auto head = import::headOf(*input->bytes, kSniffBytes);
        if (!head) return tl::unexpected(head.error());
        if (!import::sniffActivities(*head).empty() || !import::sniff(*head, formats).guesses.empty())
            return std::move(*head);
        if (first.empty()) first = std::move(*head);
    }
    if (first.empty() && problem) return tl::unexpected(*problem);
    return first;
}

Result<ImportReport> importPaths(const fs::path& casePath, const std::vector<fs::path>& paths,
                                 const ImportOptions& options, const Watch& watch)
{
    const auto started = std::chrono::steady_clock::now();
    auto formats = formatsWith(options.maps);
    if (!formats) return tl::unexpected(formats.error());
    ImportKnowledge knowledge;
    SL_TRY(prepareImport(knowledge, *formats, options));
    auto known = knownSources(casePath);
    if (!known) return tl::unexpected(known.error());
    std::unique_ptr<store::CaseWriter> writer;
    knowledge.store = !options.dryRun;
    if (!options.dryRun) {
        auto opened = store::CaseWriter::open(casePath);
        if (!opened) return tl::unexpected(opened.error());
        writer = std::move(*opened);
        knowledge.schema = writer->schema();
    }
    ImportQueue queue(knowledge, ImportInputs(walkFiles(paths), options.archive), std::move(*known),
                      options.zone);
    const PipelineOptions pipeline{options.workers, options.background, options.batch};
    const auto reached = runPipeline(knowledge, queue, writer.get(), pipeline, watch);
    if (!reached) return tl::unexpected(reached.error());
    // A cancelled import leaves this to the next.
    if (writer != nullptr && !watch.stop.stopRequested()) {
        writer.reset();
        const auto filled = fillSessionOwners(casePath, watch.stop);
        if (!filled && !filled.error().cancelled()) return tl::unexpected(filled.error());
    }
    ImportReport report;
    report.cancelled = watch.stop.stopRequested();
    report.files = takeReports(queue.sources(), *reached);
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return report;
}

Result<std::vector<FormatLine>> formatList(const std::vector<MapDocument>& maps)
{
    auto formats = formatsWith(maps);
    if (!formats) return tl::unexpected(formats.error());
    std::vector<FormatLine> out;
    for (const import::Format& f : *formats)
        out.push_back({f.id, f.title, f.table});
    return out;
}

Result<std::vector<SniffLine>> sniffFile(const fs::path& path, const std::vector<MapDocument>& maps)
{
    auto formats = formatsWith(maps);
    if (!formats) return tl::unexpected(formats.error());
    const auto head = sniffedHead(path, *formats);
    if (!head) return tl::unexpected(head.error());
    std::vector<SniffLine> out;
    if (auto why = import::sniffActivities(*head); !why.empty())
        out.push_back({std::string(import::kActivityCsv), 1, std::move(why)});
    for (const auto& g : import::sniff(*head, *formats).guesses)
        out.push_back({g.format->id, g.confidence, g.why});
    return out;
}

} // namespace sightline::usecase

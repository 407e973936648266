// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_files.h"

#include "core/base/reader.h"
#include "core/import/user_format.h"
#include "core/usecase/import_pipeline.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

namespace sightline::usecase
{
namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kSniffBytes = 1 << 20;

// A zone that several threads may ask: the programs' own need not allow that.
class SharedZone final : public ZoneRules
{
public:
    explicit SharedZone(std::shared_ptr<const ZoneRules> zone) : m_zone(std::move(zone)) {}

    [[nodiscard]] Ticks toUtc(Ticks wallClock) const override
    {
        const std::scoped_lock lock(m_mutex);
        return m_zone->toUtc(wallClock);
    }

private:
    std::shared_ptr<const ZoneRules> m_zone;
    mutable std::mutex m_mutex;
};

Result<> prepare(ImportKnowledge& knowledge, const std::vector<import::Format>& formats,
                 const ImportOptions& options)
{
    knowledge.formats = formats;
    auto maps = normalise::loadMaps();
    if (!maps) return tl::unexpected(maps.error());
    knowledge.maps = *maps;
    auto zone = zoneOf(options);
    if (!zone) return tl::unexpected(zone.error());
    knowledge.zone = *zone;
    if (options.format.empty()) return {};
    const auto it = std::ranges::find(formats, options.format, &import::Format::id);
    if (it == formats.end())
        return fail(ErrorKind::InvalidInput, "format.unknown",
                    "there is no such format; `formats` lists them", options.format);
    knowledge.only = &*it;
    return {};
}

Result<std::vector<store::SourceRow>> knownSources(const fs::path& casePath)
{
    auto file = store::CaseFile::open(casePath);
    if (!file) return tl::unexpected(file.error());
    return (*file)->sources();
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

Result<std::shared_ptr<const ZoneRules>> zoneOf(const ImportOptions& options)
{
    if (options.zone.empty()) return std::shared_ptr<const ZoneRules>{};
    if (const auto offset = parseFixedOffset(options.zone)) return fixedZone(*offset);
    auto zone = options.zoneByName ? options.zoneByName(options.zone) : nullptr;
    if (!zone)
        return fail(ErrorKind::InvalidInput, "zone.unknown",
                    "unknown time zone; use a name such as Europe/Amsterdam, or +02:00", options.zone);
    return std::make_shared<const SharedZone>(std::move(zone));
}

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
    SL_TRY(prepare(knowledge, *formats, options));
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

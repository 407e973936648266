// SPDX-License-Identifier: GPL-3.0-or-later
// import: files and folders into a case, which is made if there is none.
#include "app/cli/command.h"
#include "app/cli/map_options.h"
#include "app/cli/reports.h"
#include "app/cli/rows.h"
#include "app/zone_rules.h"
#include "core/store/case_writer.h"
#include "core/usecase/import_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>

namespace sightline::cli
{
namespace
{

namespace fs = std::filesystem;

// A dry run needs a case to compare with; where there is none, one that vanishes afterwards.
class ImportTarget
{
public:
    ImportTarget() = default;
    ImportTarget(const ImportTarget&) = delete;
    ImportTarget& operator=(const ImportTarget&) = delete;

    ~ImportTarget()
    {
        std::error_code ignored;
        if (!m_folder.empty()) fs::remove_all(m_folder, ignored);
    }

    [[nodiscard]] Result<fs::path> prepare(const fs::path& wanted, bool dryRun)
    {
        std::error_code problem;
        if (fs::exists(wanted, problem)) return wanted;
        fs::path path = wanted;
        if (dryRun) {
            m_folder =
                fs::temp_directory_path(problem) / fmt::format("sightline-{:08x}", std::random_device{}());
            if (!fs::create_directory(m_folder, problem)) {
                return fail(ErrorKind::Io, "cli.temporary", "a temporary folder cannot be made",
                            pathText(m_folder));
            }
            path = m_folder / "dry-run.sightline";
        }
        if (auto made = store::createCase(path, pathText(wanted.stem())); !made)
            return tl::unexpected(made.error());
        return path;
    }

private:
    fs::path m_folder;
};

Result<std::vector<fs::path>> existingPaths(const std::vector<std::string>& words)
{
    std::vector<fs::path> out;
    for (const auto& word : words) {
        std::error_code problem;
        if (!fs::exists(out.emplace_back(pathOf(word)), problem)) {
            return fail(ErrorKind::NotFound, "import.path", "there is no such file or folder", word);
        }
    }
    return out;
}

Result<usecase::ImportOptions> importOptions(const Call& call)
{
    usecase::ImportOptions options;
    options.format = call.text("as");
    options.zone = call.text("zone");
    options.dryRun = call.has("dry-run");
    options.recoverDeleted = call.has("recover-deleted");
    options.zoneByName = zoneByName;
    auto maps = mapsFor(call);
    if (!maps) return tl::unexpected(maps.error());
    options.maps = std::move(*maps);
    if (!options.zone.empty() && zoneByName(options.zone) == nullptr) {
        return fail(ErrorKind::InvalidInput, "import.zone",
                    fmt::format("there is no time zone '{}'", options.zone));
    }
    return options;
}

} // namespace

Result<Answer> importFiles(const Call& call)
{
    const auto wanted = call.casePath();
    if (!wanted) return tl::unexpected(wanted.error());
    const auto options = importOptions(call);
    if (!options) return tl::unexpected(options.error());
    const auto paths = existingPaths(call.words);
    if (!paths) return tl::unexpected(paths.error());
    ImportTarget target;
    const auto path = target.prepare(*wanted, options->dryRun);
    if (!path) return tl::unexpected(path.error());
    const auto report = usecase::importPaths(*path, *paths, *options, call.watch());
    if (!report) return tl::unexpected(report.error());

    Answer answer;
    Json files = Json::array();
    for (const auto& file : report->files)
        files.push_back(reportJson(file));
    answer.document = {
        {"files", std::move(files)}, {"totals", totalsJson(report->files)}, {"seconds", report->seconds}};
    answer.rowsKey = "files";
    answer.columns = {"path",     "format",     "read", "stored", "duplicates",
                      "rejected", "activities", "from", "to",     "reason"};
    const bool imported = std::ranges::any_of(report->files, [](const auto& f) { return !f.format.empty(); });
    answer.status = report->cancelled ? kCancelled : imported ? kDone : kFailed;
    if (report->cancelled) call.say("Cancelled; what was read up to then is kept.");
    if (!report->cancelled && !imported) call.say("Nothing could be imported.");
    return answer;
}

} // namespace sightline::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo.h"

#include "core/demo/alerts.h"
#include "core/demo/earlier_run.h"
#include "core/demo/exporter.h"
#include "core/demo/graft.h"
#include "core/demo/timeline.h"
#include "core/demo/writers.h"

#include <fmt/format.h>
#include <fstream>
#include <system_error>

namespace sightline::demo
{

namespace
{

constexpr std::string_view kGenerator = "sightline-demo 2";
constexpr std::string_view kFolders[] = {"directory", "entra", "m365", "windows", "cloudapps", "sentinel"};

Ticks defaultEnd()
{
    return fromCivil({2026, 10, 16, 18, 0, 0, 0}).value_or(kUnixEpoch);
}

Result<> check(const DemoOptions& options, Ticks end)
{
    const auto wrong = [](std::string text) {
        return fail(ErrorKind::InvalidInput, "demo.options", std::move(text));
    };
    if (options.users < kMinUsers || options.users > kMaxUsers)
        return wrong(fmt::format("the number of users must be from {} to {}", kMinUsers, kMaxUsers));
    if (options.days < 1 || options.days > kMaxDays)
        return wrong(fmt::format("the number of days must be from 1 to {}", kMaxDays));
    if (options.events < 0) return wrong("the number of events cannot be negative");
    if (end < kUnixEpoch + 2 * kMaxDays * kTicksPerDay || end > kMaxTicks - kTicksPerDay)
        return wrong("the end of the demo is out of range");
    return {};
}

Result<> makeFolder(const std::filesystem::path& dir, std::string_view folder)
{
    std::error_code error;
    std::filesystem::create_directories(dir / folder, error);
    if (error)
        return fail(ErrorKind::Io, "demo.folder", "the folder cannot be made: " + error.message(),
                    std::string(folder));
    return {};
}

Result<> makeFolders(const std::filesystem::path& dir, DemoForm form)
{
    if (form == DemoForm::ActivityCsv) return makeFolder(dir, "directory");
    for (const std::string_view folder : kFolders)
        SL_TRY(makeFolder(dir, folder));
    return {};
}

Result<> writeGroundTruth(const std::filesystem::path& dir, const nlohmann::json& truth)
{
    std::ofstream file(dir / "ground-truth.json", std::ios::binary | std::ios::trunc);
    file << truth.dump(2) << '\n';
    file.close();
    if (!file)
        return fail(ErrorKind::Io, "demo.write", "the demo data cannot be written", "ground-truth.json");
    return {};
}

// Alerts: small, written whole.
Result<> writeAlerts(const std::filesystem::path& dir, const Company& company, const Script& script,
                     DemoReport& report)
{
    auto cloudApps = ordinaryCloudAppsAlerts(company);
    cloudApps.insert(cloudApps.end(), script.cloudAppsAlerts.begin(), script.cloudAppsAlerts.end());
    SL_TRY(writeCloudAppsAlerts(dir, company, std::move(cloudApps), report.files, report.records));
    auto sentinel = ordinarySentinelAlerts(company);
    sentinel.insert(sentinel.end(), script.sentinelAlerts.begin(), script.sentinelAlerts.end());
    return writeSentinelAlerts(dir, company, std::move(sentinel), report.files, report.records);
}

Result<> live(const Company& company, std::uint64_t scale, const Script& script, Exporter& exporter,
              const Watch& watch)
{
    const auto hours = static_cast<std::uint64_t>((company.end - company.start) / kTicksPerHour);
    std::uint64_t done = 0;
    for (Timeline timeline(company, scale, script.events); !timeline.atEnd();) {
        if (watch.stop.stopRequested()) return cancelled();
        exporter.write(timeline.nextHour());
        watch.report(++done, hours, "demo");
    }
    return {};
}

// Their entries of the ground truth.
Result<std::vector<nlohmann::json>> writeGrafts(const std::filesystem::path& dir, const DemoOptions& options,
                                                const Company& company)
{
    std::vector<nlohmann::json> out;
    if (options.grafts.empty()) return out;
    SL_TRY(makeFolder(dir, "grafts"));
    for (std::size_t i = 0; i < options.grafts.size(); ++i) {
        auto graft = writeGraft(dir, company, {options.grafts[i], options.graftData, i + 1});
        if (!graft) return tl::unexpected(std::move(graft.error()));
        out.push_back(std::move(*graft));
    }
    return out;
}

} // namespace

Result<DemoReport> writeDemo(const std::filesystem::path& dir, const DemoOptions& options, const Watch& watch)
{
    const Ticks end = options.end == 0 ? defaultEnd() : options.end;
    SL_TRY(check(options, end));
    const Company company = makeCompany(options.users, options.seed, end - options.days * kTicksPerDay, end);
    auto script = writeScript(company, {options.scenarios, options.campaigns, options.intensity});
    if (!script) return tl::unexpected(std::move(script.error()));
    removeEarlierRun(dir);
    SL_TRY(makeFolders(dir, options.form));
    auto grafts = writeGrafts(dir, options, company); // first: their specs may be wrong
    if (!grafts) return tl::unexpected(std::move(grafts.error()));
    const auto scale = scaleFor(company, options.events, watch);
    if (!scale) return tl::unexpected(scale.error());

    DemoReport report;
    const bool products = options.form == DemoForm::Products;
    const auto exporter =
        products ? makeProductExporter(dir, company, *script) : makeActivityExporter(dir, company, *script);
    SL_TRY(live(company, *scale, *script, *exporter, watch));
    SL_TRY(exporter->close(report));
    SL_TRY(writeDirectoryFiles(dir, company, report.files, report.records));
    if (products) SL_TRY(writeAlerts(dir, company, *script, report));
    report.groundTruth = {{"seed", options.seed},
                          {"generator", kGenerator},
                          {"start", isoText(company.start)},
                          {"end", isoText(company.end)},
                          {"attacks", exporter->attacks()}};
    for (nlohmann::json& graft : *grafts) {
        report.groundTruth["attacks"].push_back(std::move(graft));
        ++report.files;
    }
    SL_TRY(writeGroundTruth(dir, report.groundTruth));
    ++report.files;
    return report;
}

} // namespace sightline::demo

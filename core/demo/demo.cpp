// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo.h"

#include "core/demo/alerts.h"
#include "core/demo/benign.h"
#include "core/demo/scenarios.h"
#include "core/demo/windows_events.h"
#include "core/demo/writers.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <system_error>

namespace sightline::demo
{

namespace
{

constexpr std::string_view kGenerator = "sightline-demo 1";
constexpr std::uint64_t kNaturalScale = 1'000'000;
constexpr std::uint64_t kMaxScale = 10'000'000'000; // ten thousand times as busy as life
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

Result<> makeFolders(const std::filesystem::path& dir)
{
    for (const std::string_view folder : kFolders) {
        std::error_code error;
        std::filesystem::create_directories(dir / folder, error);
        if (error)
            return fail(ErrorKind::Io, "demo.folder", "the folder cannot be made: " + error.message(),
                        std::string(folder));
    }
    return {};
}

// Ordinary life and the script, hour by hour, in order of time.
class Timeline
{
public:
    Timeline(const Company& company, std::uint64_t scale, std::vector<Event> scripted)
        : m_company(company), m_life(company, scale), m_pending(std::move(scripted)), m_slot(company.start)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_slot >= m_company.end; }

    // The events of the next hour, valid until the next call.
    const std::vector<Event>& nextHour()
    {
        m_life.hour(m_slot, m_pending);
        m_slot = std::min(m_slot + kTicksPerHour, m_company.end);
        // Stable, so that a tie of two ordinary events is settled without regard to the script.
        std::stable_sort(m_pending.begin(), m_pending.end(),
                         [](const Event& a, const Event& b) { return a.key() < b.key(); });
        const auto due = std::partition_point(m_pending.begin(), m_pending.end(),
                                              [&](const Event& e) { return e.time < m_slot; });
        m_due.assign(m_pending.begin(), due);
        m_pending.erase(m_pending.begin(), due);
        return m_due;
    }

private:
    const Company& m_company;
    OrdinaryLife m_life;
    std::vector<Event> m_pending, m_due;
    Ticks m_slot;
};

// The scale at which ordinary life leaves about `wanted` activities, found by living it once unwritten.
Result<std::uint64_t> scaleFor(const Company& company, std::int64_t wanted, const Watch& watch)
{
    if (wanted == 0) return kNaturalScale;
    std::uint64_t natural = 0;
    for (Timeline timeline(company, kNaturalScale, {}); !timeline.atEnd();) {
        if (watch.stop.stopRequested()) return cancelled();
        natural += timeline.nextHour().size();
    }
    const auto target = static_cast<double>(wanted) * static_cast<double>(kNaturalScale);
    const double scale = target / static_cast<double>(std::max<std::uint64_t>(natural, 1));
    if (scale > static_cast<double>(kMaxScale))
        return fail(ErrorKind::InvalidInput, "demo.options", "too many events for so few users and days");
    return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(scale));
}

class Exporter
{
public:
    Exporter(const std::filesystem::path& dir, const Company& company, const Script& script)
        : m_company(company), m_script(script), m_found(script.attacks.size())
    {
        m_signIns = makeSignInWriter(dir, company);
        m_audit = makeAuditWriter(dir, company);
        m_cloudApps = makeCloudAppsWriter(dir, company);
        for (std::uint32_t host = 0; host < kFixedHosts; ++host) {
            const bool controller = company.hosts[host].kind == HostKind::Controller;
            m_hosts[host] =
                controller ? makeNxlogWriter(dir, company, host) : makeWinlogbeatWriter(dir, company, host);
        }
    }

    void write(const std::vector<Event>& events)
    {
        m_audit->startHour(events);
        for (const Event& e : events) {
            std::string id = writerOf(e).write(e);
            if (e.attack < 0) continue;
            Found& found = m_found[static_cast<std::size_t>(e.attack)];
            if (found.activities.empty()) found.start = e.time;
            found.end = e.time;
            found.activities.push_back(std::move(id));
        }
    }

    Result<> close(DemoReport& report)
    {
        const auto closeOne = [&](EventWriter& writer) -> Result<> {
            SL_TRY(writer.close());
            report.files += writer.file().parts();
            report.activities += static_cast<std::int64_t>(writer.file().records());
            return {};
        };
        for (EventWriter* writer : {m_signIns.get(), m_audit.get(), m_cloudApps.get()})
            SL_TRY(closeOne(*writer));
        for (const auto& writer : m_hosts)
            SL_TRY(closeOne(*writer));
        report.records += report.activities;
        return {};
    }

    [[nodiscard]] nlohmann::json attacks() const
    {
        nlohmann::json out = nlohmann::json::array();
        for (std::size_t i = 0; i < m_found.size(); ++i) {
            const Attack& attack = m_script.attacks[i];
            nlohmann::json users = nlohmann::json::array();
            for (const std::uint32_t who : attack.users)
                users.push_back(m_company.accounts[who].upn);
            out.push_back({{"id", attack.id},
                           {"kind", attack.kind},
                           {"users", users},
                           {"start", isoText(m_found[i].start)},
                           {"end", isoText(m_found[i].end)},
                           {"activities", m_found[i].activities}});
        }
        return out;
    }

private:
    struct Found {
        Ticks start = 0, end = 0;
        std::vector<std::string> activities;
    };

    EventWriter& writerOf(const Event& e)
    {
        if (e.kind == Kind::SignIn) return *m_signIns;
        if (e.kind == Kind::CloudAppActivity) return *m_cloudApps;
        return isWindows(e.kind) ? *m_hosts[e.host] : *m_audit;
    }

    const Company& m_company;
    const Script& m_script;
    std::vector<Found> m_found;
    std::unique_ptr<EventWriter> m_signIns, m_audit, m_cloudApps;
    std::array<std::unique_ptr<EventWriter>, kFixedHosts> m_hosts;
};

Result<> writeGroundTruth(const std::filesystem::path& dir, const nlohmann::json& truth)
{
    std::ofstream file(dir / "ground-truth.json", std::ios::binary | std::ios::trunc);
    file << truth.dump(2) << '\n';
    file.close();
    if (!file)
        return fail(ErrorKind::Io, "demo.write", "the demo data cannot be written", "ground-truth.json");
    return {};
}

// Alerts and the directory: small, written whole.
Result<> writeRest(const std::filesystem::path& dir, const Company& company, const Script& script,
                   DemoReport& report)
{
    SL_TRY(writeUsers(dir, company, report.files, report.records));
    auto cloudApps = ordinaryCloudAppsAlerts(company);
    cloudApps.insert(cloudApps.end(), script.cloudAppsAlerts.begin(), script.cloudAppsAlerts.end());
    SL_TRY(writeCloudAppsAlerts(dir, company, std::move(cloudApps), report.files, report.records));
    auto sentinel = ordinarySentinelAlerts(company);
    sentinel.insert(sentinel.end(), script.sentinelAlerts.begin(), script.sentinelAlerts.end());
    return writeSentinelAlerts(dir, company, std::move(sentinel), report.files, report.records);
}

} // namespace

Result<DemoReport> writeDemo(const std::filesystem::path& dir, const DemoOptions& options, const Watch& watch)
{
    const Ticks end = options.end == 0 ? defaultEnd() : options.end;
    SL_TRY(check(options, end));
    const Company company = makeCompany(options.users, options.seed, end - options.days * kTicksPerDay, end);
    auto script = writeScript(company, options.scenarios);
    if (!script) return tl::unexpected(std::move(script.error()));
    SL_TRY(makeFolders(dir));
    const auto scale = scaleFor(company, options.events, watch);
    if (!scale) return tl::unexpected(scale.error());

    DemoReport report;
    Exporter exporter(dir, company, *script);
    const auto hours = static_cast<std::uint64_t>(options.days) * 24;
    std::uint64_t done = 0;
    for (Timeline timeline(company, *scale, script->events); !timeline.atEnd();) {
        if (watch.stop.stopRequested()) return cancelled();
        exporter.write(timeline.nextHour());
        watch.report(++done, hours, "demo");
    }
    SL_TRY(exporter.close(report));
    SL_TRY(writeRest(dir, company, *script, report));
    report.groundTruth = {{"seed", options.seed},
                          {"generator", kGenerator},
                          {"start", isoText(company.start)},
                          {"end", isoText(company.end)},
                          {"attacks", exporter.attacks()}};
    SL_TRY(writeGroundTruth(dir, report.groundTruth));
    ++report.files;
    return report;
}

} // namespace sightline::demo

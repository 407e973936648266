// SPDX-License-Identifier: GPL-3.0-or-later
// Security events in the two collectors' dialects: NXLog's flat lines with a wall clock of no zone beside
// the UTC stamp, and Winlogbeat 7's nested ones.
#include "core/demo/tables.h"
#include "core/demo/windows_events.h"
#include "core/demo/writers.h"

#include <fmt/format.h>

namespace sightline::demo
{

namespace
{

constexpr std::string_view kProvider = "Microsoft-Windows-Security-Auditing";
constexpr std::string_view kProviderGuid = "{54849625-5478-4994-A5BA-3E3B0328C30D}";
constexpr std::int64_t kKeywordsSuccess = -9214364837600034816;
constexpr std::int64_t kKeywordsFailure = -9218868437227405312;

std::string fullName(const Company& company, std::uint32_t host)
{
    return fmt::format("{}.{}", company.hosts[host].name, kForest);
}

class NxlogWriter : public EventWriter
{
public:
    NxlogWriter(const std::filesystem::path& folder, const Company& company, std::uint32_t host)
        : EventWriter(folder, fmt::format("windows/{}-Security", company.hosts[host].name),
                      {".jsonl", {}, "\n", "\n", true}, company),
          m_hostName(fullName(company, host))
    {
    }

    std::string write(const Event& e) override
    {
        const WindowsEvent event = windowsEvent(m_company, e);
        const Ticks local = e.time + places()[0].zoneHours * kTicksPerHour;
        m_line.clear();
        Json json(m_line);
        json.open();
        json.text("EventTime", wallClock(local)).text("Hostname", m_hostName);
        json.number("Keywords", event.failure ? kKeywordsFailure : kKeywordsSuccess);
        json.text("EventType", event.failure ? "AUDIT_FAILURE" : "AUDIT_SUCCESS").number("SeverityValue", 2);
        json.text("Severity", "INFO").number("EventID", event.id).text("SourceName", kProvider);
        json.text("ProviderGuid", kProviderGuid).number("Version", event.version).number("Task", event.task);
        json.number("OpcodeValue", 0).number("RecordNumber", static_cast<std::int64_t>(m_numbers.next(e)));
        json.number("ExecutionProcessID", 704)
            .number("ThreadID", static_cast<std::int64_t>(400 + e.salt % 4000));
        json.text("Channel", "Security").text("Category", event.category).text("Opcode", "Info");
        appendEventData(json, m_company, e);
        json.text("EventReceivedTime", wallClock(local + kTicksPerSecond))
            .text("SourceModuleName", "eventlog");
        json.text("SourceModuleType", "im_msvistalog").text("@version", "1");
        json.text("@timestamp", isoFixed(e.time, 3)).text("host", "collector.corp.contoso.example").close();
        return put(e);
    }

private:
    std::string m_hostName;
    RecordNumbers m_numbers;
};

class WinlogbeatWriter : public EventWriter
{
public:
    WinlogbeatWriter(const std::filesystem::path& folder, const Company& company, std::uint32_t host)
        : EventWriter(folder,
                      fmt::format("windows/{}-winlogbeat",
                                  host == kNobody ? "workstations" : company.hosts[host].name),
                      {".jsonl", {}, "\n", "\n", false}, company)
    {
    }

    std::string write(const Event& e) override
    {
        const WindowsEvent event = windowsEvent(m_company, e);
        const std::string hostName = fullName(m_company, e.host);
        const std::string& shortName = m_company.hosts[e.host].name;
        m_line.clear();
        Json json(m_line);
        json.open().text("@timestamp", isoFixed(e.time, 3));
        json.raw("@metadata", R"({"beat":"winlogbeat","type":"_doc","version":"7.17.9"})");
        json.open("winlog").text("channel", "Security").text("computer_name", hostName);
        json.text("provider_name", kProvider).text("provider_guid", lowered(kProviderGuid));
        json.text("event_id", fmt::format("{}", event.id))
            .text("task", event.category)
            .text("opcode", "Info");
        json.number("record_id", static_cast<std::int64_t>(m_numbers.next(e))).text("api", "wineventlog");
        json.openArray("keywords").text({}, event.failure ? "Audit Failure" : "Audit Success").closeArray();
        json.number("version", event.version).open("process").number("pid", 652);
        json.open("thread").number("id", static_cast<std::int64_t>(400 + e.salt % 4000)).close().close();
        json.open("event_data");
        appendEventData(json, m_company, e);
        json.close().close();
        json.open("event").text("code", fmt::format("{}", event.id)).text("kind", "event");
        json.text("provider", kProvider).text("action", event.category);
        json.text("outcome", event.failure ? "failure" : "success");
        json.text("created", isoFixed(e.time + 1300 * kTicksPerMs, 3)).close();
        json.open("host").text("name", hostName).text("hostname", shortName).close();
        json.open("log").text("level", "information").close();
        json.open("agent")
            .text("type", "winlogbeat")
            .text("version", "7.17.9")
            .text("hostname", shortName)
            .close();
        json.open("ecs").text("version", "1.12.0").close().close();
        return put(e);
    }

private:
    RecordNumbers m_numbers;
};

} // namespace

std::unique_ptr<EventWriter> makeNxlogWriter(const std::filesystem::path& folder, const Company& company,
                                             std::uint32_t host)
{
    return std::make_unique<NxlogWriter>(folder, company, host);
}

std::unique_ptr<EventWriter> makeWinlogbeatWriter(const std::filesystem::path& folder, const Company& company,
                                                  std::uint32_t host)
{
    return std::make_unique<WinlogbeatWriter>(folder, company, host);
}

} // namespace sightline::demo

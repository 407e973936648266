// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/exporter.h"

#include "core/demo/tables.h"
#include "core/demo/timeline.h"
#include "core/demo/windows_events.h"
#include "core/demo/writers.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::demo
{

namespace
{

// Accounts without a principal name are named as Windows does.
std::string nameOf(const Account& a)
{
    return a.upn.empty() ? fmt::format("{}\\{}", kNetBios, a.sam) : a.upn;
}

class ProductExporter : public Exporter
{
public:
    ProductExporter(const std::filesystem::path& dir, const Company& company, const Script& script)
        : Exporter(company, script),
          m_signIns(makeSignInWriter(dir, company)),
          m_audit(makeAuditWriter(dir, company)),
          m_cloudApps(makeCloudAppsWriter(dir, company))
    {
        for (std::uint32_t host = 0; host < company.recorders; ++host) {
            const bool controller = company.hosts[host].kind == HostKind::Controller;
            m_hosts.push_back(controller ? makeNxlogWriter(dir, company, host)
                                         : makeWinlogbeatWriter(dir, company, host));
        }
        if (company.workstationLogs) m_hosts.push_back(makeWinlogbeatWriter(dir, company, kNobody));
    }

    Result<> close(DemoReport& report) override
    {
        const auto closeOne = [&](EventWriter& writer) -> Result<> {
            SL_TRY(writer.close());
            report.files += writer.file().parts();
            report.activities += static_cast<std::int64_t>(writer.file().records());
            report.records += static_cast<std::int64_t>(writer.file().records());
            return {};
        };
        for (EventWriter* writer : {m_signIns.get(), m_audit.get(), m_cloudApps.get()})
            SL_TRY(closeOne(*writer));
        for (const auto& writer : m_hosts)
            SL_TRY(closeOne(*writer));
        return {};
    }

protected:
    void startHour(const std::vector<Event>& recorded) override { m_audit->startHour(recorded); }

    std::string writeOne(const Event& e) override
    {
        if (e.kind == Kind::SignIn) return m_signIns->write(e);
        if (e.kind == Kind::CloudAppActivity) return m_cloudApps->write(e);
        if (!isWindows(e.kind)) return m_audit->write(e);
        return m_hosts[std::min<std::size_t>(e.host, m_company.recorders)]->write(e);
    }

private:
    std::unique_ptr<EventWriter> m_signIns, m_audit, m_cloudApps;
    std::vector<std::unique_ptr<EventWriter>> m_hosts; // by recorder; then the workstations' collector
};

} // namespace

Exporter::Exporter(const Company& company, const Script& script)
    : m_company(company), m_script(script), m_found(script.attacks.size())
{
}

void Exporter::write(const std::vector<Event>& events)
{
    m_recorded.clear();
    for (const Event& e : events) {
        if (!isRecorded(m_company, e)) continue;
        m_recorded.push_back(e);
        m_recorded.back().time = stampOf(m_company, e);
    }
    startHour(m_recorded);
    for (const Event& e : m_recorded) {
        std::string id = writeOne(e);
        if (e.attack < 0) continue;
        Found& found = m_found[static_cast<std::size_t>(e.attack)];
        if (found.activities.empty()) found.start = found.end = e.time;
        found.start = std::min(found.start, e.time);
        found.end = std::max(found.end, e.time);
        found.activities.push_back(std::move(id));
    }
}

nlohmann::json Exporter::attacks() const
{
    nlohmann::json out = nlohmann::json::array();
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        const Attack& attack = m_script.attacks[i];
        nlohmann::json users = nlohmann::json::array();
        for (const std::uint32_t who : attack.users)
            users.push_back(nameOf(m_company.accounts[who]));
        out.push_back({{"id", attack.id},
                       {"kind", attack.kind},
                       {"users", users},
                       {"start", isoText(m_found[i].start)},
                       {"end", isoText(m_found[i].end)},
                       {"intensity", static_cast<double>(attack.intensity) / kNaturalIntensity},
                       {"activities", m_found[i].activities}});
    }
    return out;
}

std::unique_ptr<Exporter> makeProductExporter(const std::filesystem::path& dir, const Company& company,
                                              const Script& script)
{
    return std::make_unique<ProductExporter>(dir, company, script);
}

} // namespace sightline::demo

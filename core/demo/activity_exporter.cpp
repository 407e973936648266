// SPDX-License-Identifier: GPL-3.0-or-later
// activities.csv: each event as a reader of the products' files would normalise its record.
#include "core/demo/activity_row.h"
#include "core/demo/activity_words.h"
#include "core/demo/exporter.h"
#include "core/demo/output.h"
#include "core/demo/records.h"
#include "core/demo/tables.h"
#include "core/demo/windows_events.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

namespace sightline::demo
{

namespace
{

constexpr std::string_view kOwa = "Client=OWA;Action=ViaProxy";

bool isLogonKind(Kind kind)
{
    return kind == Kind::Logon || kind == Kind::LogonFailed || kind == Kind::Logoff;
}

class ActivityExporter : public Exporter
{
public:
    ActivityExporter(const std::filesystem::path& dir, const Company& company, const Script& script)
        : Exporter(company, script),
          m_file(dir, "activities",
                 {".csv", fmt::format("{}\n", fmt::join(kCellNames, ",")), "\n", "\n", false})
    {
        for (std::size_t i = 0; i < clients().size(); ++i)
            m_agents.push_back(agentOf(clients()[i], isPhone(static_cast<std::uint8_t>(i))));
        for (const Account& a : company.accounts)
            m_names.push_back(a.sam.empty() ? std::string() : fmt::format("{}\\{}", kNetBios, a.sam));
        for (const Host& host : company.hosts)
            m_hosts.push_back(fmt::format("{}.{}", host.name, kForest));
    }

    Result<> close(DemoReport& report) override
    {
        SL_TRY(m_file.close());
        report.files += m_file.parts();
        report.activities += static_cast<std::int64_t>(m_file.records());
        report.records += static_cast<std::int64_t>(m_file.records());
        return {};
    }

protected:
    void startHour(const std::vector<Event>&) override {}

    std::string writeOne(const Event& e) override
    {
        m_row.clear();
        m_row.keep(Cell::TimeGenerated, isoFixed(e.time, isWindows(e.kind) ? 3 : 7));
        if (e.kind == Kind::SignIn)
            signIn(e);
        else if (e.kind == Kind::CloudAppActivity)
            cloudApp(e);
        else if (isWindows(e.kind))
            windows(e);
        else
            audit(e);
        m_line.clear();
        m_row.append(m_line);
        const std::uint64_t ordinal = m_file.write(m_line);
        return e.attack < 0 ? std::string() : fmt::format("{}#{}", m_file.name(), ordinal);
    }

private:
    void cloudActor(const Event& e, bool withId)
    {
        const Account& a = m_company.accounts[e.actor];
        m_row.set(Cell::Environment, "Cloud");
        m_row.set(Cell::Instance, m_company.tenantId);
        m_row.set(Cell::ActorUsername, a.upn);
        if (!withId) return;
        m_row.set(Cell::ActorUserId, a.objectId);
        m_row.set(Cell::ActorUserIdType, "AADID");
    }

    void client(const Event& e)
    {
        const Agent& agent = m_agents[e.client];
        m_row.set(Cell::UserAgent, clients()[e.client].agent);
        m_row.set(Cell::DeviceType, agent.device);
        m_row.set(Cell::OperatingSystem, agent.system);
        m_row.set(Cell::Browser, agent.browser);
        if (e.client == kToolClient) m_row.set(Cell::UserAgentTag, "robot");
    }

    // As the product itself names them.
    void namedClient(const Event& e)
    {
        client(e);
        const Client& c = clients()[e.client];
        if (!c.os.empty()) m_row.set(Cell::OperatingSystem, c.os);
        m_row.set(Cell::Browser, c.browser);
    }

    void signInResult(const Event& e)
    {
        const SignInResult& result = signInResults()[e.outcome];
        const bool asked = e.outcome == kSignInMfaNeeded || e.outcome == kSignInInterrupted;
        m_row.set(Cell::ActionType, e.outcome == kSignInOk ? "LogOn"
                                    : asked                ? "LogOnInterrupted"
                                                           : "LogOnFailed");
        m_row.set(Cell::Result, e.outcome == kSignInOk ? "Success" : asked ? "NA" : "Failure");
        if (e.outcome != kSignInOk)
            m_row.keep(Cell::ResultDetail, fmt::format("{} {}", result.code, resultWord(e.outcome)));
    }

    void signIn(const Event& e)
    {
        const CloudApp& app = cloudApps()[e.object];
        const Place& place = places()[e.origin.place];
        const bool silent = e.logonType == 0;
        m_row.set(Cell::Source, silent ? "AADNonInteractiveUserSignInLogs" : "SigninLogs");
        m_row.set(Cell::App, app.name);
        m_row.set(Cell::Activity, "Sign-in activity");
        cloudActor(e, true);
        signInResult(e);
        if (e.outcome != kSignInOk) m_row.set(Cell::Description, signInResults()[e.outcome].text);
        m_row.set(Cell::Object, app.resource);
        m_row.set(Cell::ObjectType, "Application");
        m_row.set(Cell::ObjectId, app.resourceId);
        m_row.set(Cell::LogonType, silent ? "NonInteractive" : "Interactive");
        if (e.managed) m_row.set(Cell::Device, m_company.hosts[e.source].name);
        namedClient(e);
        m_row.keep(Cell::IPAddress, publicAddress(m_company, e));
        m_row.set(Cell::Country, place.country);
        m_row.set(Cell::City, place.city);
        m_row.flag(Cell::IsAdmin, false);
        m_row.flag(Cell::IsExternal, m_company.accounts[e.actor].kind == AccountKind::Guest);
        m_row.flag(Cell::IsInteractive, !silent);
        m_row.keep(Cell::CorrelationId, guidText(correlationOf(e)));
    }

    void cloudApp(const Event& e)
    {
        const CloudAppOperation& operation = cloudAppOperations()[e.object];
        const Place& place = places()[e.origin.place];
        const auto file = static_cast<std::uint32_t>(e.salt % 4000); // as in the product's file
        m_row.set(Cell::Source, "McasActivity");
        m_row.set(Cell::App, cloudAppName(e.object));
        m_row.set(Cell::Activity, operation.operation);
        m_row.set(Cell::Description, operation.operation);
        m_row.set(Cell::ActionType, cloudAppAction(e.object));
        cloudActor(e, true);
        m_row.keep(Cell::Object, documentOf(file).name);
        m_row.set(Cell::ObjectType, "File");
        m_row.keep(Cell::ObjectId, guidText(file + 7'000'000ULL));
        m_row.set(Cell::Result, operation.success ? "Success" : "Failure");
        namedClient(e);
        m_row.keep(Cell::IPAddress, publicAddress(m_company, e));
        m_row.set(Cell::Country, place.country);
        m_row.set(Cell::City, place.city);
        m_row.set(Cell::Isp, place.isp);
        m_row.flag(Cell::IsAdmin, false);
    }

    void audit(const Event& e)
    {
        const Meaning& meaning = *meaningOf(e.kind);
        const bool mail = meaning.app == kExchangeApp;
        const bool site = meaning.app == kSharePointApp;
        m_row.set(Cell::Source, "OfficeActivity");
        m_row.set(Cell::App, meaning.app);
        m_row.set(Cell::Activity, meaning.activity);
        m_row.set(Cell::ActionType, meaning.action);
        m_row.set(Cell::ObjectType, meaning.objectType);
        cloudActor(e, !mail && !site);
        m_row.flag(Cell::IsAdmin, meaning.admin);
        if (m_company.accounts[e.actor].kind == AccountKind::Guest)
            m_row.flag(Cell::IsExternal, true);
        else if (mail)
            m_row.flag(Cell::IsExternal, false);
        if (!site) m_row.set(Cell::Result, "Success");
        m_row.keep(Cell::IPAddress, publicAddress(m_company, e));
        if (e.kind == Kind::UserLoggedIn || e.kind == Kind::UserLoginFailed) {
            auditLogon(e);
        } else if (site) {
            auditFile(e);
        } else if (mail) {
            auditMail(e);
        } else {
            auditDirectory(e);
        }
    }

    void auditLogon(const Event& e)
    {
        signInResult(e);
        namedClient(e);
        m_row.set(Cell::ObjectId, cloudApps()[e.object].resourceId);
        m_row.keep(Cell::CorrelationId, guidText(correlationOf(e)));
    }

    void auditFile(const Event& e)
    {
        const bool search = e.kind == Kind::SearchPerformed;
        const std::string site =
            fmt::format("https://sharepoint.contoso.example/sites/{}/", areaName(e.area));
        const Document d = documentOf(e.object);
        const std::string id = search ? site + "_layouts/15/search.aspx"
                                      : fmt::format("{}Shared Documents/{}/{}", site, d.folder, d.name);
        m_row.keep(Cell::Object, search ? id : d.name);
        m_row.keep(Cell::ObjectId, id);
        client(e);
        m_row.keep(Cell::CorrelationId, guidText(e.session));
    }

    void auditMail(const Event& e)
    {
        const Account& a = m_company.accounts[e.actor];
        m_row.keep(Cell::SessionId, guidText(e.session));
        if (e.kind == Kind::InboxRule) {
            m_row.set(Cell::Object, inboxRules()[e.object].name);
            m_row.keep(Cell::ObjectId, fmt::format("{}\\{}", a.upn, inboxRules()[e.object].name));
            return;
        }
        if (e.kind == Kind::MailboxPermission) {
            m_row.set(Cell::Object, a.upn);
            m_row.set(Cell::ObjectId, a.upn);
            m_row.set(Cell::TargetUsername, m_company.accounts[e.target].upn);
            return;
        }
        m_row.flag(Cell::IsImpersonated, false);
        m_row.set(Cell::UserAgent, kOwa);
        if (e.kind == Kind::MailItemsAccessed)
            m_row.set(Cell::Object, "\\Inbox");
        else
            m_row.keep(Cell::Object, documentOf(e.object).folder);
    }

    void auditDirectory(const Event& e)
    {
        m_row.keep(Cell::CorrelationId, guidText(correlationOf(e)));
        if (e.target == kNobody) {
            m_row.set(Cell::Object, consentApps()[e.object].name);
            m_row.set(Cell::ObjectId, consentApps()[e.object].id);
            return;
        }
        const Account& target = m_company.accounts[e.target];
        m_row.set(Cell::TargetUsername, target.upn);
        m_row.set(Cell::TargetUserId, target.objectId);
        m_row.set(Cell::ObjectId, target.upn);
        m_row.set(Cell::Object, e.kind == Kind::RoleMemberAdded         ? roles()[e.object].name
                                : e.kind == Kind::CloudGroupMemberAdded ? m_company.groups[e.object].name
                                                                        : std::string_view(target.upn));
    }

    void windows(const Event& e)
    {
        const Meaning& meaning = *meaningOf(e.kind);
        const WindowsEvent event = windowsEvent(m_company, e);
        m_row.set(Cell::Environment, "OnPremises");
        m_row.set(Cell::Source, "SecurityEvent");
        m_row.set(Cell::Instance, e.kind == Kind::ServiceTicket   ? kRealm
                                  : e.kind == Kind::NtlmValidated ? std::string_view(m_hosts[e.host])
                                                                  : kNetBios);
        m_row.set(Cell::App, meaning.app);
        // The answer to wrong credentials is a failed logon.
        m_row.set(Cell::ActionType, event.failure ? std::string_view("LogOnFailed") : meaning.action);
        if (event.failure) m_row.set(Cell::ResultDetail, "0xC000006A Wrong password");
        m_row.set(Cell::Activity, meaning.activity);
        if (event.id == 4732) m_row.set(Cell::Activity, "4732");
        if (event.id == 4733) m_row.set(Cell::Activity, "4733");
        m_row.set(Cell::ObjectType, meaning.objectType);
        m_row.set(Cell::Result, event.failure ? "Failure" : "Success");
        m_row.set(Cell::DestinationDevice, m_hosts[e.host]);
        m_row.flag(Cell::IsAdmin, meaning.admin);
        windowsActor(e);
        windowsTarget(e);
        windowsObject(e);
        windowsSource(e);
    }

    void windowsActor(const Event& e)
    {
        if (e.kind == Kind::AccountLocked) { // the system of the controller
            m_row.set(Cell::ActorUsername, m_names[e.actor]);
            m_row.set(Cell::ActorUserId, "S-1-5-18");
            m_row.set(Cell::ActorUserIdType, "SID");
            return;
        }
        m_row.set(Cell::ActorUsername, m_names[e.actor]);
        const bool named =
            e.kind == Kind::LogonFailed || e.kind == Kind::ServiceTicket || e.kind == Kind::NtlmValidated;
        if (named) return; // these records have no SID
        m_row.set(Cell::ActorUserId, m_company.accounts[e.actor].sid);
        m_row.set(Cell::ActorUserIdType, "SID");
    }

    void windowsTarget(const Event& e)
    {
        if (e.target == kNobody || e.kind == Kind::ServiceTicket) return;
        const Account& target = m_company.accounts[e.target];
        if (e.kind == Kind::DirectoryObject) return; // names a GUID of no account
        m_row.set(Cell::TargetUsername, m_names[e.target]);
        m_row.set(Cell::TargetUserId, target.sid);
    }

    void windowsObject(const Event& e)
    {
        switch (e.kind) {
        case Kind::GroupMemberAdded:
        case Kind::GroupMemberRemoved:
            m_row.set(Cell::Object, m_company.groups[e.object].name);
            m_row.set(Cell::ObjectId, m_company.groups[e.object].sid);
            break;
        case Kind::TicketGranted:
            m_row.set(Cell::Object, "krbtgt");
            break;
        case Kind::ServiceTicket:
            m_row.set(Cell::Object, serviceName(m_company, e));
            m_row.set(Cell::ObjectId, serviceSid(m_company, e));
            break;
        case Kind::ProcessStarted:
            m_row.set(Cell::Object, processes()[e.object].image);
            break;
        case Kind::ServiceInstalled:
            m_row.set(Cell::Object, "RemoteTask");
            break;
        case Kind::TaskScheduled:
            m_row.set(Cell::Object, "\\Maintenance\\Nightly");
            break;
        case Kind::DirectoryChanged:
            m_row.set(Cell::Object, m_company.accounts[e.target].dn);
            m_row.keep(Cell::ObjectId, fmt::format("{{{}}}", guidText(m_company.accounts[e.target].adGuid)));
            break;
        case Kind::DirectoryObject:
            directoryObject(e);
            break;
        default:
            fileObject(e);
        }
    }

    void directoryObject(const Event& e)
    {
        const bool replication = e.object == 1;
        const bool root = replication || e.target == kNobody;
        m_row.keep(
            Cell::Object,
            fmt::format("%{{{}}}", guidText(root ? m_company.seed : m_company.accounts[e.target].adGuid)));
        if (!replication) return;
        m_row.set(Cell::ActionType, "DirectoryReplicated");
        m_row.flag(Cell::IsAdmin, true);
    }

    void fileObject(const Event& e)
    {
        const std::string share(areaName(e.kind == Kind::ShareOpened || e.kind == Kind::ShareFile ||
                                                 e.kind == Kind::ShareWrite || e.kind == Kind::ShareDelete
                                             ? e.area
                                             : std::uint8_t{0}));
        if (e.kind == Kind::ShareOpened) m_row.keep(Cell::Object, "\\\\*\\" + share);
        const Document d = documentOf(e.object);
        if (e.kind == Kind::ShareFile) {
            m_row.keep(Cell::Object, fmt::format("{}\\{}", d.folder, d.name));
            m_row.keep(Cell::ObjectId, "\\\\*\\" + share);
        }
        if (e.kind == Kind::ShareWrite || e.kind == Kind::ShareDelete)
            m_row.keep(Cell::Object, fmt::format("D:\\Shares\\{}\\{}\\{}", share, d.folder, d.name));
    }

    void windowsSource(const Event& e)
    {
        const bool desk = e.logonType == 2 || e.logonType == 7 || e.logonType == 11;
        const bool service = e.logonType == 5;
        if (e.kind == Kind::NtlmValidated || e.kind == Kind::AccountLocked || e.kind == Kind::LogonFailed)
            sourceName(e);
        if (isLogonKind(e.kind)) {
            const LogonWord& word = logonWord(e.logonType);
            m_row.set(Cell::LogonType, word.word);
            m_row.flag(Cell::IsInteractive, word.interactive);
            const bool ntlm = e.outcome != 0;
            if (e.kind == Kind::Logon && (ntlm || e.logonType != 3)) sourceName(e);
            if (e.kind == Kind::Logoff && (desk || service)) m_row.set(Cell::Device, m_hosts[e.host]);
        }
        const bool kerberos = e.kind == Kind::TicketGranted || e.kind == Kind::ServiceTicket;
        const bool addressed = kerberos || e.kind == Kind::Logon || e.kind == Kind::LogonFailed ||
                               e.kind == Kind::ShareOpened || e.kind == Kind::ShareFile;
        if (addressed) {
            std::string address = desk ? "127.0.0.1" : service ? "-" : insideAddress(m_company, e);
            if (address == "-") address = kerberos ? "::1" : "";
            m_row.keep(Cell::IPAddress, std::move(address));
        }
        const bool sessionless = kerberos || e.kind == Kind::LogonFailed || e.kind == Kind::NtlmValidated;
        if (e.kind == Kind::AccountLocked)
            m_row.set(Cell::SessionId, "0x3e7");
        else if (!sessionless)
            m_row.keep(Cell::SessionId, fmt::format("0x{:x}", e.session & 0xFFFFFFFF));
        if (e.kind == Kind::Logon || e.kind == Kind::ServiceTicket)
            m_row.keep(Cell::CorrelationId, guidText(e.session));
    }

    void sourceName(const Event& e)
    {
        if (e.source != kNobody) m_row.set(Cell::Device, m_company.hosts[e.source].name);
    }

    ExportFile m_file;
    ActivityRow m_row;
    std::string m_line;                        // kept between records for its memory
    std::vector<Agent> m_agents;               // by client
    std::vector<std::string> m_names, m_hosts; // DOMAIN\name by account, full names by host
};

} // namespace

std::unique_ptr<Exporter> makeActivityExporter(const std::filesystem::path& dir, const Company& company,
                                               const Script& script)
{
    return std::make_unique<ActivityExporter>(dir, company, script);
}

} // namespace sightline::demo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/records.h"

#include "core/demo/tables.h"

#include <fmt/format.h>
#include <iterator>

namespace sightline::demo
{

namespace
{

constexpr std::string_view kExplorer = "C:\\Windows\\explorer.exe";
constexpr std::string_view kServiceHost = "C:\\Windows\\System32\\services.exe";
constexpr std::string_view kCmd = "C:\\Windows\\System32\\cmd.exe";

constexpr Process kProcesses[] = {
    {"C:\\Windows\\System32\\cmd.exe", "cmd.exe", kExplorer},
    {"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", "powershell.exe -NoProfile",
     kExplorer},
    {"C:\\Windows\\System32\\mmc.exe", "mmc.exe dsa.msc", kExplorer},
    {"C:\\Windows\\System32\\net.exe", "net group \"VPN Users\" /domain", kCmd},
    {"C:\\Windows\\System32\\whoami.exe", "whoami /groups", kCmd},
    {"C:\\Windows\\System32\\mmc.exe", "mmc.exe services.msc", kExplorer},
    {"C:\\Windows\\System32\\eventvwr.exe", "eventvwr.exe", kExplorer},
    {"C:\\Windows\\System32\\notepad.exe", "notepad.exe web.config", kExplorer},
    {"C:\\Program Files\\Backup\\agent.exe", "agent.exe --incremental", kServiceHost},
    {"C:\\Program Files\\Inventory\\scan.exe", "scan.exe --quiet", kServiceHost},
    {"C:\\Program Files\\Database\\job.exe", "job.exe --queue nightly", kServiceHost},
    {"C:\\Windows\\System32\\spoolsv.exe", "spoolsv.exe", kServiceHost},
    {"C:\\Windows\\System32\\inetsrv\\w3wp.exe", "w3wp.exe -ap DefaultAppPool", kServiceHost},
    {"C:\\Windows\\RemoteTask.exe", "RemoteTask.exe -accepteula", kServiceHost},
    {"C:\\Program Files\\7-Zip\\7z.exe", "7z.exe a archive.7z", kCmd},
    {"C:\\Windows\\System32\\vssadmin.exe", "vssadmin.exe list shadows", kCmd}};

constexpr DirectoryAttribute kAttributes[] = {{"telephoneNumber", "2.5.5.12", "+27 11 555 0100"},
                                              {"description", "2.5.5.12", "moved to the new floor"},
                                              {"physicalDeliveryOfficeName", "2.5.5.12", "B2"},
                                              {"userAccountControl", "2.5.5.9", "512"},
                                              {"servicePrincipalName", "2.5.5.12", "HTTP/intranet"},
                                              {"department", "2.5.5.12", "-"}};

constexpr Role kRoleRows[kRoles] = {{"Reports Reader", "4a5d8f65-41da-4de4-8968-e035b65339cf"},
                                    {"Helpdesk Administrator", "729827e3-9c14-49f7-bb1b-9608f156bbb8"},
                                    {"Message Center Reader", "790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b"},
                                    {"Teams Administrator", "69091246-20e8-4a56-aa4d-066075b2a7a8"},
                                    {"Exchange Administrator", "29232cdf-9323-42fd-ade2-1d097af3e4de"},
                                    {"Global Administrator", "62e90394-69f5-4237-9190-012177145e10"}};

constexpr ConsentApp kConsents[kConsentApps] = {
    {"Calendar Helper", "0b6f3c52-0f6d-4c1e-9a83-3f1f6b0d2a01", "Calendars.Read User.Read"},
    {"Survey Builder", "1c7a4d63-1a7e-4d2f-8b94-4a2a7c1e3b02", "User.Read offline_access"},
    {"Mail Merge Online", "2d8b5e74-2b8f-4e30-9ca5-5b3b8d2f4c03", "Mail.Send User.Read"},
    {"File Converter", "3e9c6f85-3c90-4f41-8db6-6c4c9e304d04", "Files.Read.All offline_access"},
    {"Team Notes", "4fad7096-4da1-4052-9ec7-7d5daf415e05", "Mail.Read Files.ReadWrite.All offline_access"},
    {"Document Viewer Plus", "50be81a7-5eb2-4163-8fd8-8e6eb0526f06",
     "Mail.Read Files.Read.All offline_access"}};

constexpr InboxRuleForm kRules[] = {{"Newsletters", "Newsletters", "", false},
                                    {"Project", "Project", "", false},
                                    {"While I am away", "", "front.desk@contoso.example", false},
                                    {"Copy home", "", "home@mailbox.example", false},
                                    {".", "", "collect@relay.example", true}};

constexpr CloudAppOperation kOperations[kCloudAppOperations] = {
    {"FilePreviewed", "Microsoft OneDrive for Business", "EVENT_CATEGORY_UNSPECIFIED",
     "EVENT_O365_ONEDRIVE_GENERIC", 15600, 233580, true},
    {"FileSyncUploadedFull", "Microsoft OneDrive for Business", "EVENT_CATEGORY_UPLOAD_FILE",
     "EVENT_O365_ONEDRIVE_GENERIC", 15600, 233580, true},
    {"FileDownloaded", "Microsoft SharePoint Online", "EVENT_CATEGORY_DOWNLOAD_FILE",
     "EVENT_O365_SHAREPOINT_GENERIC", 20892, 233581, true},
    {"MessageSent", "Microsoft Teams", "EVENT_CATEGORY_UNSPECIFIED", "EVENT_O365_TEAMS_GENERIC", 28375,
     233590, true},
    {"Log on", "Microsoft Azure", "EVENT_CATEGORY_LOGIN", "EVENT_AAD_LOGIN", 12260, 2293760, true},
    {"Failed log on", "Microsoft Azure", "EVENT_CATEGORY_FAILED_LOGIN", "EVENT_AAD_LOGIN_FAILED", 12260,
     2293761, false}};

} // namespace

std::span<const Process> processes()
{
    return kProcesses;
}

std::span<const DirectoryAttribute> directoryAttributes()
{
    return kAttributes;
}

std::span<const Role> roles()
{
    return kRoleRows;
}

std::span<const ConsentApp> consentApps()
{
    return kConsents;
}

std::span<const InboxRuleForm> inboxRules()
{
    return kRules;
}

std::span<const CloudAppOperation> cloudAppOperations()
{
    return kOperations;
}

// Documentation ranges: 203.0.113.0/24 the offices (from 200 on their gateways for people elsewhere),
// 198.51.100.0/24 and 2001:db8::/32 people's homes, 192.0.2.0/24 everything abroad, sixteen addresses to a
// place: travellers, then hostile lines, the last a gateway.
std::string publicAddress(const Company& company, const Event& e)
{
    const std::uint32_t who = e.actor;
    if (e.origin.line == Line::CompanyVpn)
        return fmt::format("203.0.113.{}", 200 + company.accounts[who].office);
    if (e.origin.line == Line::FarGateway)
        return fmt::format("192.0.2.{}", 16U * gatewayPlace(company) + 15U);
    switch (e.origin.where) {
    case Whereabouts::Office:
        return fmt::format("203.0.113.{}", 10 + 40 * company.accounts[who].office);
    case Whereabouts::Home:
        if (e.origin.hostile) return fmt::format("198.51.100.{}", 1 + (who + 1 + e.origin.number) % 254);
        if (who % 3 != 0) return fmt::format("198.51.100.{}", 1 + who % 254);
        return fmt::format("2001:db8:{:x}::{:x}", 0x100 + who / 250, 0x1000 + who);
    case Whereabouts::Abroad:
        break;
    }
    const unsigned line = e.origin.hostile ? 8U + e.origin.number % 7U : 1U + who % 7U;
    return fmt::format("192.0.2.{}", 16U * e.origin.place + line);
}

std::uint8_t gatewayPlace(const Company& company)
{
    return static_cast<std::uint8_t>(kOffices + mixed(company.seed, 0x67) % (places().size() - kOffices));
}

std::string insideAddress(const Company& company, const Event& e)
{
    if (e.source == kNobody) return "-";
    const Host& host = company.hosts[e.source];
    if (e.origin.where == Whereabouts::Office || host.owner == kNobody) return host.address;
    return fmt::format("10.9.{}.{}", host.owner / 250 % 250, 2 + host.owner % 250); // through the tunnel
}

std::string puidOf(std::uint32_t account)
{
    return fmt::format("10032000{:08X}", 0x20000000U + account * 977U);
}

std::string_view areaName(std::uint8_t area)
{
    if (area == kAdminShare) return "ADMIN$";
    if (area == kPipeShare) return "IPC$";
    return departments()[area].share;
}

const std::string& serviceName(const Company& company, const Event& e)
{
    static const std::string kUnjoined = "-"; // a computer without an account in the forest
    if (e.target != kNobody) return company.accounts[e.target].sam;
    const std::uint32_t machine = company.hosts[e.object].account;
    return machine == kNobody ? kUnjoined : company.accounts[machine].sam;
}

const std::string& serviceSid(const Company& company, const Event& e)
{
    static const std::string kNull = "S-1-0-0";
    if (e.target != kNobody) return company.accounts[e.target].sid;
    const std::uint32_t machine = company.hosts[e.object].account;
    return machine == kNobody ? kNull : company.accounts[machine].sid;
}

Document documentOf(std::uint32_t object)
{
    const auto topics = documentTopics();
    const auto extensions = documentExtensions();
    Document d;
    d.extension = extensions[object % extensions.size()];
    d.folder = topics[object / 16 % topics.size()];
    d.name = fmt::format("{}-{:04}.{}", topics[object % topics.size()], object % 10'000, d.extension);
    return d;
}

} // namespace sightline::demo

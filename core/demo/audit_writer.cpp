// SPDX-License-Identifier: GPL-3.0-or-later
// The Microsoft 365 unified audit log as the PowerShell search saves it: ten quoted CSV columns, the record
// itself as JSON in the fifth.
#include "core/demo/records.h"
#include "core/demo/tables.h"
#include "core/demo/writers.h"

#include <fmt/format.h>
#include <map>

namespace sightline::demo
{

namespace
{

constexpr std::string_view kHeader = "\"RecordType\",\"CreationDate\",\"UserIds\",\"Operations\","
                                     "\"AuditData\",\"ResultIndex\",\"ResultCount\","
                                     "\"Identity\",\"IsValid\",\"ObjectState\"\n";

struct Operation {
    Kind kind;
    std::string_view name, recordName, workload;
    int recordType;
};

constexpr Operation kOperations[] = {
    {Kind::UserLoggedIn, "UserLoggedIn", "AzureActiveDirectoryStsLogon", "AzureActiveDirectory", 15},
    {Kind::UserLoginFailed, "UserLoginFailed", "AzureActiveDirectoryStsLogon", "AzureActiveDirectory", 15},
    {Kind::FileAccessed, "FileAccessed", "SharePointFileOperation", "SharePoint", 6},
    {Kind::FileModified, "FileModified", "SharePointFileOperation", "SharePoint", 6},
    {Kind::FileDownloaded, "FileDownloaded", "SharePointFileOperation", "SharePoint", 6},
    {Kind::FileUploaded, "FileUploaded", "SharePointFileOperation", "SharePoint", 6},
    {Kind::FileRenamed, "FileRenamed", "SharePointFileOperation", "SharePoint", 6},
    {Kind::FileRecycled, "FileRecycled", "SharePointFileOperation", "SharePoint", 6},
    {Kind::FileShared, "AnonymousLinkCreated", "SharePointSharingOperation", "SharePoint", 14},
    {Kind::SearchPerformed, "SearchQueryPerformed", "SharePoint", "SharePoint", 4},
    {Kind::MailItemsAccessed, "MailItemsAccessed", "ExchangeItemAggregated", "Exchange", 50},
    {Kind::Send, "Send", "ExchangeItem", "Exchange", 2},
    {Kind::MoveToDeletedItems, "MoveToDeletedItems", "ExchangeItemGroup", "Exchange", 3},
    {Kind::InboxRule, "New-InboxRule", "ExchangeAdmin", "Exchange", 1},
    {Kind::MailboxPermission, "Add-MailboxPermission", "ExchangeAdmin", "Exchange", 1},
    {Kind::RoleMemberAdded, "Add member to role.", "AzureActiveDirectory", "AzureActiveDirectory", 8},
    {Kind::CloudGroupMemberAdded, "Add member to group.", "AzureActiveDirectory", "AzureActiveDirectory", 8},
    {Kind::UserUpdated, "Update user.", "AzureActiveDirectory", "AzureActiveDirectory", 8},
    {Kind::UserDisabled, "Disable account.", "AzureActiveDirectory", "AzureActiveDirectory", 8},
    {Kind::PrincipalAdded, "Add service principal.", "AzureActiveDirectory", "AzureActiveDirectory", 8},
    {Kind::PermissionGranted, "Add delegated permission grant.", "AzureActiveDirectory",
     "AzureActiveDirectory", 8},
    {Kind::ConsentGiven, "Consent to application.", "AzureActiveDirectory", "AzureActiveDirectory", 8},
    {Kind::CredentialAdded, "Update application \xE2\x80\x93 Certificates and secrets management ",
     "AzureActiveDirectory", "AzureActiveDirectory", 8}};

const Operation* operationOf(Kind kind)
{
    for (const Operation& operation : kOperations)
        if (operation.kind == kind) return &operation;
    return nullptr;
}

// Exchange writes the port behind an address.
std::string withPort(const std::string& address, std::uint64_t salt)
{
    const std::uint64_t port = 20'000 + salt % 40'000;
    return address.find(':') == std::string::npos ? fmt::format("{}:{}", address, port)
                                                  : fmt::format("[{}]:{}", address, port);
}

class AuditWriter : public EventWriter
{
public:
    AuditWriter(const std::filesystem::path& folder, const Company& company)
        : EventWriter(folder, "m365/UnifiedAuditLog", {".csv", std::string(kHeader), "\n", "\n", true},
                      company)
    {
    }

    // Each hour is one search of ordinary records; each attack's records are another, so that their presence
    // changes no number of the others.
    void startHour(std::span<const Event> events) override
    {
        m_searches.clear();
        for (const Event& e : events)
            if (operationOf(e.kind) != nullptr) ++searchOf(e).count;
    }

    std::string write(const Event& e) override
    {
        const Operation& operation = *operationOf(e.kind);
        const Account& a = m_company.accounts[e.actor];
        const std::string id = guidText(e.salt);
        m_data.clear();
        writeData(operation, e, id);
        Search& search = searchOf(e);
        m_line.clear();
        const auto cell = [&](std::string_view value) {
            appendCsvCell(m_line, value);
            m_line += ',';
        };
        cell(operation.recordName);
        cell(usText(e.time));
        cell(a.upn);
        cell(operation.name);
        cell(m_data);
        cell(fmt::format("{}", ++search.index));
        cell(fmt::format("{}", search.count));
        cell(id);
        m_line += "\"True\",\"Unchanged\"";
        m_file.write(m_line);
        return id;
    }

private:
    struct Search {
        int count = 0, index = 0;
    };

    Search& searchOf(const Event& e) { return m_searches[e.attack]; }

    void writeData(const Operation& operation, const Event& e, const std::string& id)
    {
        const Account& a = m_company.accounts[e.actor];
        Json json(m_data);
        json.open();
        json.text("CreationTime", isoFixed(e.time, 0, false))
            .text("Id", id)
            .text("Operation", operation.name);
        json.text("OrganizationId", m_company.tenantId).number("RecordType", operation.recordType);
        json.text("UserKey", operation.workload == "Exchange" ? puidOf(e.actor) : a.objectId);
        json.number("UserType", 0).number("Version", 1).text("Workload", operation.workload);
        json.text("UserId", a.upn);
        if (operation.recordType == 15)
            writeLogon(json, e);
        else if (operation.recordType == 6 || operation.recordType == 14)
            writeFile(json, e);
        else if (operation.recordType == 4)
            writeSearch(json, e);
        else if (operation.recordType == 8)
            writeDirectory(json, e);
        else
            writeMail(json, e);
        json.close();
    }

    void writeLogon(Json& json, const Event& e) const
    {
        const Account& a = m_company.accounts[e.actor];
        const bool good = e.outcome == kSignInOk;
        const std::string address = publicAddress(m_company, e);
        const Client& client = clients()[e.client];
        json.text("ResultStatus", good ? "Success" : "Failed").text("ClientIP", address);
        json.text("ObjectId", cloudApps()[e.object].resourceId)
            .text("ApplicationId", cloudApps()[e.object].id);
        json.number("AzureActiveDirectoryEventType", 1).openArray("ExtendedProperties");
        json.pair("ResultStatusDetail", good ? "Success" : "UserError").pair("UserAgent", client.agent);
        json.pair("RequestType", "OAuth2:Authorize").closeArray();
        json.openArray("Actor").open().text("ID", a.objectId).number("Type", 0).close();
        json.open().text("ID", a.upn).number("Type", 5).close().closeArray();
        json.text("ActorContextId", m_company.tenantId).text("ActorIpAddress", address);
        json.text("InterSystemsId", guidText(correlationOf(e)))
            .text("IntraSystemId", guidText(e.session)); // the sign-in's Id
        json.openArray("DeviceProperties")
            .pair("OS", client.os)
            .pair("BrowserType", client.browser)
            .closeArray();
        json.text("ErrorNumber", signInResults()[e.outcome].code);
        if (!good)
            json.text("LogonError",
                      e.outcome == kSignInDisabled ? "UserDisabled" : "InvalidUserNameOrPassword");
    }

    void writeFile(Json& json, const Event& e) const
    {
        const Document d = documentOf(e.object);
        const std::string site = siteOf(e);
        json.text("ClientIP", publicAddress(m_company, e)).text("CorrelationId", guidText(e.session));
        json.text("EventSource", "SharePoint").text("ItemType", "File").text("SiteUrl", site);
        json.text("ObjectId", fmt::format("{}Shared Documents/{}/{}", site, d.folder, d.name));
        json.text("SourceRelativeUrl", fmt::format("Shared Documents/{}", d.folder));
        json.text("SourceFileName", d.name).text("SourceFileExtension", d.extension);
        json.text("ListItemUniqueId", guidText(e.object + 7'000'000ULL));
        json.text("UserAgent", clients()[e.client].agent);
    }

    static std::string siteOf(const Event& e)
    {
        return fmt::format("https://sharepoint.contoso.example/sites/{}/", areaName(e.area));
    }

    void writeSearch(Json& json, const Event& e) const
    {
        json.text("ClientIP", publicAddress(m_company, e)).text("CorrelationId", guidText(e.session));
        json.text("EventSource", "SharePoint").text("ItemType", "Page");
        json.text("ObjectId", siteOf(e) + "_layouts/15/search.aspx");
        json.text("SearchQueryText", documentOf(e.object).folder);
        json.text("UserAgent", clients()[e.client].agent);
    }

    void writeMail(Json& json, const Event& e) const
    {
        const Account& a = m_company.accounts[e.actor];
        const bool cmdlet = e.kind == Kind::InboxRule || e.kind == Kind::MailboxPermission;
        json.text("ResultStatus", cmdlet ? "True" : "Succeeded");
        json.flag("ExternalAccess", false).text("OrganizationName", kDnsDomain);
        json.text("OriginatingServer", "MX01 (15.20.7982.032)");
        const std::string address = publicAddress(m_company, e);
        if (e.kind == Kind::InboxRule) return writeRule(json, e, address);
        if (e.kind == Kind::MailboxPermission) return writePermission(json, e, address);
        json.text("ClientIPAddress", address).text("ClientInfoString", "Client=OWA;Action=ViaProxy");
        json.text("MailboxGuid", guidText(e.actor + 9'000'000ULL)).text("MailboxOwnerUPN", a.upn);
        json.number("LogonType", 0).number("InternalLogonType", 0).text("SessionId", guidText(e.session));
        const std::string message = fmt::format("<{:016x}@mail.contoso.example>", mixed(e.object, 3));
        if (e.kind == Kind::MailItemsAccessed) {
            json.openArray("OperationProperties").pair("MailAccessType", "Bind").pair("IsThrottled", "False");
            json.closeArray().number("OperationCount", 1).openArray("Folders").open().text("Path", "\\Inbox");
            json.openArray("FolderItems")
                .open()
                .text("InternetMessageId", message)
                .number("SizeInBytes", 9000 + e.object % 80'000);
            json.close().closeArray().close().closeArray();
        } else {
            json.open("Item").text("InternetMessageId", message);
            json.text("Subject", documentOf(e.object).folder).close();
        }
    }

    void writeRule(Json& json, const Event& e, const std::string& address) const
    {
        const Account& a = m_company.accounts[e.actor];
        const InboxRuleForm& rule = inboxRules()[e.object];
        json.text("ClientIP", withPort(address, e.salt));
        json.text("ObjectId", fmt::format("{}\\{}", a.upn, rule.name)).text("SessionId", guidText(e.session));
        json.openArray("Parameters").pair("AlwaysDeleteOutlookRulesBlob", "False").pair("Force", "False");
        json.pair("Name", rule.name);
        if (!rule.folder.empty()) json.pair("MoveToFolder", rule.folder);
        if (!rule.forward.empty()) json.pair("ForwardTo", rule.forward);
        if (rule.hides) json.pair("MarkAsRead", "True").pair("DeleteMessage", "True");
        json.pair("StopProcessingRules", "True").closeArray();
    }

    void writePermission(Json& json, const Event& e, const std::string& address) const
    {
        const Account& a = m_company.accounts[e.actor];
        json.text("ClientIP", withPort(address, e.salt)).text("ObjectId", a.upn);
        json.text("SessionId", guidText(e.session)).openArray("Parameters").pair("Identity", a.upn);
        json.pair("User", m_company.accounts[e.target].upn).pair("AccessRights", "FullAccess");
        json.pair("InheritanceType", "All").closeArray();
    }

    void writeActor(Json& json, const Event& e) const
    {
        const Account& a = m_company.accounts[e.actor];
        json.openArray("Actor").open().text("ID", a.upn).number("Type", 5).close();
        json.open().text("ID", a.objectId).number("Type", 2).close().closeArray();
        json.text("ActorContextId", m_company.tenantId).text("InterSystemsId", guidText(correlationOf(e)));
    }

    static void writeChange(Json& json, std::string_view name, std::string_view value)
    {
        json.open().text("Name", name).text("NewValue", value).text("OldValue", "").close();
    }

    // What is done to an application instead of an account.
    void writeApplication(Json& json, const Event& e) const
    {
        const ConsentApp& app = consentApps()[e.object];
        const std::string principal = guidText(mixed(m_company.seed, e.object));
        json.text("ResultStatus", "Success").text("ObjectId", app.id);
        json.number("AzureActiveDirectoryEventType", 1).text("ClientIP", publicAddress(m_company, e));
        json.openArray("ModifiedProperties");
        writeChange(json, "ConsentContext.IsAdminConsent", "False");
        writeChange(json, "ConsentAction.Permissions", app.scope);
        json.closeArray();
        writeActor(json, e);
        json.openArray("Target").open().text("ID", "ServicePrincipal_" + principal).number("Type", 2).close();
        json.open().text("ID", principal).number("Type", 2).close();
        json.open().text("ID", "ServicePrincipal").number("Type", 2).close();
        json.open().text("ID", app.name).number("Type", 1).close();
        json.open().text("ID", app.id).number("Type", 2).close().closeArray();
    }

    void writeDirectory(Json& json, const Event& e) const
    {
        if (e.target == kNobody) return writeApplication(json, e);
        const Account& target = m_company.accounts[e.target];
        json.text("ResultStatus", "Success")
            .text("ObjectId", target.upn)
            .number("AzureActiveDirectoryEventType", 1);
        json.text("ClientIP", publicAddress(m_company, e)).openArray("ModifiedProperties");
        if (e.kind == Kind::RoleMemberAdded) {
            writeChange(json, "Role.DisplayName", roles()[e.object].name);
            writeChange(json, "Role.TemplateId", roles()[e.object].templateId);
        } else if (e.kind == Kind::CloudGroupMemberAdded) {
            writeChange(json, "Group.DisplayName", m_company.groups[e.object].name);
        } else if (e.kind == Kind::UserDisabled) {
            writeChange(json, "AccountEnabled", "[false]");
        } else {
            writeChange(json, "Included Updated Properties",
                        e.object == kUpdatedDepartment ? "\"Department\"" : "\"TelephoneNumber\"");
        }
        json.closeArray();
        writeActor(json, e);
        json.openArray("Target").open().text("ID", target.objectId).number("Type", 2).close();
        json.open().text("ID", target.upn).number("Type", 5).close().closeArray();
    }

    std::map<std::int32_t, Search> m_searches; // by attack
    std::string m_data;                        // kept between records for its memory
};

} // namespace

std::unique_ptr<EventWriter> makeAuditWriter(const std::filesystem::path& folder, const Company& company)
{
    return std::make_unique<AuditWriter>(folder, company);
}

} // namespace sightline::demo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sightline::normalise
{
namespace
{

// Actor or Target of a directory record: a list of {ID, Type}, where Type 3 is a PUID, 5 a UPN, 1 a name, and
// identifiers come as "User_<guid>", "<guid>" and "User" in no certain order.
struct Principal {
    std::string_view kind; // User, ServicePrincipal, Group, Role, Application, Device, ...; "" unsaid
    std::string_view objectId, upn, puid, name;

    [[nodiscard]] bool isUser() const { return kind == "User" || (kind.empty() && !upn.empty()); }
};

void readIdentifier(Principal& p, std::string_view id, std::int64_t type)
{
    constexpr std::int64_t kName = 1, kPuid = 3, kUpn = 5;
    constexpr std::array<std::string_view, 7> kKinds{"User",        "ServicePrincipal", "Group", "Role",
                                                     "Application", "Device",           "Policy"};
    if (type == kPuid) {
        p.puid = id;
    } else if (type == kUpn) {
        p.upn = id;
    } else if (type == kName) {
        p.name = id;
    } else if (isGuid(id)) {
        if (p.objectId.empty() && (type == 0 || type == 2)) p.objectId = id;
    } else if (const auto bar = id.find('_'); bar != std::string_view::npos && isGuid(id.substr(bar + 1))) {
        p.kind = id.substr(0, bar);
        p.objectId = id.substr(bar + 1);
    } else if (std::ranges::find(kKinds, id) != kKinds.end()) {
        p.kind = id;
    }
}

Principal principalOf(const JsonView& list)
{
    Principal p;
    list.each([&](const JsonView& item) {
        const std::string_view id = item.any({"ID", "Id"});
        if (!id.empty()) readIdentifier(p, id, item.at("Type").integer().value_or(-1));
    });
    return p;
}

// A value of a list of {Name, Value}; `member` is NewValue for ModifiedProperties.
std::string_view namedValue(const Job& job, const JsonView& list, std::string_view name,
                            std::string_view member = "Value")
{
    std::string_view out;
    list.each([&](const JsonView& item) {
        if (out.empty() && equalsAscii(item.at("Name").text(), name)) out = item.any({member});
    });
    // Directory properties are JSON in text: "x" or ["x"].
    const JsonText inner = job.parsed(out);
    if (inner.root().isArray()) out = job.record.keep(inner.root().first().scalar());
    if (out.size() > 1 && out.front() == '"' && out.back() == '"') out = out.substr(1, out.size() - 2);
    return out;
}

// Address, host name or sign of a person: an application "user" such as app@sharepoint has no dot in its
// suffix.
bool isUserUpn(std::string_view id)
{
    const auto at = id.find('@');
    return !upnKey(id).empty() && id.find('.', at) != std::string_view::npos;
}

class AuditRecord
{
public:
    explicit AuditRecord(const Job& job)
        : m_job(job),
          m_record(job.record),
          m_w(job),
          m_extended(job.json("ExtendedProperties")),
          m_parameters(job.json("Parameters")),
          m_modified(job.json("ModifiedProperties")),
          m_device(job.json("DeviceProperties")),
          m_actorText(job.json("Actor")),
          m_targetText(job.json(m_record.text("Target").empty() ? "AADTarget" : "Target")),
          m_actor(principalOf(m_actorText.root())),
          m_target(principalOf(m_targetText.root())),
          m_workload(firstText(m_record, {"OfficeWorkload", "Workload"})),
          m_userId(firstText(m_record, {"UserId", "UserId_", "UserIds"})),
          m_objectId(firstText(m_record, {"OfficeObjectId", "ObjectId"})),
          m_operation(job.maps.operation(m_workload, m_record.text("Operation")))
    {
    }

    void write()
    {
        writeWhat();
        writeResult();
        writeActor();
        writeTarget();
        writeObject();
        writeClient();
        writeFlags();
    }

private:
    [[nodiscard]] std::string_view named(const JsonText& list, std::string_view name) const
    {
        return namedValue(m_job, list.root(), name);
    }

    void writeWhat()
    {
        m_w.app({m_workload, m_w.input().table});
        m_w.text(Activity::Environment, "Cloud");
        m_w.text(Activity::Instance,
                 firstText(m_record, {"OrganizationId", "OfficeTenantId", "OrganizationName"}));
        m_w.text(Activity::Operation, firstText(m_record, {"Operation"}));
        m_w.text(Activity::ActionType, m_operation.action);
        m_w.text(Activity::ObjectType, m_operation.objectType);
        m_w.text(Activity::SessionId, firstText(m_record, {"SessionId"}));
        if (m_w.written(Activity::SessionId).empty()) {
            const JsonText context = m_job.json("AppAccessContext");
            std::string_view session = context.root().any({"AADSessionId"});
            if (session.empty()) session = named(m_device, "SessionId");
            m_w.keep(Activity::SessionId, session);
        }
        m_w.text(Activity::CorrelationId, firstText(m_record, {"CorrelationId", "InterSystemsId"}));
    }

    void writeResult()
    {
        const std::string_view status = firstText(m_record, {"ResultStatus"});
        constexpr std::array<std::string_view, 4> kGood{"Success", "Succeeded", "True", "Completed"};
        constexpr std::array<std::string_view, 4> kBad{"Failure", "Failed", "False", "Fail"};
        const auto is = [&](std::string_view word) { return equalsAscii(status, word); };
        std::string_view result;
        if (std::ranges::any_of(kGood, is))
            result = "Success";
        else if (std::ranges::any_of(kBad, is))
            result = "Failure";
        else if (is("PartiallySucceeded") || is("Partial"))
            result = "Partial";
        else if (!status.empty())
            result = "NA";

        const bool logon = m_operation.action == "LogOn" || m_operation.action == "LogOnFailed";
        const auto error = firstInteger(m_record, {"ErrorNumber", "ErrorCode"});
        if (m_operation.action == "LogOnFailed")
            result = "Failure"; // the status only says that the record was made
        if (logon && error && *error != 0) {
            const SigninResult known = m_w.maps().signinResult(*error);
            m_w.text(Activity::ActionType, known.action);
            m_w.keep(Activity::ResultDetail,
                     known.text.empty() ? std::to_string(*error) : fmt::format("{} {}", *error, known.text));
            result = known.result;
        } else if (result == "Failure") {
            m_w.text(Activity::ResultDetail, firstText(m_record, {"LogonError", "ResultReasonType"}));
        }
        m_w.text(Activity::Result, result);
    }

    void writeActor()
    {
        Account a;
        a.username = m_userId;
        const bool person = isUserUpn(m_userId);
        const std::string_view byUpn = person ? m_record.keep(upnKey(m_userId)) : std::string_view{};
        const bool samePerson = person && m_actor.isUser() && equalsFolded(m_actor.upn, m_userId);
        const std::string_view byId =
            samePerson ? m_record.keep(objectIdKey(m_actor.objectId)) : std::string_view{};
        const std::string byPuid = person ? puidKey(puidOfUserKey()) : std::string{};
        if (!byId.empty()) {
            a.userId = m_actor.objectId;
            a.idType = "AADID";
        } else if (!byPuid.empty()) {
            a.userId = puidOfUserKey();
            a.idType = "PUID";
        } else if (isGuid(m_userId) || !sidKey(m_userId).empty()) {
            a.userId = m_userId;
            a.idType = isGuid(m_userId) ? "AADID" : "SID";
        }
        a.key = !byId.empty() ? byId : byUpn;
        if (a.key.empty()) a.key = m_record.keep(otherKey());
        m_w.actor(a);
        m_w.link(byId, byUpn);
        if (isPersonRecord()) m_w.link(byPuid, byUpn);
        if (samePerson) m_w.link(puidKey(m_actor.puid), byUpn);
        m_w.link(upnKey(firstText(m_record, {"MailboxOwnerUPN"})),
                 sidKey(firstText(m_record, {"MailboxOwnerSid"})), LinkKind::Mailbox);
        if (person && isPersonRecord())
            m_w.link(byUpn, sidKey(firstText(m_record, {"LogonUserSid"})), LinkKind::Mailbox);
    }

    // Accounts that are no people: services, applications, bare names, which are only unique in their tenant.
    [[nodiscard]] std::string otherKey() const
    {
        if (m_userId.find('@') != std::string_view::npos && !isUserUpn(m_userId))
            return applicationKey(m_userId);
        if (isGuid(m_userId) && m_actor.kind == "ServicePrincipal") return applicationKey(m_userId);
        return accountKeyOf(m_userId, m_w.written(Activity::Instance));
    }

    // "10032...@tenant" or "i:0h.f|membership|10032...@live.com".
    [[nodiscard]] std::string_view puidOfUserKey() const
    {
        std::string_view key = m_userKey;
        if (const auto bar = key.rfind('|'); bar != std::string_view::npos) key = key.substr(bar + 1);
        return key.substr(0, key.find('@'));
    }

    // User types 0 and 2 are people; the key of others is that of a service.
    [[nodiscard]] bool isPersonRecord() const
    {
        const std::string_view type = m_userType;
        return type.empty() || type == "0" || type == "2" || equalsAscii(type, "Regular") ||
               equalsAscii(type, "Admin");
    }

    [[nodiscard]] bool actsOnAccount() const
    {
        const std::string_view a = m_operation.action;
        return a.starts_with("Account") || a.starts_with("Password") || a.starts_with("GroupMember") ||
               a.starts_with("Role") || m_operation.objectType == "User";
    }

    void writeTarget()
    {
        Account t;
        if (m_target.isUser() && (actsOnAccount() || m_target.kind == "User") && !isLogon()) {
            t.username = m_target.upn;
            t.userId = m_target.objectId;
            t.key = m_record.keep(objectIdKey(m_target.objectId));
            const std::string_view byUpn = m_record.keep(upnKey(m_target.upn));
            const LinkKind kind =
                m_operation.action == "AccountCreated" ? LinkKind::Created : LinkKind::Record;
            m_w.link(t.key, byUpn, kind);
            m_w.link(puidKey(m_target.puid), byUpn, kind);
            if (t.key.empty()) t.key = byUpn;
        } else if (actsOnAccount() && !upnKey(m_objectId).empty()) {
            nameTarget(t, m_objectId);
        } else if (const std::string_view identity = named(m_parameters, "Identity");
                   actsOnAccount() && !upnKey(identity).empty()) {
            nameTarget(t, identity);
        } else if (const std::string_view mate = grantee(); !mate.empty()) {
            nameTarget(t, mate);
        } else if (const std::string_view owner =
                       firstText(m_record, {"MailboxOwnerUPN", "TargetUserOrGroupName"});
                   !upnKey(owner).empty() && !equalsFolded(owner, m_userId)) {
            nameTarget(t, owner);
        }
        m_w.target(t);
    }

    void nameTarget(Account& target, std::string_view upn) const
    {
        target.username = m_record.keep(upn);
        target.key = m_record.keep(upnKey(upn));
    }

    [[nodiscard]] bool isLogon() const
    {
        return m_operation.action == "LogOn" || m_operation.action == "LogOnFailed" ||
               m_operation.action == "LogOff";
    }

    // Who gets a permission on a mailbox or folder.
    [[nodiscard]] std::string_view grantee() const
    {
        if (m_operation.action != "MailboxPermissionChanged") return {};
        for (const std::string_view name : {"User", "Trustee", "Delegate", "GrantSendOnBehalfTo"}) {
            if (const std::string_view value = named(m_parameters, name); !value.empty()) return value;
        }
        return {};
    }

    void writeObject()
    {
        m_w.text(Activity::ObjectId, m_objectId);
        std::string_view object = roleOrGroup();
        if (object.empty()) object = cmdletObject();
        if (object.empty())
            object = firstText(m_record, {"SourceFileName", "ItemName", "TeamName", "Site_Url"});
        if (object.empty()) object = mailObject();
        if (object.empty() && !m_target.isUser()) object = m_target.name;
        if (object.empty() && !isLogon()) object = m_objectId;
        m_w.keep(Activity::Object, object);
    }

    [[nodiscard]] std::string_view roleOrGroup()
    {
        struct Property {
            std::string_view name, id, type;
        };

        constexpr std::array<Property, 2> kProperties{{{"Role.DisplayName", "Role.ObjectID", "Role"},
                                                       {"Group.DisplayName", "Group.ObjectID", "Group"}}};
        for (const Property& p : kProperties) {
            for (const std::string_view member : {"NewValue", "OldValue"}) {
                const std::string_view name = namedValue(m_job, m_modified.root(), p.name, member);
                if (name.empty()) continue;
                m_w.text(Activity::ObjectType, p.type);
                m_w.keep(Activity::ObjectId, namedValue(m_job, m_modified.root(), p.id, member));
                return name;
            }
        }
        return {};
    }

    // The name a cmdlet gives its object, else what it is applied to.
    [[nodiscard]] std::string_view cmdletObject() const
    {
        for (const std::string_view name : {"Name", "DisplayName", "Identity", "Mailbox"}) {
            if (const std::string_view value = named(m_parameters, name); !value.empty()) return value;
        }
        return {};
    }

    [[nodiscard]] std::string_view mailObject() const
    {
        const JsonText item = m_job.json("Item");
        const JsonText affected = m_job.json("AffectedItems");
        for (const JsonView& mail : {item.root(), affected.root().first()}) {
            if (const std::string_view subject = mail.any({"Subject"}); !subject.empty())
                return m_record.keep(subject);
        }
        const JsonText folder = m_job.json("Folder");
        const JsonText folders = m_job.json("Folders");
        for (const JsonView& place : {folder.root(), folders.root().first()}) {
            if (const std::string_view path = place.any({"Path", "Name"}); !path.empty())
                return m_record.keep(path);
        }
        return firstText(m_record, {"MailboxOwnerUPN"});
    }

    void writeClient()
    {
        m_w.ip(firstText(m_record,
                         {"ClientIP", "ClientIPAddress", "Client_IPAddress", "ActorIpAddress", "ClientIP_"}));
        const std::string_view device = named(m_device, "DisplayName");
        m_w.keep(Activity::Device, device.empty() ? firstText(m_record, {"ClientMachineName"}) : device);
        m_w.keep(Activity::OperatingSystem, named(m_device, "OS"));
        const std::string_view browser = named(m_device, "BrowserType");
        if (browser != "Other") m_w.keep(Activity::Browser, browser); // the user agent knows better
        std::string_view agent = firstText(m_record, {"UserAgent"});
        if (agent.empty()) agent = named(m_extended, "UserAgent");
        if (agent.empty()) agent = firstText(m_record, {"ClientInfoString"});
        if (!agent.empty()) m_w.userAgent(m_record.keep(agent));
    }

    void writeFlags()
    {
        const bool admin = m_userType == "2" || m_userType == "3" || equalsAscii(m_userType, "Admin") ||
                           equalsAscii(m_userType, "DcAdmin");
        m_w.flag(Activity::IsAdmin, m_operation.admin || admin);
        auto external = firstBoolean(m_record, {"ExternalAccess"});
        if (m_userId.find("#EXT#") != std::string_view::npos) external = true;
        m_w.flag(Activity::IsExternal, external);
        const std::string_view logon = firstText(m_record, {"LogonType", "Logon_Type"});
        constexpr std::array<std::string_view, 3> kDelegate{"2", "Delegated", "Delegate"};
        const bool delegate =
            std::ranges::any_of(kDelegate, [&](std::string_view d) { return equalsAscii(d, logon); });
        if (!logon.empty()) m_w.flag(Activity::IsImpersonated, delegate);
    }

    const Job& m_job;
    Record& m_record;
    ActivityWriter m_w;
    JsonText m_extended, m_parameters, m_modified, m_device, m_actorText, m_targetText;
    Principal m_actor, m_target;
    std::string_view m_workload, m_userId, m_objectId;
    std::string_view m_userKey = firstText(m_record, {"UserKey"});
    std::string_view m_userType = firstText(m_record, {"UserType"});
    Operation m_operation;
};

} // namespace

void normaliseAudit(const Job& job)
{
    AuditRecord(job).write();
}

} // namespace sightline::normalise

// SPDX-License-Identifier: GPL-3.0-or-later
// Audit records of Microsoft Entra (table AuditLogs), from whatever export: who initiated it, what was done
// to which account, role, group, application or policy.
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <array>

namespace sightline::normalise
{
namespace
{

// One of targetResources; the portal's CSV has its parts in columns of their own.
struct Target {
    std::string_view type, id, upn, name;

    [[nodiscard]] bool isUser() const { return equalsAscii(type, "User"); }

    [[nodiscard]] bool isApplication() const
    {
        return equalsAscii(type, "ServicePrincipal") || equalsAscii(type, "Application");
    }
};

// Directory properties are JSON in text: "x" or ["x"].
std::string_view plainValue(const Job& job, std::string_view value)
{
    const JsonText inner = job.parsed(value);
    if (inner.root().isArray()) value = job.record.keep(inner.root().first().scalar());
    if (value.size() > 1 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
    return isNothing(value) ? std::string_view{} : value;
}

class EntraAudit
{
public:
    explicit EntraAudit(const Job& job)
        : m_job(job),
          m_record(job.record),
          m_w(job),
          m_initiated(job.json("InitiatedBy")),
          m_resources(job.json({"TargetResources", "target"})),
          m_details(job.json("AdditionalDetails")),
          m_activity(firstText(m_record, {"ActivityDisplayName", "OperationName"})),
          m_operation(job.maps.operation("AzureActiveDirectory", m_activity))
    {
        readTargets();
    }

    void write()
    {
        m_w.app({firstText(m_record, {"LoggedByService"}), m_w.input().table});
        m_w.text(Activity::Environment, "Cloud");
        m_w.text(Activity::Instance, tenant());
        m_w.text(Activity::Operation, m_activity);
        m_w.text(Activity::ActionType, m_operation.action);
        m_w.text(Activity::CorrelationId, firstText(m_record, {"CorrelationId"}));
        m_w.flag(Activity::IsAdmin, m_operation.admin);
        writeResult();
        writeActor();
        writeTarget();
        writeObject();
        writeClient();
    }

private:
    [[nodiscard]] std::string_view tenant()
    {
        const std::string_view named = firstText(m_record, {"AADTenantId"});
        if (!named.empty()) return named;
        constexpr std::string_view kTenants = "/tenants/";
        const std::string_view id = firstText(m_record, {"ResourceId"});
        const bool ofTenant = equalsAscii(id.substr(0, kTenants.size()), kTenants);
        const std::string_view guid = ofTenant ? id.substr(kTenants.size(), 36) : std::string_view{};
        return isGuid(guid) ? guid : std::string_view{};
    }

    void addTarget(const Target& target)
    {
        if (!target.type.empty() || !target.id.empty() || !target.name.empty() || !target.upn.empty())
            m_targets.push_back(target);
    }

    void addResource(const JsonView& resource)
    {
        // Some clients write the kind into the name of the type.
        std::string_view type = resource.any({"type", "@odata.type"});
        if (const auto dot = type.rfind('.'); dot != std::string_view::npos) type = type.substr(dot + 1);
        addTarget(
            {type, resource.any({"id"}), resource.any({"userPrincipalName"}), resource.any({"displayName"})});
    }

    void readTargets()
    {
        const JsonView root = m_resources.root();
        if (root.isObject())
            addResource(root);
        else
            root.each([&](const JsonView& resource) { addResource(resource); });
        if (!m_targets.empty()) return;
        addTarget({firstText(m_record, {"Target1Type", "targetType"}),
                   firstText(m_record, {"Target1ObjectId", "targetId"}),
                   firstText(m_record, {"Target1UserPrincipalName"}),
                   firstText(m_record, {"Target1DisplayName", "targetDisplayName"})});
        addTarget({firstText(m_record, {"Target2Type"}), firstText(m_record, {"Target2ObjectId"}),
                   firstText(m_record, {"Target2UserPrincipalName"}),
                   firstText(m_record, {"Target2DisplayName"})});
        addTarget({firstText(m_record, {"Target3Type"}), firstText(m_record, {"Target3ObjectId"}),
                   firstText(m_record, {"Target3UserPrincipalName"}),
                   firstText(m_record, {"Target3DisplayName"})});
    }

    // A property of a target that was changed: the new value, else (of a removal) the old one.
    [[nodiscard]] std::string_view changed(std::string_view name)
    {
        std::string_view newer, older;
        const auto look = [&](const JsonView& resource) {
            resource.at("modifiedProperties").each([&](const JsonView& property) {
                if (!equalsAscii(property.at("displayName").text(), name)) return;
                if (newer.empty()) newer = plainValue(m_job, property.any({"newValue"}));
                if (older.empty()) older = plainValue(m_job, property.any({"oldValue"}));
            });
        };
        const JsonView root = m_resources.root();
        if (root.isObject())
            look(root);
        else
            root.each(look);
        if (newer.empty() && older.empty()) readColumns(name, newer, older);
        return newer.empty() ? older : newer;
    }

    void readColumns(std::string_view name, std::string_view& newer, std::string_view& older)
    {
        struct Columns {
            std::string_view name, newer, older;
        };

        constexpr std::array<Columns, 5> kColumns{{
            {"Target1ModifiedProperty1Name", "Target1ModifiedProperty1NewValue",
             "Target1ModifiedProperty1OldValue"},
            {"Target1ModifiedProperty2Name", "Target1ModifiedProperty2NewValue",
             "Target1ModifiedProperty2OldValue"},
            {"Target1ModifiedProperty3Name", "Target1ModifiedProperty3NewValue",
             "Target1ModifiedProperty3OldValue"},
            {"Target1ModifiedProperty4Name", "Target1ModifiedProperty4NewValue",
             "Target1ModifiedProperty4OldValue"},
            {"Target1ModifiedProperty5Name", "Target1ModifiedProperty5NewValue",
             "Target1ModifiedProperty5OldValue"},
        }};
        for (const Columns& c : kColumns) {
            if (!equalsAscii(firstText(m_record, {c.name}), name)) continue;
            newer = plainValue(m_job, firstText(m_record, {c.newer}));
            older = plainValue(m_job, firstText(m_record, {c.older}));
        }
    }

    void writeResult()
    {
        const std::string_view result = firstText(m_record, {"Result", "ResultType"});
        const std::string_view reason = firstText(m_record, {"ResultReason", "ResultDescription"});
        if (equalsAscii(result, "success")) {
            m_w.text(Activity::Result, "Success");
            m_w.text(Activity::Description, reason);
        } else if (equalsAscii(result, "failure") || equalsAscii(result, "timeout")) {
            m_w.text(Activity::Result, "Failure");
            m_w.text(Activity::ResultDetail, reason.empty() ? result : reason);
        } else if (!result.empty()) {
            m_w.text(Activity::Result, "NA");
            m_w.text(Activity::Description, reason);
        }
    }

    void writeActor()
    {
        const JsonView user = m_initiated.root().at("user");
        const JsonView app = m_initiated.root().at("app");
        if (user.isObject() && !user.any({"id", "userPrincipalName", "displayName"}).empty()) {
            writePerson(user.any({"userPrincipalName"}), user.any({"id"}), user.any({"displayName"}));
        } else if (app.isObject()) {
            writeApplication(app.any({"servicePrincipalId", "appId"}),
                             app.any({"displayName", "servicePrincipalName", "appId"}));
        } else if (const std::string_view principal = firstText(m_record, {"ActorServicePrincipalId"});
                   !principal.empty() || equalsAscii(firstText(m_record, {"ActorType"}), "Application")) {
            writeApplication(principal,
                             firstText(m_record, {"ActorServicePrincipalName", "ActorDisplayName"}));
        } else {
            writePerson(firstText(m_record, {"ActorUserPrincipalName", "InitiatingUserOrApp"}),
                        firstText(m_record, {"ActorObjectId"}),
                        firstText(m_record, {"ActorDisplayName", "Identity"}));
        }
    }

    void writePerson(std::string_view upn, std::string_view objectId, std::string_view displayName)
    {
        Account a;
        a.username = m_record.keep(upn.empty() ? displayName : upn);
        const std::string_view byId = m_record.keep(objectIdKey(objectId));
        const std::string_view byUpn = m_record.keep(upnKey(upn));
        if (!byId.empty()) {
            a.userId = m_record.keep(objectId);
            a.idType = "AADID";
        }
        a.key = byId.empty() ? byUpn : byId;
        // Only what is written as an account name is one; a display name is not unique.
        if (a.key.empty() && !upn.empty()) a.key = m_record.keep(accountKeyOf(upn, tenant()));
        m_w.actor(a);
        m_w.link(byId, byUpn);
        if (upn.find("#EXT#") != std::string_view::npos) m_w.flag(Activity::IsExternal, true);
    }

    void writeApplication(std::string_view id, std::string_view name)
    {
        Account a;
        a.username = m_record.keep(name.empty() ? id : name);
        a.type = "Simple";
        a.userId = m_record.keep(id);
        if (isGuid(id)) a.idType = "AADID";
        a.key = m_record.keep(applicationKey(id.empty() ? name : id));
        m_w.actor(a);
    }

    [[nodiscard]] bool isMembership() const
    {
        const std::string_view a = m_operation.action;
        return a.starts_with("Role") || a.starts_with("GroupMember");
    }

    // The first user of the targets; of a membership also the application that becomes a member.
    void writeTarget()
    {
        for (const Target& t : m_targets) {
            if (!t.isUser()) continue;
            Account a;
            a.username = m_record.keep(t.upn.empty() ? t.name : t.upn);
            const std::string_view byId = m_record.keep(objectIdKey(t.id));
            const std::string_view byUpn = m_record.keep(upnKey(t.upn));
            if (!byId.empty()) a.userId = m_record.keep(t.id);
            a.key = byId.empty() ? byUpn : byId;
            m_w.target(a);
            m_w.link(byId, byUpn,
                     m_operation.action == "AccountCreated" ? LinkKind::Created : LinkKind::Record);
            return;
        }
        for (const Target& t : m_targets) {
            if (!isMembership() || !t.isApplication()) continue;
            Account a;
            a.username = m_record.keep(t.name);
            a.userId = m_record.keep(t.id);
            a.key = m_record.keep(applicationKey(t.id));
            m_w.target(a);
            return;
        }
    }

    [[nodiscard]] bool writeNamed(std::string_view name, std::string_view id, std::string_view type)
    {
        const std::string_view object = changed(name);
        if (object.empty()) return false;
        m_w.keep(Activity::Object, object);
        m_w.text(Activity::ObjectType, type);
        m_w.keep(Activity::ObjectId, changed(id));
        return true;
    }

    // The role or group of a membership, else the first target that is no user, else the user.
    void writeObject()
    {
        if (isMembership() && (writeNamed("Role.DisplayName", "Role.ObjectID", "Role") ||
                               writeNamed("Group.DisplayName", "Group.ObjectID", "Group")))
            return;
        const Target* object = nullptr;
        for (const Target& t : m_targets) {
            const bool member = isMembership() && t.isApplication();
            if (!t.isUser() && !member && !(t.name.empty() && t.id.empty())) {
                object = &t;
                break;
            }
        }
        if (object == nullptr && !m_targets.empty()) object = &m_targets.front();
        m_w.text(Activity::ObjectType, object == nullptr ? m_operation.objectType : typeOf(*object));
        if (object == nullptr) return;
        m_w.keep(Activity::Object, object->upn.empty() ? object->name : object->upn);
        m_w.keep(Activity::ObjectId, object->id);
        if (object->name.empty() && object->upn.empty()) m_w.keep(Activity::Object, object->id);
    }

    [[nodiscard]] std::string_view typeOf(const Target& object) const
    {
        constexpr std::array<std::string_view, 6> kTypes{"User",   "Group",  "Role",
                                                         "Device", "Policy", "Application"};
        if (object.isApplication()) return "Application";
        for (const std::string_view type : kTypes) {
            if (equalsAscii(type, object.type)) return type;
        }
        return m_operation.objectType;
    }

    [[nodiscard]] std::string_view detail(std::string_view name) const
    {
        std::string_view out;
        m_details.root().each([&](const JsonView& item) {
            if (out.empty() && equalsAscii(item.at("key").text(), name)) out = item.any({"value"});
        });
        return out;
    }

    void writeClient()
    {
        std::string_view ip = m_initiated.root().at("user").any({"ipAddress"});
        if (ip.empty()) ip = m_initiated.root().at("app").any({"ipAddress"});
        if (ip.empty()) ip = firstText(m_record, {"IPAddress", "InitiatingIpAddress", "CallerIpAddress"});
        if (ip.empty()) ip = detail("ipaddr");
        if (ip != "0.0.0.0") m_w.ip(ip);
        std::string_view agent = detail("User-Agent");
        if (agent.empty()) agent = firstText(m_record, {"UserAgent"});
        if (!agent.empty()) m_w.userAgent(m_record.keep(agent));
    }

    const Job& m_job;
    Record& m_record;
    ActivityWriter m_w;
    JsonText m_initiated, m_resources, m_details;
    std::string_view m_activity;
    Operation m_operation;
    std::vector<Target> m_targets;
};

} // namespace

void normaliseEntraAudit(const Job& job)
{
    EntraAudit(job).write();
}

} // namespace sightline::normalise

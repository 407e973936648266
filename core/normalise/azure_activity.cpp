// SPDX-License-Identifier: GPL-3.0-or-later
// Events of the Azure activity log (table AzureActivity): the caller and the claims of the token used, the
// operation on a resource and how it ended.
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

namespace sightline::normalise
{
namespace
{

constexpr std::string_view kSchemas = "http://schemas.microsoft.com/identity/claims/";
constexpr std::string_view kSoap = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

// The object as exporters of the shell write it has its members one level deeper.
JsonView contentOf(const JsonView& root)
{
    const JsonView content = root.at("Content");
    return content.isObject() ? content : root;
}

// "9b117c67170e4aed9702658b3fddc889" with its dashes.
std::string dashed(std::string_view id)
{
    std::string out(id);
    if (id.size() != 32) return out;
    for (const std::size_t at : {8U, 13U, 18U, 23U})
        out.insert(at, "-");
    return out;
}

std::string_view lastSegment(std::string_view path)
{
    while (path.ends_with('/'))
        path.remove_suffix(1);
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && equalsAscii(text.substr(text.size() - end.size()), end);
}

class AzureActivityEvent
{
public:
    explicit AzureActivityEvent(const Job& job)
        : m_job(job),
          m_record(job.record),
          m_w(job),
          m_claimsText(job.json({"Claims_d", "Claims"})),
          m_authorizationText(job.json({"Authorization_d", "Authorization"})),
          m_propertiesText(job.json({"Properties_d", "Properties"})),
          m_requestText(job.json("HTTPRequest")),
          m_claims(contentOf(m_claimsText.root())),
          m_authorization(contentOf(m_authorizationText.root())),
          m_properties(contentOf(m_propertiesText.root())),
          m_caller(firstText(m_record, {"Caller"})),
          m_name(firstText(m_record, {"OperationNameValue", "AuthorizationAction"}))
    {
        if (m_name.empty()) m_name = m_authorization.any({"action"});
        if (m_name.empty()) m_name = firstText(m_record, {"OperationName"});
        m_operation = job.maps.operation("Azure", m_name);
    }

    void write()
    {
        m_w.app({m_w.input().table});
        m_w.keep(Activity::Instance, tenant());
        m_w.keep(Activity::Operation, m_name);
        m_w.text(Activity::ActionType, action());
        m_w.flag(Activity::IsAdmin, m_operation.admin);
        m_w.text(Activity::CorrelationId, firstText(m_record, {"CorrelationId"}));
        const std::string_view sentence = firstText(m_record, {"OperationName", "Description"});
        if (!equalsAscii(sentence, m_name)) m_w.text(Activity::Description, sentence);
        writeResult();
        writeActor();
        writeObject();
        writeRoleAssignment();
        m_w.ip(address());
    }

private:
    [[nodiscard]] std::string_view claim(std::string_view name, std::string_view space = {}) const
    {
        const std::string_view plain = m_claims.any({name});
        if (!plain.empty() || space.empty()) return plain;
        return m_claims.any({m_record.keep(std::string(space) + std::string(name))});
    }

    // The tenant that gave the token, else that of the subscription.
    [[nodiscard]] std::string_view tenant()
    {
        std::string_view id = claim("tenantid", kSchemas);
        if (id.empty()) id = claim("tid");
        if (id.empty()) id = firstText(m_record, {"AADTenantId"});
        if (!id.empty()) return id;
        const std::string_view hierarchy = firstText(m_record, {"Hierarchy"});
        const std::string_view first = hierarchy.substr(0, hierarchy.find('/'));
        return isGuid(first) ? first : firstText(m_record, {"SubscriptionId"});
    }

    // Operations that the map does not know are judged by their ending.
    [[nodiscard]] std::string_view action()
    {
        if (m_operation.known) return m_operation.action;
        if (endsWith(m_name, "/delete")) return "ResourceDeleted";
        if (!endsWith(m_name, "/write")) return "Other";
        const std::string_view detail = firstText(m_record, {"ActivitySubstatusValue", "ActivitySubstatus"});
        const bool created = equalsAscii(detail.substr(0, 7), "Created") ||
                             equalsAscii(m_properties.any({"statusCode"}), "Created");
        return created ? "ResourceCreated" : "ResourceChanged";
    }

    void writeResult()
    {
        const std::string_view status = firstText(m_record, {"ActivityStatusValue", "ActivityStatus"});
        std::string_view detail = firstText(m_record, {"ActivitySubstatusValue", "ActivitySubstatus"});
        if (detail.empty()) detail = m_properties.any({"statusCode"});
        if (equalsAscii(status, "Success") || equalsAscii(status, "Succeeded")) {
            m_w.text(Activity::Result, "Success");
        } else if (equalsAscii(status, "Failure") || equalsAscii(status, "Failed")) {
            m_w.text(Activity::Result, "Failure");
            m_w.keep(Activity::ResultDetail, detail);
        } else if (!status.empty()) {
            m_w.text(Activity::Result, "NA"); // begun, accepted, under way: another event says how it ended
            m_w.text(Activity::ResultDetail, status);
        }
    }

    // A service principal has no name of a person in its token; without claims only the role assignment that
    // allowed the operation says what the caller is.
    [[nodiscard]] bool isApplication(std::string_view upn) const
    {
        if (!upn.empty()) return false;
        const std::string_view type = m_authorization.at("evidence").any({"principalType"});
        if (equalsAscii(type, "ServicePrincipal") || equalsAscii(claim("idtyp"), "app")) return true;
        return !equalsAscii(type, "User") && !claim("appid").empty() && claim("name", kSoap).empty();
    }

    [[nodiscard]] std::string_view claimedId()
    {
        std::string_view id = claim("objectidentifier", kSchemas);
        if (id.empty()) id = claim("oid");
        return isGuid(id) ? m_record.keep(id) : std::string_view{};
    }

    // Without claims: the caller, or who holds the role that allowed it (unless that is a group).
    [[nodiscard]] std::string_view otherId()
    {
        if (isGuid(m_caller)) return m_caller;
        const JsonView evidence = m_authorization.at("evidence");
        const std::string_view type = evidence.any({"principalType"});
        if (!equalsAscii(type, "User") && !equalsAscii(type, "ServicePrincipal")) return {};
        const std::string id = dashed(evidence.any({"principalId"}));
        return isGuid(id) ? m_record.keep(id) : std::string_view{};
    }

    void writeActor()
    {
        std::string_view upn = claim("upn", kSoap);
        const std::string_view proven = upn;
        if (upn.empty() && !upnKey(m_caller).empty()) upn = m_caller;
        const std::string_view claimed = claimedId();
        const std::string_view objectId = claimed.empty() ? otherId() : claimed;
        Account a;
        a.username = m_record.keep(m_caller.empty() ? upn : m_caller);
        a.userId = objectId;
        a.idType = "AADID";
        if (isApplication(upn)) {
            a.type = "Simple";
            a.key = m_record.keep(applicationKey(objectId.empty() ? claim("appid") : objectId));
            if (a.username.empty()) a.username = m_record.keep(claim("appid"));
            m_w.actor(a);
            return;
        }
        const std::string_view byId = m_record.keep(objectIdKey(objectId));
        a.key = byId.empty() ? m_record.keep(upnKey(upn)) : byId;
        if (a.key.empty()) a.key = m_record.keep(accountKeyOf(m_caller, m_w.written(Activity::Instance)));
        m_w.actor(a);
        // The name of the caller may be a mail address; the claim is the principal name.
        if (claimed.empty()) return;
        m_w.link(byId, upnKey(proven));
        m_w.link(byId, puidKey(claim("puid")));
        m_w.link(byId, sidKey(claim("onprem_sid")));
    }

    void writeObject()
    {
        std::string_view id = firstText(m_record, {"_ResourceId", "ResourceId"});
        if (const std::string_view scope = m_authorization.any({"scope"});
            !scope.empty() && (id.empty() || equalsAscii(scope, id)))
            id = scope; // the same, as it was typed
        if (id.empty()) id = firstText(m_record, {"Entity", "Resource"});
        m_w.keep(Activity::ObjectId, id);
        m_w.keep(Activity::Object, lastSegment(id));
        if (!id.empty())
            m_w.text(Activity::ObjectType,
                     m_operation.objectType.empty() ? "Resource" : m_operation.objectType);
    }

    // Whom a role is given to or taken from, and which: in the body of the request or answer.
    void writeRoleAssignment()
    {
        if (!m_operation.action.starts_with("Role")) return;
        for (const std::string_view name : {"requestbody", "responseBody"}) {
            const JsonText body = m_job.parsed(m_properties.any({name}));
            const JsonView nested = m_properties.at(name).isObject() ? m_properties.at(name) : body.root();
            const JsonView inner = nested.at("properties").isObject() ? nested.at("properties") : nested;
            const std::string_view principal = m_record.keep(inner.any({"principalId"}));
            if (!isGuid(principal)) continue;
            const std::string_view type = inner.any({"principalType"});
            Account a;
            a.userId = principal;
            a.key = m_record.keep(equalsAscii(type, "ServicePrincipal") ? applicationKey(principal)
                                  : equalsAscii(type, "Group")          ? std::string{}
                                                                        : objectIdKey(principal));
            m_w.target(a);
            if (const std::string_view role = inner.any({"roleDefinitionId"}); !role.empty())
                m_w.keep(Activity::Object, lastSegment(role));
            return;
        }
    }

    [[nodiscard]] std::string_view address()
    {
        std::string_view ip = firstText(m_record, {"CallerIpAddress"});
        if (ip.empty()) ip = m_requestText.root().any({"clientIpAddress"});
        return m_record.keep(ip.empty() ? claim("ipaddr") : ip);
    }

    const Job& m_job;
    Record& m_record;
    ActivityWriter m_w;
    JsonText m_claimsText, m_authorizationText, m_propertiesText, m_requestText;
    JsonView m_claims, m_authorization, m_properties;
    std::string_view m_caller, m_name;
    Operation m_operation;
};

} // namespace

void normaliseAzureActivity(const Job& job)
{
    AzureActivityEvent(job).write();
}

} // namespace sightline::normalise

// SPDX-License-Identifier: GPL-3.0-or-later
// What the Entra provisioning service did to accounts in other systems (table AADProvisioningLogs).
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

namespace sightline::normalise
{
namespace
{

bool isEntra(std::string_view system)
{
    return equalsAscii(system, "Azure Active Directory") || equalsAscii(system, "Microsoft Entra ID");
}

void writeActor(ActivityWriter& w, const JsonView& by)
{
    Record& r = w.record();
    Account a;
    const std::string_view id = by.any({"id"});
    a.username = r.keep(by.any({"displayName", "name"}));
    a.userId = r.keep(id);
    if (isGuid(id)) a.idType = "AADID";
    const bool person = equalsAscii(by.any({"initiatorType", "type"}), "user");
    a.key = r.keep(person ? objectIdKey(id) : applicationKey(id.empty() ? a.username : id));
    w.actor(a);
}

void writeResult(ActivityWriter& w, const JsonView& info, std::string_view& action)
{
    std::string_view status = info.any({"status"});
    if (status.empty()) status = firstText(w.record(), {"ResultType"});
    if (equalsAscii(status, "success")) {
        w.text(Activity::Result, "Success");
    } else if (equalsAscii(status, "failure")) {
        w.text(Activity::Result, "Failure");
        const JsonView error = info.at("errorInformation");
        w.keep(Activity::ResultDetail, error.any({"errorCode", "reason"}));
    } else if (!status.empty()) {
        w.text(Activity::Result, equalsAscii(status, "warning") ? "Partial" : "NA");
        w.keep(Activity::ResultDetail, status);
        if (equalsAscii(status, "skipped")) action = "Other"; // nothing was done
    }
}

// The account as Entra knows it: that of the side which is Entra, else whatever has a principal name.
void writeTarget(ActivityWriter& w, const JsonView& identity, bool ofEntra)
{
    Record& r = w.record();
    const std::string_view upn = identity.at("details").any({"UserPrincipalName", "userName"});
    const std::string_view byUpn = r.keep(upnKey(upn));
    const std::string_view byId = ofEntra ? r.keep(objectIdKey(identity.any({"id"}))) : std::string_view{};
    Account a;
    a.username = r.keep(upn.empty() ? identity.any({"displayName", "name"}) : upn);
    if (!byId.empty()) a.userId = r.keep(identity.any({"id"}));
    a.key = byId.empty() ? byUpn : byId;
    w.target(a);
    w.link(byId, byUpn);
}

} // namespace

void normaliseProvisioning(const Job& job)
{
    ActivityWriter w(job);
    Record& r = job.record;
    const JsonText info = job.json("ProvisioningStatusInfo");
    const JsonText by = job.json("InitiatedBy");
    const JsonText source = job.json("SourceIdentity");
    const JsonText target = job.json("TargetIdentity");
    const JsonText sourceSystem = job.json("SourceSystem");
    const JsonText targetSystem = job.json("TargetSystem");
    const JsonText principal = job.json("ServicePrincipal");

    const std::string_view name = firstText(r, {"ProvisioningAction", "Action"});
    const std::string_view kind = source.root().any({"identityType"});
    const bool person = kind.empty() || equalsAscii(kind, "User");
    const Operation operation = job.maps.operation("Provisioning", name);
    std::string_view action = operation.known && !person ? "DirectoryChanged" : operation.action;
    w.app({w.record().keep(principal.root().any({"displayName", "name"})), job.input.table});
    w.text(Activity::Environment, "Cloud");
    w.text(Activity::Instance, firstText(r, {"AADTenantId"}));
    w.text(Activity::Operation, name);
    writeResult(w, info.root(), action);
    w.text(Activity::ActionType, action);
    w.flag(Activity::IsAdmin, operation.admin);
    writeActor(w, by.root());
    const bool inwards = isEntra(targetSystem.root().any({"displayName", "name"}));
    if (person) {
        if (inwards)
            writeTarget(w, target.root(), true);
        else
            writeTarget(w, source.root(), isEntra(sourceSystem.root().any({"displayName", "name"})));
    }
    w.keep(Activity::Object, source.root().any({"displayName", "name", "id"}));
    w.keep(Activity::ObjectId, target.root().any({"id"}));
    w.keep(Activity::ObjectType, kind);
    w.text(Activity::CorrelationId, firstText(r, {"ChangeId", "CorrelationId"}));
}

} // namespace sightline::normalise

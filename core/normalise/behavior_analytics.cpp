// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

namespace sightline::normalise
{
namespace
{

// The row's insights carry the object id and the SID of one account.
Account readUser(ActivityWriter& w, const JsonView& insights)
{
    Record& r = w.record();
    Account a;
    const std::string_view upn = firstText(r, {"UserPrincipalName"});
    const std::string_view name = firstText(r, {"UserName"});
    const std::string_view objectId = r.keep(insights.any({"AccountObjectID", "AccountObjectId"}));
    const std::string_view sid = r.keep(insights.any({"OnPremisesSID", "OnPremisesSid"}));
    const std::string_view domain = r.keep(insights.any({"AccountDomain"}));
    const std::string_view byId = r.keep(objectIdKey(objectId));
    const std::string_view bySid = r.keep(isWellKnownSid(sid) ? std::string{} : sidKey(sid));
    const std::string_view byUpn = r.keep(upnKey(upn));
    a.username = upn.empty() ? name : upn;
    a.key = !byId.empty() ? byId : !bySid.empty() ? bySid : byUpn;
    if (a.key.empty() && !name.empty())
        a.key = r.keep(domain.empty() ? accountKeyOf(name) : windowsKey(domain, name));
    a.userId = byId.empty() ? sid : objectId;
    a.idType = byId.empty() ? "SID" : "AADID";
    w.link(byId, bySid);
    w.link(byId, byUpn);
    w.link(bySid, byUpn);
    w.text(Activity::Instance, domain);
    return a;
}

Account readNamed(Record& r, std::string_view upn, std::string_view name)
{
    Account a;
    a.username = upn.empty() ? name : upn;
    a.key = r.keep(accountKeyOf(a.username));
    return a;
}

void writeAction(ActivityWriter& w)
{
    Record& r = w.record();
    const std::string_view action = firstText(r, {"ActionType"});
    const std::string_view kind = firstText(r, {"ActivityType"});
    Operation known = w.maps().operation("BehaviorAnalytics", kind);
    for (const std::string_view workload : {"BehaviorAnalytics", "AzureActiveDirectory", "Azure"}) {
        const Operation found = w.maps().operation(workload, action);
        if (!known.known || known.action == "Other") known = found;
    }
    w.text(Activity::ActionType, known.action);
    w.text(Activity::Operation, action.empty() ? kind : action);
    w.text(Activity::ObjectType, known.objectType);
    w.flag(Activity::IsAdmin, known.admin || equalsAscii(kind, "Administrative"));
    if (known.action == "LogOn") w.text(Activity::Result, "Success");
    if (known.action == "LogOnFailed") w.text(Activity::Result, "Failure");
}

} // namespace

void normaliseBehaviorAnalytics(const Job& job)
{
    ActivityWriter w(job);
    Record& r = job.record;
    const JsonText users = job.json("UsersInsights");
    const JsonText what = job.json("ActivityInsights");
    writeAction(w);
    w.app({firstText(r, {"EventSource"}), firstText(r, {"NativeTableName"})});
    if (const std::string_view app = what.root().any({"App"}); !app.empty()) w.keep(Activity::App, app);
    const Account user = readUser(w, users.root());
    const std::string_view actorUpn = firstText(r, {"ActorPrincipalName"});
    const std::string_view actorName = firstText(r, {"ActorName"});
    const Account actor = readNamed(r, actorUpn, actorName);
    // Where another account acted, the row's user is the one acted upon.
    const bool other = !actor.key.empty() && !equalsFolded(actor.username, user.username) &&
                       !equalsFolded(actorName, firstText(r, {"UserName"}));
    w.actor(other ? actor : user);
    const Account target = readNamed(r, firstText(r, {"TargetPrincipalName"}), firstText(r, {"TargetName"}));
    if (!target.key.empty() && target.key != user.key)
        w.target(target);
    else if (other)
        w.target(user);
    w.ip(firstText(r, {"SourceIPAddress"}));
    w.country(firstText(r, {"SourceIPLocation"}));
    w.text(Activity::Device, firstText(r, {"SourceDevice", "Device"}));
    w.text(Activity::DestinationDevice, firstText(r, {"DestinationDevice"}));
    const std::string_view process = what.root().any({"NewProcessName", "Resource"});
    w.keep(Activity::Object, process);
    const JsonText devices = job.json("DevicesInsights");
    w.keep(Activity::Isp, devices.root().any({"ISP"}));
    w.keep(Activity::Browser, devices.root().any({"Browser"}));
    w.keep(Activity::OperatingSystem, devices.root().any({"OperatingSystem"}));
}

} // namespace sightline::normalise

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <fmt/format.h>

namespace sightline::normalise
{
namespace
{

// People by object id, else UPN; service principals and managed identities are applications.
void writeActor(ActivityWriter& w)
{
    Record& r = w.record();
    Account a;
    const std::string_view upn =
        firstText(r, {"UserPrincipalName", "SignInIdentifier", "AlternateSignInName"});
    const std::string_view objectId = firstText(r, {"UserId"});
    const std::string_view principal = firstText(r, {"ServicePrincipalId"});
    if (upn.empty() && objectIdKey(objectId).empty() && !principal.empty()) {
        a.username = firstText(r, {"ServicePrincipalName", "Identity", "AppDisplayName"});
        a.type = "Simple";
        a.userId = principal;
        a.idType = "AADID";
        a.key = r.keep(applicationKey(principal));
        w.actor(a);
        return;
    }
    a.username = upn.empty() ? firstText(r, {"UserDisplayName", "Identity"}) : upn;
    const std::string_view byId = r.keep(objectIdKey(objectId));
    const std::string_view byUpn = r.keep(upnKey(upn));
    if (!byId.empty()) {
        a.userId = objectId;
        a.idType = "AADID";
    }
    a.key = !byId.empty() ? byId : byUpn;
    if (a.key.empty()) a.key = r.keep(accountKeyOf(upn, firstText(r, {"AADTenantId", "ResourceTenantId"})));
    w.actor(a);
    // The name typed at a sign-in may be an alias; only the principal name is proof.
    w.link(byId, upnKey(firstText(r, {"UserPrincipalName"})));
}

// The portal's word where a record has no code.
void writeResultWord(ActivityWriter& w)
{
    const std::string_view word = firstText(w.record(), {"Result", "ResultType"});
    const bool good = equalsAscii(word, "Success");
    const bool bad = equalsAscii(word, "Failure");
    const bool step = equalsAscii(word, "Interrupted");
    w.text(Activity::ActionType, good   ? "LogOn"
                                 : bad  ? "LogOnFailed"
                                 : step ? "LogOnInterrupted"
                                        : "Other"); // nothing says whether it succeeded
    w.text(Activity::Result, good ? "Success" : bad ? "Failure" : step ? "NA" : "");
}

void writeResult(ActivityWriter& w)
{
    Record& r = w.record();
    const JsonText status = w.job().json("Status");
    auto code = firstInteger(r, {"ResultType", "ErrorCode", "errorCode"});
    if (!code) code = status.root().at("errorCode").integer();
    std::string_view description = firstText(r, {"ResultDescription"});
    if (description.empty()) description = status.root().any({"failureReason", "additionalDetails"});
    if (description != "Other.") w.keep(Activity::Description, description); // the portal's word for nothing
    if (!code) {
        writeResultWord(w);
        return;
    }
    const SigninResult result = w.maps().signinResult(*code);
    w.text(Activity::ActionType, result.action);
    w.text(Activity::Result, result.result);
    if (*code != 0)
        w.keep(Activity::ResultDetail,
               result.text.empty() ? std::to_string(*code) : fmt::format("{} {}", *code, result.text));
}

void writePlace(ActivityWriter& w)
{
    Record& r = w.record();
    const JsonText details = w.job().json({"LocationDetails", "LocationDetails_dynamic", "Location"});
    const std::string_view location = firstText(r, {"Location", "Country"});
    w.country(details.root().any({"countryOrRegion"}));
    if (w.written(Activity::Country).empty()) w.country(location);
    std::string_view city = details.root().any({"city"});
    // "City, State, CC" of the portal; a city may have a comma of its own, so from the right.
    if (const auto last = location.rfind(','); last != std::string_view::npos && !details.root().exists()) {
        w.country(location.substr(last + 1));
        const std::string_view place = location.substr(0, last);
        if (const auto state = place.rfind(','); state != std::string_view::npos)
            city = trim(place.substr(0, state));
    }
    w.keep(Activity::City, city.empty() ? firstText(r, {"City"}) : city);
    w.ip(firstText(r, {"IPAddress", "IpAddress"}));
}

void writeDevice(ActivityWriter& w)
{
    Record& r = w.record();
    const JsonText details = w.job().json({"DeviceDetail", "DeviceDetail_dynamic"});
    const auto part = [&](std::string_view member, std::string_view column) {
        const std::string_view inner = details.root().any({member});
        return inner.empty() ? firstText(r, {column}) : inner; // the portal has columns of their own
    };
    w.keep(Activity::Device, details.root().any({"displayName"}));
    if (w.written(Activity::Device).empty()) w.keep(Activity::Device, part("deviceId", "Device ID"));
    w.keep(Activity::OperatingSystem, part("operatingSystem", "Operating System"));
    w.keep(Activity::Browser, part("browser", "Browser"));
    w.userAgent(firstText(r, {"UserAgent"}));
}

void writeKind(ActivityWriter& w)
{
    Record& r = w.record();
    const std::string_view table = w.input().table;
    const bool service = table == "AADServicePrincipalSignInLogs" || table == "AADManagedIdentitySignInLogs";
    auto interactive = firstBoolean(r, {"IsInteractive"});
    if (!interactive && (service || table == "AADNonInteractiveUserSignInLogs")) interactive = false;
    w.flag(Activity::IsInteractive, interactive);
    if (service)
        w.text(Activity::LogonType, "Service");
    else if (interactive)
        w.text(Activity::LogonType, *interactive ? "Interactive" : "NonInteractive");

    const std::string_view type = firstText(r, {"UserType"});
    const std::string_view home = firstText(r, {"HomeTenantId"});
    const std::string_view resource = firstText(r, {"ResourceTenantId", "AADTenantId"});
    const bool foreign = !service && isGuid(home) && isGuid(resource) && !equalsAscii(home, resource);
    const bool guest = equalsAscii(type, "Guest") ||
                       firstText(r, {"UserPrincipalName"}).find("#EXT#") != std::string_view::npos;
    if (foreign || guest || !type.empty() || isGuid(home)) w.flag(Activity::IsExternal, foreign || guest);
}

} // namespace

void normaliseSignin(const Job& job)
{
    ActivityWriter w(job);
    Record& record = job.record;
    w.app({firstText(record, {"AppDisplayName"}), firstText(record, {"AppId"}), job.input.table});
    if (w.written(Activity::Environment).empty()) w.text(Activity::Environment, "Cloud");
    w.text(Activity::Instance, firstText(record, {"AADTenantId", "ResourceTenantId", "HomeTenantId"}));
    w.text(Activity::Operation, firstText(record, {"OperationName", "Category"}));
    writeActor(w);
    writeResult(w);
    writePlace(w);
    writeDevice(w);
    writeKind(w);
    w.flag(Activity::IsAdmin, false);
    const std::string_view resource = firstText(record, {"ResourceDisplayName"});
    w.text(Activity::Object, resource);
    if (!resource.empty()) w.text(Activity::ObjectType, "Application");
    w.text(Activity::ObjectId, firstText(record, {"ResourceIdentity", "ResourceServicePrincipalId"}));
    w.text(Activity::SessionId, firstText(record, {"SessionId"}));
    w.text(Activity::CorrelationId, firstText(record, {"CorrelationId"}));
}

std::optional<Ticks> earliestAuthenticationStep(std::string_view authenticationDetailsJson)
{
    JsonParsers parsers;
    Record record;
    const JsonText details(parsers, record, authenticationDetailsJson);
    std::optional<Ticks> earliest;
    details.root().each([&](const JsonView& step) {
        const auto time = parseTime(step.at("authenticationStepDateTime").text());
        if (time && (!earliest || time->ticks < *earliest)) earliest = time->ticks;
    });
    return earliest;
}

} // namespace sightline::normalise

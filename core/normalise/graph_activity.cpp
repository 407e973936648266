// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to Microsoft Graph (table MicrosoftGraphActivityLogs): who asked for what. The operation is the
// method and the path with ids left out, so that equal requests have equal names.
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace sightline::normalise
{
namespace
{

constexpr std::size_t kLongestWord = 24; // of the API's own path segments with digits

bool isId(std::string_view segment)
{
    const bool digits = std::ranges::any_of(segment, [](char c) { return c >= '0' && c <= '9'; });
    return isGuid(segment) || segment.find('@') != std::string_view::npos || segment.starts_with('{') ||
           (digits && segment.size() > kLongestWord) ||
           std::ranges::all_of(segment, [](char c) { return c >= '0' && c <= '9'; });
}

// "https://host/v1.0//users/<id>/messages?x" as "/users/{id}/messages".
std::string pathOf(std::string_view uri)
{
    if (const auto scheme = uri.find("://"); scheme != std::string_view::npos) {
        const auto slash = uri.find('/', scheme + 3);
        uri = slash == std::string_view::npos ? std::string_view{} : uri.substr(slash);
    }
    std::string out;
    bool version = true; // the first segment
    for (std::string_view segment : split(uri.substr(0, uri.find('?')), '/')) {
        if (segment.empty()) continue;
        const bool first = std::exchange(version, false);
        if (first && (segment == "v1.0" || segment == "beta")) continue;
        const auto bracket = segment.find('(');
        const bool keyed = bracket != std::string_view::npos && segment.substr(bracket) != "()";
        if (keyed) segment = segment.substr(0, bracket); // users('name')
        out += '/';
        out += isId(segment) ? "{id}" : segment;
        if (keyed) out += "/{id}";
    }
    return out;
}

void writeActor(ActivityWriter& w)
{
    Record& r = w.record();
    Account a;
    a.userId = firstText(r, {"UserId"});
    a.key = r.keep(objectIdKey(a.userId));
    if (a.key.empty()) {
        a.userId = firstText(r, {"ServicePrincipalId", "AppId"});
        a.key = r.keep(applicationKey(a.userId));
    }
    if (isGuid(a.userId)) a.idType = "AADID";
    w.actor(a);
}

void writeResult(ActivityWriter& w)
{
    constexpr std::int64_t kFirstError = 400;
    const auto status = firstInteger(w.record(), {"ResponseStatusCode", "ResultSignature"});
    if (!status) return;
    w.text(Activity::Result, *status < kFirstError ? "Success" : "Failure");
    if (*status >= kFirstError) w.keep(Activity::ResultDetail, fmt::format("HTTP {}", *status));
}

} // namespace

void normaliseGraphActivity(const Job& job)
{
    ActivityWriter w(job);
    Record& r = job.record;
    const std::string path = pathOf(firstText(r, {"RequestUri"}));
    const std::string name = fmt::format("{} {}", firstText(r, {"RequestMethod"}), path);
    const Operation operation = job.maps.operation("MicrosoftGraph", name);
    w.app({job.input.table});
    w.text(Activity::Instance, firstText(r, {"AadTenantId"}));
    w.keep(Activity::Operation, trim(name));
    w.text(Activity::ActionType, operation.action);
    w.flag(Activity::IsAdmin, operation.admin);
    w.keep(Activity::Object, path);
    w.text(Activity::ObjectType, operation.objectType);
    w.text(Activity::ObjectId, firstText(r, {"RequestUri"}));
    writeActor(w);
    writeResult(w);
    w.ip(firstText(r, {"IPAddress", "CallerIpAddress"}));
    w.userAgent(firstText(r, {"UserAgent"}));
    w.text(Activity::SessionId, firstText(r, {"SessionId", "C_Sid"}));
    w.text(Activity::CorrelationId, firstText(r, {"OperationId", "CorrelationId"}));
}

} // namespace sightline::normalise

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rows.h"

#include "core/base/hash.h"

#include <array>
#include <charconv>
#include <cmath>

namespace sightline::cli
{
namespace
{

constexpr std::array<std::string_view, 4> kSourceStates{"interrupted", "complete", "interrupted", "removed"};

// The text itself where it is no such number: nothing a source wrote is lost.
template <class Number> Json numberJson(std::string_view text)
{
    Number value{};
    const char* end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc() || stopped != end) return std::string(text);
    return value;
}

Json dynamicJson(std::string_view text)
{
    Json parsed = Json::parse(text, nullptr, false);
    return parsed.is_discarded() ? Json(std::string(text)) : parsed;
}

} // namespace

Json timeJson(Ticks time)
{
    return time == kNoTime ? Json() : Json(isoText(time));
}

Json cellJson(std::string_view text, Type type)
{
    const bool isText =
        type == Type::String || type == Type::Guid || type == Type::Decimal || type == Type::Timespan;
    if (text.empty()) return isText ? Json("") : Json();
    switch (type) {
    case Type::Bool:
        return text == "true";
    case Type::Int:
    case Type::Long:
        return numberJson<std::int64_t>(text);
    case Type::Real:
        return numberJson<double>(text);
    case Type::Dynamic:
        return dynamicJson(text);
    default:
        return std::string(text);
    }
}

void addText(Json& object, const char* key, std::string_view text)
{
    if (!text.empty()) object[key] = text;
}

void addList(Json& object, const char* key, const std::vector<std::string>& list)
{
    if (!list.empty()) object[key] = list;
}

void addTime(Json& object, const char* key, Ticks time)
{
    if (time != kNoTime) object[key] = isoText(time);
}

Json alertJson(const Alert& a, bool whole)
{
    Json out{{"AlertId", a.id}};
    addTime(out, "TimeGenerated", a.time);
    addTime(out, "StartTime", a.start);
    addTime(out, "EndTime", a.end);
    addTime(out, "Created", a.created);
    addText(out, "Source", a.source);
    addText(out, "Provider", a.provider);
    addText(out, "Policy", a.policy);
    addText(out, "PolicyId", a.policyId);
    addText(out, "Title", a.title);
    addText(out, "Description", a.description);
    addText(out, "Severity", a.severity);
    addText(out, "Category", a.category);
    addList(out, "Tactics", a.tactics);
    addList(out, "Techniques", a.techniques);
    addText(out, "Status", a.status);
    addText(out, "Resolution", a.resolution);
    addText(out, "ProductStatus", a.productStatus);
    addText(out, "TwinGroup", a.twinGroup);
    addText(out, "CloseReason", a.closeReason);
    addText(out, "Comment", a.comment);
    addText(out, "Assignee", a.assignee);
    out["IsRead"] = a.isRead;
    addList(out, "Users", a.users);
    addList(out, "Devices", a.devices);
    addList(out, "IPAddresses", a.ipAddresses);
    addList(out, "Apps", a.apps);
    addList(out, "Evidence", a.evidence);
    if (whole && !a.entities.empty()) out["Entities"] = dynamicJson(a.entities);
    addText(out, "ExternalId", a.externalId);
    addText(out, "Link", a.link);
    return out;
}

const std::vector<std::string>& alertTableColumns()
{
    static const std::vector<std::string> kColumns{"AlertId", "TimeGenerated", "Severity", "Title",
                                                   "Users",   "Category",      "Status",   "Source"};
    return kColumns;
}

Json directoryJson(const Identity& i)
{
    Json out = Json::object();
    const std::array<std::pair<const char*, const std::string*>, 14> texts{
        {{"displayName", &i.displayName},
         {"upn", &i.upn},
         {"objectId", &i.objectId},
         {"onPremSid", &i.onPremSid},
         {"cloudSid", &i.cloudSid},
         {"samAccountName", &i.samAccountName},
         {"domain", &i.domain},
         {"mail", &i.mail},
         {"department", &i.department},
         {"jobTitle", &i.jobTitle},
         {"manager", &i.manager},
         {"city", &i.city},
         {"country", &i.country},
         {"immutableId", &i.immutableId}}};
    for (const auto& [key, text] : texts)
        addText(out, key, *text);
    addList(out, "groups", i.groups);
    addList(out, "roles", i.roles);
    addList(out, "tags", i.tags);
    out["enabled"] = i.enabled;
    addTime(out, "time", i.time);
    return out;
}

Json sourceJson(const store::SourceRow& s)
{
    const auto state = static_cast<std::size_t>(s.state);
    Json out{{"id", s.id},
             {"path", s.place()},
             {"format", s.format.empty() ? Json() : Json(s.format)},
             {"sha256", hexText(s.sha256)},
             {"bytes", s.bytes},
             {"state", kSourceStates[state < kSourceStates.size() ? state : 0]},
             {"read", s.read},
             {"stored", s.stored},
             {"duplicates", s.duplicates},
             {"revisions", s.revisions},
             {"rejected", s.rejected},
             {"zoneAssumed", s.zoneAssumed},
             {"importedAt", timeJson(s.importedAt)}};
    addText(out, "zone", s.zone);
    const Json facts = Json::parse(s.facts, nullptr, false);
    if (facts.is_object()) addText(out, "reason", facts.value("reason", std::string()));
    return out;
}

} // namespace sightline::cli

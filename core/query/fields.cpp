// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter.h"

#include <array>

namespace sightline::query
{
namespace
{

using K = FieldKind;
using O = RuleOp;

constexpr std::array kActivityFields{
    FieldDef{"app", "App", "App", K::Name, 1},
    FieldDef{"user", "User name", "User", K::Name, 2},
    FieldDef{"ip", "IP address", "IPAddress", K::Code, 3},
    FieldDef{"actionType", "Activity type", "ActionType", K::Code, 4},
    FieldDef{"country", "Location", "Country", K::Code, 5},
    FieldDef{"date", "Date", "TimeGenerated", K::Time, 0},
    FieldDef{"activity", "Action type", "Activity", K::Name, 0},
    FieldDef{"activityId", "Activity ID", "ActivityId", K::Code, 0},
    FieldDef{"object", "Activity object", "Object", K::Name, 0},
    FieldDef{"objectType", "Activity object type", "ObjectType", K::Code, 0},
    FieldDef{"objectId", "Activity object ID", "ObjectId", K::Code, 0},
    FieldDef{"isAdmin", "Administrative activity", "IsAdmin", K::Bool, 0},
    FieldDef{"isImpersonated", "Impersonated activity", "IsImpersonated", K::Bool, 0},
    FieldDef{"isExternal", "External user", "IsExternal", K::Bool, 0},
    FieldDef{"environment", "Environment", "Environment", K::Code, 0},
    FieldDef{"source", "Source", "Source", K::Code, 0},
    FieldDef{"instance", "Instance", "Instance", K::Name, 0},
    FieldDef{"device", "Device", "Device", K::Name, 0},
    FieldDef{"destinationDevice", "Destination device", "DestinationDevice", K::Name, 0},
    FieldDef{"deviceType", "Device type", "DeviceType", K::Code, 0},
    FieldDef{"operatingSystem", "Operating system", "OperatingSystem", K::Name, 0},
    FieldDef{"browser", "Browser", "Browser", K::Name, 0},
    FieldDef{"userAgent", "User agent", "UserAgent", K::Text, 0},
    FieldDef{"userAgentTag", "User agent tag", "UserAgentTag", K::Code, 0},
    FieldDef{"ipCategory", "IP category", "IPCategory", K::Code, 0},
    FieldDef{"ipTag", "IP tag", "IPTags", K::Set, 0},
    FieldDef{"city", "City", "City", K::Name, 0},
    FieldDef{"isp", "Registered ISP", "Isp", K::Name, 0},
    FieldDef{"result", "Result", "Result", K::Code, 0},
    FieldDef{"resultDetail", "Result detail", "ResultDetail", K::Text, 0},
    FieldDef{"logonType", "Logon type", "LogonType", K::Code, 0},
    FieldDef{"sessionId", "Session ID", "SessionId", K::Code, 0},
    FieldDef{"correlationId", "Correlation ID", "CorrelationId", K::Code, 0},
    FieldDef{"matchedPolicy", "Matched policy", "MatchedPolicies", K::Set, 0},
    FieldDef{"alertId", "Alert ID", "AlertIds", K::Set, 0},
    FieldDef{"description", "Description", "Description", K::Text, 0},
    FieldDef{"score", "Investigation priority", "Score", K::Number, 0},
    FieldDef{"tags", "Tag", "Tags", K::Set, 0},
    FieldDef{"actorUsername", "User name as recorded", "ActorUsername", K::Name, 0},
    FieldDef{"actorUserId", "User ID as recorded", "ActorUserId", K::Code, 0},
};

constexpr std::array kAlertFields{
    FieldDef{"status", "Status", "Status", K::Code, 1},
    FieldDef{"category", "Category", "Category", K::Code, 2},
    FieldDef{"severity", "Severity", "Severity", K::Code, 3},
    FieldDef{"app", "App", "Apps", K::Set, 4},
    FieldDef{"user", "User name", "Users", K::Set, 5},
    FieldDef{"policy", "Policy", "Policy", K::Name, 6},
    FieldDef{"title", "Title", "Title", K::Text, 0},
    FieldDef{"source", "Source", "Source", K::Code, 0},
    FieldDef{"resolution", "Resolution type", "Resolution", K::Code, 0},
    FieldDef{"date", "Date", "TimeGenerated", K::Time, 0},
    FieldDef{"alertId", "Alert ID", "AlertId", K::Code, 0},
    FieldDef{"ip", "IP address", "IPAddresses", K::Set, 0},
    FieldDef{"device", "Device", "Devices", K::Set, 0},
    FieldDef{"isRead", "Read", "IsRead", K::Bool, 0},
};

constexpr std::array kNameOps{O::Equals,        O::NotEquals, O::Contains,    O::NotContains, O::StartsWith,
                              O::NotStartsWith, O::EndsWith,  O::NotEndsWith, O::IsSet,       O::IsNotSet};
constexpr std::array kCodeOps{O::Equals,   O::NotEquals,   O::StartsWith, O::NotStartsWith,
                              O::Contains, O::NotContains, O::IsSet,      O::IsNotSet};
constexpr std::array kTextOps{O::Contains, O::NotContains, O::ContainsWord, O::NotContainsWord,
                              O::Equals,   O::NotEquals,   O::StartsWith,   O::NotStartsWith,
                              O::EndsWith, O::NotEndsWith, O::IsSet,        O::IsNotSet};
constexpr std::array kBoolOps{O::IsTrue, O::IsFalse, O::IsSet, O::IsNotSet};
constexpr std::array kTimeOps{O::Before, O::After, O::Between, O::IsSet, O::IsNotSet};
constexpr std::array kSetOps{O::Equals, O::NotEquals, O::IsSet, O::IsNotSet};
constexpr std::array kNumberOps{O::Equals, O::NotEquals, O::Greater, O::Less, O::IsSet, O::IsNotSet};

} // namespace

std::span<const FieldDef> activityFields()
{
    return kActivityFields;
}

std::span<const FieldDef> alertFields()
{
    return kAlertFields;
}

std::span<const RuleOp> operatorsOf(FieldKind kind)
{
    switch (kind) {
    case K::Name:
        return kNameOps;
    case K::Code:
        return kCodeOps;
    case K::Text:
        return kTextOps;
    case K::Bool:
        return kBoolOps;
    case K::Time:
        return kTimeOps;
    case K::Set:
        return kSetOps;
    case K::Number:
        return kNumberOps;
    }
    return {};
}

bool isNegative(RuleOp op)
{
    switch (op) {
    case O::NotEquals:
    case O::NotContains:
    case O::NotContainsWord:
    case O::NotStartsWith:
    case O::NotEndsWith:
    case O::IsNotSet:
    case O::IsFalse:
        return true;
    default:
        return false;
    }
}

} // namespace sightline::query

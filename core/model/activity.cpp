// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/activity.h"

#include "core/base/text.h"

#include <algorithm>

namespace sightline
{
namespace
{

using A = Activity;
using T = Type;
using E = Encoding;

constexpr std::array<ActivityColumn, kActivityColumns> kColumns{{
    {A::TimeGenerated, "TimeGenerated", T::DateTime, E::Fixed, ""},
    {A::TimeIngested, "TimeIngested", T::DateTime, E::Fixed, ""},
    {A::ActivityId, "ActivityId", T::String, E::Lookup, ""},
    {A::Environment, "Environment", T::String, E::Dictionary, "environment"},
    {A::Source, "Source", T::String, E::Dictionary, "sourcename"},
    {A::App, "App", T::String, E::Dictionary, "app"},
    {A::Instance, "Instance", T::String, E::Dictionary, "instance"},
    {A::ActionType, "ActionType", T::String, E::Dictionary, "action"},
    {A::Operation, "Activity", T::String, E::Dictionary, "operation"},
    {A::Description, "Description", T::String, E::SegmentText, ""},
    {A::User, "User", T::String, E::Lookup, ""},
    {A::UserId, "UserId", T::String, E::Lookup, ""},
    {A::ActorUsername, "ActorUsername", T::String, E::Dictionary, "username"},
    {A::ActorUsernameType, "ActorUsernameType", T::String, E::Dictionary, "kind"},
    {A::ActorUserId, "ActorUserId", T::String, E::Dictionary, "userid"},
    {A::ActorUserIdType, "ActorUserIdType", T::String, E::Dictionary, "kind"},
    {A::ActorKey, "ActorKey", T::String, E::Dictionary, "account"},
    {A::TargetKey, "TargetKey", T::String, E::Dictionary, "account"},
    {A::TargetUser, "TargetUser", T::String, E::Lookup, ""},
    {A::TargetUserId, "TargetUserId", T::String, E::Dictionary, "userid"},
    {A::TargetUsername, "TargetUsername", T::String, E::Dictionary, "username"},
    {A::Object, "Object", T::String, E::SegmentText, ""},
    {A::ObjectType, "ObjectType", T::String, E::Dictionary, "objecttype"},
    {A::ObjectId, "ObjectId", T::String, E::SegmentText, ""},
    {A::Result, "Result", T::String, E::Dictionary, "result"},
    {A::ResultDetail, "ResultDetail", T::String, E::Dictionary, "resultdetail"},
    {A::LogonType, "LogonType", T::String, E::Dictionary, "logontype"},
    {A::Device, "Device", T::String, E::Dictionary, "device"},
    {A::DeviceType, "DeviceType", T::String, E::Dictionary, "devicetype"},
    {A::OperatingSystem, "OperatingSystem", T::String, E::Dictionary, "os"},
    {A::Browser, "Browser", T::String, E::Dictionary, "browser"},
    {A::UserAgent, "UserAgent", T::String, E::Dictionary, "useragent"},
    {A::DestinationDevice, "DestinationDevice", T::String, E::Dictionary, "device"},
    {A::UserAgentTag, "UserAgentTag", T::String, E::Dictionary, "useragenttag"},
    {A::IPAddress, "IPAddress", T::String, E::Dictionary, "ip"},
    {A::IPCategory, "IPCategory", T::String, E::Lookup, ""},
    {A::IPTags, "IPTags", T::Dynamic, E::Lookup, ""},
    {A::Country, "Country", T::String, E::Dictionary, "country"},
    {A::City, "City", T::String, E::Dictionary, "city"},
    {A::Isp, "Isp", T::String, E::Dictionary, "isp"},
    {A::IsAdmin, "IsAdmin", T::Bool, E::Bits, ""},
    {A::IsImpersonated, "IsImpersonated", T::Bool, E::Bits, ""},
    {A::IsExternal, "IsExternal", T::Bool, E::Bits, ""},
    {A::IsInteractive, "IsInteractive", T::Bool, E::Bits, ""},
    {A::SessionId, "SessionId", T::String, E::SegmentText, ""},
    {A::CorrelationId, "CorrelationId", T::String, E::SegmentText, ""},
    {A::MatchedPolicies, "MatchedPolicies", T::Dynamic, E::SegmentText, ""},
    {A::AlertIds, "AlertIds", T::Dynamic, E::SegmentText, ""},
    {A::Score, "Score", T::Real, E::Lookup, ""},
    {A::Tags, "Tags", T::Dynamic, E::SegmentText, ""},
    {A::Note, "Note", T::String, E::SegmentText, ""},
    {A::RawTable, "RawTable", T::String, E::Lookup, ""},
    {A::RawRow, "RawRow", T::Long, E::Lookup, ""},
    {A::SourceFile, "_src", T::Long, E::Fixed, ""},
    {A::Ordinal, "_ord", T::Long, E::Fixed, ""},
    {A::IsActivity, "_activity", T::Bool, E::Bits, ""},
}};

constexpr std::array<std::string_view, 50> kActions{
    "LogOn",
    "LogOnFailed",
    "LogOff",
    "LogOnInterrupted",
    "TicketRequested",
    "CredentialValidated",
    "PasswordChanged",
    "PasswordReset",
    "AccountCreated",
    "AccountDeleted",
    "AccountEnabled",
    "AccountDisabled",
    "AccountLocked",
    "AccountUnlocked",
    "AccountChanged",
    "GroupMemberAdded",
    "GroupMemberRemoved",
    "RoleAssigned",
    "RoleRemoved",
    "PrivilegeUsed",
    "DirectoryRead",
    "DirectoryReplicated",
    "DirectoryChanged",
    "ServiceInstalled",
    "TaskScheduled",
    "ProcessStarted",
    "RemoteExecution",
    "ShareAccessed",
    "FileAccessed",
    "FileDownloaded",
    "FileUploaded",
    "FileModified",
    "FileDeleted",
    "FileShared",
    "MailAccessed",
    "MailSent",
    "MailDeleted",
    "MailRuleCreated",
    "MailboxPermissionChanged",
    "ApplicationConsented",
    "ApplicationCredentialAdded",
    "ApplicationChanged",
    "PolicyChanged",
    "AuditChanged",
    "ResourceCreated",
    "ResourceChanged",
    "ResourceDeleted",
    "SearchPerformed",
    "Impersonated",
    "Other",
};

} // namespace

std::span<const ActivityColumn> activityColumns()
{
    return kColumns;
}

const ActivityColumn& activityColumn(Activity id)
{
    return kColumns[static_cast<std::size_t>(id)];
}

const ActivityColumn* activityColumn(std::string_view name)
{
    const auto it =
        std::ranges::find_if(kColumns, [&](const ActivityColumn& c) { return equalsAscii(c.name, name); });
    return it == kColumns.end() ? nullptr : &*it;
}

std::span<const std::string_view> actionWords()
{
    return kActions;
}

bool isActionWord(std::string_view word)
{
    return std::ranges::find(kActions, word) != kActions.end();
}

} // namespace sightline

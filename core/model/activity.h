// SPDX-License-Identifier: GPL-3.0-or-later
// The normalised Activity table: its columns in documented order, how each is stored, and the action words.
#pragma once

#include "core/table/types.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace sightline
{

enum class Activity : std::uint8_t {
    TimeGenerated,
    TimeIngested,
    ActivityId,
    Environment,
    Source,
    App,
    Instance,
    ActionType,
    Operation,
    Description,
    User,
    UserId,
    ActorUsername,
    ActorUsernameType,
    ActorUserId,
    ActorUserIdType,
    ActorKey,
    TargetKey,
    TargetUser,
    TargetUserId,
    TargetUsername,
    Object,
    ObjectType,
    ObjectId,
    Result,
    ResultDetail,
    LogonType,
    Device,
    DeviceType,
    OperatingSystem,
    Browser,
    UserAgent,
    DestinationDevice,
    UserAgentTag,
    IPAddress,
    IPCategory,
    IPTags,
    Country,
    City,
    Isp,
    IsAdmin,
    IsImpersonated,
    IsExternal,
    IsInteractive,
    SessionId,
    CorrelationId,
    MatchedPolicies,
    AlertIds,
    Score,
    Tags,
    Note,
    RawTable,
    RawRow,
    // hidden
    SourceFile,
    Ordinal,
    IsActivity,
};

inline constexpr std::size_t kActivityColumns = static_cast<std::size_t>(Activity::IsActivity) + 1;

struct ActivityColumn {
    Activity id;
    std::string_view name;
    Type type;
    Encoding encoding;
    std::string_view domain; // of Dictionary columns
};

// The id of the column in every segment: its place in the documented order, from 1.
[[nodiscard]] constexpr ColumnId columnIdOf(Activity column)
{
    return static_cast<ColumnId>(column) + 1;
}

// All columns; the hidden ones ("_src", "_ord", "_activity") are last.
[[nodiscard]] std::span<const ActivityColumn> activityColumns();
[[nodiscard]] const ActivityColumn& activityColumn(Activity id);
[[nodiscard]] const ActivityColumn* activityColumn(std::string_view name); // ASCII case ignored

// The action vocabulary; extended, never forked.
[[nodiscard]] std::span<const std::string_view> actionWords();
[[nodiscard]] bool isActionWord(std::string_view word);

} // namespace sightline

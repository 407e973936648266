// SPDX-License-Identifier: GPL-3.0-or-later
// An activity policy: which activities it looks for and when they raise an alert. Its file is JSON whose
// filter is KQL text.
#pragma once

#include "core/base/result.h"
#include "core/base/ticks.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace sightline
{

enum class GroupBy { User, Device, Tenant };

struct Policy {
    std::string id; // "P-3"; given by the case
    std::string name;
    std::string description;
    std::string severity = "Medium";
    std::string category = "Threat detection";
    std::string filter; // a KQL predicate over Activity
    int repeat = 1;     // 1: every matching activity; n: n matches ...
    int minutes = 0;    // ... within so many minutes
    GroupBy groupBy = GroupBy::User;
    std::optional<int> dailyLimit; // alerts a UTC day; none: no limit
    bool enabled = true;
    Ticks created = kNoTime;
    Ticks modified = kNoTime;
};

[[nodiscard]] std::string_view groupByWord(GroupBy groupBy); // user, device, tenant
[[nodiscard]] std::optional<GroupBy> groupByFromWord(std::string_view word);

[[nodiscard]] nlohmann::json policyJson(const Policy& policy);
// Refuses unknown words, an empty name or filter, and numbers out of range, naming the field.
[[nodiscard]] Result<Policy> policyFromJson(const nlohmann::json& document);
[[nodiscard]] Result<> checkPolicy(Policy& policy); // brings words to their stored spelling

} // namespace sightline

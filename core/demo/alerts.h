// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts that the products raised: a handful on ordinary life (most of them wrong or harmless) and those of
// the attacks. Written as the Cloud Apps API and the Log Analytics table SecurityAlert hold them.
#pragma once

#include "core/base/result.h"
#include "core/demo/event.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace sightline::demo
{

// How a Sentinel alert names its account.
enum class NamedBy : std::uint8_t { Sid, ObjectId, Upn, NetBiosName };

struct AlertForm {
    std::string_view title, description, tactics;
    std::string_view severity; // Low, Medium, High, Informational
    std::string_view
        status;    // Sentinel: New, InProgress, Resolved, Dismissed; Cloud Apps: open, dismissed ...
    int story = 0; // Cloud Apps
    NamedBy namedBy = NamedBy::Upn;
};

struct DemoAlert {
    const AlertForm* form = nullptr;
    Ticks start = 0, time = 0; // first activity; when the product raised it
    std::uint64_t salt = 0;
    std::uint32_t account = kNobody;
    Origin origin;
};

[[nodiscard]] std::vector<DemoAlert> ordinaryCloudAppsAlerts(const Company& company);
[[nodiscard]] std::vector<DemoAlert> ordinarySentinelAlerts(const Company& company);

// Sorts and writes cloudapps/alerts.json and sentinel/SecurityAlert.jsonl. Adds to the counts.
Result<> writeCloudAppsAlerts(const std::filesystem::path& folder, const Company& company,
                              std::vector<DemoAlert> alerts, int& files, std::int64_t& records);
Result<> writeSentinelAlerts(const std::filesystem::path& folder, const Company& company,
                             std::vector<DemoAlert> alerts, int& files, std::int64_t& records);

} // namespace sightline::demo

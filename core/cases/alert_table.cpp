// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/alert_table.h"

#include "core/model/words.h"
#include "core/table/builder.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>

namespace sightline::cases
{
namespace
{

using nlohmann::ordered_json;

struct AlertColumn {
    std::string_view name;
    Type type;
    ordered_json (*read)(const Alert&);
};

ordered_json timeJson(Ticks t)
{
    return t == kNoTime ? ordered_json(nullptr) : ordered_json(isoText(t));
}

constexpr std::array kColumns{
    AlertColumn{"AlertId", Type::String, [](const Alert& a) { return ordered_json(a.id); }},
    AlertColumn{"TimeGenerated", Type::DateTime, [](const Alert& a) { return timeJson(a.time); }},
    AlertColumn{"StartTime", Type::DateTime, [](const Alert& a) { return timeJson(a.start); }},
    AlertColumn{"EndTime", Type::DateTime, [](const Alert& a) { return timeJson(a.end); }},
    AlertColumn{"Created", Type::DateTime, [](const Alert& a) { return timeJson(a.created); }},
    AlertColumn{"Source", Type::String, [](const Alert& a) { return ordered_json(a.source); }},
    AlertColumn{"Provider", Type::String, [](const Alert& a) { return ordered_json(a.provider); }},
    AlertColumn{"Policy", Type::String, [](const Alert& a) { return ordered_json(a.policy); }},
    AlertColumn{"PolicyId", Type::String, [](const Alert& a) { return ordered_json(a.policyId); }},
    AlertColumn{"Title", Type::String, [](const Alert& a) { return ordered_json(a.title); }},
    AlertColumn{"Description", Type::String, [](const Alert& a) { return ordered_json(a.description); }},
    AlertColumn{"Severity", Type::String, [](const Alert& a) { return ordered_json(a.severity); }},
    AlertColumn{"Category", Type::String, [](const Alert& a) { return ordered_json(a.category); }},
    AlertColumn{"Tactics", Type::Dynamic, [](const Alert& a) { return ordered_json(a.tactics); }},
    AlertColumn{"Techniques", Type::Dynamic, [](const Alert& a) { return ordered_json(a.techniques); }},
    AlertColumn{"Status", Type::String, [](const Alert& a) { return ordered_json(a.status); }},
    AlertColumn{"Resolution", Type::String, [](const Alert& a) { return ordered_json(a.resolution); }},
    AlertColumn{"TwinGroup", Type::String, [](const Alert& a) { return ordered_json(a.twinGroup); }},
    AlertColumn{"CloseReason", Type::String, [](const Alert& a) { return ordered_json(a.closeReason); }},
    AlertColumn{"Comment", Type::String, [](const Alert& a) { return ordered_json(a.comment); }},
    AlertColumn{"Assignee", Type::String, [](const Alert& a) { return ordered_json(a.assignee); }},
    AlertColumn{"IsRead", Type::Bool, [](const Alert& a) { return ordered_json(a.isRead); }},
    AlertColumn{"ProductStatus", Type::String, [](const Alert& a) { return ordered_json(a.productStatus); }},
    AlertColumn{"Users", Type::Dynamic, [](const Alert& a) { return ordered_json(a.users); }},
    AlertColumn{"Devices", Type::Dynamic, [](const Alert& a) { return ordered_json(a.devices); }},
    AlertColumn{"IPAddresses", Type::Dynamic, [](const Alert& a) { return ordered_json(a.ipAddresses); }},
    AlertColumn{"Apps", Type::Dynamic, [](const Alert& a) { return ordered_json(a.apps); }},
    AlertColumn{"Evidence", Type::Dynamic, [](const Alert& a) { return ordered_json(a.evidence); }},
    AlertColumn{"Entities", Type::String, [](const Alert& a) { return ordered_json(a.entities); }},
    AlertColumn{"ExternalId", Type::String, [](const Alert& a) { return ordered_json(a.externalId); }},
    AlertColumn{"Link", Type::String, [](const Alert& a) { return ordered_json(a.link); }},
};

constexpr TableId kAlertTable = 2;

ColumnId columnId(std::size_t i)
{
    return static_cast<ColumnId>(1000 + i);
}

ColumnPtr buildColumn(const AlertColumn& c, std::span<const Alert> alerts)
{
    const Encoding encoding = c.type == Type::Bool       ? Encoding::Bits
                              : c.type == Type::DateTime ? Encoding::Fixed
                                                         : Encoding::SegmentText;
    ColumnBuilder builder(c.type, encoding);
    for (std::uint32_t row = 0; row < alerts.size(); ++row) {
        const ordered_json v = c.read(alerts[row]);
        if (v.is_null() || (v.is_array() && v.empty())) continue;
        const std::string text = v.is_string()
                                     ? v.get<std::string>()
                                     : v.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
        builder.set(row, Value::ofText(text));
    }
    std::vector<std::uint32_t> order(alerts.size());
    std::iota(order.begin(), order.end(), 0U);
    return builder.seal(order, nullptr);
}

// How many alerts from the front fit one segment: all dated or none, within what its time plane spans.
std::size_t segmentLength(std::span<const Alert> alerts)
{
    constexpr Ticks kSpan = Ticks{std::numeric_limits<std::uint32_t>::max()} * kTicksPerMs;
    const Ticks first = alerts.front().time;
    std::size_t n = 1;
    while (n < alerts.size() && n < kSegmentRows && (alerts[n].time == kNoTime) == (first == kNoTime) &&
           (first == kNoTime || alerts[n].time - first < kSpan)) {
        ++n;
    }
    return n;
}

TimePlane timesOf(std::span<const Alert> alerts)
{
    TimePlane times;
    times.base = alerts.front().time;
    for (const Alert& a : alerts) {
        if (times.base == kNoTime) break;
        const Ticks delta = a.time - times.base;
        times.ms.push_back(static_cast<std::uint32_t>(delta / kTicksPerMs));
        times.below.push_back(static_cast<std::uint16_t>(delta % kTicksPerMs));
    }
    return times;
}

} // namespace

void sortAlerts(std::vector<Alert>& alerts)
{
    std::ranges::stable_sort(alerts, [](const Alert& a, const Alert& b) {
        const bool aDated = a.time != kNoTime;
        const bool bDated = b.time != kNoTime;
        return aDated != bDated ? aDated : a.time < b.time;
    });
}

SnapshotPtr alertSnapshot(std::span<const Alert> alerts)
{
    auto schema = std::make_shared<Schema>();
    schema->addTable({kAlertTable, "Alert", TableKind::Computed});
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        schema->addColumn({columnId(i), kAlertTable, std::string(kColumns[i].name), kColumns[i].type,
                           Encoding::SegmentText, 0, 0, false});
    }
    auto out = std::make_shared<Snapshot>();
    out->schema = schema;
    SegmentId id = 1;
    while (!alerts.empty()) {
        const std::size_t n = segmentLength(alerts);
        const auto part = alerts.first(n);
        alerts = alerts.subspan(n);
        std::unordered_map<ColumnId, ColumnPtr> columns;
        for (std::size_t i = 0; i < kColumns.size(); ++i)
            columns[columnId(i)] = buildColumn(kColumns[i], part);
        const SegmentInfo info{id++, kAlertTable,       static_cast<std::uint32_t>(n),
                               0,    part.front().time, part.back().time};
        out->segments.push_back(
            {std::make_shared<const Segment>(info, timesOf(part), std::move(columns)), nullptr, {}});
    }
    return out;
}

ordered_json alertJson(const Alert& alert)
{
    ordered_json out = ordered_json::object();
    for (const AlertColumn& c : kColumns)
        out[std::string(c.name)] = c.read(alert);
    return out;
}

Result<> checkTriage(Alert& a)
{
    const auto invalid = [](const char* message) {
        return fail(ErrorKind::InvalidInput, "alert.invalid", message);
    };
    const auto status = words::find(words::kStatuses, a.status);
    if (!status) return invalid("the status must be New, InProgress or Closed");
    a.status = *status;
    const auto resolution = words::find(words::kResolutions, a.resolution);
    if (!resolution)
        return invalid("the resolution must be TruePositive, Benign, FalsePositive, Dismissed or Resolved");
    a.resolution = *resolution;
    if (a.status == "Closed" && a.resolution == "none") return invalid("closing an alert needs a resolution");
    if (a.status != "Closed") {
        a.resolution = "none";
        a.closeReason.clear();
    }
    return {};
}

} // namespace sightline::cases

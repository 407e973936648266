// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/normalise/fields.h"
#include "core/normalise/normaliser.h"

#include <array>
#include <nlohmann/json.hpp>

namespace sightline::normalise
{
namespace
{

using Function = void (*)(const Job&);

struct Entry {
    std::string_view name;
    Function function;
    bool readsMap = false; // the direct map is the function's own affair
};

constexpr std::array kNormalisers{
    Entry{"windows", normaliseWindows},
    Entry{"signin", normaliseSignin},
    Entry{"audit", normaliseAudit},
    Entry{"entraAudit", normaliseEntraAudit},
    Entry{"azureActivity", normaliseAzureActivity},
    Entry{"riskDetection", normaliseRiskDetection},
    Entry{"riskyUser", normaliseRiskyUser},
    Entry{"graphActivity", normaliseGraphActivity},
    Entry{"provisioning", normaliseProvisioning},
    Entry{"cloudAppsActivity", normaliseCloudAppsActivity},
    Entry{"cloudAppsAlert", normaliseCloudAppsAlert},
    Entry{"securityAlert", normaliseSecurityAlert},
    Entry{"directory", normaliseDirectory},
    Entry{"cef", normaliseCef},
    Entry{"identityCef", normaliseIdentityCef},
    Entry{"cloudAppsCef", normaliseCloudAppsCef},
    Entry{"syslog", normaliseSyslog},
    Entry{"detection", normaliseDetection},
    Entry{"timeline", normaliseTimeline},
    Entry{"hunting", normaliseHunting},
    Entry{"defenderAlert", normaliseDefenderAlert},
    Entry{"incident", normaliseIncident},
    Entry{"behaviorAnalytics", normaliseBehaviorAnalytics},
    Entry{"mapped", normaliseMapped, true},
};

Value directValue(const ActivityColumn& column, std::string_view source, Record& record)
{
    if (column.type == Type::Bool) {
        const auto b = record.boolean(source);
        return b ? Value::ofBool(*b) : Value{};
    }
    const std::string_view s = firstText(record, {source});
    if (s.empty()) return {};
    if (column.type != Type::DateTime) return Value::ofText(s);
    const auto time = parseTime(s);
    return time ? Value::ofInteger(time->ticks) : Value{};
}

std::vector<DirectColumn> directColumns(const nlohmann::json& map)
{
    std::vector<DirectColumn> out;
    if (!map.is_object()) return out;
    for (const auto& [name, sources] : map.items()) {
        const ActivityColumn* column = activityColumn(name);
        if (column == nullptr) continue;
        DirectColumn& direct = out.emplace_back(DirectColumn{column, {}, {}});
        const auto list = sources.is_array() ? sources : nlohmann::json::array({sources});
        for (const auto& source : list) {
            if (source.is_string()) direct.sources.push_back(source.get<std::string>());
            if (source.is_object() && source.contains("text") && source["text"].is_string())
                direct.constant = source["text"].get<std::string>();
        }
    }
    return out;
}

// The format's own one-to-one map fills only what the normaliser left open.
void applyDirectMap(const Job& job)
{
    ActivityRow& row = job.out.activity;
    for (const DirectColumn& direct : directMap(job)) {
        for (const std::string& source : direct.sources) {
            if (row.has(direct.column->id)) break;
            row.set(direct.column->id, directValue(*direct.column, source, job.record));
        }
        if (!row.has(direct.column->id)) row.setText(direct.column->id, direct.constant);
    }
}

// Cloud Apps writes milliseconds; whoever read the record gives the time, this is for records that come
// without.
Ticks timeOf(const RecordInput& input, Record& record)
{
    if (input.time != kNoTime) return input.time;
    const auto ms = record.integer("timestamp");
    return ms ? fromUnixMs(*ms) : kNoTime;
}

} // namespace

const std::vector<DirectColumn>& directMap(const Job& job)
{
    static const std::vector<DirectColumn> kNone;
    if (job.input.activity == nullptr) return kNone;
    auto [it, fresh] = job.memory.direct.try_emplace(job.input.activity);
    if (fresh) it->second = directColumns(*job.input.activity);
    return it->second;
}

Normaliser::Normaliser(const Maps& maps) : m_maps(maps), m_memory(std::make_unique<Memory>()) {}

Normaliser::~Normaliser() = default;

void Normaliser::normalise(const RecordInput& input, Record& record, Normalised& out)
{
    out.time = timeOf(input, record);
    const Job job{m_maps, *m_memory, input, record, out};
    bool mapRead = false;
    for (const Entry& entry : kNormalisers) {
        if (entry.name != input.normaliser) continue;
        entry.function(job);
        mapRead = entry.readsMap;
    }
    if (out.kind == RecordKind::Activity && !mapRead) applyDirectMap(job);
}

void normalise(const Maps& maps, const RecordInput& input, Record& record, Normalised& out)
{
    Normaliser(maps).normalise(input, record, out);
}

} // namespace sightline::normalise

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

using Function = void (*)(const Maps&, const RecordInput&, Record&, Normalised&);

struct Entry {
    std::string_view name;
    Function function;
};

constexpr std::array kNormalisers{
    Entry{"windows", normaliseWindows},
    Entry{"signin", normaliseSignin},
    Entry{"audit", normaliseAudit},
    Entry{"cloudAppsActivity", normaliseCloudAppsActivity},
    Entry{"cloudAppsAlert", normaliseCloudAppsAlert},
    Entry{"securityAlert", normaliseSecurityAlert},
    Entry{"directory", normaliseDirectory},
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

// The format's own one-to-one map fills only what the normaliser left open.
void applyDirectMap(const nlohmann::json& map, Record& record, ActivityRow& row)
{
    for (const auto& [name, sources] : map.items()) {
        const ActivityColumn* column = activityColumn(name);
        if (column == nullptr || !row.value(column->id).isNull()) continue;
        const auto one = [&](const nlohmann::json& source) {
            if (source.is_string() && row.value(column->id).isNull())
                row.set(column->id, directValue(*column, source.get_ref<const std::string&>(), record));
        };
        if (sources.is_array()) {
            for (const auto& source : sources)
                one(source);
        } else {
            one(sources);
        }
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

void normalise(const Maps& maps, const RecordInput& input, Record& record, Normalised& out)
{
    out.time = timeOf(input, record);
    for (const Entry& entry : kNormalisers) {
        if (entry.name == input.normaliser) entry.function(maps, input, record, out);
    }
    if (out.kind == RecordKind::Activity && input.activity != nullptr && input.activity->is_object()) {
        applyDirectMap(*input.activity, record, out.activity);
    }
}

} // namespace sightline::normalise

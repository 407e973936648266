// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a record from a few lines of JSON, as import would give it, and normalises it. For the tests of this
// folder.
#pragma once

#include "core/model/record.h"
#include "core/normalise/maps.h"
#include "core/normalise/normaliser.h"

#include <QString>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace sightline::normalise
{

inline constexpr Ticks kTime = 637'322'046'000'000'000; // 2020-08-05T06:10:00Z
inline constexpr const char* kOid = "7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe";
inline constexpr const char* kOther = "a88ae17c-f562-4c1f-a377-8910b6847d76";

// A record as import gives it: scalars, and nested values as JSON text.
struct Made {
    Record record;
    Normalised out;

    [[nodiscard]] QString text(Activity column) const
    {
        const std::string_view s = out.activity.text(column);
        return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
    }

    [[nodiscard]] bool linked(std::string_view a, std::string_view b) const
    {
        return std::ranges::any_of(out.links, [&](const AccountLink& l) {
            return (l.first == a && l.second == b) || (l.first == b && l.second == a);
        });
    }
};

inline void addField(Record& record, const std::string& name, const nlohmann::json& value)
{
    const std::string_view key = record.keep(name);
    if (value.is_string())
        record.add(key, Value::ofText(record.keep(value.get<std::string>())));
    else if (value.is_boolean())
        record.add(key, Value::ofBool(value.get<bool>()));
    else if (value.is_number_integer())
        record.add(key, Value::ofInteger(value.get<std::int64_t>()));
    else if (value.is_structured())
        record.add(key, Value::ofText(record.keep(value.dump())), true);
}

inline QString qs(const std::string& s)
{
    return QString::fromStdString(s);
}

// The normalised record of a JSON object, its time being kTime.
inline void make(Made& made, const Maps& maps, std::string_view normaliser, std::string_view table,
                 const char* json, const nlohmann::json* direct = nullptr)
{
    const auto parsed = nlohmann::json::parse(json);
    for (const auto& [name, value] : parsed.items())
        addField(made.record, name, value);
    RecordInput input;
    input.normaliser = normaliser;
    input.table = table;
    input.time = kTime;
    input.activity = direct;
    normalise(maps, input, made.record, made.out);
}

} // namespace sightline::normalise

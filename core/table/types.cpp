// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/types.h"

#include "core/base/ticks.h"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace sightline
{
namespace
{

constexpr std::array<std::pair<Type, std::string_view>, 10> kNames{{
    {Type::Bool, "bool"},
    {Type::DateTime, "datetime"},
    {Type::Dynamic, "dynamic"},
    {Type::Guid, "guid"},
    {Type::Int, "int"},
    {Type::Long, "long"},
    {Type::Real, "real"},
    {Type::String, "string"},
    {Type::Timespan, "timespan"},
    {Type::Decimal, "decimal"},
}};

std::string timespanText(std::int64_t ticks)
{
    const bool negative = ticks < 0;
    const std::int64_t t = negative ? -ticks : ticks;
    const std::int64_t days = t / kTicksPerDay;
    std::string out = negative ? "-" : "";
    if (days > 0) out += fmt::format("{}.", days);
    out += fmt::format("{:02}:{:02}:{:02}", t / kTicksPerHour % 24, t / kTicksPerMinute % 60,
                       t / kTicksPerSecond % 60);
    if (t % kTicksPerSecond != 0) out += fmt::format(".{:07}", t % kTicksPerSecond);
    return out;
}

} // namespace

std::string_view typeName(Type type)
{
    for (const auto& [t, name] : kNames) {
        if (t == type) return name;
    }
    return "string";
}

std::optional<Type> typeFromName(std::string_view wanted)
{
    for (const auto& [t, name] : kNames) {
        if (name == wanted) return t;
    }
    return std::nullopt;
}

std::string valueText(const Value& value, Type type)
{
    switch (value.kind) {
    case Value::Kind::Null:
        return {};
    case Value::Kind::Bool:
        return value.integer != 0 ? "true" : "false";
    case Value::Kind::Integer:
        if (type == Type::DateTime) return isoText(value.integer);
        if (type == Type::Timespan) return timespanText(value.integer);
        return fmt::format("{}", value.integer);
    case Value::Kind::Real:
        return fmt::format("{}", value.real);
    case Value::Kind::Text:
        return std::string(value.text);
    }
    return {};
}

} // namespace sightline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/day_first.h"
#include "core/base/text.h"
#include "core/import/importer.h"

#include <algorithm>
#include <charconv>

namespace sightline::import
{
namespace
{

std::size_t digitsAt(std::string_view text, std::size_t from)
{
    std::size_t n = 0;
    while (from + n < text.size() && text[from + n] >= '0' && text[from + n] <= '9')
        ++n;
    return n;
}

// Digits, and a fraction of up to nine, as ticks: of seconds or of milliseconds.
std::optional<Ticks> ticksSince1970(std::string_view text, Ticks unit)
{
    const std::size_t whole = digitsAt(text, 0);
    if (whole == 0 || whole > 13) return std::nullopt;
    Ticks out = 0;
    for (const char c : text.substr(0, whole))
        out = out * 10 + (c - '0');
    if (out > kMaxTicks / unit) return std::nullopt;
    out *= unit;
    if (whole == text.size()) return out;
    const std::size_t digits = digitsAt(text, whole + 1);
    if (text[whole] != '.' || digits == 0 || digits > 9 || whole + 1 + digits != text.size())
        return std::nullopt;
    for (const char c : text.substr(whole + 1)) {
        unit /= 10;
        out += (c - '0') * unit;
    }
    return out;
}

// A number of the column's unit, which a text may hold too; fractions of seconds are kept.
Ticks countIn(TimeUnit unit, const Value& value)
{
    if (value.kind == Value::Kind::Integer) return fromCount(value.integer, unit);
    if (value.kind == Value::Kind::Real) {
        if (unit != TimeUnit::Seconds)
            return value.real < 0 || value.real > 9e18
                       ? kNoTime
                       : fromCount(static_cast<std::int64_t>(value.real), unit);
        if (value.real < 0 || value.real > 2.5e11) return kNoTime;
        return fromCount(static_cast<std::int64_t>(value.real * 1e6 + 0.5), TimeUnit::Microseconds);
    }
    if (value.kind != Value::Kind::Text) return kNoTime;
    const std::string_view text = trim(value.text);
    std::int64_t whole = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, whole);
    if (read.ec == std::errc{} && read.ptr == end) return fromCount(whole, unit);
    const auto since =
        unit == TimeUnit::Seconds ? ticksSince1970(text, kTicksPerSecond) : std::optional<Ticks>{};
    return since ? kUnixEpoch + *since : kNoTime;
}

} // namespace

std::optional<ParsedTime> timeOf(TimeForm form, std::string_view text)
{
    text = trim(text);
    if (form == TimeForm::DayFirst) return parseDayFirst(text);
    if (const auto parsed = form == TimeForm::Text ? parseTime(text) : std::nullopt) return parsed;
    const auto since = ticksSince1970(text, form == TimeForm::Seconds ? kTicksPerSecond : kTicksPerMs);
    if (!since || !isEpochMs(*since / kTicksPerMs)) return std::nullopt;
    return ParsedTime{kUnixEpoch + *since, true};
}

TimeSearch findTime(std::span<const TimeColumn> columns, const Record& record)
{
    TimeSearch out;
    for (const TimeColumn& column : columns) {
        const Field* field = record.find(column.column);
        if (field == nullptr ||
            (field->value.kind == Value::Kind::Text && isNothing(trim(field->value.text))))
            continue;
        const auto ms =
            field->value.kind == Value::Kind::Real
                ? std::optional(static_cast<std::int64_t>(std::clamp(field->value.real, -6.3e13, 2.6e14)))
                : std::optional<std::int64_t>{};
        const auto parsed = field->value.kind != Value::Kind::Text ? std::nullopt
                            : column.dayFirst                      ? parseDayFirst(trim(field->value.text))
                                                                   : parseTime(field->value.text);
        const auto number = parsed ? std::nullopt : ms ? ms : record.integer(column.column);
        if (parsed)
            out.found = {parsed->ticks, parsed->hasZone || column.utc, column.column};
        else if (column.unit)
            out.found = {countIn(*column.unit, field->value), true, column.column};
        else if (number && isEpochMs(*number))
            out.found = {fromUnixMs(*number), true, column.column};
        if (out.found.ticks != kNoTime) return out;
        if (out.unreadable.empty()) out.unreadable = column.column;
    }
    return out;
}

} // namespace sightline::import

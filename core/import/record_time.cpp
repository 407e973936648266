// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/import/importer.h"

#include <algorithm>
#include <fmt/format.h>

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

// 31/12/2026 as 12/31/2026, which parseTime reads.
std::optional<std::string> monthFirst(std::string_view text)
{
    const std::size_t day = digitsAt(text, 0);
    if (day == 0 || day > 2 || day >= text.size()) return std::nullopt;
    const char between = text[day];
    if (between != '/' && between != '.' && between != '-') return std::nullopt;
    const std::size_t month = digitsAt(text, day + 1);
    const std::size_t rest = day + 1 + month;
    if (month == 0 || month > 2 || rest >= text.size() || text[rest] != between) return std::nullopt;
    if (digitsAt(text, rest + 1) != 4) return std::nullopt;
    return fmt::format("{}/{}/{}", text.substr(day + 1, month), text.substr(0, day), text.substr(rest + 1));
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

} // namespace

std::optional<ParsedTime> timeOf(TimeForm form, std::string_view text)
{
    text = trim(text);
    if (form == TimeForm::DayFirst) {
        const auto turned = monthFirst(text);
        return turned ? parseTime(*turned) : std::nullopt;
    }
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
        if (column.form != TimeForm::Text) {
            const auto time = timeOf(column.form, valueText(field->value, Type::Long));
            if (time) out.found = {time->ticks, time->hasZone || column.utc, column.column};
            if (time) return out;
            if (out.unreadable.empty()) out.unreadable = column.column;
            continue;
        }
        const auto ms =
            field->value.kind == Value::Kind::Real
                ? std::optional(static_cast<std::int64_t>(std::clamp(field->value.real, -6.3e13, 2.6e14)))
                : std::optional<std::int64_t>{};
        const auto parsed =
            field->value.kind == Value::Kind::Text ? parseTime(field->value.text) : std::nullopt;
        const auto number = parsed ? std::nullopt : ms ? ms : record.integer(column.column);
        if (parsed)
            out.found = {parsed->ticks, parsed->hasZone || column.utc, column.column};
        else if (number && isEpochMs(*number))
            out.found = {fromUnixMs(*number), true, column.column};
        if (out.found.ticks != kNoTime) return out;
        if (out.unreadable.empty()) out.unreadable = column.column;
    }
    return out;
}

} // namespace sightline::import

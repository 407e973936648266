// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/import/importer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>

namespace sightline::import
{
namespace
{

using Json = nlohmann::ordered_json;
using Pairs = std::vector<std::pair<std::string, std::string>>;

// Reads one object whose members are all known; throws nothing itself, but nlohmann does on a wrong type
// (caught in loadFormat).
class Members
{
public:
    using Take = std::function<void(const Json&)>;

    Members& text(const char* name, std::string& to)
    {
        m_takes[name] = [&to](const Json& j) { to = j.get<std::string>(); };
        return *this;
    }

    Members& flag(const char* name, bool& to)
    {
        m_takes[name] = [&to](const Json& j) { to = j.get<bool>(); };
        return *this;
    }

    Members& texts(const char* name, std::vector<std::string>& to)
    {
        m_takes[name] = [&to](const Json& j) {
            for (const Json& one : j)
                to.push_back(one.get<std::string>());
        };
        return *this;
    }

    Members& pairs(const char* name, Pairs& to)
    {
        m_takes[name] = [&to](const Json& j) {
            for (const auto& [key, value] : j.items())
                to.emplace_back(key, value.get<std::string>());
        };
        return *this;
    }

    Members& any(const char* name, Take take)
    {
        m_takes[name] = std::move(take);
        return *this;
    }

    [[nodiscard]] Result<> read(const Json& object, std::string_view where) const
    {
        for (const auto& [key, value] : object.items()) {
            const auto it = m_takes.find(key);
            if (it == m_takes.end()) {
                return fail(ErrorKind::InvalidInput, "format.key",
                            "unknown member \"" + key + "\" of a format", std::string(where));
            }
            it->second(value);
        }
        return {};
    }

private:
    std::map<std::string, Take> m_takes;
};

std::optional<TimeUnit> unitOf(const Json& column)
{
    constexpr std::array<std::pair<std::string_view, TimeUnit>, 6> kUnits{{{"s", TimeUnit::Seconds},
                                                                           {"ms", TimeUnit::Milliseconds},
                                                                           {"us", TimeUnit::Microseconds},
                                                                           {"ns", TimeUnit::Nanoseconds},
                                                                           {"filetime", TimeUnit::Filetime},
                                                                           {"net", TimeUnit::NetTicks}}};
    const auto written = column.value("unit", std::string());
    for (const auto& [name, unit] : kUnits) {
        if (name == written) return unit;
    }
    return std::nullopt;
}

std::vector<TimeColumn> timeColumns(const Json& list)
{
    std::vector<TimeColumn> out;
    for (const Json& one : list) {
        if (one.is_string())
            out.push_back({one.get<std::string>(), true, {}});
        else
            out.push_back({one.at("column").get<std::string>(), one.value("utc", true), unitOf(one)});
    }
    return out;
}

// A number of the column's unit, which a text may hold too; fractions of seconds are kept.
Ticks countIn(const TimeColumn& column, const Field& field)
{
    double number = field.value.real;
    if (field.value.kind == Value::Kind::Integer) return fromCount(field.value.integer, *column.unit);
    if (field.value.kind == Value::Kind::Text) {
        const std::string_view text = trim(field.value.text);
        std::int64_t whole = 0;
        const auto end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, whole);
        if (read.ec == std::errc{} && read.ptr == end) return fromCount(whole, *column.unit);
        const auto real = std::from_chars(text.data(), end, number);
        if (text.empty() || real.ec != std::errc{} || real.ptr != end) return kNoTime;
    } else if (field.value.kind != Value::Kind::Real) {
        return kNoTime;
    }
    if (*column.unit != TimeUnit::Seconds)
        return number < 0 || number > 9e18 ? kNoTime
                                           : fromCount(static_cast<std::int64_t>(number), *column.unit);
    if (number < 0 || number > 2.5e11) return kNoTime;
    return fromCount(static_cast<std::int64_t>(number * 1e6 + 0.5), TimeUnit::Microseconds);
}

Result<Dialect> readDialect(const Json& json, const Dialect& shared, std::string_view where)
{
    Dialect d = shared;
    Members members;
    members.text("id", d.id).texts("require", d.require).texts("forbid", d.forbid).texts("lift", d.lift);
    members.text("replace", d.replace).texts("xml", d.xml).pairs("rename", d.rename).pairs("copy", d.copy);
    members.pairs("set", d.set).flag("pascal", d.pascal).text("stripSuffixes", d.stripSuffixes);
    members.pairs("pairs", d.pairs).any("join", [&d](const Json& j) {
        for (const auto& [column, pieces] : j.items())
            d.join.emplace_back(column, pieces.get<std::vector<std::string>>());
    });
    members.texts("wrapper", d.wrapper).any("match", [&d](const Json& j) {
        for (const auto& [key, values] : j.items())
            d.match.emplace_back(key, values.get<std::vector<std::string>>());
    });
    SL_TRY(members.read(json, where));
    if (d.id.empty() || d.require.empty()) {
        return fail(ErrorKind::InvalidInput, "format.dialect", "a dialect needs an id and required fields",
                    std::string(where));
    }
    return d;
}

Result<Format> readFormat(const Json& json, std::string_view where)
{
    Format f;
    Dialect shared; // names that all dialects have in common
    const Json* dialects = nullptr;
    Members members;
    members.text("id", f.id)
        .text("title", f.title)
        .text("table", f.table)
        .text("tableByField", f.tableByField);
    members.pairs("tableBy", f.tableBy).texts("key", f.key).flag("keyWithTime", f.keyWithTime);
    members.texts("log", f.log).text("number", f.number).text("kind", f.kind);
    members.text("normaliser", f.normaliser).pairs("rename", shared.rename).texts("wrapper", shared.wrapper);
    members.any("time", [&f](const Json& j) { f.time = timeColumns(j); });
    members.any("ingested", [&f](const Json& j) { f.ingested = timeColumns(j); });
    members.any("activity", [&f](const Json& j) { f.activity = nlohmann::json::parse(j.dump()); });
    members.any("dialects", [&dialects](const Json& j) { dialects = &j; });
    members.any("tableRename", [&f](const Json& j) {
        for (const auto& [table, columns] : j.items()) {
            auto& to = f.tableRename.emplace_back(table, Pairs{}).second;
            for (const auto& [from, name] : columns.items())
                to.emplace_back(from, name.get<std::string>());
        }
    });
    SL_TRY(members.read(json, where));
    if (f.id.empty() || f.table.empty() || f.normaliser.empty() || dialects == nullptr) {
        return fail(ErrorKind::InvalidInput, "format.incomplete",
                    "a format needs id, table, normaliser and dialects", std::string(where));
    }
    for (const Json& one : *dialects) {
        auto dialect = readDialect(one, shared, where);
        if (!dialect) return tl::unexpected(dialect.error());
        f.dialects.push_back(std::move(*dialect));
    }
    return f;
}

} // namespace

std::string_view rejectReasonText(RejectReason reason)
{
    switch (reason) {
    case RejectReason::NotJson:
        return "not readable as JSON";
    case RejectReason::TooLong:
        return "longer than 64 MiB";
    case RejectReason::CellCount:
        return "other number of cells than the header";
    case RejectReason::UnknownShape:
        return "no known format has these fields";
    case RejectReason::UnclosedQuote:
        return "a quotation mark is not closed";
    case RejectReason::BadText:
        return "not readable as text";
    case RejectReason::CutOff:
        return "the file ends within the record";
    case RejectReason::BadTime:
        return "its time is not readable";
    case RejectReason::Damaged:
        return "the binary record is damaged";
    case RejectReason::Checksum:
        return "a checksum does not match";
    case RejectReason::NoHeader:
        return "neither a syslog header nor CEF";
    case RejectReason::Overwritten:
        return "deleted records that cannot be recovered, since parts of them are written over";
    case RejectReason::Draft:
        return "a preview, sent while the search was running";
    }
    return "unknown";
}

namespace
{

// What a record may name a table: a word, and none of our own tables.
bool isTableName(std::string_view name)
{
    constexpr std::size_t kLongest = 64;
    constexpr std::array<std::string_view, 4> kOurs{"Activity", "Alert", "User", "Policy"};
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto isWord = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || name.size() > kLongest || !isLetter(name.front())) return false;
    return std::ranges::all_of(name, isWord) &&
           std::ranges::none_of(kOurs, [&](std::string_view ours) { return equalsAscii(ours, name); });
}

} // namespace

std::string_view tableOf(const Format& format, const Record& record)
{
    const Field* field = format.tableByField.empty() ? nullptr : record.find(format.tableByField);
    if (field == nullptr || field->value.kind != Value::Kind::Text) return format.table;
    for (const auto& [value, table] : format.tableBy) {
        if (value == "*" || equalsAscii(value, field->value.text)) return table;
        if (table != "*") continue;
        const std::string_view prefix = std::string_view(value).substr(0, value.size() - 1);
        const std::string_view text = field->value.text;
        if (!equalsAscii(prefix, text.substr(0, prefix.size()))) continue;
        const std::string_view name = text.substr(prefix.size());
        return isTableName(name) ? name : std::string_view(format.table);
    }
    return format.table;
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
        const auto parsed =
            field->value.kind == Value::Kind::Text ? parseTime(field->value.text) : std::nullopt;
        const auto number = parsed ? std::nullopt : ms ? ms : record.integer(column.column);
        if (column.unit && !parsed) {
            const Ticks counted = countIn(column, *field);
            if (counted != kNoTime) out.found = {counted, true, column.column};
        } else if (parsed)
            out.found = {parsed->ticks, parsed->hasZone || column.utc, column.column};
        else if (number && isEpochMs(*number))
            out.found = {fromUnixMs(*number), true, column.column};
        if (out.found.ticks != kNoTime) return out;
        if (out.unreadable.empty()) out.unreadable = column.column;
    }
    return out;
}

Result<std::vector<Format>> loadFormats()
{
    std::vector<Format> out;
    for (const Resource& file : resources()) {
        if (!file.name.starts_with("formats/")) continue;
        try {
            auto format = readFormat(Json::parse(file.bytes), file.name);
            if (!format) return tl::unexpected(format.error());
            out.push_back(std::move(*format));
        } catch (const nlohmann::json::exception& e) {
            return fail(ErrorKind::InvalidInput, "format.json", e.what(), std::string(file.name));
        }
    }
    return out;
}

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/import/importer.h"
#include "core/import/user_format.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

namespace sightline::import
{
namespace
{

using Json = nlohmann::ordered_json;
using Pairs = std::vector<std::pair<std::string, std::string>>;

// Reads one object whose members are all known.
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
        if (!object.is_object())
            return fail(ErrorKind::InvalidInput, "format.object",
                        "a format and its dialects are JSON objects", std::string(where));
        for (const auto& [key, value] : object.items()) {
            const auto it = m_takes.find(key);
            if (it == m_takes.end()) {
                return fail(ErrorKind::InvalidInput, "format.key",
                            "unknown member \"" + key + "\" of a format", std::string(where));
            }
            try {
                it->second(value);
            } catch (const nlohmann::json::exception&) {
                return fail(ErrorKind::InvalidInput, "format.type",
                            "the member \"" + key + "\" of a format has a value of the wrong kind",
                            std::string(where));
            }
        }
        return {};
    }

private:
    std::map<std::string, Take> m_takes;
};

constexpr std::array<std::pair<std::string_view, TimeUnit>, 6> kUnits{{{"s", TimeUnit::Seconds},
                                                                       {"ms", TimeUnit::Milliseconds},
                                                                       {"us", TimeUnit::Microseconds},
                                                                       {"ns", TimeUnit::Nanoseconds},
                                                                       {"filetime", TimeUnit::Filetime},
                                                                       {"net", TimeUnit::NetTicks}}};

// Throws what nlohmann throws, and the same for an unknown unit; Members::read() catches it.
TimeUnit timeUnit(const Json& name)
{
    const auto* it =
        std::ranges::find(kUnits, name.get<std::string>(), [](const auto& unit) { return unit.first; });
    if (it == kUnits.end()) throw nlohmann::json::other_error::create(501, "unknown unit", &name);
    return it->second;
}

std::vector<TimeColumn> timeColumns(const Json& list)
{
    std::vector<TimeColumn> out;
    for (const Json& one : list) {
        TimeColumn& column = out.emplace_back();
        if (one.is_string()) {
            column.column = one.get<std::string>();
            continue;
        }
        column.column = one.at("column").get<std::string>();
        column.utc = one.value("utc", true);
        column.dayFirst = one.value("dayFirst", false);
        if (one.contains("unit")) column.unit = timeUnit(one.at("unit"));
    }
    return out;
}

// Name -> type of the columns of a source table.
std::vector<std::pair<std::string, Type>> tableColumns(const Json& object)
{
    std::vector<std::pair<std::string, Type>> out;
    for (const auto& [name, type] : object.items()) {
        const auto known = typeFromName(type.get<std::string>());
        if (!known) throw nlohmann::json::other_error::create(501, "unknown type", &type);
        out.emplace_back(name, *known);
    }
    return out;
}

// What a map says of every record stands in the direct map behind the columns.
void addConstants(const Pairs& constants, nlohmann::json& activity)
{
    for (const auto& [column, text] : constants) {
        nlohmann::json& sources = activity[column];
        if (!sources.is_array())
            sources = sources.is_null() ? nlohmann::json::array() : nlohmann::json::array({sources});
        sources.push_back({{"text", text}});
    }
}

// Members that few formats have.
void addRareMembers(Members& members, Format& f, nlohmann::json& activity, Pairs& constants)
{
    members.any("time", [&f](const Json& j) { f.time = timeColumns(j); });
    members.any("ingested", [&f](const Json& j) { f.ingested = timeColumns(j); });
    members.any("activity", [&activity](const Json& j) { activity = nlohmann::json::parse(j.dump()); });
    members.any("columns", [&f](const Json& j) { f.columns = tableColumns(j); });
    members.pairs("set", constants);
    members.any("tableRename", [&f](const Json& j) {
        for (const auto& [table, columns] : j.items()) {
            auto& to = f.tableRename.emplace_back(table, Pairs{}).second;
            for (const auto& [from, name] : columns.items())
                to.emplace_back(from, name.get<std::string>());
        }
    });
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
    members.any("dialects", [&dialects](const Json& j) { dialects = &j; });
    nlohmann::json activity;
    Pairs constants;
    addRareMembers(members, f, activity, constants);
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
    if (!constants.empty() && !activity.is_null() && !activity.is_object())
        return fail(ErrorKind::InvalidInput, "format.type",
                    "the member \"activity\" of a format has a value of the wrong kind", std::string(where));
    addConstants(constants, activity);
    if (!activity.is_null()) f.activity = std::make_shared<const nlohmann::json>(std::move(activity));
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
        return "the record is damaged";
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
        return isTableName(name) && !isNormalisedTable(name) ? name : std::string_view(format.table);
    }
    return format.table;
}

Result<Format> readFormatDocument(std::string_view json, std::string_view where)
{
    try {
        return readFormat(Json::parse(json), where);
    } catch (const nlohmann::json::exception& e) {
        return fail(ErrorKind::InvalidInput, "format.json", e.what(), std::string(where));
    }
}

Result<std::vector<Format>> loadFormats()
{
    std::vector<Format> out;
    for (const Resource& file : resources()) {
        if (!file.name.starts_with("formats/")) continue;
        auto format = readFormatDocument(file.bytes, file.name);
        if (!format) return tl::unexpected(format.error());
        out.push_back(std::move(*format));
    }
    return out;
}

} // namespace sightline::import

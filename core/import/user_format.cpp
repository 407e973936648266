// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/user_format.h"

#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/import/activity_header.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sightline::import
{
namespace
{

constexpr std::size_t kLongestName = 200; // bytes of a title or of a column's name
constexpr std::size_t kLongestId = 64;
constexpr std::size_t kTimes = 8;
constexpr std::size_t kDialects = 8;
constexpr std::size_t kNames = 1024; // that a dialect requires, renames, lifts ...
// Of the normalised tables, which resources do not declare.
constexpr std::array<std::string_view, 6> kNormalised{"Activity", "Alert",   "User",
                                                      "Policy",   "Insight", "BehaviorAnalytics"};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isId(std::string_view s)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-'; };
    return !s.empty() && s.size() <= kLongestId && std::ranges::all_of(s, fits);
}

bool isName(std::string_view s)
{
    return !trim(s).empty() && s.size() <= kLongestName && isUtf8(s);
}

// What is wrong, and the member it is about.
struct Problem {
    std::string_view member;
    std::string message;
};

using Check = std::optional<Problem>;

Check checkNames(const Format& f, std::span<const Format> builtIn)
{
    if (!isId(f.id)) return Problem{"id", "an id has up to 64 small letters, digits and hyphens"};
    if (f.id == kActivityCsv || std::ranges::find(builtIn, f.id, &Format::id) != builtIn.end())
        return Problem{"id", "a built-in format has this id"};
    if (!isName(f.title)) return Problem{"title", "a title of up to 200 bytes is needed"};
    if (!isTableName(f.table))
        return Problem{"table",
                       "a table's name has up to 64 letters, digits and underscores, a letter first"};
    if (isTakenTable(f.table)) return Problem{"table", "a built-in table has this name"};
    if (!f.tableByField.empty() || !f.tableBy.empty() || !f.tableRename.empty())
        return Problem{"tableBy", "a map has one table"};
    if (f.normaliser != kMappedNormaliser)
        return Problem{"normaliser", "a map has the normaliser \"mapped\""};
    return {};
}

Check checkColumns(const Format& f)
{
    if (f.columns.empty() || f.columns.size() > kMapColumns)
        return Problem{"columns", fmt::format("a map declares 1 to {} columns", kMapColumns)};
    for (const auto& [name, type] : f.columns) {
        if (!isName(name)) return Problem{"columns", "the name of a column is empty or too long"};
        if (equalsAscii(name, "_extra")) return Problem{"columns", "_extra is no name for a column"};
    }
    if (f.time.size() > kTimes || f.ingested.size() > kTimes || f.key.size() > kTimes)
        return Problem{"time", fmt::format("there may be {} time columns and parts of a key", kTimes)};
    return {};
}

bool isSource(const nlohmann::json& source)
{
    if (source.is_string()) return isName(source.get_ref<const std::string&>());
    return source.is_object() && source.size() == 1 && source.contains("text") &&
           source["text"].is_string() && isName(source["text"].get_ref<const std::string&>());
}

// What is the same for every record has to be a word of the column, where it has words.
bool isConstant(Activity column, const nlohmann::json& source)
{
    if (!source.is_object()) return true;
    const auto& text = source["text"].get_ref<const std::string&>();
    if (column == Activity::Environment) return text == "OnPremises" || text == "Cloud";
    if (column == Activity::ActionType) return isActionWord(text);
    return true;
}

Check checkActivity(const Format& f)
{
    if (!f.activity || !f.activity->is_object() || f.activity->empty())
        return Problem{"activity", "a map says which columns fill which columns of the activity"};
    for (const auto& [name, sources] : f.activity->items()) {
        const ActivityColumn* column = activityColumn(name);
        if (column == nullptr || !isMapTarget(*column))
            return Problem{"activity", fmt::format("\"{}\" is no column that a map can fill", name)};
        const auto fits = [&](const nlohmann::json& source) {
            return isSource(source) && isConstant(column->id, source);
        };
        const bool good = sources.is_array() ? !sources.empty() && sources.size() <= kTimes &&
                                                   std::ranges::all_of(sources, fits)
                                             : fits(sources);
        if (!good)
            return Problem{"activity",
                           fmt::format("\"{}\" needs the name of a column, or a text it can have", name)};
    }
    return {};
}

Check checkDialects(const Format& f)
{
    if (f.dialects.empty() || f.dialects.size() > kDialects)
        return Problem{"dialects", fmt::format("a map has 1 to {} dialects", kDialects)};
    for (const Dialect& d : f.dialects) {
        const std::size_t names = d.require.size() + d.forbid.size() + d.match.size() + d.lift.size() +
                                  d.xml.size() + d.rename.size() + d.copy.size() + d.set.size() +
                                  d.wrapper.size();
        if (names > kNames) return Problem{"dialects", fmt::format("a dialect may name {} fields", kNames)};
    }
    return {};
}

} // namespace

bool isMapTarget(const ActivityColumn& column)
{
    switch (column.id) {
    case Activity::TimeGenerated: // that of the record
    case Activity::TimeIngested:
    case Activity::Source: // the table's name
    case Activity::ActorKey:
    case Activity::TargetKey:
    case Activity::ActorUsernameType:
    case Activity::ActorUserIdType:
        return false;
    default:
        return column.encoding != Encoding::Lookup && column.id < Activity::MatchedPolicies;
    }
}

bool isTableName(std::string_view name)
{
    return !name.empty() && name.size() <= kLongestId && isLetter(name.front()) &&
           std::ranges::all_of(name, [](char c) { return isLetter(c) || isDigit(c) || c == '_'; });
}

bool isNormalisedTable(std::string_view name)
{
    return std::ranges::any_of(kNormalised, [&](std::string_view ours) { return equalsAscii(ours, name); });
}

bool isTakenTable(std::string_view name)
{
    return isNormalisedTable(name) || std::ranges::any_of(resources(), [&](const Resource& r) {
               constexpr std::string_view kFolder = "tables/";
               constexpr std::string_view kEnding = ".tsv";
               return r.name.starts_with(kFolder) && r.name.ends_with(kEnding) &&
                      equalsAscii(name, r.name.substr(kFolder.size(),
                                                      r.name.size() - kFolder.size() - kEnding.size()));
           });
}

std::string tableNameOf(std::string_view title)
{
    std::string out;
    bool wordBegins = true;
    for (const char c : title) {
        const bool fits = isLetter(c) || (isDigit(c) && !out.empty());
        if (fits && out.size() < kLongestId - 5)
            out += wordBegins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        wordBegins = !fits;
    }
    if (out.empty()) out = "Imported";
    return isTakenTable(out) ? out + "_Map" : out;
}

Result<Format> readMap(std::string_view json, std::string_view where, std::span<const Format> builtIn)
{
    if (json.size() > kLongestMap)
        return fail(ErrorKind::Limit, "map.size", "a map may have 1 MiB", std::string(where));
    auto format = readFormatDocument(json, where);
    if (!format) return tl::unexpected(format.error());
    format->user = true;
    for (const Check& check : {checkNames(*format, builtIn), checkColumns(*format), checkActivity(*format),
                               checkDialects(*format)}) {
        if (!check) continue;
        return fail(ErrorKind::InvalidInput, "map.member", check->message,
                    fmt::format("{}, member \"{}\"", where, check->member));
    }
    return format;
}

} // namespace sightline::import

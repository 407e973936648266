// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/policy.h"

#include "core/base/text.h"
#include "core/model/words.h"

#include <array>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

namespace sightline
{
namespace
{

using nlohmann::json;

constexpr std::array<std::pair<GroupBy, std::string_view>, 3> kGroupWords{
    {{GroupBy::User, "user"}, {GroupBy::Device, "device"}, {GroupBy::Tenant, "tenant"}}};

auto invalid(std::string field, std::string why)
{
    return fail(ErrorKind::InvalidInput, "policy.invalid",
                "policy field '" + std::move(field) + "': " + std::move(why));
}

Result<> readText(const json& doc, const char* key, std::string& out)
{
    if (!doc.contains(key)) return {};
    if (!doc[key].is_string()) return invalid(key, "must be a text");
    out = doc[key].get<std::string>();
    return {};
}

Result<> readInt(const json& doc, const char* key, int& out)
{
    if (!doc.contains(key)) return {};
    if (!doc[key].is_number_integer()) return invalid(key, "must be a whole number");
    // A number beyond the signed range becomes negative here, which is refused.
    const auto value = doc[key].get<std::int64_t>();
    if (value < 0 || value > std::numeric_limits<int>::max()) return invalid(key, "is out of range");
    out = static_cast<int>(value);
    return {};
}

} // namespace

std::string_view groupByWord(GroupBy groupBy)
{
    return kGroupWords[static_cast<std::size_t>(groupBy)].second;
}

std::optional<GroupBy> groupByFromWord(std::string_view wanted)
{
    for (const auto& [value, word] : kGroupWords) {
        if (equalsAscii(word, wanted)) return value;
    }
    return std::nullopt;
}

json policyJson(const Policy& p)
{
    json out{{"id", p.id},
             {"kind", "activity"},
             {"name", p.name},
             {"description", p.description},
             {"severity", p.severity},
             {"category", p.category},
             {"filter", p.filter},
             {"repeat", p.repeat},
             {"minutes", p.minutes},
             {"groupBy", groupByWord(p.groupBy)},
             {"enabled", p.enabled}};
    out["dailyLimit"] = p.dailyLimit ? json(*p.dailyLimit) : json(nullptr);
    if (p.created != kNoTime) out["created"] = isoText(p.created);
    if (p.modified != kNoTime) out["modified"] = isoText(p.modified);
    return out;
}

Result<Policy> policyFromJson(const json& doc)
{
    if (!doc.is_object()) return invalid("(document)", "must be a JSON object");
    Policy p;
    SL_TRY(readText(doc, "id", p.id));
    SL_TRY(readText(doc, "name", p.name));
    SL_TRY(readText(doc, "description", p.description));
    SL_TRY(readText(doc, "severity", p.severity));
    SL_TRY(readText(doc, "category", p.category));
    SL_TRY(readText(doc, "filter", p.filter));
    SL_TRY(readInt(doc, "repeat", p.repeat));
    SL_TRY(readInt(doc, "minutes", p.minutes));
    std::string group = "user";
    SL_TRY(readText(doc, "groupBy", group));
    const auto groupBy = groupByFromWord(group);
    if (!groupBy) return invalid("groupBy", "must be user, device or tenant");
    p.groupBy = *groupBy;
    if (doc.contains("dailyLimit") && !doc["dailyLimit"].is_null()) {
        int limit = 0;
        SL_TRY(readInt(doc, "dailyLimit", limit));
        p.dailyLimit = limit;
    }
    if (doc.contains("enabled")) {
        if (!doc["enabled"].is_boolean()) return invalid("enabled", "must be true or false");
        p.enabled = doc["enabled"].get<bool>();
    }
    for (const auto& [key, field] : {std::pair{"created", &p.created}, std::pair{"modified", &p.modified}}) {
        std::string text;
        SL_TRY(readText(doc, key, text));
        if (const auto t = parseTime(text)) *field = t->ticks;
    }
    SL_TRY(checkPolicy(p));
    return p;
}

Result<> checkPolicy(Policy& p)
{
    if (trim(p.name).empty()) return invalid("name", "must not be empty");
    if (trim(p.filter).empty()) return invalid("filter", "must not be empty");
    const auto severity = words::find(words::kSeverities, p.severity);
    if (!severity) return invalid("severity", "must be Informational, Low, Medium or High");
    p.severity = *severity;
    const auto category = words::find(words::kCategories, p.category);
    if (!category) return invalid("category", "is none of the eight categories");
    p.category = *category;
    if (p.repeat < 1 || p.repeat > 1'000'000) return invalid("repeat", "must be between 1 and 1,000,000");
    if (p.minutes < 0) return invalid("minutes", "must not be negative");
    if (p.repeat > 1 && (p.minutes < 1 || p.minutes > 525'600))
        return invalid("minutes", "must be between 1 and 525,600");
    if (p.dailyLimit && *p.dailyLimit < 1) return invalid("dailyLimit", "must be at least 1");
    return {};
}

} // namespace sightline

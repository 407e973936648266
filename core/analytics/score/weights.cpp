// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/weights.h"

#include "core/base/resources.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace sightline::analytics
{
namespace
{

using Json = nlohmann::json;

tl::unexpected<Error> wrong(const std::string& what)
{
    return fail(ErrorKind::InvalidInput, "score.weights", "the weights cannot be used", what);
}

bool isWeight(const Json& value)
{
    return value.is_number() && std::isfinite(value.get<double>()) && value.get<double>() >= 0 &&
           value.get<double>() <= 1000;
}

Result<std::map<std::string, double, std::less<>>> readTable(const Json& document, const std::string& name)
{
    std::map<std::string, double, std::less<>> out;
    const auto table = document.find(name);
    if (table == document.end() || !table->is_object()) return wrong(name);
    for (const auto& [key, value] : table->items()) {
        if (!isWeight(value)) return wrong(name + "." + key);
        out[key] = value.get<double>();
    }
    return out;
}

} // namespace

Result<Weights> readWeights(std::string_view json)
{
    const Json document = Json::parse(json, nullptr, false, true);
    if (!document.is_object()) return wrong("JSON");
    Weights out;
    const auto version = document.find("version");
    if (version == document.end() || !version->is_string()) return wrong("version");
    out.version = version->get<std::string>();
    auto severity = readTable(document, "severity");
    if (!severity) return tl::unexpected(std::move(severity.error()));
    out.severity = std::move(*severity);
    for (const char* word : {"Informational", "Low", "Medium", "High"}) {
        if (!out.severity.contains(word)) return wrong(std::string("severity.") + word);
    }
    auto resolution = readTable(document, "resolution");
    if (!resolution) return tl::unexpected(std::move(resolution.error()));
    out.resolution = std::move(*resolution);
    const std::array<std::pair<const char*, double*>, 4> factors{{{"sensitive", &out.sensitive},
                                                                  {"mediumBlastRadius", &out.medium},
                                                                  {"honeytoken", &out.honeytoken},
                                                                  {"raritySpread", &out.raritySpread}}};
    for (const auto& [name, to] : factors) {
        const auto value = document.find(name);
        if (value == document.end() || !isWeight(*value)) return wrong(name);
        *to = value->get<double>();
    }
    return out;
}

const Weights& defaultWeights()
{
    static const Weights kDefault = *readWeights(resource("tables/score_weights.json"));
    return kDefault;
}

} // namespace sightline::analytics

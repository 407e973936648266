// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/twins.h"

#include "core/base/text.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>

namespace sightline::analytics
{
namespace
{

constexpr Ticks kTogether = 5 * kTicksPerMinute;

class Groups
{
public:
    explicit Groups(std::size_t n) : m_parent(n) { std::iota(m_parent.begin(), m_parent.end(), 0U); }

    std::uint32_t root(std::uint32_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }

    void join(std::uint32_t a, std::uint32_t b)
    {
        a = root(a);
        b = root(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> m_parent;
};

// Texts inside an alert's entities that may be the ids of other alerts.
void addTexts(const nlohmann::json& value, std::vector<std::string>& out)
{
    if (value.is_string()) out.push_back(fold(value.get_ref<const std::string&>()));
    if (value.is_object() || value.is_array()) {
        for (const auto& item : value)
            addTexts(item, out);
    }
}

bool shareOne(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b)
{
    return std::ranges::any_of(a, [&](std::uint32_t x) { return std::ranges::find(b, x) != b.end(); });
}

// Letters and digits only: products differ in commas and blanks.
std::string plain(const std::string& title)
{
    std::string out = fold(title);
    std::erase_if(out, [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; });
    return out;
}

void joinByIds(const std::vector<Alert>& alerts, Groups& groups)
{
    std::map<std::string, std::vector<std::uint32_t>> byId;
    for (std::uint32_t i = 0; i < alerts.size(); ++i) {
        if (!alerts[i].externalId.empty()) byId[fold(alerts[i].externalId)].push_back(i);
    }
    for (const auto& [id, same] : byId) {
        // Short numbers are counted by every product for itself.
        constexpr std::size_t kTelling = 12;
        for (std::size_t k = 1; k < same.size() && id.size() >= kTelling; ++k)
            groups.join(same[0], same[k]);
    }
    for (std::uint32_t i = 0; i < alerts.size(); ++i) {
        const auto entities = nlohmann::json::parse(alerts[i].entities, nullptr, false);
        if (entities.is_discarded()) continue;
        std::vector<std::string> texts;
        addTexts(entities, texts);
        for (const std::string& text : texts) {
            const auto at = byId.find(text);
            if (at == byId.end()) continue;
            for (const std::uint32_t named : at->second)
                groups.join(i, named);
        }
    }
}

void joinByTitle(const std::vector<Alert>& alerts, const std::vector<std::vector<std::uint32_t>>& entities,
                 Groups& groups)
{
    std::map<std::string, std::vector<std::uint32_t>> byTitle;
    for (std::uint32_t i = 0; i < alerts.size(); ++i) {
        if (alerts[i].time != kNoTime && !alerts[i].title.empty())
            byTitle[plain(alerts[i].title)].push_back(i);
    }
    for (auto& [title, same] : byTitle) {
        std::ranges::sort(same, {}, [&](std::uint32_t i) { return std::pair(alerts[i].time, i); });
        for (std::size_t a = 0; a < same.size(); ++a) {
            for (std::size_t b = a + 1; b < same.size(); ++b) {
                const Alert& first = alerts[same[a]];
                const Alert& second = alerts[same[b]];
                if (second.time - first.time > kTogether) break;
                if (first.source != second.source && shareOne(entities[same[a]], entities[same[b]]))
                    groups.join(same[a], same[b]);
            }
        }
    }
}

} // namespace

std::vector<std::uint32_t> twinGroups(const std::vector<Alert>& alerts,
                                      const std::vector<std::vector<std::uint32_t>>& entities)
{
    Groups groups(alerts.size());
    joinByIds(alerts, groups);
    joinByTitle(alerts, entities, groups);
    std::map<std::string, std::uint32_t> given;
    for (std::uint32_t i = 0; i < alerts.size(); ++i) {
        if (alerts[i].twinGroup.empty()) continue;
        const auto [at, isNew] = given.emplace(alerts[i].twinGroup, i);
        if (!isNew) groups.join(at->second, i);
    }
    std::vector<std::uint32_t> out(alerts.size());
    for (std::uint32_t i = 0; i < alerts.size(); ++i)
        out[i] = groups.root(i);
    return out;
}

} // namespace sightline::analytics

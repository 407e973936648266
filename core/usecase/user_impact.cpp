// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/user_impact.h"

#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/usecase/user_marks.h"

#include <algorithm>
#include <set>
#include <string>

namespace sightline::usecase
{
namespace
{

std::set<std::string> sensitiveNames(std::string_view kind)
{
    std::set<std::string> out;
    for (const auto& row : resourceTable("tables/sensitive_groups.tsv")) {
        if (row.size() == 2 && row[0] == kind) out.insert(fold(row[1]));
    }
    return out;
}

// "CN=Domain Admins,CN=Users,DC=..." and "CONTOSO\Domain Admins" are Domain Admins.
std::string groupName(std::string_view text)
{
    std::string out = fold(text);
    if (out.starts_with("cn=")) out = out.substr(3, out.find(',') - 3);
    return out.substr(out.find('\\') + 1);
}

bool hasAny(const std::vector<std::string>& names, const std::set<std::string>& wanted)
{
    return std::ranges::any_of(names, [&](const std::string& n) { return wanted.contains(groupName(n)); });
}

bool hasText(const std::vector<std::string>& tags, std::string_view tag)
{
    return std::ranges::any_of(tags, [&](const std::string& t) { return equalsFolded(t, tag); });
}

} // namespace

std::vector<analytics::Impact> impacts(const CaseState& state)
{
    static const std::set<std::string> kGroups = sensitiveNames("group");
    static const std::set<std::string> kRoles = sensitiveNames("role");
    std::set<std::string> managers;
    for (const Identity& row : state.people->identities()) {
        if (!row.manager.empty()) managers.insert(fold(row.manager));
    }
    std::vector<analytics::Impact> out(state.people->entityCount());
    const auto given = tagsByEntity(state);
    for (query::EntityCode e = 1; e < out.size(); ++e) {
        const identity::Entity& entity = state.people->entity(e);
        for (const std::size_t i : entity.directoryRows) {
            const Identity& row = state.people->identities()[i];
            out[e].sensitive = out[e].sensitive || hasText(row.tags, "Sensitive") || hasAny(row.groups, kGroups) ||
                               hasAny(row.roles, kRoles);
            out[e].honeytoken = out[e].honeytoken || hasText(row.tags, "Honeytoken");
            out[e].medium = out[e].medium || !row.roles.empty();
        }
        out[e].sensitive = out[e].sensitive || hasText(given[e], "Sensitive");
        out[e].honeytoken = out[e].honeytoken || hasText(given[e], "Honeytoken");
        out[e].medium = out[e].medium || managers.contains(fold(entity.text));
    }
    return out;
}

} // namespace sightline::usecase

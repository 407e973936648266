// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/user_impact.h"

#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/usecase/user_marks.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <unordered_map>

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

const Identity* newestRow(const CaseState& state, query::EntityCode entity)
{
    const Identity* out = nullptr;
    for (const std::size_t i : state.people->entity(entity).directoryRows) {
        const Identity& row = state.people->identities()[i];
        if (out == nullptr || row.time >= out->time) out = &row;
    }
    return out;
}

// Who is above whom. Managers are named by mail, UPN, id, name or distinguished name; a name that two people
// have names nobody.
class OrgTree
{
public:
    explicit OrgTree(const CaseState& state) : m_state(state)
    {
        for (query::EntityCode e = 1; e < state.people->entityCount(); ++e) {
            const Identity* row = newestRow(state, e);
            if (row == nullptr || !state.people->entity(e).isPerson()) continue;
            ++m_people;
            for (const std::string* name :
                 {&row->upn, &row->mail, &row->objectId, &row->displayName, &row->samAccountName})
                add(*name, e);
        }
    }

    [[nodiscard]] std::size_t people() const { return m_people; }

    // People below each, by entity code.
    [[nodiscard]] std::vector<std::uint32_t> reports() const
    {
        std::vector<std::uint32_t> out(m_state.people->entityCount(), 0);
        for (query::EntityCode e = 1; e < out.size(); ++e) {
            if (!m_state.people->entity(e).isPerson()) continue;
            std::set<query::EntityCode> above{e};
            for (query::EntityCode m = managerOf(e); m != 0 && above.insert(m).second; m = managerOf(m))
                ++out[m];
        }
        return out;
    }

private:
    void add(const std::string& name, query::EntityCode entity)
    {
        if (name.empty()) return;
        const auto [at, isNew] = m_byName.try_emplace(fold(name), entity);
        if (!isNew && at->second != entity) at->second = 0;
    }

    [[nodiscard]] query::EntityCode managerOf(query::EntityCode entity) const
    {
        const Identity* row = newestRow(m_state, entity);
        if (row == nullptr || row->manager.empty()) return 0;
        const auto at = m_byName.find(groupName(row->manager));
        return at == m_byName.end() ? 0 : at->second;
    }

    const CaseState& m_state;
    std::unordered_map<std::string, query::EntityCode> m_byName;
    std::size_t m_people = 0;
};

void addDirectory(const Identity& row, analytics::Impact& out)
{
    static const std::set<std::string> kGroups = sensitiveNames("group");
    static const std::set<std::string> kRoles = sensitiveNames("role");
    out.sensitive = out.sensitive || hasText(row.tags, "Sensitive") || hasAny(row.groups, kGroups) ||
                    hasAny(row.roles, kRoles);
    out.honeytoken = out.honeytoken || hasText(row.tags, "Honeytoken");
    if (!row.roles.empty()) out.radius = std::max(out.radius, analytics::BlastRadius::Medium);
}

} // namespace

std::vector<analytics::Impact> impacts(const CaseState& state)
{
    constexpr std::size_t kFar = 10; // people, and one of so many
    const OrgTree tree(state);
    const std::vector<std::uint32_t> reports = tree.reports();
    const auto given = tagsByEntity(state);
    std::vector<analytics::Impact> out(state.people->entityCount());
    for (query::EntityCode e = 1; e < out.size(); ++e) {
        analytics::Impact& impact = out[e];
        for (const std::size_t i : state.people->entity(e).directoryRows)
            addDirectory(state.people->identities()[i], impact);
        impact.sensitive = impact.sensitive || hasText(given[e], "Sensitive");
        impact.honeytoken = impact.honeytoken || hasText(given[e], "Honeytoken");
        impact.reports = reports[e];
        if (reports[e] > 0) impact.radius = std::max(impact.radius, analytics::BlastRadius::Medium);
        if (impact.sensitive || (reports[e] >= kFar && reports[e] * kFar >= tree.people()))
            impact.radius = analytics::BlastRadius::High;
    }
    return out;
}

std::string_view blastRadiusWord(analytics::BlastRadius radius)
{
    constexpr std::array<std::string_view, 3> kWords{"Low", "Medium", "High"};
    return kWords[static_cast<std::size_t>(radius)];
}

} // namespace sightline::usecase

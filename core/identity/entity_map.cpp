// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/entity_map.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace sightline::identity
{

using query::EntityCode;

std::string_view entityKindWord(EntityKind kind)
{
    constexpr std::array<std::string_view, 5> kWords{"Person", "Machine", "Service", "System", "Application"};
    return kWords[static_cast<std::size_t>(kind)];
}

std::string_view conflictWord(Conflict::Kind kind)
{
    constexpr std::array<std::string_view, 3> kWords{"SharedName", "Rivals", "Refused"};
    return kWords[static_cast<std::size_t>(kind)];
}

double confidenceOf(Basis basis)
{
    // By Basis. Identifiers and what an analyst says are certain; a record names the accounts of one actor,
    // but products make mistakes; the rest as they were seen to fail.
    constexpr std::array<double, 6> kDegrees{1.0, 1.0, 0.99, 0.98, 0.95, 0.8};
    return kDegrees[static_cast<std::size_t>(basis)];
}

EntityCode EntityMap::holderAt(std::uint32_t succession, Ticks at) const
{
    const auto& holders = m_successions[succession];
    if (at == kNoTime) return holders.back().entity;
    const auto after = std::ranges::upper_bound(holders, at, {}, &Holder::from);
    return after == holders.begin() ? holders.front().entity : std::prev(after)->entity;
}

EntityCode EntityMap::entityOf(Code account, Ticks at) const
{
    if (account >= m_byAccount.size()) return 0;
    const std::uint32_t succession = m_successionOf[account];
    return succession == kNoSuccession ? m_byAccount[account] : holderAt(succession, at);
}

bool EntityMap::changesHands(Code account) const
{
    return account < m_successionOf.size() && m_successionOf[account] != kNoSuccession;
}

EntityCode EntityMap::entityCount() const
{
    return static_cast<EntityCode>(m_entities.size());
}

std::string_view EntityMap::entityText(EntityCode entity) const
{
    return m_entities[entity].text;
}

std::string_view EntityMap::entityId(EntityCode entity) const
{
    return m_entities[entity].id;
}

EntityCode EntityMap::entityOfKey(std::string_view key, Ticks at) const
{
    const auto it =
        std::ranges::lower_bound(m_keys, key, {}, [](const std::string& k) { return std::string_view(k); });
    if (it == m_keys.end() || *it != key) return 0;
    const auto place = static_cast<std::size_t>(it - m_keys.begin());
    const std::uint32_t succession = m_successionOfKey[place];
    return succession == kNoSuccession ? m_byKey[place] : holderAt(succession, at);
}

EntityCode EntityMap::find(std::string_view name) const
{
    if (const EntityCode code = entityOfKey(accountKeyOf(name)); code != 0) return code;
    if (const EntityCode code = entityOfKey(objectGuidKey(name)); code != 0) return code;
    const auto it = m_byName.find(fold(trim(name)));
    return it == m_byName.end() || it->second == kAmbiguous ? 0 : it->second;
}

std::vector<EntityCode> EntityMap::search(std::string_view text, std::size_t limit) const
{
    const std::string wanted = fold(trim(text));
    std::vector<std::pair<int, EntityCode>> hits;
    for (EntityCode i = 1; i < m_entities.size(); ++i) {
        const Entity& e = m_entities[i];
        int best = 3;
        const auto look = [&](std::string_view s) {
            const auto at = fold(s).find(wanted);
            if (at != std::string::npos) best = std::min(best, at == 0 ? 0 : 1);
        };
        look(e.text);
        look(e.displayName);
        look(e.id);
        for (const Account& a : e.accounts)
            look(a.text);
        if (best < 3) hits.emplace_back(best + (e.isPerson() ? 0 : 2), i);
    }
    std::ranges::stable_sort(hits, [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<EntityCode> out;
    for (const auto& [rank, code] : hits) {
        if (limit != 0 && out.size() == limit) break;
        out.push_back(code);
    }
    return out;
}

std::vector<std::string> EntityMap::sentences(const Account& account) const
{
    constexpr std::array<std::string_view, 5> kSays{"named with {}", "directory row with {}",
                                                    "mail address in the directory row of {}",
                                                    "mailbox record with {}", "{} is its controller"};
    std::vector<std::string> out;
    if (account.basis == Basis::ByHand) out.emplace_back("merged by hand");
    if (account.basis == Basis::Spelling) out.emplace_back("the same name in another spelling of its domain");
    if (account.basis == Basis::Convention)
        out.emplace_back("a name that can only be meant for this account");
    for (const std::uint32_t i : account.evidence) {
        const LinkEvidence& e = m_evidence[i];
        const std::string& other = e.link.first == account.key ? e.link.second : e.link.first;
        const auto kind = std::min(static_cast<std::size_t>(e.link.kind), kSays.size() - 1);
        out.push_back(fmt::format("{} in {} record{} of source {}, first record {}",
                                  fmt::format(fmt::runtime(kSays[kind]), accountKeyText(other)), e.count,
                                  e.count == 1 ? "" : "s", e.source, e.ordinal));
    }
    return out;
}

std::vector<std::pair<query::EntityCode, query::EntityCode>> EntityMap::keptApart() const
{
    std::vector<std::pair<query::EntityCode, query::EntityCode>> out;
    for (const auto& [first, second] : m_apart)
        out.emplace_back(entityOfKey(first), entityOfKey(second));
    return out;
}

} // namespace sightline::identity

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/entity_map.h"

#include "core/base/hash.h"
#include "core/base/resources.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace sightline::identity
{
namespace
{

using query::EntityCode;

constexpr EntityCode kAmbiguous = std::numeric_limits<EntityCode>::max();

// How well a kind of key names an account for good: the strongest gives the entity its id.
constexpr std::array<AccountKind, 8> kStrength{
    AccountKind::ObjectId, AccountKind::Sid,         AccountKind::Upn,  AccountKind::Windows,
    AccountKind::Puid,     AccountKind::Application, AccountKind::Mail, AccountKind::Name};
// Which spelling `User` shows.
constexpr std::array<AccountKind, 8> kShown{AccountKind::Upn,  AccountKind::Windows,    AccountKind::Mail,
                                            AccountKind::Name, AccountKind::Sid,        AccountKind::ObjectId,
                                            AccountKind::Puid, AccountKind::Application};

std::size_t rankIn(const std::array<AccountKind, 8>& order, AccountKind kind)
{
    return static_cast<std::size_t>(std::ranges::find(order, kind) - order.begin());
}

class Groups
{
public:
    std::size_t add(const std::string& key)
    {
        const auto [it, isNew] = m_index.emplace(key, m_parent.size());
        if (isNew) {
            m_parent.push_back(it->second);
            m_keys.push_back(key);
        }
        return it->second;
    }

    std::size_t root(std::size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }

    void join(const std::string& a, const std::string& b)
    {
        const std::size_t x = root(add(a));
        const std::size_t y = root(add(b));
        if (x != y) m_parent[std::max(x, y)] = std::min(x, y);
    }

    // Members of each group, sorted, groups ordered by their first key: no trace of the order of arrival.
    std::vector<std::vector<std::string>> groups()
    {
        std::map<std::size_t, std::vector<std::string>> byRoot;
        for (std::size_t i = 0; i < m_keys.size(); ++i)
            byRoot[root(i)].push_back(m_keys[i]);
        std::vector<std::vector<std::string>> out;
        for (auto& [r, keys] : byRoot) {
            std::ranges::sort(keys, [](const std::string& a, const std::string& b) {
                const auto rank = [](const std::string& k) {
                    return rankIn(kStrength, parseAccountKey(k).kind);
                };
                return std::pair(rank(a), a) < std::pair(rank(b), b);
            });
            out.push_back(std::move(keys));
        }
        std::ranges::sort(out, [](const auto& a, const auto& b) { return a.front() < b.front(); });
        return out;
    }

private:
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<std::size_t> m_parent;
    std::vector<std::string> m_keys;
};

// The names of the accounts that every Windows machine has, by SID: records write them in the machine's
// language, or not at all.
std::unordered_map<std::string, std::string> builtInAccounts()
{
    std::unordered_map<std::string, std::string> out;
    for (const auto& row : resourceTable("maps/well_known_sids.tsv")) {
        if (row.size() < 3 || row[0].find('*') != std::string_view::npos) continue;
        if (row[2] == "system" || row[2] == "service" || row[2] == "anonymous")
            out.emplace(fold(row[0]), fmt::format("NT AUTHORITY\\{}", row[1]));
    }
    return out;
}

using Texts = std::unordered_map<std::string, std::string>;

std::string spelled(const std::string& key, const AccountKey& parsed, const Texts& spellings,
                    const Texts& builtIn)
{
    if (const auto it = spellings.find(key); it != spellings.end()) return it->second;
    const auto it = parsed.kind == AccountKind::Sid ? builtIn.find(std::string(parsed.value)) : builtIn.end();
    return it == builtIn.end() ? accountKeyText(key) : it->second;
}

bool isPersonKey(const AccountKey& k)
{
    if (k.kind == AccountKind::Application) return false;
    if (k.kind == AccountKind::Sid) return !isWellKnownSid(k.value);
    if (isMachineName(k.value)) return false;
    static constexpr std::array<std::string_view, 7> kSystem{
        "nt authority", "window manager",     "font driver host", "nt service",
        "builtin",      "nt virtual machine", "iis apppool"};
    return std::ranges::find(kSystem, k.scope) == kSystem.end();
}

std::vector<std::string> sentences(const std::string& key,
                                   const std::multimap<std::string, const Evidence*>& byKey)
{
    std::vector<std::string> out;
    for (auto [it, end] = byKey.equal_range(key); it != end; ++it) {
        const Evidence& e = *it->second;
        const std::string& other = e.link.first == key ? e.link.second : e.link.first;
        out.push_back(fmt::format("same account as {} in {} record{} of source {}, first record {}",
                                  accountKeyText(other), e.count, e.count == 1 ? "" : "s", e.source,
                                  e.ordinal));
    }
    return out;
}

// Every way people write an entity, folded; kAmbiguous where several are written alike.
std::unordered_map<std::string, EntityCode> namesOf(const std::vector<Entity>& entities)
{
    std::unordered_map<std::string, EntityCode> out;
    for (EntityCode i = 1; i < entities.size(); ++i) {
        std::set<std::string> names{entities[i].id, fold(entities[i].text)};
        for (const Account& a : entities[i].accounts) {
            const AccountKey k = parseAccountKey(a.key);
            names.insert(fold(a.text));
            if (k.kind == AccountKind::Windows || k.kind == AccountKind::Name || k.kind == AccountKind::Sid)
                names.insert(k.value);
        }
        for (const std::string& n : names) {
            const auto [it, isNew] = out.emplace(n, i);
            if (!isNew && it->second != i) it->second = kAmbiguous;
        }
    }
    return out;
}

} // namespace

std::shared_ptr<const EntityMap> EntityMap::build(Input input)
{
    std::shared_ptr<EntityMap> out(new EntityMap);
    Groups groups;
    const Code codes = input.accounts ? input.accounts->size() : 1;
    for (Code c = 1; c < codes; ++c)
        groups.add(std::string(input.accounts->text(c)));
    for (const std::string& key : input.alertKeys)
        groups.add(key);
    std::multimap<std::string, const Evidence*> evidence;
    for (const Evidence& e : input.links) {
        groups.join(e.link.first, e.link.second);
        evidence.emplace(e.link.first, &e);
        evidence.emplace(e.link.second, &e);
    }
    std::multimap<std::string, std::size_t> directoryOf;
    for (std::size_t i = 0; i < input.identities.size(); ++i) {
        const auto& keys = input.identities[i].keys;
        for (const std::string& key : keys)
            groups.join(keys.front(), key);
        if (!keys.empty()) directoryOf.emplace(keys.front(), i);
    }
    const Texts builtIn = builtInAccounts();
    out->m_identities = std::move(input.identities);
    out->m_entities.emplace_back();
    for (const auto& keys : groups.groups()) {
        Entity e;
        e.id = fmt::format("u-{:016x}", hash64(keys.front()));
        std::size_t shown = kShown.size();
        for (const std::string& key : keys) {
            const AccountKey parsed = parseAccountKey(key);
            e.accounts.push_back(
                {key, spelled(key, parsed, input.spellings, builtIn), parsed.kind, sentences(key, evidence)});
            e.person = e.person && isPersonKey(parsed);
            if (const std::size_t rank = rankIn(kShown, parsed.kind); rank < shown) {
                shown = rank;
                e.text = e.accounts.back().text;
            }
            out->m_byKey[key] = static_cast<EntityCode>(out->m_entities.size());
            for (auto [it, end] = directoryOf.equal_range(key); it != end; ++it)
                e.directoryRows.push_back(it->second);
        }
        for (const std::size_t row : e.directoryRows) {
            const Identity& who = out->m_identities[row];
            if (!who.displayName.empty()) e.displayName = who.displayName;
            if (!who.upn.empty()) e.text = who.upn;
        }
        out->m_entities.push_back(std::move(e));
    }
    out->m_byAccount.assign(codes, 0);
    for (Code c = 1; c < codes; ++c)
        out->m_byAccount[c] = out->m_byKey[std::string(input.accounts->text(c))];
    out->m_byName = namesOf(out->m_entities);
    return out;
}

EntityCode EntityMap::entityOf(Code account, Ticks /*at*/) const
{
    return account < m_byAccount.size() ? m_byAccount[account] : 0;
}

bool EntityMap::changesHands(Code /*account*/) const
{
    return false;
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

EntityCode EntityMap::entityOfKey(std::string_view key) const
{
    const auto it = m_byKey.find(std::string(key));
    return it == m_byKey.end() ? 0 : it->second;
}

EntityCode EntityMap::find(std::string_view name) const
{
    if (const EntityCode code = entityOfKey(accountKeyOf(name)); code != 0) return code;
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
        if (best < 3) hits.emplace_back(best + (e.person ? 0 : 2), i);
    }
    std::ranges::stable_sort(hits, [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<EntityCode> out;
    for (const auto& [rank, code] : hits) {
        if (limit != 0 && out.size() == limit) break;
        out.push_back(code);
    }
    return out;
}

} // namespace sightline::identity

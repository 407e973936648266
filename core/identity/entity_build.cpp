// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the entity map of a resolution: ids, texts, kinds and the ways to find an entity.
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/identity/account_kinds.h"
#include "core/identity/entity_map.h"
#include "core/identity/resolver.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace sightline::identity
{
namespace
{

using query::EntityCode;

using KindOrder = std::array<AccountKind, kAccountKinds>;
// How well a kind of key names an account for good: the strongest gives the entity its id.
constexpr KindOrder kStrength{AccountKind::ObjectId, AccountKind::Sid,         AccountKind::ObjectGuid,
                              AccountKind::Upn,      AccountKind::Windows,     AccountKind::Puid,
                              AccountKind::Mail,     AccountKind::Application, AccountKind::Name};
// Which spelling `User` shows.
constexpr KindOrder kShown{AccountKind::Upn,  AccountKind::Windows,    AccountKind::Mail,
                           AccountKind::Name, AccountKind::Sid,        AccountKind::ObjectId,
                           AccountKind::Puid, AccountKind::ObjectGuid, AccountKind::Application};

bool isNameKind(AccountKind kind)
{
    return kind == AccountKind::Upn || kind == AccountKind::Windows || kind == AccountKind::Mail ||
           kind == AccountKind::Name;
}

std::size_t rankIn(const KindOrder& order, AccountKind kind)
{
    return static_cast<std::size_t>(std::ranges::find(order, kind) - order.begin());
}

} // namespace

class EntityMapBuilder
{
public:
    explicit EntityMapBuilder(EntityMap::Input input)
        : m_input(std::move(input)),
          m_numbers(m_input),
          m_resolution(resolve(m_input, m_numbers)),
          m_map(new EntityMap)
    {
    }

    [[nodiscard]] std::shared_ptr<const EntityMap> build()
    {
        orderGroups();
        readEvidence();
        for (const std::uint32_t group : m_order)
            addEntity(group);
        addDirectory();
        chooseTexts();
        addKeys();
        addNames();
        addConflicts();
        for (const IdentityEdit& e : m_input.edits) {
            if (e.verb == IdentityEdit::Verb::Apart) m_map->m_apart.emplace_back(e.first, e.second);
        }
        m_map->m_identities = std::move(m_input.identities);
        m_map->m_evidence = std::move(m_input.links);
        m_map->m_keys = std::move(m_numbers.keys);
        return std::move(m_map);
    }

private:
    // A name an entity may show.
    struct Choice {
        std::size_t rank = 0;
        bool past = false; // somebody else has it now
        bool isName = false;
        Ticks newest = kNoTime;
        std::string text;
        std::string folded;

        [[nodiscard]] bool before(const Choice& o) const
        {
            return std::tie(o.isName, past, rank, o.newest, text) <
                   std::tie(isName, o.past, o.rank, newest, o.text);
        }
    };

    void orderGroups();
    void readEvidence();
    void addEntity(std::uint32_t group);
    [[nodiscard]] Account accountOf(const Tenure& tenure) const;
    [[nodiscard]] std::string spelled(const std::string& key, const AccountKey& parsed) const;
    void addDirectory();
    [[nodiscard]] std::vector<Choice> choicesOf(const Entity& entity) const;
    void chooseTexts();
    void addKeys();
    void addNames();
    void addConflicts();

    [[nodiscard]] EntityCode codeOf(std::uint32_t group) const { return m_codeOf[group]; }

    EntityMap::Input m_input;
    KeyNumbers m_numbers;
    Resolution m_resolution;
    std::shared_ptr<EntityMap> m_map;
    AccountKinds m_kinds;
    std::vector<std::vector<std::uint32_t>> m_tenuresOf;   // by group, strongest key first
    std::vector<std::uint32_t> m_order;                    // groups by their strongest key
    std::vector<EntityCode> m_codeOf;                      // by group
    std::vector<std::vector<std::uint32_t>> m_links;       // by key
    std::vector<std::vector<std::uint32_t>> m_groupsOfKey; // by key
    std::unordered_map<EntityCode, std::vector<std::uint32_t>>
        m_claimed;                                              // keys of names they do not have alone
    std::unordered_map<EntityCode, std::string> m_directoryUpn; // of the newest row
};

// Groups by their strongest key: codes show nothing of the order of arrival.
void EntityMapBuilder::orderGroups()
{
    m_tenuresOf.resize(m_resolution.groups);
    m_groupsOfKey.resize(m_numbers.keys.size());
    for (std::uint32_t t = 0; t < m_resolution.tenures.size(); ++t) {
        const Tenure& tenure = m_resolution.tenures[t];
        m_tenuresOf[tenure.group].push_back(t);
        m_groupsOfKey[tenure.key].push_back(tenure.group);
    }
    // Keys are sorted and tenures follow them, so numbers are as good as texts.
    const auto strength = [&](std::uint32_t t) {
        const Tenure& tenure = m_resolution.tenures[t];
        return std::pair(rankIn(kStrength, m_numbers.parsed[tenure.key].kind), t);
    };
    for (auto& tenures : m_tenuresOf)
        std::ranges::sort(tenures, {}, strength);
    m_order.resize(m_resolution.groups);
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::ranges::sort(m_order, {}, [&](std::uint32_t group) { return m_tenuresOf[group].front(); });
    m_codeOf.resize(m_resolution.groups);
    for (std::size_t i = 0; i < m_order.size(); ++i)
        m_codeOf[m_order[i]] = static_cast<EntityCode>(i + 1);
}

void EntityMapBuilder::readEvidence()
{
    m_links.resize(m_numbers.keys.size());
    for (std::uint32_t i = 0; i < m_input.links.size(); ++i) {
        for (const std::uint32_t key : m_numbers.ends[i]) {
            if (key != KeyNumbers::kNone) m_links[key].push_back(i);
        }
    }
}

std::string EntityMapBuilder::spelled(const std::string& key, const AccountKey& parsed) const
{
    if (const auto it = m_input.spellings.find(key); it != m_input.spellings.end()) return it->second;
    if (parsed.kind == AccountKind::Sid) {
        if (const auto name = m_kinds.builtInName(parsed.value); !name.empty()) return std::string(name);
    }
    return accountKeyText(key);
}

// The evidence of an account is what ties it to others of the same entity.
Account EntityMapBuilder::accountOf(const Tenure& tenure) const
{
    const std::string& key = m_numbers.keys[tenure.key];
    Account out{key,
                spelled(key, m_numbers.parsed[tenure.key]),
                m_numbers.parsed[tenure.key].kind,
                tenure.basis,
                {},
                tenure.from,
                tenure.to};
    for (const std::uint32_t i : m_links[tenure.key]) {
        const auto [first, second] = m_numbers.ends[i];
        const std::uint32_t other = first == tenure.key ? second : first;
        if (std::ranges::find(m_groupsOfKey[other], tenure.group) != m_groupsOfKey[other].end())
            out.evidence.push_back(i);
    }
    return out;
}

void EntityMapBuilder::addEntity(std::uint32_t group)
{
    if (m_map->m_entities.empty()) m_map->m_entities.emplace_back(); // nobody
    Entity e;
    std::vector<AccountKey> keys;
    const auto& tenures = m_tenuresOf[group];
    for (const std::uint32_t t : tenures) {
        const Tenure& tenure = m_resolution.tenures[t];
        e.accounts.push_back(accountOf(tenure));
        keys.push_back(m_numbers.parsed[tenure.key]);
    }
    e.kind = m_kinds.kindOf(keys);
    const Tenure& strongest = m_resolution.tenures[tenures.front()];
    if (e.accounts.front().basis != Basis::ByHand) e.accounts.front().basis = Basis::Identifier;
    // A contested name is not the account that has the name at other times; nor is one that nobody is known
    // to have had then.
    const std::string mark = strongest.contested ? fmt::format("|contested|{}", strongest.from)
                             : strongest.from != kNoTime && isNameKind(e.accounts.front().kind)
                                 ? fmt::format("|from|{}", strongest.from)
                                 : std::string{};
    e.id = fmt::format("u-{:016x}", hash64(e.accounts.front().key + mark));
    m_map->m_entities.push_back(std::move(e));
}

void EntityMapBuilder::addDirectory()
{
    std::vector<std::size_t> rows(m_input.identities.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::ranges::sort(rows, [&](std::size_t a, std::size_t b) {
        const Identity& x = m_input.identities[a];
        const Identity& y = m_input.identities[b];
        return std::tie(x.time, x.keys, x.displayName, x.department, x.sourceFile, x.ordinal) <
               std::tie(y.time, y.keys, y.displayName, y.department, y.sourceFile, y.ordinal);
    });
    for (const std::size_t row : rows) {
        const Identity& who = m_input.identities[row];
        if (who.keys.empty()) continue;
        const EntityCode code = codeOf(m_groupsOfKey[m_numbers.ofRow[row]].back());
        Entity& e = m_map->m_entities[code];
        e.directoryRows.push_back(row);
        if (!who.displayName.empty()) e.displayName = who.displayName;
        if (!who.upn.empty()) m_directoryUpn[code] = who.upn;
        const bool service = std::ranges::find(who.tags, "Service") != who.tags.end();
        if (service && e.kind != EntityKind::System) e.kind = EntityKind::Service;
    }
}

std::vector<EntityMapBuilder::Choice> EntityMapBuilder::choicesOf(const Entity& entity) const
{
    std::vector<Choice> out;
    const auto code = static_cast<EntityCode>(&entity - m_map->m_entities.data());
    const auto upn = m_directoryUpn.find(code);
    const std::string inDirectory = upn == m_directoryUpn.end() ? std::string{} : fold(upn->second);
    for (const Account& a : entity.accounts) {
        // People know THESHIRE\pgustavo, not theshire.local\pgustavo.
        const bool full =
            a.kind == AccountKind::Windows && a.key.find('.', a.key.rfind('|')) != std::string::npos;
        Choice c{2 * rankIn(kShown, a.kind) + (full ? 2 : 1), a.to != kNoTime, isNameKind(a.kind), kNoTime,
                 a.text};
        for (const std::uint32_t i : a.evidence)
            c.newest = std::max(c.newest, m_input.links[i].to);
        if (a.kind == AccountKind::Upn && fold(a.text) == inDirectory) {
            c.rank = 0;
            c.text = upn->second;
        }
        out.push_back(std::move(c));
    }
    // Names that others claim as well.
    if (const auto claimed = m_claimed.find(code); claimed != m_claimed.end()) {
        for (const std::uint32_t key : claimed->second) {
            const AccountKey& parsed = m_numbers.parsed[key];
            out.push_back({2 * rankIn(kShown, parsed.kind) + 1,
                           true,
                           true,
                           kNoTime,
                           spelled(m_numbers.keys[key], parsed),
                           {}});
        }
    }
    for (Choice& c : out)
        c.folded = fold(c.text);
    std::ranges::sort(out, [](const Choice& a, const Choice& b) { return a.before(b); });
    return out;
}

// No two entities show one text: who has the name now shows it. Built-in accounts are one on every machine
// and share theirs.
void EntityMapBuilder::chooseTexts()
{
    std::vector<Entity>& entities = m_map->m_entities;
    for (const Resolution::Conflict& c : m_resolution.conflicts) {
        if (c.kind == Conflict::Kind::Refused) continue;
        for (const std::uint32_t group : c.groups)
            m_claimed[codeOf(group)].push_back(c.key);
    }
    std::vector<std::vector<Choice>> choices(entities.size());
    std::unordered_map<std::string_view, EntityCode> owners; // of the choices' texts
    owners.reserve(m_numbers.keys.size());
    const auto betterOwner = [&](EntityCode a, EntityCode b, std::string_view text) {
        const auto ofText = [&](EntityCode e) {
            return &*std::ranges::find(choices[e], text, &Choice::folded);
        };
        const Choice& x = *ofText(a);
        const Choice& y = *ofText(b);
        return std::tie(x.past, x.rank, y.newest) < std::tie(y.past, y.rank, x.newest);
    };
    for (EntityCode e = 1; e < entities.size(); ++e) {
        choices[e] = choicesOf(entities[e]);
        if (entities[e].kind == EntityKind::System) continue;
        for (const Choice& c : choices[e]) {
            const auto [it, isNew] = owners.emplace(c.folded, e);
            if (!isNew && it->second != e && betterOwner(e, it->second, c.folded)) it->second = e;
        }
    }
    for (EntityCode e = 1; e < entities.size(); ++e) {
        Entity& entity = entities[e];
        // Another of its names will do, but not a number where it has a name that others have now.
        const bool named = choices[e].front().isName;
        const auto own = std::ranges::find_if(choices[e], [&](const Choice& c) {
            return entity.kind == EntityKind::System || (owners.at(c.folded) == e && c.isName == named);
        });
        if (own != choices[e].end()) {
            entity.text = own->text;
            continue;
        }
        const auto number =
            std::ranges::find_if(entity.accounts, [](const Account& a) { return !isNameKind(a.kind); });
        entity.text = fmt::format("{} [{}]", choices[e].front().text,
                                  number == entity.accounts.end() ? entity.id : accountKeyText(number->key));
    }
}

void EntityMapBuilder::addKeys()
{
    EntityMap& map = *m_map;
    map.m_byKey.assign(m_numbers.keys.size(), 0);
    map.m_successionOfKey.assign(m_numbers.keys.size(), EntityMap::kNoSuccession);
    for (const Tenure& t : m_resolution.tenures) {
        const EntityCode entity = codeOf(t.group);
        std::uint32_t& succession = map.m_successionOfKey[t.key];
        if (map.m_byKey[t.key] != 0) {
            if (succession == EntityMap::kNoSuccession) {
                succession = static_cast<std::uint32_t>(map.m_successions.size());
                map.m_successions.push_back({{kNoTime, map.m_byKey[t.key]}});
            }
            map.m_successions[succession].push_back({t.from, entity});
        }
        map.m_byKey[t.key] = entity;
    }
    const Code codes = m_input.accounts ? m_input.accounts->size() : 1;
    map.m_byAccount.assign(codes, 0);
    map.m_successionOf.assign(codes, EntityMap::kNoSuccession);
    for (Code c = 1; c < codes; ++c) {
        const std::uint32_t key = m_numbers.ofCode[c];
        if (key == KeyNumbers::kNone) continue;
        map.m_byAccount[c] = map.m_byKey[key];
        map.m_successionOf[c] = map.m_successionOfKey[key];
    }
}

// Every way people write an entity, folded; kAmbiguous where several are written alike. Who has a name now
// comes before who had it.
void EntityMapBuilder::addNames()
{
    auto& names = m_map->m_byName;
    const auto add = [&](std::string name, EntityCode code) {
        const auto [it, isNew] = names.emplace(std::move(name), code);
        if (!isNew && it->second != code) it->second = EntityMap::kAmbiguous;
    };
    const auto& entities = m_map->m_entities;
    std::vector<std::pair<std::string, EntityCode>> past;
    for (EntityCode i = 1; i < entities.size(); ++i) {
        add(entities[i].id, i);
        add(fold(entities[i].text), i);
        const auto& tenures = m_tenuresOf[m_order[i - 1]];
        for (std::size_t a = 0; a < tenures.size(); ++a) {
            const Account& account = entities[i].accounts[a];
            const auto put = [&](std::string name) {
                if (account.to == kNoTime) {
                    add(std::move(name), i);
                } else {
                    past.emplace_back(std::move(name), i);
                }
            };
            put(fold(account.text));
            const AccountKey& k = m_numbers.parsed[m_resolution.tenures[tenures[a]].key];
            const bool alone =
                k.kind == AccountKind::Windows || k.kind == AccountKind::Name || k.kind == AccountKind::Sid;
            if (alone && k.value != fold(account.text)) put(k.value);
        }
    }
    std::erase_if(past, [&](const auto& p) { return names.contains(p.first); });
    for (auto& [name, code] : past)
        add(std::move(name), code);
}

void EntityMapBuilder::addConflicts()
{
    for (const Resolution::Conflict& c : m_resolution.conflicts) {
        Conflict out{c.kind, m_numbers.keys[c.key], {}, c.from, c.to};
        for (const std::uint32_t group : c.groups)
            out.entities.push_back(codeOf(group));
        std::ranges::sort(out.entities);
        m_map->m_conflicts.push_back(std::move(out));
    }
}

std::shared_ptr<const EntityMap> EntityMap::build(Input input)
{
    return EntityMapBuilder(std::move(input)).build();
}

} // namespace sightline::identity

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/resolver.h"

#include "core/identity/conventions.h"
#include "core/identity/evidence_table.h"
#include "core/identity/joins.h"
#include "core/identity/name_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace sightline::identity
{
namespace
{

using Key = EvidenceTable::Key;
using Name = EvidenceTable::Name;
using Edge = Joins::Edge;

// Nodes are keys by number, then the parts of names.
class Resolver
{
public:
    Resolver(const EntityMap::Input& input, const KeyNumbers& numbers)
        : m_links(input.links),
          m_ends(numbers.ends),
          m_table(input, numbers),
          m_joins(joinedIdentifiers()),
          m_names(m_table, m_links, m_joins)
    {
    }

    [[nodiscard]] Resolution run()
    {
        tier(bridges());
        tier(sameNames());
        tier(Conventions(m_table, m_names, m_joins, m_links).edges());
        joinByHand();
        m_names.settleContests(m_joins);
        return result();
    }

private:
    [[nodiscard]] Joins joinedIdentifiers() const;

    void tier(const std::vector<Edge>& edges);
    [[nodiscard]] std::vector<Edge> bridges() const;
    [[nodiscard]] std::vector<Edge> sameNames() const;
    void joinByHand();

    [[nodiscard]] Resolution result();
    void addTenures(Key key, Resolution& out) const;
    [[nodiscard]] std::vector<Basis> basisOfKeys() const;
    void beginWithHolders(const std::map<Joins::Node, std::uint32_t>& groups, Resolution& out) const;
    void addShared(const std::map<Joins::Node, std::uint32_t>& groups, Resolution& out) const;
    void addRefused(const std::map<Joins::Node, std::uint32_t>& groups, Resolution& out) const;

    const std::vector<LinkEvidence>& m_links;
    const std::vector<std::array<Key, 2>>& m_ends;
    EvidenceTable m_table;
    Joins m_joins;
    NameParts m_names;
    std::vector<std::vector<Edge>> m_refused;
    std::set<Key> m_byHand;
};

// What issues an identifier, "" for those that nobody does: nobody has two of one directory.
std::string directoryOf(const AccountKey& key)
{
    if (key.kind == AccountKind::Sid) return std::string(sidAuthority(key.value));
    const bool numbered = key.kind == AccountKind::ObjectId || key.kind == AccountKind::Puid ||
                          key.kind == AccountKind::ObjectGuid;
    return numbered ? std::string(accountKindWord(key.kind)) : std::string{};
}

Joins Resolver::joinedIdentifiers() const
{
    Joins out;
    std::map<std::string, std::uint32_t> directories;
    for (Key k = 0; k < m_table.keyCount(); ++k) {
        const Joins::Node node = out.add();
        const std::string directory = m_table.isName(k) ? std::string{} : directoryOf(m_table.parsed(k));
        if (directory.empty()) continue;
        const auto number = static_cast<std::uint32_t>(directories.size());
        out.setDirectory(node, directories.emplace(directory, number).first->second);
    }
    for (const auto& p : m_table.sameAccount())
        out.join(p.a, p.b);
    for (Key k = 0; k < m_table.keyCount(); ++k) {
        if (m_table.parsed(k).kind != AccountKind::Sid || !sidAuthority(m_table.parsed(k).value).empty())
            continue;
        const Key id = m_table.find(objectIdKey(objectIdOfCloudSid(m_table.parsed(k).value)));
        if (id != EvidenceTable::kNone && m_table.takesPart(k) && m_table.takesPart(id)) out.join(k, id);
    }
    out.freeze();
    return out;
}

void Resolver::tier(const std::vector<Edge>& edges)
{
    auto refused = m_joins.joinTier(edges);
    std::ranges::move(refused, std::back_inserter(m_refused));
}

// Accounts of different sorts that were seen under one name at one time.
std::vector<Edge> Resolver::bridges() const
{
    std::vector<Edge> out;
    for (Name n = 0; n < m_names.count(); ++n) {
        for (std::size_t p = 0; p < m_names.of(n).size(); ++p) {
            const NamePart& part = m_names.of(n)[p];
            const std::size_t first = m_names.deciding(n, part);
            for (std::size_t s = 0; s < kSorts; ++s) {
                if (s != first && part.seen[s] && part.seen[first] && isHolder(part.holders[s]) &&
                    isHolder(part.holders[first]))
                    out.push_back({m_names.node(n, p), part.holders[s]});
            }
        }
    }
    return out;
}

std::vector<Edge> Resolver::sameNames() const
{
    std::vector<Edge> out;
    for (const auto& p : m_table.sameName()) {
        const LinkEvidence& e = m_links[p.link];
        if (e.link.kind == LinkKind::Mail) continue;
        if (e.from != kNoTime) {
            m_names.connect(p.a, p.b, e.from, e.to, out);
        } else { // said without a date, it is said of today
            out.push_back({m_names.lastNode(p.a), m_names.lastNode(p.b)});
        }
    }
    return out;
}

void Resolver::joinByHand()
{
    for (const auto& [a, b] : m_table.merges()) {
        if (m_joins.root(m_names.nodeOf(a)) == m_joins.root(m_names.nodeOf(b))) continue;
        m_byHand.insert(a);
        m_byHand.insert(b);
        m_joins.join(m_names.nodeOf(a), m_names.nodeOf(b));
    }
}

void Resolver::addTenures(Key key, Resolution& out) const
{
    if (!m_table.isName(key)) {
        out.tenures.push_back({key, kNoTime, kNoTime, false, m_joins.root(key)});
        return;
    }
    const Name name = m_table.nameOf(key);
    for (std::size_t p = 0; p < m_names.of(name).size(); ++p) {
        const NamePart& part = m_names.of(name)[p];
        const bool contested = m_names.isContested(name, part);
        const Joins::Node root = m_joins.root(m_names.node(name, p));
        if (p > 0 && out.tenures.back().group == root) {
            out.tenures.back().to = part.to;
        } else {
            out.tenures.push_back({key, part.from, part.to, contested, root});
        }
    }
}

// How each key came to its entity, by the best evidence that has it.
std::vector<Basis> Resolver::basisOfKeys() const
{
    const auto count = m_table.keyCount();
    std::vector<Basis> ofName(m_table.nameCount(), Basis::Identifier);
    std::vector<Basis> out(count, Basis::Identifier);
    std::vector<bool> own(count, false); // evidence names this very spelling
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        const LinkEvidence& e = m_links[i];
        Basis basis = Basis::Record;
        if (e.link.kind == LinkKind::Directory || e.link.kind == LinkKind::Mail) basis = Basis::Directory;
        for (const Key key : m_ends[i]) {
            if (key == EvidenceTable::kNone) continue;
            Basis& known = out[key];
            known = known == Basis::Identifier ? basis : std::min(known, basis);
            own[key] = true;
            if (m_table.isName(key)) ofName[m_table.nameOf(key)] = known;
        }
    }
    for (Key k = 0; k < count; ++k) {
        if (m_byHand.contains(k)) {
            out[k] = Basis::ByHand;
        } else if (!own[k] && m_table.isName(k)) {
            const bool bare = m_table.parsed(k).kind == AccountKind::Name;
            const bool joined = ofName[m_table.nameOf(k)] != Basis::Identifier || !m_table.isSpelling(k);
            out[k] = !joined || bare ? Basis::Convention : Basis::Spelling;
            if (m_table.parsed(k).kind == AccountKind::Upn) out[k] = Basis::Convention;
        }
    }
    return out;
}

// Whom each group had a name from, if it was one other alone: kNone for several. Who is never seen does not
// count.
std::map<std::uint32_t, std::uint32_t> predecessors(const std::vector<Tenure>& tenures,
                                                    const std::vector<Life>& lives)
{
    std::map<std::uint32_t, std::uint32_t> out;
    const Tenure* before = nullptr;
    for (const Tenure& t : tenures) {
        if (t.contested || !lives[t.group].dated()) continue;
        if (before != nullptr && before->key == t.key && before->group != t.group) {
            const auto [it, isNew] = out.emplace(t.group, before->group);
            if (!isNew && it->second != before->group) it->second = EvidenceTable::kNone;
        }
        before = &t;
    }
    return out;
}

// A newcomer who got one name of a leaver got the others from them too: what these names did before the
// newcomer was ever seen, the leaver did.
void Resolver::beginWithHolders(const std::map<Joins::Node, std::uint32_t>& groups, Resolution& out) const
{
    std::vector<Life> lives(out.groups);
    for (const auto& [account, life] : m_names.lives())
        lives[groups.at(m_joins.root(account))].add(life.first, life.last, life.records);
    const auto from = predecessors(out.tenures, lives);
    if (from.empty()) return;
    std::vector<Tenure> tenures;
    tenures.reserve(out.tenures.size());
    for (Tenure t : out.tenures) {
        const auto it = from.find(t.group);
        const bool newcomer = it != from.end() && it->second != EvidenceTable::kNone &&
                              lives[it->second].last < lives[t.group].first;
        if (newcomer && m_table.isName(t.key) && t.from == kNoTime && !t.contested) {
            t.from = lives[t.group].first;
            tenures.push_back({t.key, kNoTime, t.from, false, it->second, Basis::Convention});
        }
        tenures.push_back(t);
    }
    out.tenures = std::move(tenures);
}

// Names that several accounts of a sort had at one time.
void Resolver::addShared(const std::map<Joins::Node, std::uint32_t>& groups, Resolution& out) const
{
    std::set<Name> done; // a name once, under its first spelling
    for (Key k = 0; k < m_table.keyCount(); ++k) {
        if (!m_table.isName(k) || !done.insert(m_table.nameOf(k)).second) continue;
        const Name name = m_table.nameOf(k);
        for (const NamePart& part : m_names.of(name)) {
            for (std::size_t s = 0; s < kSorts; ++s) {
                if (part.holders[s] != NamePart::kContested) continue;
                std::set<std::uint32_t> holders;
                for (const Claim& claim : m_names.claims(name)) {
                    if (static_cast<std::size_t>(claim.sort) == s && lies(part, claim.from, claim.to))
                        holders.insert(groups.at(m_joins.root(claim.account)));
                }
                if (holders.size() < 2) continue;
                const bool decides = m_names.deciding(name, part) == s;
                out.conflicts.push_back({decides ? Conflict::Kind::SharedName : Conflict::Kind::Rivals,
                                         k,
                                         {holders.begin(), holders.end()},
                                         part.from,
                                         part.to});
            }
        }
    }
}

void Resolver::addRefused(const std::map<Joins::Node, std::uint32_t>& groups, Resolution& out) const
{
    std::map<Name, Key> spellings; // the first of each name
    for (Key k = 0; k < m_table.keyCount(); ++k) {
        if (m_table.isName(k)) spellings.emplace(m_table.nameOf(k), k);
    }
    for (const auto& edges : m_refused) {
        std::set<std::uint32_t> sides;
        for (const Edge& e : edges) {
            sides.insert(groups.at(m_joins.root(e.a)));
            sides.insert(groups.at(m_joins.root(e.b)));
        }
        if (sides.size() < 2) continue; // somebody joined them by hand
        const Name middle = m_names.nameOfNode(edges.front().a);
        const Key key = middle == EvidenceTable::kNone ? edges.front().a : spellings.at(middle);
        out.conflicts.push_back({Conflict::Kind::Refused, key, {sides.begin(), sides.end()}});
    }
}

Resolution Resolver::result()
{
    Resolution out;
    for (Key k = 0; k < m_table.keyCount(); ++k)
        addTenures(k, out);
    std::map<Joins::Node, std::uint32_t> groups;
    const std::vector<Basis> basis = basisOfKeys();
    for (Tenure& t : out.tenures) {
        t.group = groups.emplace(t.group, static_cast<std::uint32_t>(groups.size())).first->second;
        t.basis = basis[t.key];
    }
    // Accounts that claim a name are keys themselves, so every set has its number by now.
    out.groups = static_cast<std::uint32_t>(groups.size());
    beginWithHolders(groups, out);
    addShared(groups, out);
    addRefused(groups, out);
    return out;
}

} // namespace

Resolution resolve(const EntityMap::Input& input, const KeyNumbers& numbers)
{
    return Resolver(input, numbers).run();
}

} // namespace sightline::identity

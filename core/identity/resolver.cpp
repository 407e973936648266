// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/resolver.h"

#include "core/identity/evidence_table.h"
#include "core/identity/joins.h"
#include "core/identity/name_holders.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace sightline::identity
{
namespace
{

using Key = EvidenceTable::Key;
using Name = EvidenceTable::Name;
using Edge = Joins::Edge;

constexpr std::uint32_t kNone = EvidenceTable::kNone;

// Whose identifier decides about a name that several sorts claim: a UPN is the cloud's, DOMAIN\name the
// directory's.
constexpr std::array kCloudFirst{Sort::Cloud, Sort::Directory, Sort::Passport, Sort::Mailbox};
constexpr std::array kDirectoryFirst{Sort::Directory, Sort::Cloud, Sort::Passport, Sort::Mailbox};

bool isHolder(std::uint32_t holder)
{
    return holder != NamePart::kNone && holder != NamePart::kContested;
}

bool overlap(const NamePart& part, Ticks from, Ticks to)
{
    if (from == kNoTime) return true;
    return (part.from == kNoTime || to >= part.from) && (part.to == kNoTime || from < part.to);
}

class Resolver
{
public:
    explicit Resolver(const EntityMap::Input& input) : m_input(input), m_table(input) {}

    [[nodiscard]] Resolution run()
    {
        joinIdentifiers();
        joinNames();
        tier(bridges());
        tier(sameNames());
        tier(conventions());
        joinByHand();
        settleContests();
        return result();
    }

private:
    // --- identifiers
    void joinIdentifiers();
    [[nodiscard]] std::uint32_t directoryOf(Key key);

    // --- names
    void joinNames();
    void endBySuccessors();
    [[nodiscard]] Sort sortOf(Key key) const;
    [[nodiscard]] std::size_t deciding(Name name, const NamePart& part) const;

    [[nodiscard]] Joins::Node node(Name name, std::size_t part) const { return m_firstPart[name] + part; }

    // The node of a key; a name's last holder.
    [[nodiscard]] Joins::Node nodeOf(Key key) const;

    // --- tiers
    void tier(const std::vector<Edge>& edges);
    [[nodiscard]] std::vector<Edge> bridges() const;
    [[nodiscard]] std::vector<Edge> sameNames() const;
    [[nodiscard]] std::vector<Edge> conventions() const;
    void addMail(std::vector<Edge>& out) const;
    void addImplicitUpns(std::vector<Edge>& out) const;
    void addRebuiltDomains(std::vector<Edge>& out) const;
    void connect(Name a, Name b, Ticks from, Ticks to, std::vector<Edge>& out) const;

    void joinByHand();
    void settleContests();

    // --- result
    [[nodiscard]] Resolution result();
    void addTenures(Key key, Resolution& out) const;
    void addConflicts(const std::map<Joins::Node, std::uint32_t>& groups, Resolution& out) const;
    [[nodiscard]] std::vector<Basis> basisOfKeys() const;

    const EntityMap::Input& m_input;
    EvidenceTable m_table;
    Joins m_joins; // nodes: keys by number, then the parts of names
    std::map<std::string, std::uint32_t, std::less<>> m_directories;
    std::vector<std::vector<NamePart>> m_parts; // by name
    std::vector<Joins::Node> m_firstPart;
    std::vector<std::vector<Claim>> m_claims; // by name
    std::vector<std::vector<Edge>> m_refused;
    std::set<Key> m_byHand;
};

// What issues an identifier: nobody has two of one directory.
std::uint32_t Resolver::directoryOf(Key key)
{
    const AccountKey& k = m_table.parsed(key);
    std::string directory;
    if (k.kind == AccountKind::Sid) directory = sidAuthority(k.value);
    if (k.kind == AccountKind::ObjectId || k.kind == AccountKind::Puid || k.kind == AccountKind::ObjectGuid)
        directory = accountKindWord(k.kind);
    if (directory.empty()) return kNone;
    return m_directories.emplace(directory, static_cast<std::uint32_t>(m_directories.size())).first->second;
}

void Resolver::joinIdentifiers()
{
    for (Key k = 0; k < m_table.keys().size(); ++k) {
        const Joins::Node node = m_joins.add();
        if (m_table.isName(k)) continue;
        if (const std::uint32_t directory = directoryOf(k); directory != kNone)
            m_joins.setDirectory(node, directory);
    }
    for (const auto& p : m_table.sameAccount())
        m_joins.join(p.a, p.b);
    for (Key k = 0; k < m_table.keys().size(); ++k) {
        if (m_table.parsed(k).kind != AccountKind::Sid) continue;
        const Key id = m_table.find(objectIdKey(objectIdOfCloudSid(m_table.parsed(k).value)));
        if (id != kNone && m_table.takesPart(k) && m_table.takesPart(id)) m_joins.join(k, id);
    }
    m_joins.freeze();
}

Sort Resolver::sortOf(Key key) const
{
    const AccountKey& k = m_table.parsed(key);
    if (k.kind == AccountKind::Puid) return Sort::Passport;
    if (k.kind == AccountKind::ObjectGuid) return Sort::Directory;
    if (k.kind != AccountKind::Sid || sidAuthority(k.value).empty()) return Sort::Cloud;
    return m_table.isMailboxSid(key) ? Sort::Mailbox : Sort::Directory;
}

// The sort whose holder has the part: the first that was seen in it, else the first that keeps it.
std::size_t Resolver::deciding(Name name, const NamePart& part) const
{
    const auto& order = m_table.name(name).kind == AccountKind::Upn ? kCloudFirst : kDirectoryFirst;
    for (const bool seen : {true, false}) {
        for (const Sort sort : order) {
            const auto s = static_cast<std::size_t>(sort);
            if (part.holders[s] != NamePart::kNone && (part.seen[s] || !seen)) return s;
            if (part.holders[s] == NamePart::kContested) return s;
        }
    }
    return static_cast<std::size_t>(order.front());
}

void Resolver::joinNames()
{
    m_claims.resize(m_table.nameCount());
    for (const auto& p : m_table.claims()) {
        const LinkEvidence& e = m_input.links[p.link];
        m_claims[p.a].push_back({m_joins.root(p.b), sortOf(p.b), e.from, e.to});
    }
    for (Name n = 0; n < m_table.nameCount(); ++n)
        m_parts.push_back(partsOf(m_claims[n]));
    endBySuccessors();
    for (Name n = 0; n < m_table.nameCount(); ++n) {
        m_firstPart.push_back(m_joins.add());
        for (std::size_t p = 1; p < m_parts[n].size(); ++p)
            (void)m_joins.add();
        for (std::size_t p = 0; p < m_parts[n].size(); ++p) {
            const std::uint32_t holder = m_parts[n][p].holders[deciding(n, m_parts[n][p])];
            if (isHolder(holder)) m_joins.join(node(n, p), holder);
        }
    }
}

void Resolver::endBySuccessors()
{
    std::unordered_map<std::uint32_t, Ticks> lost; // account -> when it first lost a name to another
    for (const auto& parts : m_parts) {
        for (std::size_t p = 0; p + 1 < parts.size(); ++p) {
            for (std::size_t s = 0; s < kSorts; ++s) {
                const std::uint32_t holder = parts[p].holders[s];
                if (!isHolder(holder) || holder == parts[p + 1].holders[s]) continue;
                const auto [it, isNew] = lost.emplace(holder, parts[p].to);
                if (!isNew) it->second = std::min(it->second, parts[p].to);
            }
        }
    }
    if (lost.empty()) return;
    const LostAt lostAt = [&](std::uint32_t account) {
        const auto it = lost.find(account);
        return it == lost.end() ? kNoTime : it->second;
    };
    for (Name n = 0; n < m_parts.size(); ++n) {
        const bool concerned =
            std::ranges::any_of(m_claims[n], [&](const Claim& c) { return lost.contains(c.account); });
        if (concerned) m_parts[n] = partsOf(m_claims[n], lostAt);
    }
}

Joins::Node Resolver::nodeOf(Key key) const
{
    if (!m_table.isName(key)) return key;
    const Name name = m_table.nameOf(key);
    return node(name, m_parts[name].size() - 1);
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
    for (Name n = 0; n < m_parts.size(); ++n) {
        for (std::size_t p = 0; p < m_parts[n].size(); ++p) {
            const NamePart& part = m_parts[n][p];
            const std::size_t first = deciding(n, part);
            for (std::size_t s = 0; s < kSorts; ++s) {
                if (s != first && part.seen[s] && part.seen[first] && isHolder(part.holders[s]) &&
                    isHolder(part.holders[first]))
                    out.push_back({node(n, p), part.holders[s]});
            }
        }
    }
    return out;
}

// The parts of two names that lie in a time.
void Resolver::connect(Name a, Name b, Ticks from, Ticks to, std::vector<Edge>& out) const
{
    for (std::size_t i = 0; i < m_parts[a].size(); ++i) {
        const NamePart& x = m_parts[a][i];
        if (!overlap(x, from, to) || x.holders[deciding(a, x)] == NamePart::kContested) continue;
        for (std::size_t j = 0; j < m_parts[b].size(); ++j) {
            const NamePart& y = m_parts[b][j];
            const bool together = (x.to == kNoTime || y.from == kNoTime || y.from < x.to) &&
                                  (y.to == kNoTime || x.from == kNoTime || x.from < y.to);
            if (together && overlap(y, from, to) && y.holders[deciding(b, y)] != NamePart::kContested)
                out.push_back({node(a, i), node(b, j)});
        }
    }
}

std::vector<Edge> Resolver::sameNames() const
{
    std::vector<Edge> out;
    for (const auto& p : m_table.sameName()) {
        const LinkEvidence& e = m_input.links[p.link];
        if (e.link.kind == LinkKind::Mail) continue;
        if (e.from != kNoTime) {
            connect(p.a, p.b, e.from, e.to, out);
        } else { // said without a date, it is said of today
            out.push_back({node(p.a, m_parts[p.a].size() - 1), node(p.b, m_parts[p.b].size() - 1)});
        }
    }
    return out;
}

std::vector<Edge> Resolver::conventions() const
{
    std::vector<Edge> out;
    addMail(out);
    addImplicitUpns(out);
    addRebuiltDomains(out);
    return out;
}

// The address of one person alone, which nobody has as a name.
void Resolver::addMail(std::vector<Edge>& out) const
{
    std::map<Name, std::set<Joins::Node>> owners;
    for (const auto& p : m_table.mailClaims())
        owners[p.a].insert(m_joins.root(p.b));
    for (const auto& p : m_table.sameName()) {
        if (m_input.links[p.link].link.kind != LinkKind::Mail) continue;
        // The row's name is the first of the link.
        const Key key = m_table.find(m_input.links[p.link].link.first);
        const Name mail = m_table.nameOf(key) == p.a ? p.b : p.a;
        owners[mail].insert(m_joins.root(nodeOf(key)));
    }
    for (const auto& [name, roots] : owners) {
        if (roots.size() == 1 && m_claims[name].empty()) out.push_back({node(name, 0), *roots.begin()});
    }
}

// Windows knows every account as name@domain too, unless it has another name of that ending.
void Resolver::addImplicitUpns(std::vector<Edge>& out) const
{
    std::map<Joins::Node, std::set<std::pair<std::string, Name>>> endings; // set -> (ending, UPN)
    std::vector<std::pair<Name, Name>> pairs;
    for (Name n = 0; n < m_table.nameCount(); ++n) {
        const AccountKey& upn = m_table.name(n);
        if (upn.kind != AccountKind::Upn) continue;
        const auto at = upn.value.find('@');
        const std::string ending = upn.value.substr(at + 1);
        for (std::size_t p = 0; p < m_parts[n].size(); ++p)
            endings[m_joins.root(node(n, p))].emplace(ending, n);
        const auto domain = m_table.domains().spellingOf(ending);
        const Name other = m_table.findName("win|" + upn.value.substr(0, at) + '|' + std::string(domain));
        if (other != kNone) pairs.emplace_back(n, other);
    }
    for (const auto& [upn, windows] : pairs) {
        const std::string& value = m_table.name(upn).value;
        const std::string ending = value.substr(value.find('@') + 1);
        bool another = false;
        for (std::size_t p = 0; p < m_parts[windows].size(); ++p) {
            const auto held = endings.find(m_joins.root(node(windows, p)));
            if (held == endings.end()) continue;
            another = another || std::ranges::any_of(held->second, [&](const auto& e) {
                          return e.first == ending && e.second != upn;
                      });
        }
        if (!another || m_claims[upn].empty()) connect(upn, windows, kNoTime, kNoTime, out);
    }
}

// A domain that was set up anew issues other SIDs from some day on; who has the same name in it is the same.
// Where two issuers are seen at one time, they are two domains.
void Resolver::addRebuiltDomains(std::vector<Edge>& out) const
{
    using Issuer = std::pair<std::string, std::string>; // domain, and the start of its SIDs
    std::map<Issuer, std::pair<Ticks, Ticks>> lives;
    std::unordered_map<Joins::Node, Issuer> issuers; // by account
    for (const auto& p : m_table.claims()) {
        const AccountKey& name = m_table.name(p.a);
        const AccountKey& account = m_table.parsed(p.b);
        const LinkEvidence& e = m_input.links[p.link];
        const bool full = name.kind == AccountKind::Windows && name.scope.find('.') != std::string::npos;
        const std::string issuer(sidAuthority(account.value));
        if (!full || issuer.empty() || e.from == kNoTime) continue;
        const auto [life, isNew] = lives.try_emplace({name.scope, issuer}, e.from, e.to);
        life->second = {std::min(life->second.first, e.from), std::max(life->second.second, e.to)};
        issuers.emplace(m_joins.root(p.b), Issuer{name.scope, issuer});
    }
    const auto s = static_cast<std::size_t>(Sort::Directory);
    for (const auto& parts : m_parts) {
        std::uint32_t last = NamePart::kNone;
        for (const NamePart& part : parts) {
            const std::uint32_t holder = part.holders[s];
            if (!isHolder(holder)) continue;
            const auto a = issuers.find(last);
            const auto b = issuers.find(holder);
            last = holder;
            if (a == issuers.end() || b == issuers.end() || a->second == b->second) continue;
            if (lives.at(a->second).second < lives.at(b->second).first && a->second.first == b->second.first)
                out.push_back({a->first, b->first});
        }
    }
}

void Resolver::joinByHand()
{
    for (const auto& [a, b] : m_table.merges()) {
        if (m_joins.root(nodeOf(a)) == m_joins.root(nodeOf(b))) continue;
        m_byHand.insert(a);
        m_byHand.insert(b);
        m_joins.join(nodeOf(a), nodeOf(b));
    }
}

// Where all who contested a name turned out to be one, it is theirs.
void Resolver::settleContests()
{
    for (Name n = 0; n < m_parts.size(); ++n) {
        for (std::size_t p = 0; p < m_parts[n].size(); ++p) {
            NamePart& part = m_parts[n][p];
            const std::size_t s = deciding(n, part);
            if (part.holders[s] != NamePart::kContested) continue;
            std::set<Joins::Node> roots;
            for (const Claim& c : m_claims[n]) {
                if (static_cast<std::size_t>(c.sort) == s && overlap(part, c.from, c.to))
                    roots.insert(m_joins.root(c.account));
            }
            if (roots.size() != 1) continue;
            part.holders[s] = *roots.begin();
            m_joins.join(node(n, p), *roots.begin());
        }
    }
}

void Resolver::addTenures(Key key, Resolution& out) const
{
    if (!m_table.isName(key)) {
        out.tenures.push_back({key, kNoTime, kNoTime, false, m_joins.root(key)});
        return;
    }
    const Name name = m_table.nameOf(key);
    for (std::size_t p = 0; p < m_parts[name].size(); ++p) {
        const NamePart& part = m_parts[name][p];
        const bool contested = part.holders[deciding(name, part)] == NamePart::kContested;
        const Joins::Node root = m_joins.root(node(name, p));
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
    const auto count = m_table.keys().size();
    std::vector<Basis> ofName(m_table.nameCount(), Basis::Identifier);
    std::vector<Basis> out(count, Basis::Identifier);
    std::vector<bool> own(count, false); // evidence names this very spelling
    for (const LinkEvidence& e : m_input.links) {
        Basis basis = Basis::Record;
        if (e.link.kind == LinkKind::Controller) continue;
        if (e.link.kind == LinkKind::Directory || e.link.kind == LinkKind::Mail) basis = Basis::Directory;
        if (e.link.kind == LinkKind::Session) basis = Basis::Session;
        for (const std::string* text : {&e.link.first, &e.link.second}) {
            const Key key = m_table.find(*text);
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

void Resolver::addConflicts(const std::map<Joins::Node, std::uint32_t>& groups, Resolution& out) const
{
    const auto groupOf = [&](Joins::Node node) { return groups.at(m_joins.root(node)); };
    for (const Tenure& t : out.tenures) {
        if (!t.contested) continue;
        Resolution::Conflict c{Conflict::Kind::SharedName, t.key, {}, t.from, t.to};
        std::set<std::uint32_t> holders;
        NamePart part;
        part.from = t.from;
        part.to = t.to;
        for (const Claim& claim : m_claims[m_table.nameOf(t.key)]) {
            if (overlap(part, claim.from, claim.to)) holders.insert(groupOf(claim.account));
        }
        c.groups.assign(holders.begin(), holders.end());
        out.conflicts.push_back(std::move(c));
    }
    for (const auto& edges : m_refused) {
        std::set<std::uint32_t> sides;
        for (const Edge& e : edges) {
            sides.insert(groupOf(e.a));
            sides.insert(groupOf(e.b));
        }
        if (sides.size() < 2) continue; // somebody joined them by hand
        Resolution::Conflict c{Conflict::Kind::Refused, 0, {sides.begin(), sides.end()}};
        // The key that stands in the middle: a name of an edge, as the first key that spells it.
        const Joins::Node middle = edges.front().a;
        for (Key k = 0; k < m_table.keys().size(); ++k) {
            const bool here = m_table.isName(k) ? middle >= m_firstPart[m_table.nameOf(k)] &&
                                                      middle < m_firstPart[m_table.nameOf(k)] +
                                                                   m_parts[m_table.nameOf(k)].size()
                                                : k == middle;
            if (!here) continue;
            c.key = k;
            break;
        }
        out.conflicts.push_back(std::move(c));
    }
}

Resolution Resolver::result()
{
    Resolution out;
    out.keys = m_table.keys();
    for (Key k = 0; k < out.keys.size(); ++k)
        addTenures(k, out);
    std::map<Joins::Node, std::uint32_t> groups;
    const std::vector<Basis> basis = basisOfKeys();
    for (Tenure& t : out.tenures) {
        t.group = groups.emplace(t.group, static_cast<std::uint32_t>(groups.size())).first->second;
        t.basis = basis[t.key];
    }
    // Accounts that claim a name are keys themselves, so every set has its number by now.
    out.groups = static_cast<std::uint32_t>(groups.size());
    addConflicts(groups, out);
    return out;
}

} // namespace

Resolution resolve(const EntityMap::Input& input)
{
    return Resolver(input).run();
}

} // namespace sightline::identity

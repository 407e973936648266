// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/name_parts.h"

#include <algorithm>
#include <array>
#include <compare>
#include <set>
#include <string_view>
#include <utility>

namespace sightline::identity
{
namespace
{

// Whose identifier decides about a name that several sorts claim: a UPN is the cloud's, DOMAIN\name the
// directory's.
constexpr std::array kCloudFirst{Sort::Cloud, Sort::Directory, Sort::Passport, Sort::Mailbox};
constexpr std::array kDirectoryFirst{Sort::Directory, Sort::Cloud, Sort::Passport, Sort::Mailbox};

} // namespace

bool isHolder(std::uint32_t holder)
{
    return holder != NamePart::kNone && holder != NamePart::kContested;
}

bool lies(const NamePart& part, Ticks from, Ticks to)
{
    if (from == kNoTime) return true;
    return (part.from == kNoTime || to >= part.from) && (part.to == kNoTime || from < part.to);
}

NameParts::NameParts(const EvidenceTable& table, const std::vector<LinkEvidence>& links, Joins& joins)
    : m_table(table)
{
    readClaims(links, joins);
    boundByCreation();
    boundBySuccessions();
    boundByRenames();
    for (Name n = 0; n < m_claims.size(); ++n)
        m_parts.push_back(partsOf(m_claims[n], {}, boundsOf(n)));
    endBySuccessors();
    for (Name n = 0; n < m_parts.size(); ++n) {
        m_firstPart.push_back(joins.add());
        for (std::size_t p = 1; p < m_parts[n].size(); ++p)
            (void)joins.add();
        for (std::size_t p = 0; p < m_parts[n].size(); ++p) {
            const std::uint32_t holder = m_parts[n][p].holders[deciding(n, m_parts[n][p])];
            if (isHolder(holder)) joins.join(node(n, p), holder);
        }
    }
}

void NameParts::readClaims(const std::vector<LinkEvidence>& links, const Joins& joins)
{
    m_claims.resize(m_table.nameCount());
    for (const auto& p : m_table.claims()) {
        const LinkEvidence& e = links[p.link];
        const std::uint32_t account = joins.root(p.b);
        const Sort sort = sortOf(p.b);
        m_claims[p.a].push_back({account, sort, e.from, e.to});
        m_lives[account].add(e.from, e.to, e.count);
        if (e.link.kind == LinkKind::Created && e.from != kNoTime) {
            const auto [made, isNew] = m_created.emplace(account, e.from);
            if (!isNew) made->second = std::min(made->second, e.from);
        }
        m_logs[logOf({sort, account})].add(e.from, e.to, e.count);
    }
}

// A domain's records may begin long after the cloud's.
std::string NameParts::logOf(const Holder& holder) const
{
    const AccountKey& key = m_table.parsed(holder.account);
    const std::string issuer(key.kind == AccountKind::Sid ? sidAuthority(key.value) : std::string_view{});
    return std::to_string(static_cast<int>(holder.sort)) + issuer;
}

// What a name did before its account was made, somebody else did.
void NameParts::boundByCreation()
{
    for (Name n = 0; n < m_claims.size() && !m_created.empty(); ++n) {
        std::set<Holder> holders;
        for (const Claim& c : m_claims[n])
            holders.insert({c.sort, c.account});
        for (const Holder& h : holders) {
            const auto made = m_created.find(h.account);
            // Clocks differ; and what was seen before is not what was made then.
            if (made == m_created.end() || m_lives[h.account].first < made->second - kClockNoise) continue;
            m_bounds[n].push_back({.holder = h, .from = m_lives[h.account].first});
        }
    }
}

// A leaver's cloud account and the newcomer's account in the domain, say, where neither is known in the other
// world: under one name, but not one person.
void NameParts::boundBySuccessions()
{
    for (Name n = 0; n < m_claims.size(); ++n) {
        std::map<Holder, bool> holders; // whether somebody says it has the name today
        for (const Claim& c : m_claims[n])
            holders[{c.sort, c.account}] |= c.from == kNoTime;
        if (holders.size() < 2) continue;
        for (const auto& [a, today] : holders) {
            for (const auto& [b, unused] : holders) {
                if (today || a.sort == b.sort || a.account == b.account) continue;
                const Life& life = m_lives[b.account];
                if (!isSuccession(m_lives[a.account], life, m_logs[logOf(a)], m_logs[logOf(b)])) continue;
                m_bounds[n].push_back({.holder = a, .to = life.first});
                m_bounds[n].push_back({.holder = b, .from = life.first});
            }
        }
    }
}

// An account has one Windows name of its domain at a time: what it had before it was renamed it has no
// longer, and what it got it did not have before. (UPNs may have aliases.)
void NameParts::boundByRenames()
{
    struct Held {
        Ticks from = kNoTime, to = kNoTime;
        Name name = 0;

        auto operator<=>(const Held&) const = default;
    };

    std::map<std::pair<std::uint32_t, std::string_view>, std::map<Name, Held>> held; // by account and domain
    for (Name n = 0; n < m_claims.size(); ++n) {
        const AccountKey& name = m_table.name(n);
        if (name.kind != AccountKind::Windows) continue;
        for (const Claim& c : m_claims[n]) {
            if (c.sort != Sort::Directory || c.from == kNoTime) continue;
            Held& h = held[{c.account, name.scope}].try_emplace(n, Held{c.from, c.to, n}).first->second;
            h.from = std::min(h.from, c.from);
            h.to = std::max(h.to, c.to);
        }
    }
    for (const auto& [of, names] : held) {
        std::vector<Held> order;
        for (const auto& [name, h] : names)
            order.push_back(h);
        std::ranges::sort(order);
        for (std::size_t i = 1; i < order.size(); ++i) {
            const Held& before = order[i - 1];
            const Held& after = order[i];
            if (before.to >= after.from) continue; // both at one time: no rename
            m_bounds[before.name].push_back({.holder = {Sort::Directory, of.first}, .to = after.from});
            m_bounds[after.name].push_back({.holder = {Sort::Directory, of.first}, .from = after.from});
        }
    }
}

std::span<const Bound> NameParts::boundsOf(Name name) const
{
    const auto it = m_bounds.find(name);
    return it == m_bounds.end() ? std::span<const Bound>{} : std::span(it->second);
}

Sort NameParts::sortOf(EvidenceTable::Key key) const
{
    const AccountKey& k = m_table.parsed(key);
    if (k.kind == AccountKind::Puid) return Sort::Passport;
    if (k.kind == AccountKind::ObjectGuid) return Sort::Directory;
    if (k.kind != AccountKind::Sid || sidAuthority(k.value).empty()) return Sort::Cloud;
    return m_table.isMailboxSid(key) ? Sort::Mailbox : Sort::Directory;
}

std::size_t NameParts::deciding(Name name, const NamePart& part) const
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

bool NameParts::isContested(Name name, const NamePart& part) const
{
    return part.holders[deciding(name, part)] == NamePart::kContested;
}

void NameParts::endBySuccessors()
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
        if (concerned) m_parts[n] = partsOf(m_claims[n], lostAt, boundsOf(n));
    }
}

NameParts::Name NameParts::nameOfNode(Joins::Node node) const
{
    const auto after = std::ranges::upper_bound(m_firstPart, node);
    return after == m_firstPart.begin() ? EvidenceTable::kNone
                                        : static_cast<Name>(after - m_firstPart.begin() - 1);
}

Joins::Node NameParts::nodeOf(EvidenceTable::Key key) const
{
    return m_table.isName(key) ? lastNode(m_table.nameOf(key)) : key;
}

void NameParts::connect(Name a, Name b, Ticks from, Ticks to, std::vector<Edge>& out) const
{
    for (std::size_t i = 0; i < m_parts[a].size(); ++i) {
        const NamePart& x = m_parts[a][i];
        if (!lies(x, from, to) || isContested(a, x)) continue;
        for (std::size_t j = 0; j < m_parts[b].size(); ++j) {
            const NamePart& y = m_parts[b][j];
            const bool together = (x.to == kNoTime || y.from == kNoTime || y.from < x.to) &&
                                  (y.to == kNoTime || x.from == kNoTime || x.from < y.to);
            if (together && lies(y, from, to) && !isContested(b, y)) out.push_back({node(a, i), node(b, j)});
        }
    }
}

void NameParts::settleContests(Joins& joins)
{
    for (Name n = 0; n < m_parts.size(); ++n) {
        for (std::size_t p = 0; p < m_parts[n].size(); ++p) {
            NamePart& part = m_parts[n][p];
            const std::size_t s = deciding(n, part);
            if (part.holders[s] != NamePart::kContested) continue;
            std::set<Joins::Node> roots;
            for (const Claim& c : m_claims[n]) {
                if (static_cast<std::size_t>(c.sort) == s && lies(part, c.from, c.to))
                    roots.insert(joins.root(c.account));
            }
            if (roots.size() != 1) continue;
            part.holders[s] = *roots.begin();
            joins.join(node(n, p), *roots.begin());
        }
    }
}

} // namespace sightline::identity

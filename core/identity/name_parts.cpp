// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/name_parts.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

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
    for (const auto& claims : m_claims)
        m_parts.push_back(partsOf(claims));
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
        m_claims[p.a].push_back({joins.root(p.b), sortOf(p.b), e.from, e.to});
    }
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
        if (concerned) m_parts[n] = partsOf(m_claims[n], lostAt);
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

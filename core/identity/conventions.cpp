// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/conventions.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace sightline::identity
{

using Key = EvidenceTable::Key;
using Name = EvidenceTable::Name;
using Edge = Joins::Edge;

namespace
{

std::string_view endingOf(std::string_view upn)
{
    return upn.substr(upn.find('@') + 1);
}

} // namespace

std::vector<Edge> Conventions::edges() const
{
    std::vector<Edge> out;
    addMail(out);
    addImplicitUpns(out);
    addRebuiltDomains(out);
    return out;
}

// The address of one person alone, which nobody has as a name.
void Conventions::addMail(std::vector<Edge>& out) const
{
    std::map<Name, std::set<Joins::Node>> owners;
    for (const auto& p : m_table.mailClaims())
        owners[p.a].insert(m_joins.root(p.b));
    for (const auto& p : m_table.sameName()) {
        if (m_links[p.link].link.kind != LinkKind::Mail) continue;
        // The row's name is the first of the link.
        const Key key = m_table.firstOf(p.link);
        const Name mail = m_table.nameOf(key) == p.a ? p.b : p.a;
        owners[mail].insert(m_joins.root(m_names.nodeOf(key)));
    }
    for (const auto& [name, roots] : owners) {
        if (roots.size() == 1 && m_names.claims(name).empty())
            out.push_back({m_names.node(name, 0), *roots.begin()});
    }
}

// Windows knows every account as name@domain too, unless it has another name of that ending.
void Conventions::addImplicitUpns(std::vector<Edge>& out) const
{
    std::vector<std::pair<Name, Name>> pairs; // UPN, and the name of its domain that it repeats
    for (Name n = 0; n < m_table.nameCount(); ++n) {
        const AccountKey& upn = m_table.name(n);
        if (upn.kind != AccountKind::Upn) continue;
        const auto domain = m_table.domains().spellingOf(endingOf(upn.value));
        const Name other =
            m_table.findName(fmt::format("win|{}|{}", upn.value.substr(0, upn.value.find('@')), domain));
        if (other != EvidenceTable::kNone) pairs.emplace_back(n, other);
    }
    if (pairs.empty()) return;
    std::map<Joins::Node, std::set<std::pair<std::string_view, Name>>> endings; // set -> (ending, UPN)
    for (Name n = 0; n < m_table.nameCount(); ++n) {
        if (m_table.name(n).kind != AccountKind::Upn) continue;
        for (std::size_t p = 0; p < m_names.of(n).size(); ++p)
            endings[m_joins.root(m_names.node(n, p))].emplace(endingOf(m_table.name(n).value), n);
    }
    for (const auto& [upn, windows] : pairs) {
        const std::string_view ending = endingOf(m_table.name(upn).value);
        bool another = false;
        for (std::size_t p = 0; p < m_names.of(windows).size(); ++p) {
            const auto held = endings.find(m_joins.root(m_names.node(windows, p)));
            if (held == endings.end()) continue;
            another = another || std::ranges::any_of(held->second, [&, own = upn](const auto& e) {
                          return e.first == ending && e.second != own;
                      });
        }
        if (!another || m_names.claims(upn).empty()) m_names.connect(upn, windows, kNoTime, kNoTime, out);
    }
}

// A domain that was set up anew issues other SIDs from some day on; who has the same name in it is the same.
// Where two issuers are seen at one time, they are two domains.
void Conventions::addRebuiltDomains(std::vector<Edge>& out) const
{
    using Issuer = std::pair<std::string, std::string>; // domain, and the start of its SIDs
    std::map<Issuer, std::pair<Ticks, Ticks>> lives;
    std::unordered_map<Joins::Node, Issuer> issuers; // by account
    for (const auto& p : m_table.claims()) {
        const AccountKey& name = m_table.name(p.a);
        const AccountKey& account = m_table.parsed(p.b);
        const LinkEvidence& e = m_links[p.link];
        const bool full = name.kind == AccountKind::Windows && name.scope.find('.') != std::string::npos;
        const std::string issuer(sidAuthority(account.value));
        if (!full || issuer.empty() || e.from == kNoTime) continue;
        const auto [life, isNew] = lives.try_emplace({name.scope, issuer}, e.from, e.to);
        life->second = {std::min(life->second.first, e.from), std::max(life->second.second, e.to)};
        issuers.emplace(m_joins.root(p.b), Issuer{name.scope, issuer});
    }
    const auto s = static_cast<std::size_t>(Sort::Directory);
    for (Name n = 0; n < m_names.count(); ++n) {
        std::uint32_t last = NamePart::kNone;
        for (const NamePart& part : m_names.of(n)) {
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

} // namespace sightline::identity

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/evidence_table.h"

#include "core/base/text.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sightline::identity
{
namespace
{

// More partners than this of one sort, and an identifier is no account of one person: a template, a service
// in whose name many act.
constexpr std::size_t kCrowd = 8;

bool isNameKind(AccountKind kind)
{
    return kind == AccountKind::Upn || kind == AccountKind::Windows || kind == AccountKind::Name ||
           kind == AccountKind::Mail;
}

std::string keyText(AccountKind kind, std::string_view value, std::string_view scope)
{
    std::string out(accountKindWord(kind));
    out += '|';
    out += value;
    out += '|';
    out += scope;
    return out;
}

} // namespace

std::vector<std::string> EvidenceTable::keysOf(const EntityMap::Input& input)
{
    std::vector<std::string> out;
    const Code codes = input.accounts ? input.accounts->size() : 1;
    for (Code c = 1; c < codes; ++c)
        out.emplace_back(input.accounts->text(c));
    out.insert(out.end(), input.alertKeys.begin(), input.alertKeys.end());
    for (const LinkEvidence& l : input.links) {
        if (l.link.kind == LinkKind::Controller) continue;
        out.push_back(l.link.first);
        out.push_back(l.link.second);
    }
    for (const Identity& i : input.identities)
        out.insert(out.end(), i.keys.begin(), i.keys.end());
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    std::erase(out, std::string{});
    return out;
}

EvidenceTable::EvidenceTable(const EntityMap::Input& input)
    : m_keys(keysOf(input)), m_domains({m_keys, input.links, input.devices.get()})
{
    m_index.reserve(m_keys.size());
    m_parsed.reserve(m_keys.size());
    for (Key k = 0; k < m_keys.size(); ++k) {
        m_index.emplace(m_keys[k], k);
        m_parsed.push_back(parseAccountKey(m_keys[k]));
    }
    readEdits(input.edits);
    readNames();
    readLinks(input.links);
    dropCrowds();
}

EvidenceTable::Key EvidenceTable::find(std::string_view key) const
{
    const auto it = m_index.find(key);
    return it == m_index.end() ? kNone : it->second;
}

EvidenceTable::Name EvidenceTable::findName(const std::string& spelling) const
{
    const auto it = m_nameIndex.find(spelling);
    return it == m_nameIndex.end() ? kNone : it->second;
}

// A split takes an account out of all that came before it, merges by hand included.
void EvidenceTable::readEdits(const std::vector<IdentityEdit>& edits)
{
    m_detached.assign(m_keys.size(), false);
    for (const IdentityEdit& e : edits) {
        const Key first = find(e.first);
        if (first == kNone) continue;
        if (e.verb == IdentityEdit::Verb::Split) {
            m_detached[first] = true;
            std::erase_if(m_merges, [&](const auto& m) { return m.first == first || m.second == first; });
        } else if (const Key second = find(e.second); second != kNone) {
            m_merges.emplace_back(first, second);
        }
    }
}

// The spelling that stands for a name. A bare name belongs to the domain whose controller wrote it, else to
// the machine that did.
std::string EvidenceTable::nameTextOf(Key key) const
{
    const AccountKey& k = m_parsed[key];
    if (m_detached[key]) return m_keys[key] + "|apart";
    if (k.kind == AccountKind::Windows)
        return keyText(AccountKind::Windows, k.value, m_domains.spellingOf(k.scope));
    if (k.kind == AccountKind::Mail) return keyText(AccountKind::Upn, k.value, {});
    if (k.kind != AccountKind::Name || k.scope.empty()) return m_keys[key];
    if (const auto domain = m_domains.domainOfController(k.scope); !domain.empty())
        return keyText(AccountKind::Windows, k.value, domain);
    // Only hosts have one label; the scope of a cloud name is a tenant.
    if (k.scope.find('.') != std::string::npos) return m_keys[key];
    return keyText(AccountKind::Windows, k.value, k.scope);
}

void EvidenceTable::readNames()
{
    m_nameOf.assign(m_keys.size(), kNone);
    for (Key k = 0; k < m_keys.size(); ++k) {
        if (!isNameKind(m_parsed[k].kind)) continue;
        std::string text = nameTextOf(k);
        const auto [it, isNew] = m_nameIndex.emplace(text, static_cast<Name>(m_names.size()));
        if (isNew) {
            m_names.push_back(m_detached[k] ? m_parsed[k] : parseAccountKey(text));
            m_nameTexts.push_back(std::move(text));
        }
        m_nameOf[k] = it->second;
    }
}

bool EvidenceTable::takesPart(Key key) const
{
    if (key == kNone || m_detached[key]) return false;
    return m_parsed[key].kind != AccountKind::Sid || !isWellKnownSid(m_parsed[key].value);
}

void EvidenceTable::readLinks(const std::vector<LinkEvidence>& links)
{
    m_mailboxOnly.assign(m_keys.size(), true);
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        const AccountLink& l = links[i].link;
        if (l.kind == LinkKind::Controller) continue;
        Key a = find(l.first);
        Key b = find(l.second);
        if (!takesPart(a) || !takesPart(b)) continue;
        if (l.kind != LinkKind::Mailbox) m_mailboxOnly[a] = m_mailboxOnly[b] = false;
        if (!isName(a) && isName(b)) std::swap(a, b);
        if (isName(a) && isName(b)) {
            if (nameOf(a) != nameOf(b)) m_sameName.push_back({nameOf(a), nameOf(b), i});
        } else if (isName(a)) {
            (l.kind == LinkKind::Mail ? m_mailClaims : m_claims).push_back({nameOf(a), b, i});
        } else {
            m_sameAccount.push_back({a, b, i});
        }
    }
}

// Identifiers with a crowd of names of one kind, or of other identifiers of one kind, prove nothing.
void EvidenceTable::dropCrowds()
{
    std::map<std::pair<Key, AccountKind>, std::set<std::uint32_t>> partners;
    for (const Pair& p : m_claims)
        partners[{p.b, m_names[p.a].kind}].insert(p.a);
    for (const Pair& p : m_sameAccount) {
        partners[{p.a, m_parsed[p.b].kind}].insert(p.b);
        partners[{p.b, m_parsed[p.a].kind}].insert(p.a);
    }
    std::set<Key> crowded;
    for (const auto& [key, others] : partners) {
        if (others.size() > kCrowd) crowded.insert(key.first);
    }
    if (crowded.empty()) return;
    std::erase_if(m_claims, [&](const Pair& p) { return crowded.contains(p.b); });
    std::erase_if(m_mailClaims, [&](const Pair& p) { return crowded.contains(p.b); });
    std::erase_if(m_sameAccount,
                  [&](const Pair& p) { return crowded.contains(p.a) || crowded.contains(p.b); });
}

} // namespace sightline::identity

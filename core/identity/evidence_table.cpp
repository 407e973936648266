// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/evidence_table.h"

#include "core/base/text.h"

#include <algorithm>
#include <set>
#include <tuple>
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

EvidenceTable::EvidenceTable(const EntityMap::Input& input, const KeyNumbers& numbers)
    : m_numbers(numbers), m_domains({numbers, input.links, input.devices.get()})
{
    readEdits(input.edits);
    readNames();
    readLinks(input.links);
    dropCrowds();
}

EvidenceTable::Name EvidenceTable::findName(const std::string& spelling) const
{
    const auto it = m_nameIndex.find(spelling);
    return it == m_nameIndex.end() ? kNone : it->second;
}

// A split takes an account out of all that came before it, merges by hand included.
void EvidenceTable::readEdits(const std::vector<IdentityEdit>& edits)
{
    m_detached.assign(keyCount(), false);
    for (const IdentityEdit& e : edits) {
        const Key first = find(e.first);
        if (first == kNone || e.verb == IdentityEdit::Verb::Apart) continue;
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
    const AccountKey& k = m_numbers.parsed[key];
    if (m_detached[key]) return m_numbers.keys[key] + "|apart";
    if (k.kind == AccountKind::Windows)
        return keyText(AccountKind::Windows, k.value, m_domains.spellingOf(k.scope));
    if (k.kind == AccountKind::Mail) return keyText(AccountKind::Upn, k.value, {});
    if (k.kind != AccountKind::Name || k.scope.empty()) return m_numbers.keys[key];
    if (const auto domain = m_domains.domainOfController(k.scope); !domain.empty())
        return keyText(AccountKind::Windows, k.value, domain);
    // Only hosts have one label; the scope of a cloud name is a tenant.
    if (k.scope.find('.') != std::string::npos) return m_numbers.keys[key];
    return keyText(AccountKind::Windows, k.value, k.scope);
}

void EvidenceTable::readNames()
{
    m_nameOf.assign(keyCount(), kNone);
    for (Key k = 0; k < keyCount(); ++k) {
        if (!isNameKind(m_numbers.parsed[k].kind)) continue;
        std::string text = nameTextOf(k);
        const auto [it, isNew] = m_nameIndex.emplace(text, static_cast<Name>(m_names.size()));
        if (isNew) {
            m_names.push_back(m_detached[k] ? m_numbers.parsed[k] : parseAccountKey(text));
            m_nameTexts.push_back(std::move(text));
        }
        m_nameOf[k] = it->second;
    }
}

bool EvidenceTable::takesPart(Key key) const
{
    if (key == kNone || m_detached[key]) return false;
    return m_numbers.parsed[key].kind != AccountKind::Sid || !isWellKnownSid(m_numbers.parsed[key].value);
}

void EvidenceTable::readLinks(const std::vector<LinkEvidence>& links)
{
    m_mailboxOnly.assign(keyCount(), true);
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        const AccountLink& l = links[i].link;
        auto [a, b] = m_numbers.ends[i];
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
    std::vector<std::tuple<Key, AccountKind, std::uint32_t>> partners;
    for (const Pair& p : m_claims)
        partners.emplace_back(p.b, m_names[p.a].kind, p.a);
    for (const Pair& p : m_sameAccount) {
        partners.emplace_back(p.a, parsed(p.b).kind, p.b);
        partners.emplace_back(p.b, parsed(p.a).kind, p.a);
    }
    std::ranges::sort(partners);
    partners.erase(std::unique(partners.begin(), partners.end()), partners.end());
    std::set<Key> crowded;
    for (std::size_t i = kCrowd; i < partners.size(); ++i) {
        const auto& [key, kind, partner] = partners[i];
        const auto& [first, firstKind, other] = partners[i - kCrowd];
        if (key == first && kind == firstKind) crowded.insert(key);
    }
    if (crowded.empty()) return;
    std::erase_if(m_claims, [&](const Pair& p) { return crowded.contains(p.b); });
    std::erase_if(m_mailClaims, [&](const Pair& p) { return crowded.contains(p.b); });
    std::erase_if(m_sameAccount,
                  [&](const Pair& p) { return crowded.contains(p.a) || crowded.contains(p.b); });
}

} // namespace sightline::identity

// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence in the resolver's terms: keys by number, names that several keys spell as one, who claims them.
// What names nobody for certain (built-in accounts, keys tied to a crowd of others, accounts split off by
// hand) takes no part. One thread.
#pragma once

#include "core/identity/domain_names.h"
#include "core/identity/key_numbers.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::identity
{

class EvidenceTable
{
public:
    using Key = std::uint32_t;
    using Name = std::uint32_t;
    static constexpr std::uint32_t kNone = KeyNumbers::kNone;

    // Two identifiers, an identifier and a name, or two names; `link` is into the input.
    struct Pair {
        std::uint32_t a = 0, b = 0;
        std::uint32_t link = 0;
    };

    // numbers must outlive the table.
    EvidenceTable(const EntityMap::Input& input, const KeyNumbers& numbers);

    [[nodiscard]] std::size_t keyCount() const { return m_numbers.keys.size(); }

    [[nodiscard]] const AccountKey& parsed(Key key) const { return m_numbers.parsed[key]; }

    [[nodiscard]] Key find(std::string_view key) const { return m_numbers.find(key); } // kNone

    // The first end of a link, as a key.
    [[nodiscard]] Key firstOf(std::uint32_t link) const { return m_numbers.ends[link][0]; }

    [[nodiscard]] bool isName(Key key) const { return m_nameOf[key] != kNone; }

    [[nodiscard]] Name nameOf(Key key) const { return m_nameOf[key]; } // kNone: an identifier

    [[nodiscard]] std::size_t nameCount() const { return m_names.size(); }

    [[nodiscard]] const AccountKey& name(Name name) const { return m_names[name]; }

    [[nodiscard]] Name findName(const std::string& spelling) const; // kNone

    // Whether the key is written as its name is, not in another spelling.
    [[nodiscard]] bool isSpelling(Key key) const { return m_numbers.keys[key] == m_nameTexts[m_nameOf[key]]; }

    // Key and key; name and key of its claimant; name and name. Addresses from directory rows apart.
    [[nodiscard]] const std::vector<Pair>& sameAccount() const { return m_sameAccount; }

    [[nodiscard]] const std::vector<Pair>& claims() const { return m_claims; }

    [[nodiscard]] const std::vector<Pair>& mailClaims() const { return m_mailClaims; }

    [[nodiscard]] const std::vector<Pair>& sameName() const { return m_sameName; }

    [[nodiscard]] bool takesPart(Key key) const; // in joining: it is no built-in account and not split off

    // Identifiers that mailbox records alone hold: Exchange's own.
    [[nodiscard]] bool isMailboxSid(Key key) const { return m_mailboxOnly[key]; }

    // Merges that no later split has undone, as keys.
    [[nodiscard]] const std::vector<std::pair<Key, Key>>& merges() const { return m_merges; }

    [[nodiscard]] const DomainNames& domains() const { return m_domains; }

private:
    [[nodiscard]] std::string nameTextOf(Key key) const;
    void readEdits(const std::vector<IdentityEdit>& edits);
    void readNames();
    void readLinks(const std::vector<LinkEvidence>& links);
    void dropCrowds();

    const KeyNumbers& m_numbers;
    DomainNames m_domains;
    std::vector<bool> m_detached;
    std::vector<Name> m_nameOf;
    std::vector<AccountKey> m_names;
    std::vector<std::string> m_nameTexts;
    std::unordered_map<std::string, Name> m_nameIndex;
    std::vector<Pair> m_sameAccount, m_claims, m_mailClaims, m_sameName;
    std::vector<bool> m_mailboxOnly;
    std::vector<std::pair<Key, Key>> m_merges;
};

} // namespace sightline::identity

// SPDX-License-Identifier: GPL-3.0-or-later
// One domain, two spellings: THESHIRE and theshire.local. Which belong together is read from evidence: both
// beside one domain's SIDs, a machine account and the full name of that machine, and last the same first
// label. A short name that stands for several domains stays by itself. One thread.
#pragma once

#include "core/identity/key_numbers.h"
#include "core/model/account_key.h"
#include "core/model/identity.h"
#include "core/table/dictionary.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace sightline::identity
{

class DomainNames
{
public:
    struct Input {
        const KeyNumbers& numbers;
        std::span<const LinkEvidence> links;
        const Dictionary* devices = nullptr; // may be null
    };

    explicit DomainNames(const Input& input);

    // The spelling that stands for all of them; the domain itself if there is no other.
    [[nodiscard]] std::string_view spellingOf(std::string_view domain) const;
    // The domain (its spelling as above) that a host answers for as controller; "" if it does not.
    [[nodiscard]] std::string_view domainOfController(std::string_view host) const;

private:
    using Names = std::set<std::string, std::less<>>;
    using Candidates = std::map<std::string, Names, std::less<>>; // short name -> full names

    void readHosts(const Dictionary& devices);
    [[nodiscard]] Candidates byAuthority(const KeyNumbers& numbers) const;
    [[nodiscard]] Candidates byMachine(const Names& machines) const;
    [[nodiscard]] Candidates byLabel() const;
    void accept(const Candidates& candidates);
    void readControllers(std::span<const LinkEvidence> links);
    void guessControllers(std::span<const AccountKey> keys);

    Names m_known;                                          // domains of account keys, folded
    std::map<std::string, Names, std::less<>> m_hosts;      // host -> full domains it is written with
    std::map<std::string, std::string, std::less<>> m_full; // short name -> full name
    Names m_settled;                                        // short names that evidence has decided about
    std::map<std::string, std::string, std::less<>> m_controllers;
};

} // namespace sightline::identity

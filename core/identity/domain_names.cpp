// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/domain_names.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sightline::identity
{
namespace
{

bool isFull(std::string_view domain)
{
    return domain.find('.') != std::string_view::npos;
}

// "dom|x|" or "host|x|" -> x.
std::string_view nameOf(std::string_view key)
{
    const auto from = key.find('|') + 1;
    return key.substr(from, key.size() - from - 1);
}

} // namespace

DomainNames::DomainNames(const Input& input)
{
    Names machines; // machine|domain
    for (const AccountKey& key : input.numbers.parsed) {
        if (key.kind != AccountKind::Windows || key.scope.empty()) continue;
        m_known.insert(key.scope);
        if (isMachineName(key.value)) machines.insert(key.value + '|' + key.scope);
    }
    for (const LinkEvidence& l : input.links) {
        if (l.link.kind == LinkKind::Controller) m_known.insert(std::string(nameOf(l.link.second)));
    }
    if (input.devices != nullptr) readHosts(*input.devices);
    accept(byAuthority(input.numbers));
    accept(byMachine(machines));
    accept(byLabel());
    readControllers(input.links);
    guessControllers(input.numbers.parsed);
}

void DomainNames::readHosts(const Dictionary& devices)
{
    for (Code c = 1; c < devices.size(); ++c) {
        const std::string_view name = trim(devices.text(c));
        const auto dot = name.find('.');
        const bool address = !name.empty() && name.back() >= '0' && name.back() <= '9';
        if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size() || address) continue;
        m_hosts[fold(name.substr(0, dot))].insert(fold(name.substr(dot + 1)));
    }
}

// Domains that stand beside SIDs of one issuer are one domain.
DomainNames::Candidates DomainNames::byAuthority(const KeyNumbers& numbers) const
{
    std::map<std::string, Names, std::less<>> domains; // issuer -> spellings
    for (auto [a, b] : numbers.ends) {
        if (a == KeyNumbers::kNone || b == KeyNumbers::kNone) continue;
        if (numbers.parsed[a].kind != AccountKind::Sid) std::swap(a, b);
        const AccountKey& sid = numbers.parsed[a];
        const AccountKey& name = numbers.parsed[b];
        if (sid.kind != AccountKind::Sid || name.kind != AccountKind::Windows) continue;
        const std::string_view issuer = sidAuthority(sid.value);
        if (issuer.empty()) continue;
        auto known = domains.find(issuer);
        if (known == domains.end()) known = domains.emplace(issuer, Names{}).first;
        known->second.insert(name.scope);
    }
    Candidates out;
    for (const auto& [issuer, names] : domains) {
        for (const std::string& name : names) {
            if (isFull(name)) continue;
            std::ranges::copy_if(names, std::inserter(out[name], out[name].end()), isFull);
        }
    }
    return out;
}

// WS5$ of THESHIRE on a host that is written ws5.theshire.local. Only hosts of one full name tell.
DomainNames::Candidates DomainNames::byMachine(const Names& machines) const
{
    Candidates out;
    for (const std::string& machine : machines) {
        const auto dollar = machine.find("$|");
        const std::string domain = machine.substr(dollar + 2);
        const auto host = m_hosts.find(std::string_view(machine).substr(0, dollar));
        if (isFull(domain) || host == m_hosts.end() || host->second.size() != 1) continue;
        out[domain].insert(*host->second.begin());
    }
    return out;
}

DomainNames::Candidates DomainNames::byLabel() const
{
    Names full;
    std::ranges::copy_if(m_known, std::inserter(full, full.end()), isFull);
    for (const auto& [host, domains] : m_hosts)
        full.insert(domains.begin(), domains.end());
    Candidates out;
    for (const std::string& domain : full)
        out[domain.substr(0, domain.find('.'))].insert(domain);
    // A machine may be named as a domain's first label.
    std::erase_if(out, [&](const auto& c) { return m_hosts.contains(c.first); });
    return out;
}

// One full name for a short one; what evidence leaves open stays open for weaker evidence only if it said
// nothing at all.
void DomainNames::accept(const Candidates& candidates)
{
    Names taken;
    for (const auto& [name, full] : m_full)
        taken.insert(full);
    for (const auto& [name, full] : candidates) {
        if (full.empty() || !m_known.contains(name) || m_settled.contains(name)) continue;
        m_settled.insert(name);
        if (full.size() == 1 && !taken.contains(*full.begin())) m_full.emplace(name, *full.begin());
    }
}

std::string_view DomainNames::spellingOf(std::string_view domain) const
{
    const auto it = m_full.find(domain);
    return it == m_full.end() ? domain : std::string_view(it->second);
}

void DomainNames::readControllers(std::span<const LinkEvidence> links)
{
    std::map<std::string, Names, std::less<>> domains;
    for (const LinkEvidence& l : links) {
        if (l.link.kind == LinkKind::Controller)
            domains[std::string(nameOf(l.link.first))].insert(std::string(spellingOf(nameOf(l.link.second))));
    }
    for (const auto& [host, names] : domains) {
        if (names.size() == 1) m_controllers.emplace(host, *names.begin());
    }
}

// A host that checks names without a domain, and nearly all of them are names of its own domain, is a
// controller whose Kerberos events are not in the case: other machines check their own accounts alone.
void DomainNames::guessControllers(std::span<const AccountKey> keys)
{
    constexpr std::size_t kLeast = 3;
    std::set<std::pair<std::string, std::string>> accounts; // (domain as spelled, name)
    std::map<std::string, Names> bare;                      // host -> names
    for (const AccountKey& key : keys) {
        if (key.kind == AccountKind::Name) bare[key.scope].insert(key.value);
    }
    if (bare.empty()) return;
    for (const AccountKey& key : keys) {
        if (key.kind == AccountKind::Windows) accounts.emplace(spellingOf(key.scope), key.value);
    }
    for (const auto& [host, names] : bare) {
        const auto domains = m_hosts.find(host);
        if (m_controllers.contains(host) || domains == m_hosts.end() || domains->second.size() != 1) continue;
        const std::string& domain = *domains->second.begin();
        std::size_t known = 0;
        std::size_t local = 0;
        for (const std::string& name : names) {
            known += accounts.contains({domain, name}) ? 1 : 0;
            local += accounts.contains({host, name}) ? 1 : 0;
        }
        if (known >= kLeast && local == 0 && known * 5 >= names.size() * 4)
            m_controllers.emplace(host, domain);
    }
}

std::string_view DomainNames::domainOfController(std::string_view host) const
{
    const auto it = m_controllers.find(host);
    return it == m_controllers.end() ? std::string_view{} : std::string_view(it->second);
}

} // namespace sightline::identity

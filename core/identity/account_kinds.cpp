// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/account_kinds.h"

#include "core/base/resources.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace sightline::identity
{
namespace
{

constexpr std::array<std::string_view, 9> kSystemDomains{
    "nt authority",       "window manager", "font driver host", "nt service",   "builtin",
    "nt virtual machine", "iis apppool",    "nt-autorität",     "virtual users"};

EntityKind kindWord(std::string_view word)
{
    if (word == "machine") return EntityKind::Machine;
    return word == "system" ? EntityKind::System : EntityKind::Service;
}

} // namespace

AccountKinds::AccountKinds()
{
    for (const auto& row : resourceTable("maps/account_kinds.tsv")) {
        if (row.size() < 2 || row[0].empty()) continue;
        const bool open = row[0].back() == '*';
        m_patterns.push_back(
            {fold(open ? row[0].substr(0, row[0].size() - 1) : row[0]), open, kindWord(row[1])});
    }
    // Records write these names in the machine's language, or not at all.
    for (const auto& row : resourceTable("maps/well_known_sids.tsv")) {
        if (row.size() < 3 || row[0].find('*') != std::string_view::npos) continue;
        if (row[2] == "system" || row[2] == "service" || row[2] == "anonymous")
            m_builtIn.emplace(fold(row[0]), "NT AUTHORITY\\" + std::string(row[1]));
    }
}

std::string_view AccountKinds::builtInName(std::string_view foldedSid) const
{
    const auto it = m_builtIn.find(std::string(foldedSid));
    return it == m_builtIn.end() ? std::string_view{} : std::string_view(it->second);
}

EntityKind AccountKinds::kindOfName(std::string_view name) const
{
    if (isMachineName(name)) return EntityKind::Machine;
    for (const Pattern& p : m_patterns) {
        if (p.open ? name.starts_with(p.name) : name == p.name) return p.kind;
    }
    return EntityKind::Person;
}

// A machine that was renamed stays a machine whatever its name is now.
EntityKind AccountKinds::kindOf(std::span<const AccountKey> keys) const
{
    EntityKind named = EntityKind::Person;
    bool applications = !keys.empty();
    for (const AccountKey& k : keys) {
        applications = applications && k.kind == AccountKind::Application;
        if (k.kind == AccountKind::Sid && isWellKnownSid(k.value)) return EntityKind::System;
        if (std::ranges::find(kSystemDomains, k.scope) != kSystemDomains.end()) return EntityKind::System;
        const bool isName = k.kind == AccountKind::Windows || k.kind == AccountKind::Name ||
                            k.kind == AccountKind::Upn || k.kind == AccountKind::Mail;
        if (!isName || named == EntityKind::Machine) continue;
        const std::string_view local = std::string_view(k.value).substr(0, k.value.find('@'));
        if (const EntityKind kind = kindOfName(local); kind != EntityKind::Person) named = kind;
    }
    return applications ? EntityKind::Application : named;
}

} // namespace sightline::identity

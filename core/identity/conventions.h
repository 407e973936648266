// SPDX-License-Identifier: GPL-3.0-or-later
// What no record says but can hardly be otherwise: the address of one person alone, the name that Windows
// gives every account of a domain, a domain that was set up anew. One thread.
#pragma once

#include "core/identity/name_parts.h"

#include <vector>

namespace sightline::identity
{

class Conventions
{
public:
    // joins: as evidence left them.
    Conventions(const EvidenceTable& table, const NameParts& names, const Joins& joins,
                const std::vector<LinkEvidence>& links)
        : m_table(table), m_names(names), m_joins(joins), m_links(links)
    {
    }

    [[nodiscard]] std::vector<Joins::Edge> edges() const;

private:
    void addMail(std::vector<Joins::Edge>& out) const;
    void addImplicitUpns(std::vector<Joins::Edge>& out) const;
    void addRebuiltDomains(std::vector<Joins::Edge>& out) const;

    const EvidenceTable& m_table;
    const NameParts& m_names;
    const Joins& m_joins;
    const std::vector<LinkEvidence>& m_links;
};

} // namespace sightline::identity

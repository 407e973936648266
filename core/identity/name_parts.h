// SPDX-License-Identifier: GPL-3.0-or-later
// The names of a case with their holders over time, as nodes among the joins: each part of a name is a node.
// One thread.
#pragma once

#include "core/identity/evidence_table.h"
#include "core/identity/joins.h"
#include "core/identity/name_holders.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace sightline::identity
{

[[nodiscard]] bool isHolder(std::uint32_t holder); // an account, neither nobody nor several
// Whether a time lies in a part; without a date it lies in all.
[[nodiscard]] bool lies(const NamePart& part, Ticks from, Ticks to);

class NameParts
{
public:
    using Name = EvidenceTable::Name;
    using Edge = Joins::Edge;

    // Adds a node for every part, after the nodes of the keys, and joins it to the account that has it.
    NameParts(const EvidenceTable& table, const std::vector<LinkEvidence>& links, Joins& joins);

    [[nodiscard]] std::size_t count() const { return m_parts.size(); }

    [[nodiscard]] const std::vector<NamePart>& of(Name name) const { return m_parts[name]; }

    [[nodiscard]] const std::vector<Claim>& claims(Name name) const { return m_claims[name]; }

    [[nodiscard]] Joins::Node node(Name name, std::size_t part) const { return m_firstPart[name] + part; }

    [[nodiscard]] Joins::Node lastNode(Name name) const { return node(name, m_parts[name].size() - 1); }

    // By account, of those with dated names.
    [[nodiscard]] const std::unordered_map<std::uint32_t, Life>& lives() const { return m_lives; }

    // The name whose part a node is; kNone: the node is a key.
    [[nodiscard]] Name nameOfNode(Joins::Node node) const;
    // The node of a key; of a name its last part.
    [[nodiscard]] Joins::Node nodeOf(EvidenceTable::Key key) const;

    // The sort whose holder has the part: the first that was seen in it, else the first that keeps it.
    [[nodiscard]] std::size_t deciding(Name name, const NamePart& part) const;
    [[nodiscard]] bool isContested(Name name, const NamePart& part) const;

    // Edges between the parts of two names that lie in a time, contested ones aside.
    void connect(Name a, Name b, Ticks from, Ticks to, std::vector<Edge>& out) const;

    // Where all who contested a name turned out to be one, it is theirs.
    void settleContests(Joins& joins);

private:
    void readClaims(const std::vector<LinkEvidence>& links, const Joins& joins);
    void boundByCreation();
    void boundBySuccessions();
    void boundByRenames();
    [[nodiscard]] std::span<const Bound> boundsOf(Name name) const;
    void endBySuccessors();
    [[nodiscard]] Sort sortOf(EvidenceTable::Key key) const;
    [[nodiscard]] std::string logOf(const Holder& holder) const;

    const EvidenceTable& m_table;
    std::vector<std::vector<Claim>> m_claims; // by name
    std::unordered_map<Name, std::vector<Bound>> m_bounds;
    std::unordered_map<std::uint32_t, Life> m_lives;    // by account
    std::unordered_map<std::uint32_t, Ticks> m_created; // accounts of whose making there is a record
    std::map<std::string, Life> m_logs;                 // by what issues the identifiers of a sort
    std::vector<std::vector<NamePart>> m_parts;
    std::vector<Joins::Node> m_firstPart;
};

} // namespace sightline::identity

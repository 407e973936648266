// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of nodes joined by edges, tier by tier: what a tier would wrongly join, it does not join at all. Nodes
// that are accounts of a directory (a domain, a machine, a tenant) make a join wrong when two accounts of one
// directory would become one. The result does not depend on the order of edges. One thread.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace sightline::identity
{

class Joins
{
public:
    using Node = std::uint32_t;

    struct Edge {
        Node a = 0, b = 0;

        auto operator<=>(const Edge&) const = default;
    };

    [[nodiscard]] Node add(); // the next number

    // `directory` issued the node's identifier.
    void setDirectory(Node node, std::uint32_t directory) { m_accounts.push_back({node, directory}); }

    void join(Node a, Node b);
    // Sets as they are now are accounts: later tiers keep those of one directory apart.
    void freeze();
    // Joins what may be joined; what is refused comes back, one list for each set that would have been wrong.
    [[nodiscard]] std::vector<std::vector<Edge>> joinTier(const std::vector<Edge>& edges);

    [[nodiscard]] Node root(Node node) const;

private:
    struct Account {
        Node node = 0;
        std::uint32_t directory = 0;
    };

    std::vector<Node> m_parent;
    std::vector<Account> m_accounts;
    std::vector<Node> m_frozen; // by account: the set it was in at freeze()
};

} // namespace sightline::identity

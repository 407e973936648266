// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/joins.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace sightline::identity
{
namespace
{

Joins::Node rootIn(std::vector<Joins::Node>& parent, Joins::Node node)
{
    while (parent[node] != node)
        node = parent[node] = parent[parent[node]];
    return node;
}

// The smaller number stays the root: no trace of the order of joins.
void joinIn(std::vector<Joins::Node>& parent, Joins::Node a, Joins::Node b)
{
    a = rootIn(parent, a);
    b = rootIn(parent, b);
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
}

} // namespace

Joins::Node Joins::add()
{
    const auto node = static_cast<Node>(m_parent.size());
    m_parent.push_back(node);
    return node;
}

void Joins::join(Node a, Node b)
{
    joinIn(m_parent, a, b);
}

Joins::Node Joins::root(Node node) const
{
    while (m_parent[node] != node)
        node = m_parent[node];
    return node;
}

void Joins::freeze()
{
    m_frozen.clear();
    for (const Account& a : m_accounts)
        m_frozen.push_back(rootIn(m_parent, a.node));
}

std::vector<std::vector<Joins::Edge>> Joins::joinTier(const std::vector<Edge>& edges)
{
    std::vector<Node> wanted = m_parent;
    for (const Edge& e : edges)
        joinIn(wanted, e.a, e.b);
    // (set, directory, account): two accounts beside each other make the set wrong.
    std::vector<std::tuple<Node, std::uint32_t, Node>> held;
    held.reserve(m_accounts.size());
    for (std::size_t i = 0; i < m_accounts.size(); ++i)
        held.emplace_back(rootIn(wanted, m_accounts[i].node), m_accounts[i].directory, m_frozen[i]);
    std::ranges::sort(held);
    std::map<Node, std::vector<Edge>> refused;
    for (std::size_t i = 1; i < held.size(); ++i) {
        const auto& [set, directory, account] = held[i];
        const auto& [lastSet, lastDirectory, lastAccount] = held[i - 1];
        // By hand, accounts of one directory may be joined already: that is no fault of this tier.
        if (set == lastSet && directory == lastDirectory && account != lastAccount &&
            root(account) != root(lastAccount))
            refused.try_emplace(set);
    }
    for (const Edge& e : edges) {
        const auto wrong = refused.find(rootIn(wanted, e.a));
        if (wrong == refused.end()) {
            join(e.a, e.b);
        } else if (root(e.a) != root(e.b)) {
            wrong->second.push_back(e);
        }
    }
    std::vector<std::vector<Edge>> out;
    for (auto& [set, list] : refused) {
        std::ranges::sort(list);
        if (!list.empty()) out.push_back(std::move(list));
    }
    return out;
}

} // namespace sightline::identity

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/peers.h"

#include "core/analytics/score/exact_math.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace sightline::analytics
{
namespace
{

constexpr double kLeastAlike = 0.05; // cosine

struct Weighed {
    std::uint32_t trait = 0;
    double weight = 0; // of a unit vector
};

class PeerFinder
{
public:
    explicit PeerFinder(const std::vector<Traits>& traits) : m_vectors(traits.size())
    {
        for (const Traits& user : traits) {
            for (const std::string& t : user)
                m_traits.try_emplace(t, 0);
        }
        std::uint32_t next = 0;
        for (auto& [text, number] : m_traits) {
            number = next++;
            m_texts.push_back(text);
        }
        m_holders.resize(m_texts.size());
        for (std::uint32_t u = 0; u < traits.size(); ++u) {
            for (const std::string& t : traits[u]) {
                auto& holders = m_holders[m_traits.at(t)];
                if (holders.empty() || holders.back() != u) holders.push_back(u);
            }
        }
        weigh();
    }

    [[nodiscard]] std::vector<PeerGroup> run() const
    {
        std::vector<PeerGroup> out;
        out.reserve(m_vectors.size());
        for (std::uint32_t u = 0; u < m_vectors.size(); ++u)
            out.push_back(peersOf(u));
        return out;
    }

private:
    // What everybody or nobody else has tells nothing.
    void weigh()
    {
        const auto users = static_cast<double>(m_vectors.size());
        for (std::uint32_t t = 0; t < m_holders.size(); ++t) {
            const auto holders = static_cast<double>(m_holders[t].size());
            if (holders < 2) continue;
            const double weight = exactLog2(users / holders);
            if (weight <= 0) continue;
            for (const std::uint32_t u : m_holders[t])
                m_vectors[u].push_back({t, weight});
        }
        for (auto& vector : m_vectors) {
            double square = 0;
            for (const Weighed& w : vector)
                square += w.weight * w.weight;
            if (square <= 0) continue;
            const double length = exactExp2(exactLog2(square) / 2);
            for (Weighed& w : vector)
                w.weight /= length;
        }
    }

    [[nodiscard]] PeerGroup peersOf(std::uint32_t user) const
    {
        std::vector<std::pair<double, std::uint32_t>> near;
        for (const std::uint32_t other : candidatesOf(user)) {
            double alike = 0;
            for (const Weighed& w : m_vectors[user])
                alike += w.weight * weightOf(other, w.trait);
            if (alike >= kLeastAlike) near.emplace_back(-alike, other);
        }
        const std::size_t kept = std::min(kMostPeers, near.size());
        std::ranges::partial_sort(near, near.begin() + static_cast<std::ptrdiff_t>(kept));
        PeerGroup out;
        for (std::size_t i = 0; i < kept; ++i)
            out.peers.push_back(near[i].second);
        out.shared = sharedWith(user, out.peers);
        return out;
    }

    // Who shares a trait that not too many have; if there is none, the rarest.
    [[nodiscard]] std::vector<std::uint32_t> candidatesOf(std::uint32_t user) const
    {
        constexpr std::size_t kMany = 1000;
        constexpr std::size_t kEnough = 2000; // the rarest traits come first
        std::vector<std::uint32_t> byHolders;
        for (const Weighed& w : m_vectors[user])
            byHolders.push_back(w.trait);
        std::ranges::sort(byHolders, {}, [&](std::uint32_t t) { return std::pair(m_holders[t].size(), t); });
        std::vector<std::uint32_t> out;
        for (const std::uint32_t t : byHolders) {
            if (out.size() >= kEnough || (m_holders[t].size() > kMany && !out.empty())) break;
            out.insert(out.end(), m_holders[t].begin(), m_holders[t].end());
        }
        std::ranges::sort(out);
        out.erase(std::ranges::unique(out).begin(), out.end());
        std::erase(out, user);
        return out;
    }

    [[nodiscard]] double weightOf(std::uint32_t user, std::uint32_t trait) const
    {
        const auto& vector = m_vectors[user];
        const auto at = std::ranges::lower_bound(vector, trait, {}, &Weighed::trait);
        return at == vector.end() || at->trait != trait ? 0 : at->weight;
    }

    // What at least half of the peers have too.
    [[nodiscard]] std::vector<std::string> sharedWith(std::uint32_t user,
                                                      const std::vector<std::uint32_t>& peers) const
    {
        std::vector<Weighed> common;
        for (const Weighed& w : m_vectors[user]) {
            const auto n =
                std::ranges::count_if(peers, [&](std::uint32_t p) { return weightOf(p, w.trait) > 0; });
            if (static_cast<std::size_t>(n) * 2 >= peers.size() && n > 0) common.push_back(w);
        }
        std::ranges::sort(common, {}, [](const Weighed& w) { return std::pair(-w.weight, w.trait); });
        std::vector<std::string> out;
        for (const Weighed& w : common)
            out.emplace_back(m_texts[w.trait]);
        return out;
    }

    std::map<std::string_view, std::uint32_t> m_traits;
    std::vector<std::string_view> m_texts;             // by trait, ascending
    std::vector<std::vector<std::uint32_t>> m_holders; // by trait
    std::vector<std::vector<Weighed>> m_vectors;       // by user, by trait
};

} // namespace

std::vector<PeerGroup> findPeers(const std::vector<Traits>& traits)
{
    return PeerFinder(traits).run();
}

} // namespace sightline::analytics

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/peers.h"

#include "core/analytics/score/exact_math.h"

#include <algorithm>

namespace sightline::analytics
{
namespace
{

constexpr double kLeastAlike = 0.05;  // cosine
constexpr std::size_t kCommon = 1000; // holders: what more have finds nobody, and only orders who is found
constexpr std::size_t kNear = 200;    // found by rarer traits, and compared in all
constexpr std::size_t kChunk = 64;    // users that a worker takes at once

// In steps of a quarter: one who joins or leaves does not put everybody's peers in another order.
double stepped(double weight)
{
    constexpr double kSteps = 4;
    return static_cast<double>(static_cast<std::int64_t>(weight * kSteps)) / kSteps;
}

struct Weighed {
    std::uint32_t number = 0; // of a trait, or of a user that has it
    double weight = 0;        // of a unit vector
};

class PeerFinder
{
public:
    PeerFinder(const std::vector<Traits>& traits, std::uint32_t named)
        : m_named(named), m_vectors(traits.size())
    {
        std::uint32_t count = 0;
        for (const Traits& user : traits) {
            for (const std::uint32_t t : user)
                count = std::max(count, t + 1);
        }
        m_holders.resize(count);
        for (std::uint32_t u = 0; u < traits.size(); ++u) {
            for (const std::uint32_t t : traits[u])
                m_holders[t].push_back({u, 0});
        }
        weigh();
    }

    [[nodiscard]] std::vector<PeerGroup> run(Workers* workers) const
    {
        std::vector<PeerGroup> out(m_vectors.size());
        std::vector<Found> found(widthOf(workers));
        // Nothing in it fails.
        (void)forEach(workers, (out.size() + kChunk - 1) / kChunk,
                      [&](std::size_t chunk, unsigned w) -> Result<> {
                          const std::size_t end = std::min(out.size(), (chunk + 1) * kChunk);
                          for (std::size_t u = chunk * kChunk; u < end; ++u)
                              out[u] = peersOf(static_cast<std::uint32_t>(u), found[w]);
                          return {};
                      });
        return out;
    }

private:
    // How alike others are to one user, and who they are.
    struct Found {
        std::vector<double> alike; // by user; 0 but for those found
        std::vector<std::uint32_t> users;
    };

    // What nearly everybody or nobody else has tells nothing.
    void weigh()
    {
        const auto users = static_cast<double>(m_vectors.size());
        for (std::uint32_t t = 0; t < m_holders.size(); ++t) {
            const auto holders = static_cast<double>(m_holders[t].size());
            if (holders < 2) continue;
            const double weight = stepped(exactLog2(users / holders));
            if (weight <= 0) continue;
            for (const Weighed& h : m_holders[t])
                m_vectors[h.number].push_back({t, weight});
        }
        std::vector<std::size_t> next(m_holders.size(), 0);
        for (auto& vector : m_vectors) {
            double square = 0;
            for (const Weighed& w : vector)
                square += w.weight * w.weight;
            const double length = square > 0 ? exactExp2(exactLog2(square) / 2) : 1;
            for (Weighed& w : vector) {
                w.weight /= length;
                m_holders[w.number][next[w.number]++].weight = w.weight;
            }
        }
    }

    [[nodiscard]] PeerGroup peersOf(std::uint32_t user, Found& found) const
    {
        find(user, found);
        std::vector<std::pair<double, std::uint32_t>> near;
        for (const std::uint32_t other : found.users)
            near.emplace_back(-found.alike[other], other);
        keepNearest(near, kNear);
        for (auto& [alike, other] : near)
            alike -= commonAlike(user, other);
        std::erase_if(near, [](const auto& n) { return -n.first < kLeastAlike; });
        keepNearest(near, kMostPeers);
        for (const std::uint32_t other : found.users)
            found.alike[other] = 0;
        found.users.clear();
        PeerGroup out;
        for (const auto& [alike, other] : near)
            out.peers.push_back(other);
        out.shared = sharedWith(user, out.peers);
        return out;
    }

    static void keepNearest(std::vector<std::pair<double, std::uint32_t>>& near, std::size_t most)
    {
        const std::size_t kept = std::min(most, near.size());
        std::ranges::partial_sort(near, near.begin() + static_cast<std::ptrdiff_t>(kept));
        near.resize(kept);
    }

    [[nodiscard]] bool isCommon(std::uint32_t trait) const { return m_holders[trait].size() > kCommon; }

    // By the traits that are not common; if there are none, who shares the rarest.
    void find(std::uint32_t user, Found& found) const
    {
        found.alike.resize(m_vectors.size(), 0);
        const auto add = [&](const Weighed& holder, double weight) {
            if (holder.number == user) return;
            if (found.alike[holder.number] == 0) found.users.push_back(holder.number);
            found.alike[holder.number] += holder.weight * weight;
        };
        for (const Weighed& w : m_vectors[user]) {
            if (isCommon(w.number)) continue;
            for (const Weighed& holder : m_holders[w.number])
                add(holder, w.weight);
        }
        if (!found.users.empty() || m_vectors[user].empty()) return;
        const auto rarest = std::ranges::min_element(
            m_vectors[user], {}, [&](const Weighed& w) { return m_holders[w.number].size(); });
        for (const Weighed& holder : m_holders[rarest->number]) {
            if (holder.number != user) found.users.push_back(holder.number);
        }
    }

    // What common traits add.
    [[nodiscard]] double commonAlike(std::uint32_t user, std::uint32_t other) const
    {
        double out = 0;
        for (const Weighed& w : m_vectors[user]) {
            if (isCommon(w.number)) out += w.weight * weightOf(other, w.number);
        }
        return out;
    }

    [[nodiscard]] double weightOf(std::uint32_t user, std::uint32_t trait) const
    {
        const auto& vector = m_vectors[user];
        const auto at = std::ranges::lower_bound(vector, trait, {}, &Weighed::number);
        return at == vector.end() || at->number != trait ? 0 : at->weight;
    }

    // What at least half of the peers have too.
    [[nodiscard]] std::vector<std::uint32_t> sharedWith(std::uint32_t user,
                                                        const std::vector<std::uint32_t>& peers) const
    {
        std::vector<Weighed> common;
        for (const Weighed& w : m_vectors[user]) {
            if (w.number >= m_named) break;
            const auto n =
                std::ranges::count_if(peers, [&](std::uint32_t p) { return weightOf(p, w.number) > 0; });
            if (static_cast<std::size_t>(n) * 2 >= peers.size() && n > 0) common.push_back(w);
        }
        std::ranges::sort(common, {}, [](const Weighed& w) { return std::pair(-w.weight, w.number); });
        std::vector<std::uint32_t> out;
        for (const Weighed& w : common)
            out.push_back(w.number);
        return out;
    }

    std::uint32_t m_named;
    std::vector<std::vector<Weighed>> m_holders; // by trait: users, ascending
    std::vector<std::vector<Weighed>> m_vectors; // by user: traits, ascending
};

} // namespace

std::vector<PeerGroup> findPeers(const std::vector<Traits>& traits, std::uint32_t named, Workers* workers)
{
    return PeerFinder(traits, named).run(workers);
}

} // namespace sightline::analytics

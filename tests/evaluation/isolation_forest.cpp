// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluation/isolation_forest.h"

#include <algorithm>
#include <cmath>

namespace sightline::evaluation
{
namespace
{

constexpr std::size_t kTrees = 100;
constexpr std::size_t kSample = 256;
constexpr int kDeepest = 8; // log2 of the sample

// Mean depth of a search in a binary tree of so many leaves.
double depthOf(double n)
{
    return n <= 1 ? 0 : 2 * (std::log(n - 1) + 0.5772156649) - 2 * (n - 1) / n;
}

} // namespace

IsolationForest::IsolationForest(const std::vector<Features>& rows, std::uint64_t seed) : m_random(seed)
{
    if (rows.empty()) return;
    std::vector<std::uint32_t> all(rows.size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        all[i] = i;
    const std::size_t n = std::min(kSample, rows.size());
    m_usualDepth = std::max(1.0, depthOf(static_cast<double>(n)));
    for (std::size_t t = 0; t < kTrees; ++t) {
        std::vector<std::uint32_t> sample;
        std::ranges::sample(all, std::back_inserter(sample), static_cast<std::ptrdiff_t>(n), m_random);
        Tree tree;
        (void)grow(tree, rows, std::move(sample), 0);
        m_trees.push_back(std::move(tree));
    }
}

std::uint32_t IsolationForest::grow(Tree& tree, const std::vector<Features>& rows,
                                    std::vector<std::uint32_t> sample, int depth)
{
    const auto place = static_cast<std::uint32_t>(tree.size());
    tree.push_back({});
    tree[place].rows = static_cast<std::uint32_t>(sample.size());
    if (sample.size() < 2 || depth >= kDeepest) return place;
    // A feature that tells them apart, if a few tries find one.
    for (int tries = 0; tries < 10; ++tries) {
        const auto feature = static_cast<std::int32_t>(m_random() % rows.front().size());
        const auto of = [&](std::uint32_t row) { return rows[row][static_cast<std::size_t>(feature)]; };
        const auto [least, most] = std::ranges::minmax_element(sample, {}, of);
        if (of(*least) == of(*most)) continue;
        const float cut = std::uniform_real_distribution<float>(of(*least), of(*most))(m_random);
        const auto middle = std::ranges::partition(sample, [&](std::uint32_t row) { return of(row) <= cut; });
        std::vector<std::uint32_t> right(middle.begin(), middle.end());
        sample.erase(middle.begin(), middle.end());
        tree[place].feature = feature;
        tree[place].cut = cut;
        const std::uint32_t l = grow(tree, rows, std::move(sample), depth + 1);
        const std::uint32_t r = grow(tree, rows, std::move(right), depth + 1);
        tree[place].left = l;
        tree[place].right = r;
        return place;
    }
    return place;
}

double IsolationForest::oddness(const Features& row) const
{
    double depth = 0;
    for (const Tree& tree : m_trees) {
        std::uint32_t at = 0;
        int d = 0;
        for (; tree[at].feature >= 0; ++d) {
            const bool left = row[static_cast<std::size_t>(tree[at].feature)] <= tree[at].cut;
            at = left ? tree[at].left : tree[at].right;
        }
        depth += d + depthOf(tree[at].rows);
    }
    return m_trees.empty() ? 0.5 : std::exp2(-depth / static_cast<double>(m_trees.size()) / m_usualDepth);
}

} // namespace sightline::evaluation

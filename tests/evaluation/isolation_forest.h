// SPDX-License-Identifier: GPL-3.0-or-later
// An isolation forest (Liu, Ting, Zhou 2008), as others use it by default: a baseline to be measured against.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace sightline::evaluation
{

using Features = std::vector<float>;

class IsolationForest
{
public:
    // Trees of samples of the rows; the same seed gives the same forest.
    IsolationForest(const std::vector<Features>& rows, std::uint64_t seed);

    // Near 1: odd. 0.5: like the rest.
    [[nodiscard]] double oddness(const Features& row) const;

private:
    struct Node {
        std::int32_t feature = -1; // -1: a leaf
        float cut = 0;
        std::uint32_t left = 0, right = 0;
        std::uint32_t rows = 0; // of a leaf
    };

    using Tree = std::vector<Node>;

    std::uint32_t grow(Tree& tree, const std::vector<Features>& rows, std::vector<std::uint32_t> sample,
                       int depth);

    std::vector<Tree> m_trees;
    std::mt19937_64 m_random;
    double m_usualDepth = 1;
};

} // namespace sightline::evaluation

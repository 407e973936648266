// SPDX-License-Identifier: GPL-3.0-or-later
// How companies make an account's Windows name of its UPN, or the other way round (anna.meier@ and ameier):
// the patterns of resources/maps/name_patterns.tsv. Names are folded. Any thread once made.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::identity
{

// "anna.von.meier2": anna, vonmeier. Both empty where a name has one part only.
struct NameSplit {
    std::string given, family;
};

[[nodiscard]] NameSplit splitName(std::string_view name);
// Without the digits at the end that tell namesakes apart.
[[nodiscard]] std::string_view withoutNumber(std::string_view name);

class NamePatterns
{
public:
    NamePatterns();

    [[nodiscard]] std::size_t size() const { return m_patterns.size(); }

    // Whether the UPN is taken apart; else the Windows name is.
    [[nodiscard]] bool isFromUpn(std::size_t pattern) const { return m_patterns[pattern].fromUpn; }

    // Both names are the same, number and all.
    [[nodiscard]] bool isWhole(std::size_t pattern) const { return m_patterns[pattern].made[0].what == 'l'; }

    // What the pattern makes of a name in parts, at most as long as Windows lets a name be; "" of one
    // without.
    [[nodiscard]] std::string make(std::size_t pattern, const NameSplit& name) const;

private:
    struct Piece {
        char what = 0; // g, f, l; 0: the sign
        char sign = 0;
        std::size_t letters = 0; // 0: all
    };

    struct Pattern {
        bool fromUpn = true;
        std::vector<Piece> made;
    };

    std::vector<Pattern> m_patterns;
};

} // namespace sightline::identity

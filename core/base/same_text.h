// SPDX-License-Identifier: GPL-3.0-or-later
// Equality of short texts without a call: names and cells are compared by the hundred million while an import
// looks them up.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace sightline
{

[[nodiscard]] inline bool sameText(std::string_view a, std::string_view b)
{
    const std::size_t n = a.size();
    if (n != b.size()) return false;
    const auto same = [&]<class Word>(std::size_t at, Word /*width*/) {
        Word x{};
        Word y{};
        std::memcpy(&x, a.data() + at, sizeof x);
        std::memcpy(&y, b.data() + at, sizeof y);
        return x == y;
    };
    // The last bytes once more with those before them, instead of one by one.
    if (n > 64) return std::memcmp(a.data(), b.data(), n) == 0;
    if (n >= 8) {
        for (std::size_t i = 0; i + 8 < n; i += 8) {
            if (!same(i, std::uint64_t{})) return false;
        }
        return same(n - 8, std::uint64_t{});
    }
    if (n >= 4) return same(0, std::uint32_t{}) && same(n - 4, std::uint32_t{});
    return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
}

} // namespace sightline

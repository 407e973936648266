// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/keyed_sort.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace sightline::query
{
namespace
{

constexpr unsigned kDigitBits = 11;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
constexpr std::size_t kFew = 256; // below, counting digits costs more than comparing

void pass(const std::vector<KeyedRow>& from, unsigned shift, std::vector<KeyedRow>& to)
{
    std::array<std::uint32_t, kDigits> at{};
    for (const KeyedRow& r : from)
        ++at[(r.key >> shift) % kDigits];
    std::uint32_t begin = 0;
    for (std::uint32_t& n : at)
        begin += std::exchange(n, begin);
    for (const KeyedRow& r : from)
        to[at[(r.key >> shift) % kDigits]++] = r;
}

} // namespace

void sortByKey(std::vector<KeyedRow>& rows)
{
    if (rows.size() <= kFew) {
        std::ranges::stable_sort(rows, {}, &KeyedRow::key);
        return;
    }
    std::uint64_t used = 0;
    for (const KeyedRow& r : rows)
        used |= r.key;
    std::vector<KeyedRow> other(rows.size());
    for (unsigned shift = 0; shift < static_cast<unsigned>(std::bit_width(used)); shift += kDigitBits) {
        pass(rows, shift, other);
        rows.swap(other);
    }
}

} // namespace sightline::query

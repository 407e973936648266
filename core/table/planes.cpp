// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/planes.h"

#include <numeric>

namespace sightline
{

void putPlanes(std::string& out, std::string_view numbers, std::size_t width)
{
    if (width < 2) {
        out += numbers;
        return;
    }
    const std::size_t begin = out.size();
    const std::size_t n = numbers.size() / width;
    out.resize(begin + numbers.size());
    for (std::size_t plane = 0; plane < width; ++plane) {
        char* to = out.data() + begin + plane * n;
        const char* from = numbers.data() + plane;
        for (std::size_t i = 0; i < n; ++i)
            to[i] = from[i * width];
    }
}

std::string fromPlanes(std::string_view planes, std::size_t width)
{
    std::string out(planes);
    if (width < 2) return out;
    const std::size_t n = planes.size() / width;
    for (std::size_t plane = 0; plane < width; ++plane) {
        char* to = out.data() + plane;
        const char* from = planes.data() + plane * n;
        for (std::size_t i = 0; i < n; ++i)
            to[i * width] = from[i];
    }
    return out;
}

std::vector<std::uint32_t> differences(const std::vector<std::uint32_t>& numbers)
{
    std::vector<std::uint32_t> out(numbers.size());
    std::adjacent_difference(numbers.begin(), numbers.end(), out.begin());
    return out;
}

void sumDifferences(std::vector<std::uint32_t>& numbers)
{
    std::partial_sum(numbers.begin(), numbers.end(), numbers.begin());
}

} // namespace sightline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/plain_line.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sightline::import
{
namespace
{

constexpr std::size_t kStep = 64;

// Bit i: at[i] is the byte, of kStep bytes.
std::uint64_t matches(const char* at, char byte)
{
    std::uint64_t out = 0;
#ifdef __SSE2__
    const __m128i wanted = _mm_set1_epi8(byte);
    for (unsigned i = 0; i < kStep; i += 16) {
        const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i));
        const auto bits = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(part, wanted)));
        out |= std::uint64_t{bits} << i;
    }
#else
    for (unsigned i = 0; i < kStep; ++i)
        out |= std::uint64_t{at[i] == byte} << i;
#endif
    return out;
}

// Calls step(bytes, offset) for each kStep bytes until it answers false; the last ones are padded with `pad`.
template <class Step> void eachStep(std::string_view text, char pad, Step&& step)
{
    std::size_t i = 0;
    for (; i + kStep <= text.size(); i += kStep) {
        if (!step(text.data() + i, i)) return;
    }
    if (i == text.size()) return;
    std::array<char, kStep> last;
    last.fill(pad);
    std::memcpy(last.data(), text.data() + i, text.size() - i);
    (void)step(last.data(), i);
}

} // namespace

std::size_t plainPart(std::string_view bytes)
{
    const std::size_t quote = std::min(bytes.find('"'), bytes.size());
    return std::min(bytes.substr(0, quote).find('\0'), quote);
}

PlainLine plainLine(std::string_view bytes, char separator)
{
    PlainLine out;
    out.cells = 1;
    eachStep(bytes, ' ', [&](const char* at, std::size_t offset) {
        const std::uint64_t ends = matches(at, '\n');
        const std::uint64_t inside = ends == 0 ? ~std::uint64_t{0} : (ends & (~ends + 1)) - 1;
        out.cells += static_cast<std::size_t>(std::popcount(matches(at, separator) & inside));
        out.ended = ends != 0;
        out.length = offset + static_cast<std::size_t>(std::countr_zero(ends));
        return !out.ended;
    });
    return out;
}

void cutPlainLine(std::string_view line, char separator, std::span<std::string_view> cells)
{
    std::size_t cell = 0;
    std::size_t begin = 0;
    eachStep(line, '\n', [&](const char* at, std::size_t offset) {
        for (std::uint64_t bits = matches(at, separator); bits != 0 && cell + 1 < cells.size();
             bits &= bits - 1) {
            const std::size_t end = offset + static_cast<std::size_t>(std::countr_zero(bits));
            cells[cell++] = {line.data() + begin, end - begin};
            begin = end + 1;
        }
        return cell + 1 < cells.size();
    });
    cells[cell++] = line.substr(begin);
    for (std::string_view& missing : cells.subspan(cell))
        missing = {};
}

} // namespace sightline::import

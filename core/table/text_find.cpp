// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/text_find.h"

#include "core/table/kernels.h"

#include <algorithm>
#include <array>
#include <bit>

#if defined(__x86_64__) || defined(_M_X64)
#include <immintrin.h>
#define SIGHTLINE_X86 1
#endif

namespace sightline
{
namespace
{

bool isLetter(unsigned char c)
{
    return c >= 'a' && c <= 'z';
}

unsigned char lower(char c)
{
    const auto u = static_cast<unsigned char>(c);
    return u >= 'A' && u <= 'Z' ? static_cast<unsigned char>(u + 32) : u;
}

// How often a byte is met in paths, names and command lines, most frequent first; others are rare.
int rarity(unsigned char c)
{
    static constexpr std::string_view kCommon = "eotsnaric/ld0.mp1-uc\\2h35g46789fbywk_:vxjzq ";
    const auto at = kCommon.find(static_cast<char>(c));
    return at == std::string_view::npos ? 100 : static_cast<int>(at);
}

bool hasAvx2()
{
#if defined(SIGHTLINE_X86) && (defined(__GNUC__) || defined(__clang__))
    static const bool kHas = __builtin_cpu_supports("avx2") != 0;
    return kHas;
#else
    return false;
#endif
}

} // namespace

TextFinder::TextFinder(std::string needle) : m_needle(std::move(needle))
{
    std::array<std::size_t, 2> best{0, m_needle.size() - 1};
    for (std::size_t i = 0; i < m_needle.size(); ++i) {
        const auto rarer = [&](std::size_t a, std::size_t b) {
            return rarity(static_cast<unsigned char>(m_needle[a])) >
                   rarity(static_cast<unsigned char>(m_needle[b]));
        };
        if (i != best[1] && rarer(i, best[0])) {
            if (rarer(best[0], best[1])) best[1] = best[0];
            best[0] = i;
        } else if (i != best[0] && rarer(i, best[1])) {
            best[1] = i;
        }
    }
    const auto probe = [&](std::size_t at) {
        const auto c = static_cast<unsigned char>(m_needle[at]);
        return Probe{at, c, static_cast<unsigned char>(isLetter(c) ? 0x20 : 0)};
    };
    m_first = probe(std::min(best[0], best[1]));
    m_second = probe(std::max(best[0], best[1]));
}

bool TextFinder::matches(const char* at) const
{
    for (std::size_t i = 0; i < m_needle.size(); ++i) {
        if (lower(at[i]) != static_cast<unsigned char>(m_needle[i])) return false;
    }
    return true;
}

#if defined(SIGHTLINE_X86)

std::size_t TextFinder::findSse(std::string_view text, std::vector<std::uint32_t>& places) const
{
    const __m128i one = _mm_set1_epi8(static_cast<char>(m_first.byte));
    const __m128i two = _mm_set1_epi8(static_cast<char>(m_second.byte));
    const __m128i foldOne = _mm_set1_epi8(static_cast<char>(m_first.fold));
    const __m128i foldTwo = _mm_set1_epi8(static_cast<char>(m_second.fold));
    std::size_t at = 0;
    for (; at + m_needle.size() + 15 <= text.size(); at += 16) {
        const auto load = [&](std::size_t i) {
            return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + i));
        };
        const __m128i a = _mm_cmpeq_epi8(_mm_or_si128(load(m_first.at), foldOne), one);
        const __m128i b = _mm_cmpeq_epi8(_mm_or_si128(load(m_second.at), foldTwo), two);
        auto hits = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_and_si128(a, b)));
        for (; hits != 0; hits &= hits - 1) {
            const std::size_t place = at + static_cast<unsigned>(std::countr_zero(hits));
            if (matches(text.data() + place)) places.push_back(static_cast<std::uint32_t>(place));
        }
    }
    return at;
}

#if defined(__GNUC__) || defined(__clang__)
__attribute__((target("avx2")))
#endif
std::size_t
TextFinder::findAvx(std::string_view text, std::vector<std::uint32_t>& places) const
{
    const __m256i one = _mm256_set1_epi8(static_cast<char>(m_first.byte));
    const __m256i two = _mm256_set1_epi8(static_cast<char>(m_second.byte));
    const __m256i foldOne = _mm256_set1_epi8(static_cast<char>(m_first.fold));
    const __m256i foldTwo = _mm256_set1_epi8(static_cast<char>(m_second.fold));
    const char* const firstAt = text.data() + m_first.at;
    const char* const secondAt = text.data() + m_second.at;
    std::size_t at = 0;
    for (; at + m_needle.size() + 31 <= text.size(); at += 32) {
        kernels::fetchAhead(firstAt + at);
        const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(firstAt + at));
        const __m256i y = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(secondAt + at));
        const __m256i a = _mm256_cmpeq_epi8(_mm256_or_si256(x, foldOne), one);
        const __m256i b = _mm256_cmpeq_epi8(_mm256_or_si256(y, foldTwo), two);
        auto hits = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_and_si256(a, b)));
        for (; hits != 0; hits &= hits - 1) {
            const std::size_t place = at + static_cast<unsigned>(std::countr_zero(hits));
            if (matches(text.data() + place)) places.push_back(static_cast<std::uint32_t>(place));
        }
    }
    return at;
}

#endif

void TextFinder::findAll(std::string_view text, std::vector<std::uint32_t>& places) const
{
    std::size_t at = 0;
#if defined(SIGHTLINE_X86)
    at = hasAvx2() ? findAvx(text, places) : findSse(text, places);
#endif
    for (; at + m_needle.size() <= text.size(); ++at) {
        if (matches(text.data() + at)) places.push_back(static_cast<std::uint32_t>(at));
    }
}

} // namespace sightline

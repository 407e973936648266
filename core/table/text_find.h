// SPDX-License-Identifier: GPL-3.0-or-later
// Finds an ASCII needle in bytes, ASCII case ignored. Folding never turns another letter into an ASCII one or
// back, so in UTF-8 this is the same as searching the folded text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sightline
{

class TextFinder
{
public:
    // needle: folded, ASCII, not empty.
    explicit TextFinder(std::string needle);

    [[nodiscard]] const std::string& needle() const { return m_needle; }

    // Adds where occurrences begin, ascending. Texts are below 4 GiB.
    void findAll(std::string_view text, std::vector<std::uint32_t>& places) const;

private:
    // Two bytes of the needle that are looked for together, 16 or 32 places at a time.
    struct Probe {
        std::size_t at = 0;
        unsigned char byte = 0;
        unsigned char fold = 0; // or-ed to a byte of the text before comparing
    };

    [[nodiscard]] bool matches(const char* at) const;
    // Answer the first place not looked at.
    [[nodiscard]] std::size_t findSse(std::string_view text, std::vector<std::uint32_t>& places) const;
    [[nodiscard]] std::size_t findAvx(std::string_view text, std::vector<std::uint32_t>& places) const;

    std::string m_needle;
    Probe m_first;
    Probe m_second;
};

} // namespace sightline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"

#include "core/base/text.h"

namespace sightline
{
namespace
{

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

// A byte beyond ASCII counts as a letter, as in hasTerm().
bool inWord(char c)
{
    return isUpper(c) || isLower(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

std::string plainWords(std::string_view text)
{
    std::string spaced;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool first = spaced.empty() || spaced.back() == ' ';
        if (!inWord(c)) {
            if (!first) spaced += ' ';
            continue;
        }
        const bool afterSmall = i > 0 && isLower(text[i - 1]);
        const bool lastCapital = i > 0 && isUpper(text[i - 1]) && i + 2 < text.size() &&
                                 isLower(text[i + 1]) && isLower(text[i + 2]);
        if (!first && isUpper(c) && (afterSmall || lastCapital)) spaced += ' ';
        spaced += c;
    }
    if (spaced.ends_with(' ')) spaced.pop_back();
    return fold(spaced);
}

} // namespace sightline

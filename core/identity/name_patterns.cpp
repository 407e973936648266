// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/name_patterns.h"

#include "core/base/resources.h"
#include "core/base/text.h"

#include <algorithm>

namespace sightline::identity
{
namespace
{

constexpr std::string_view kSeparators = "._-";
constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kLongestWindowsName = 20; // sAMAccountName of a person

} // namespace

std::string_view withoutNumber(std::string_view name)
{
    const auto last = name.find_last_not_of(kDigits);
    return last == std::string_view::npos ? name : name.substr(0, last + 1);
}

NameSplit splitName(std::string_view name)
{
    const std::string_view base = withoutNumber(name);
    const auto end = base.find_first_of(kSeparators);
    if (end == std::string_view::npos || end == 0) return {};
    NameSplit out{std::string(base.substr(0, end)), std::string(base.substr(end))};
    std::erase_if(out.family, [](char c) { return kSeparators.find(c) != std::string_view::npos; });
    return out.family.empty() ? NameSplit{} : out;
}

NamePatterns::NamePatterns()
{
    for (const auto& row : resourceTable("maps/name_patterns.tsv")) {
        if (row.size() < 2) continue;
        Pattern pattern{row[0] == "upn", {}};
        for (const std::string_view token : split(row[1], ' ')) {
            const bool letters = token.size() == 2 && kDigits.find(token[1]) != std::string_view::npos;
            if (kSeparators.find(token[0]) != std::string_view::npos) {
                pattern.made.push_back({0, token[0], 0});
            } else {
                pattern.made.push_back({token[0], 0, letters ? static_cast<std::size_t>(token[1] - '0') : 0});
            }
        }
        m_patterns.push_back(std::move(pattern));
    }
}

std::string NamePatterns::make(std::size_t pattern, const NameSplit& name) const
{
    std::string out;
    if (name.given.empty()) return out;
    for (const Piece& piece : m_patterns[pattern].made) {
        if (piece.what == 0) {
            out += piece.sign;
            continue;
        }
        const std::string_view text = piece.what == 'g' ? name.given : name.family;
        out += text.substr(0, piece.letters == 0 ? text.size() : piece.letters);
    }
    return m_patterns[pattern].fromUpn ? out.substr(0, kLongestWindowsName) : out;
}

} // namespace sightline::identity

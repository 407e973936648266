// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/key_numbers.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace sightline::identity
{

KeyNumbers::KeyNumbers(const EntityMap::Input& input)
{
    std::vector<std::string_view> texts; // in the order of arrival
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    const Code codes = input.accounts ? input.accounts->size() : 1;
    numbers.reserve(codes + input.links.size());
    const auto number = [&](std::string_view text) {
        if (text.empty()) return kNone;
        const auto [it, isNew] = numbers.try_emplace(text, static_cast<std::uint32_t>(texts.size()));
        if (isNew) texts.push_back(text);
        return it->second;
    };
    ofCode.assign(codes, kNone);
    for (Code c = 1; c < codes; ++c)
        ofCode[c] = number(input.accounts->text(c));
    for (const std::string& key : input.alertKeys)
        (void)number(key);
    for (const LinkEvidence& e : input.links) {
        const bool accounts = e.link.kind != LinkKind::Controller;
        ends.push_back({accounts ? number(e.link.first) : kNone, accounts ? number(e.link.second) : kNone});
    }
    for (const Identity& row : input.identities) {
        for (const std::string& key : row.keys)
            (void)number(key);
        ofRow.push_back(row.keys.empty() ? kNone : number(row.keys.front()));
    }
    // Numbers by text: nothing of the order of arrival stays.
    std::vector<std::uint32_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return texts[i]; });
    std::vector<std::uint32_t> place(texts.size());
    keys.reserve(texts.size());
    parsed.reserve(texts.size());
    for (std::uint32_t k = 0; k < order.size(); ++k) {
        place[order[k]] = k;
        keys.emplace_back(texts[order[k]]);
        parsed.push_back(parseAccountKey(keys.back()));
    }
    const auto move = [&](std::uint32_t& n) {
        if (n != kNone) n = place[n];
    };
    for (auto& [first, second] : ends) {
        move(first);
        move(second);
    }
    std::ranges::for_each(ofCode, move);
    std::ranges::for_each(ofRow, move);
}

std::uint32_t KeyNumbers::find(std::string_view key) const
{
    const auto it =
        std::ranges::lower_bound(keys, key, {}, [](const std::string& k) { return std::string_view(k); });
    return it == keys.end() || *it != key ? kNone : static_cast<std::uint32_t>(it - keys.begin());
}

} // namespace sightline::identity

// SPDX-License-Identifier: GPL-3.0-or-later
// A hash map whose entries are found by text without making a string of it.
#pragma once

#include "core/base/hash.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sightline::normalise
{

struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const { return quickHash(text); }
};

template <class T> using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

} // namespace sightline::normalise

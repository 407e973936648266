// SPDX-License-Identifier: GPL-3.0-or-later
// The account keys of an input by number, and where the input names them: each text is looked up once. One
// thread.
#pragma once

#include "core/identity/entity_map.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::identity
{

struct KeyNumbers {
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    explicit KeyNumbers(const EntityMap::Input& input);

    [[nodiscard]] std::uint32_t find(std::string_view key) const; // kNone

    std::vector<std::string> keys;                  // sorted
    std::vector<AccountKey> parsed;                 // by number
    std::vector<std::array<std::uint32_t, 2>> ends; // by link; kNone: its ends are no accounts
    std::vector<std::uint32_t> ofCode;              // by account code
    std::vector<std::uint32_t> ofRow;               // by identity: its first key
};

} // namespace sightline::identity

// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence of who is whom in short, for tests of core/identity: links on days, and what is made of them.
#pragma once

#include "core/identity/entity_map.h"

#include <cstdint>
#include <fmt/format.h>
#include <memory>
#include <string>

namespace sightline::test
{

inline constexpr Ticks kDay = kTicksPerDay;
inline constexpr Ticks kStart = kUnixEpoch + 19'000 * kDay;

struct Evidence {
    identity::EntityMap::Input input;

    Evidence()
    {
        input.accounts = std::make_shared<Dictionary>();
        input.devices = std::make_shared<Dictionary>();
    }

    void key(const std::string& text) { std::const_pointer_cast<Dictionary>(input.accounts)->append(text); }

    void device(const std::string& text) { std::const_pointer_cast<Dictionary>(input.devices)->append(text); }

    // Records on days from..to.
    void link(const std::string& a, const std::string& b, int from = 0, int to = 0,
              LinkKind kind = LinkKind::Record, std::int64_t records = 1)
    {
        input.links.push_back({{a, b, kind}, 1, 0, records, kStart + from * kDay, kStart + to * kDay});
    }

    void undated(const std::string& a, const std::string& b, LinkKind kind = LinkKind::Directory)
    {
        input.links.push_back({{a, b, kind}, 1, 0, 1, kNoTime, kNoTime});
    }

    void edit(IdentityEdit::Verb verb, const std::string& a, const std::string& b = {})
    {
        input.edits.push_back({static_cast<std::int64_t>(input.edits.size()) + 1, verb, a, b});
    }

    [[nodiscard]] std::shared_ptr<const identity::EntityMap> map() const
    {
        return identity::EntityMap::build(input);
    }
};

inline bool together(const identity::EntityMap& map, const std::string& a, const std::string& b, int day = -1)
{
    const Ticks at = day < 0 ? kNoTime : kStart + day * kDay;
    return map.entityOfKey(a) != 0 && map.entityOfKey(a, at) == map.entityOfKey(b, at);
}

inline std::string sid(int number, int domain = 1)
{
    return sidKey(fmt::format("S-1-5-21-{}-2-3-{}", domain, number));
}

inline std::string oid(int number)
{
    return objectIdKey(fmt::format("9b117c67-0000-4000-8000-{:012}", number));
}

} // namespace sightline::test

// SPDX-License-Identifier: GPL-3.0-or-later
// What a day of a user is judged by. Dimensions are kinds of values an activity has; channels are the
// statistics made of them, each calibrated by itself.
#pragma once

#include "core/model/activity.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sightline::analytics
{

enum class Dimension : std::uint8_t {
    Action, // the product's operation, with its logon type
    App,
    Client, // browser and operating system, without versions
    Country,
    Isp,
    Network,     // /24 or /48 of the address
    Device,      // it came from
    Destination, // host reached
    Document,    // folder of a file, mail or share; without one, itself
    Object,      // anything else acted upon: role, group, service, process, ...
    Target,      // account acted upon
};

inline constexpr std::size_t kDimensions = static_cast<std::size_t>(Dimension::Target) + 1;

enum class Channel : std::uint8_t {
    // how unlikely the most unlikely value is for the user, backed by peers and tenant
    Action,
    App,
    Client,
    Country,
    Isp,
    Network,
    Device,
    Destination,
    Document,
    Object,
    Target,
    Hour,
    // how unlikely so many are
    Volume,       // activities
    ActionVolume, // of the action that stands out most
    Failures,
    NewDestinations, // hosts reached for the first time
    NewDocuments,
    NewObjects,
    NewTargets,
    NewOrigins, // devices, networks and clients
};

inline constexpr std::size_t kChannels = static_cast<std::size_t>(Channel::NewOrigins) + 1;

// Channels that tell of the same thing count once: a journey is new in country, provider, network and device.
enum class Family : std::uint8_t { Action, Origin, Reach, Time, Volume };

inline constexpr std::size_t kFamilies = static_cast<std::size_t>(Family::Volume) + 1;

struct ChannelInfo {
    Channel id;
    std::string_view name; // stored and exported
    Family family;
};

[[nodiscard]] const std::array<ChannelInfo, kChannels>& channels();
[[nodiscard]] std::string_view dimensionName(Dimension dimension);

// The column a dimension is read from.
[[nodiscard]] Activity columnOf(Dimension dimension);

} // namespace sightline::analytics

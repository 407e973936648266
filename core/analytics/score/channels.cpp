// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/channels.h"

namespace sightline::analytics
{
namespace
{

struct DimensionInfo {
    std::string_view name;
    Activity column;
};

constexpr std::array<DimensionInfo, kDimensions> kDimensionTable{{
    {"action", Activity::Operation},
    {"app", Activity::App},
    {"client", Activity::Browser},
    {"country", Activity::Country},
    {"isp", Activity::Isp},
    {"network", Activity::IPAddress},
    {"device", Activity::Device},
    {"destination", Activity::DestinationDevice},
    {"document", Activity::Object},
    {"object", Activity::Object},
    {"target", Activity::TargetKey},
}};

constexpr std::array<ChannelInfo, kChannels> kChannelTable{{
    {Channel::Action, "action", Family::Action},
    {Channel::App, "app", Family::Action},
    {Channel::Client, "client", Family::Origin},
    {Channel::Country, "country", Family::Origin},
    {Channel::Isp, "isp", Family::Origin},
    {Channel::Network, "network", Family::Origin},
    {Channel::Device, "device", Family::Origin},
    {Channel::Destination, "destination", Family::Reach},
    {Channel::Document, "document", Family::Reach},
    {Channel::Object, "object", Family::Reach},
    {Channel::Target, "target", Family::Reach},
    {Channel::Hour, "hour", Family::Time},
    {Channel::Volume, "volume", Family::Volume},
    {Channel::ActionVolume, "actionVolume", Family::Volume},
    {Channel::Failures, "failures", Family::Volume},
    {Channel::NewDestinations, "newDestinations", Family::Reach},
    {Channel::NewDocuments, "newDocuments", Family::Reach},
    {Channel::NewObjects, "newObjects", Family::Reach},
    {Channel::NewTargets, "newTargets", Family::Reach},
    {Channel::NewOrigins, "newOrigins", Family::Origin},
}};

} // namespace

const std::array<ChannelInfo, kChannels>& channels()
{
    return kChannelTable;
}

std::string_view dimensionName(Dimension dimension)
{
    return kDimensionTable[static_cast<std::size_t>(dimension)].name;
}

Activity columnOf(Dimension dimension)
{
    return kDimensionTable[static_cast<std::size_t>(dimension)].column;
}

} // namespace sightline::analytics

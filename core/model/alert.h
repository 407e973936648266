// SPDX-License-Identifier: GPL-3.0-or-later
// An alert: from a product, or raised by one of our policies. Unique by origin and external id.
#pragma once

#include "core/base/ticks.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sightline
{

struct Alert {
    std::string id;         // "A-17"; given by the case
    std::string externalId; // the product's id, or the policy's key
    std::string source;     // Policy, Rule, Detection, or the product's name
    std::string provider;
    std::string policy;   // name of the policy or rule
    std::string policyId; // ours only
    std::string title;
    std::string description;
    std::string severity = "Low";
    std::string category = "Threat detection";
    std::vector<std::string> tactics;
    std::vector<std::string> techniques;
    Ticks time = kNoTime; // the product's own alert time
    Ticks start = kNoTime;
    Ticks end = kNoTime;
    Ticks created = kNoTime; // when it came into the case

    // The analyst's, never overwritten by an import.
    std::string status = "New";
    std::string resolution = "none";
    std::string closeReason;
    std::string comment;
    std::string assignee;
    bool isRead = false;

    std::string productStatus; // as the product says; shown beside ours where they differ
    std::string twinGroup;
    std::vector<std::string> users;    // as shown; resolved names are looked up by userKeys
    std::vector<std::string> userKeys; // account keys
    std::vector<std::string> devices;
    std::vector<std::string> ipAddresses;
    std::vector<std::string> apps;
    std::vector<std::string> evidence; // activity ids
    std::string entities;              // JSON text, as the product wrote it
    std::string link;
    std::int64_t sourceFile = 0; // source.id; 0 for ours
    std::int64_t ordinal = 0;
};

} // namespace sightline

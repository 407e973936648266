// SPDX-License-Identifier: GPL-3.0-or-later
// The wrappers that shippers and search answers put round a record (resources/maps/envelopes.tsv). Pure.
#pragma once

#include "core/import/key_table.h"

#include <span>
#include <string>
#include <vector>

namespace sightline::import
{

struct Envelope {
    std::string name;
    std::vector<std::string> require;
    std::string inner;
    bool lists = false;
    std::string draft;
};

// Parsed once, immutable.
[[nodiscard]] const std::vector<Envelope>& envelopes();

// Those that a record with these fields may be, in the order of the table.
[[nodiscard]] std::vector<const Envelope*> envelopesOf(std::span<const Key* const> keys);

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
// How much is cut, read, sealed and committed as one.
#pragma once

#include <cstddef>

namespace sightline::import
{

struct RawBatch;

struct BatchLimits {
    std::size_t steps = 65'536;
    std::size_t bytes = std::size_t{48} << 20;

    [[nodiscard]] bool reached(const RawBatch& batch) const; // see raw_batch.h
};

} // namespace sightline::import

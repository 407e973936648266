// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loop of SHA-256 by the processor's own instructions, where it has them: every byte of an import
// passes through it, and it is five times as fast.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sightline
{

[[nodiscard]] bool hasSha256Instructions();

// Takes blocks of 64 bytes into the state. Only where hasSha256Instructions().
void sha256Blocks(std::uint32_t (&state)[8], const unsigned char* bytes, std::size_t blocks);

} // namespace sightline

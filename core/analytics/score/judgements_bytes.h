// SPDX-License-Identifier: GPL-3.0-or-later
// Judgements and peers as compressed blocks and back, bit for bit, for whoever keeps them between openings of
// a case. Blocks are read on the kind of machine that wrote them: numbers stand as they lie in memory. What
// is read is checked: counts agree and numbers of users and steps are in their range.
#pragma once

#include "core/analytics/score/judgements.h"
#include "core/analytics/score/peers.h"
#include "core/base/workers.h"

#include <string>
#include <vector>

namespace sightline::analytics
{

struct ByteBlock {
    std::uint32_t raw = 0; // bytes before compression
    std::string data;
};

[[nodiscard]] std::vector<ByteBlock> bytesOf(const Judgements& judgements,
                                             const std::vector<PeerGroup>& peers, Workers* workers);

struct ReadJudgements {
    Judgements judgements;
    std::vector<PeerGroup> peers;
};

// users: how many there are. Damaged: the blocks are not what bytesOf() makes.
[[nodiscard]] Result<ReadJudgements> judgementsFrom(const std::vector<ByteBlock>& blocks, std::size_t users,
                                                    Workers* workers);

} // namespace sightline::analytics

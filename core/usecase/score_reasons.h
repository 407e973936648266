// SPDX-License-Identifier: GPL-3.0-or-later
// Why a day of a user stands out in one channel, in numbers that a reader can check against the records, and
// as an English sentence. Exact: counted from the days of the case, not from what the model remembers.
#pragma once

#include "core/usecase/scores.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sightline::usecase
{

struct Reason {
    analytics::Channel channel = analytics::Channel::Action;
    std::string value;           // that stood out, as a record has it; of hours "03"; "" for plain counts
    std::uint32_t count = 0;     // how often today
    std::uint32_t history = 0;   // active days of the user before
    std::uint32_t ownDays = 0;   // of these, with the value
    std::int32_t lastDay = 0;    // the last of them; 0: never
    std::uint32_t peers = 0;     // compared with
    std::uint32_t peersWith = 0; // that ever had it before
    std::uint32_t others = 0;    // people who ever had it before
    std::uint32_t usual = 0;     // of counts: the middle of the user's days before
    std::uint32_t most = 0;      // and the largest
    std::vector<std::string> evidence; // activity ids, oldest first, at most kMostEvidence
    std::uint64_t evidenceCount = 0;   // of all
    Ticks time = kNoTime;              // of the first
    RowRef firstRow;                   // where there is evidence
};

inline constexpr std::size_t kMostEvidence = 20;

// The channel that makes the family stand out that day.
[[nodiscard]] analytics::Channel strongestChannel(const analytics::DayScore& day, analytics::Family family);

struct ReasonAsk {
    const analytics::DayScore* day = nullptr;
    analytics::Channel channel = analytics::Channel::Action;
};

// Own: nothing of peers and others, which all days of everybody are looked through for.
enum class ReasonDepth : std::uint8_t { Own, Full };

// In the order of the asks, all of one user; the days are looked through once.
[[nodiscard]] Result<std::vector<Reason>> reasonsOf(const CaseState& state, const JudgedDays& judged,
                                                    const std::vector<ReasonAsk>& asks, const StopToken& stop,
                                                    ReasonDepth depth = ReasonDepth::Full);

// All records that the channel speaks of that day, the first first.
[[nodiscard]] Result<std::vector<RowRef>> evidenceOf(const CaseState& state, const JudgedDays& judged,
                                                     const ReasonAsk& ask, const StopToken& stop);

[[nodiscard]] std::string reasonTitle(const Reason& reason);    // "Destination FS02"
[[nodiscard]] std::string reasonSentence(const Reason& reason); // "Never on 61 days before; ..."

} // namespace sightline::usecase

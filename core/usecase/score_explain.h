// SPDX-License-Identifier: GPL-3.0-or-later
// Why somebody has the priority they have: what adds to it, point by point; what the days would be without
// what stands out; and what speaks for caution.
#pragma once

#include "core/usecase/score_reasons.h"
#include "core/usecase/scores.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sightline::usecase
{

struct Contribution {
    enum class Kind : std::uint8_t { Alert, Activity };
    Kind kind = Kind::Alert;
    std::int32_t points = 0;
    std::int32_t day = 0;
    Ticks time = kNoTime;
    std::size_t alert = 0;   // into CaseState::alerts; of Kind::Alert
    std::uint32_t twins = 1; // alerts that tell of the same
    Reason reason;           // of Kind::Activity
    double oneIn = 1;        // of its day
    double withoutOneIn = 1; // of its day, were this family ordinary: judged anew against the same days
};

enum class DoubtKind : std::uint8_t { ShortHistory, SmallReference, NoPeers, Outage };

struct Doubt {
    DoubtKind kind = DoubtKind::ShortHistory;
    std::int32_t day = 0;
    std::uint32_t number = 0; // active days, reference days, or per cent of the usual
};

struct Explanation {
    analytics::Priority priority;
    std::vector<Contribution> contributions; // most points first; they sum to the priority
    std::vector<Doubt> doubts;
};

// InvalidInput: the entity is not scored.
[[nodiscard]] Result<Explanation> explain(const CaseState& state, const CaseScores& scores,
                                          query::EntityCode entity, const StopToken& stop);

// What comes first among the contributions, without what peers and others did: quick, for a list of people.
// Nothing where nothing adds points; else as explain.
[[nodiscard]] Result<std::optional<Contribution>> strongestContribution(const CaseState& state,
                                                                        const CaseScores& scores,
                                                                        query::EntityCode entity,
                                                                        const StopToken& stop);

// English sentences, for the command line and exports.
[[nodiscard]] std::string contributionTitle(const CaseState& state, const Contribution& contribution);
[[nodiscard]] std::string contributionReason(const CaseState& state, const Contribution& contribution);
[[nodiscard]] std::string doubtSentence(const Doubt& doubt);
// "Without ... the day would be 1 in N."; "" for alerts.
[[nodiscard]] std::string counterfactualSentence(const Contribution& contribution);
// "1 in 5,040".
[[nodiscard]] std::string oneInText(double oneIn);

} // namespace sightline::usecase

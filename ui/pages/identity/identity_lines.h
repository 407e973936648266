// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the identity page as lines: accounts, the evidence of one of them, contradictions,
// suggested merges. Any thread that has a translator.
#pragma once

#include "ui/models/lines_model.h"
#include "ui/pages/identity/identity_data.h"

namespace sightline::ui
{

[[nodiscard]] QList<LineColumn> accountColumns();
// A line an account, in the order of the entity.
[[nodiscard]] QList<Line> accountLines(const IdentityData& data, const TimeText& time);

[[nodiscard]] QList<LineColumn> evidenceColumns();

// A piece of evidence as a line; record: whether it can be shown.
struct EvidenceLine {
    Line line;
    bool record = false;
    std::int64_t source = 0;
    std::int64_t ordinal = 0;
};

[[nodiscard]] std::vector<EvidenceLine> evidenceLines(const IdentityData& data, std::size_t account,
                                                      const TimeText& time);

[[nodiscard]] QList<LineColumn> conflictColumns();
[[nodiscard]] Line conflictLine(const identity::EntityMap& people, const identity::Conflict& conflict,
                                const TimeText& time);

[[nodiscard]] QList<LineColumn> suggestionColumns();
[[nodiscard]] Line suggestionLine(const identity::MergeSuggestions& all, const identity::MergeSuggestion& one,
                                  const TimeText& time);

// The path of a source as people know it, without its folders.
[[nodiscard]] QString sourceName(const usecase::CaseState& state, std::int64_t source);

} // namespace sightline::ui

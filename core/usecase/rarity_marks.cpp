// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/rarity_marks.h"

#include "core/usecase/score_evidence.h"
#include "core/usecase/tallied_rows.h"

#include <algorithm>
#include <optional>

namespace sightline::usecase
{
namespace
{

// What the level is; nothing for what the user had before, and for plain counts.
std::optional<RarityLevel> levelOf(const Reason& reason)
{
    if (!subjectOf(reason.channel).fresh.empty()) return RarityLevel::User;
    const bool isValue = valueKindOf(reason.channel) && reason.channel != analytics::Channel::ActionVolume;
    if (!isValue || reason.ownDays != 0) return {};
    if (reason.others == 0) return RarityLevel::Tenant;
    return reason.peers != 0 && reason.peersWith == 0 ? RarityLevel::Peers : RarityLevel::User;
}

std::vector<ReasonAsk> asksOf(const CaseScores& scores, std::uint32_t user)
{
    std::vector<ReasonAsk> out;
    for (const analytics::DayScore& day : scores.judged->scores.days) {
        if (day.user != user || day.day > scores.day) continue;
        for (const FamilyPoints& part : familyPoints(day))
            out.push_back(part.ask);
    }
    return out;
}

Result<TimelineLane> laneOfRow(ValueReader& reader, RowRef row)
{
    const auto action = reader.cell(row, Activity::ActionType);
    if (!action) return tl::unexpected(action.error());
    const auto environment = reader.cell(row, Activity::Environment);
    if (!environment) return tl::unexpected(environment.error());
    return laneOf(*action, placeOf(*environment));
}

} // namespace

Result<std::vector<RarityMark>> rarityMarks(const CaseState& state, const CaseScores& scores,
                                            query::EntityCode entity, const StopToken& stop)
{
    std::vector<RarityMark> out;
    if (scores.of(entity) == nullptr) return out;
    const std::vector<ReasonAsk> asks = asksOf(scores, scores.judged->userOf[entity]);
    auto reasons = reasonsOf(state, *scores.judged, asks, stop);
    if (!reasons) return tl::unexpected(std::move(reasons.error()));
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    ValueReader reader(*table);
    for (std::size_t i = 0; i < asks.size(); ++i) {
        Reason& reason = (*reasons)[i];
        const auto level = levelOf(reason);
        if (!level || reason.evidenceCount == 0) continue;
        const auto lane = laneOfRow(reader, reason.firstRow);
        if (!lane) return tl::unexpected(lane.error());
        out.push_back(
            {reason.time, *lane, *level, asks[i].day->day, asks[i].day->oneIn(), std::move(reason)});
    }
    std::ranges::stable_sort(out, {}, &RarityMark::time);
    return out;
}

} // namespace sightline::usecase

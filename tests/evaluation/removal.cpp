// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluation/removal.h"

#include "core/query/case_index.h"
#include "core/usecase/score_evidence.h"

#include <map>

namespace sightline::evaluation
{
namespace
{

using analytics::DayScore;

// The state with some rows hidden, and with the end of a day for its clock.
usecase::CaseState without(const usecase::CaseState& state, const std::vector<RowRef>& rows, std::int32_t day)
{
    usecase::CaseState out = state;
    auto snapshot = std::make_shared<Snapshot>(*state.activities.snapshot);
    std::map<std::uint32_t, Bitmap> hidden;
    for (const RowRef& row : rows) {
        SegmentView& view = snapshot->segments[row.segment];
        const auto at = hidden.find(row.segment);
        Bitmap& bits =
            at != hidden.end()
                ? at->second
                : hidden.emplace(row.segment, view.deleted ? *view.deleted : Bitmap(view.info().rows))
                      .first->second;
        bits.set(row.row);
    }
    for (auto& [segment, bits] : hidden)
        snapshot->segments[segment].deleted = std::make_shared<const Bitmap>(std::move(bits));
    out.activities.snapshot = snapshot;
    out.activities.index = std::make_shared<query::CaseIndex>();
    out.activities.asOf = (day + 1) * kTicksPerDay - 1;
    return out;
}

// Every row that the contributions of the day point at.
Result<std::vector<RowRef>> named(const World& world, const DayScore& day)
{
    std::vector<RowRef> out;
    for (const usecase::FamilyPoints& part : usecase::familyPoints(day)) {
        auto rows = usecase::evidenceOf(*world.state, *world.scores, part.ask, {});
        if (!rows) return tl::unexpected(std::move(rows.error()));
        out.insert(out.end(), rows->begin(), rows->end());
    }
    return out;
}

} // namespace

Result<Removal> removalTest(const World& world, std::int32_t from, int most)
{
    Removal out;
    std::vector<const DayScore*> risky;
    for (const DayScore& d : world.scores->scores.days) {
        if (d.day >= from && d.points() >= analytics::kRiskyPoints) risky.push_back(&d);
    }
    if (most <= 0) return out;
    const std::size_t step = std::max<std::size_t>(1, risky.size() / static_cast<std::size_t>(most));
    for (std::size_t i = 0; i < risky.size() && out.days < most; i += step) {
        const DayScore& day = *risky[i];
        const auto rows = named(world, day);
        if (!rows) return tl::unexpected(rows.error());
        const usecase::CaseState state = without(*world.state, *rows, day.day);
        usecase::TallyCache cache;
        const auto judged = usecase::judgeDays(state, cache, {});
        if (!judged) return tl::unexpected(judged.error());
        const auto of = (*judged)->scores.ofDay(day.day);
        const auto again = std::ranges::find(of, day.user, &DayScore::user);
        ++out.days;
        out.rows += rows->size();
        out.allRows += day.activities;
        if (again == of.end() || again->points() < analytics::kRiskyPoints) ++out.below;
    }
    return out;
}

} // namespace sightline::evaluation

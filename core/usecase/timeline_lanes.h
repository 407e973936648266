// SPDX-License-Identifier: GPL-3.0-or-later
// What a timeline shows of the activities behind a question: lanes by kind of action, counted between edges
// or given one by one where they are few. The cost of an answer is that of reading two columns of the rows in
// the range; its size is that of the picture. Exact; any thread.
#pragma once

#include "core/query/row_codes.h"
#include "core/query/search.h"
#include "core/usecase/session.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::usecase
{

enum class TimelineLane : std::uint8_t {
    Identity,
    SignInOnPremises,
    SignInCloud,
    FilesAndMail,
    Admin,
    Alerts,
    Notes
};

inline constexpr std::size_t kActivityLanes = 5; // the first ones
inline constexpr std::size_t kLaneCount = 7;

// Where an activity happened, as far as the record says.
enum class Place : std::uint8_t { Unknown, OnPremises, Cloud };

// By the words of the case file; actions that no other lane claims are of the lane Admin.
[[nodiscard]] TimelineLane laneOf(std::string_view action, Place place);
[[nodiscard]] Place placeOf(std::string_view environment);

struct LaneMark {
    Ticks time = kNoTime;
    Place place = Place::Unknown;

    bool operator==(const LaneMark&) const = default;
};

struct LaneBar {
    std::uint64_t count = 0;
    std::uint64_t onPremises = 0; // of them
    std::uint64_t cloud = 0;
};

struct LanePart {
    std::uint64_t count = 0;     // between the first and the last edge; the sum of the bars
    std::vector<LaneBar> bars;   // one between each two edges
    std::vector<LaneMark> marks; // every activity, ascending; empty where there are more than asked for
};

struct LanesPart {
    std::vector<Ticks> edges;
    std::array<LanePart, kActivityLanes> lanes;
};

// The rows of a question, found once and counted for one range after the other. Immutable.
class LaneSource
{
public:
    // Keeps the state.
    [[nodiscard]] static Result<std::shared_ptr<const LaneSource>>
    open(StatePtr state, const std::string& kql, const StopToken& stop);

    // edges: ascending, at least two; the last is exclusive. mostMarks: of a lane.
    [[nodiscard]] Result<LanesPart> between(std::vector<Ticks> edges, std::size_t mostMarks,
                                            const StopToken& stop) const;

    [[nodiscard]] const StatePtr& state() const { return m_state; }

    [[nodiscard]] std::uint64_t count() const { return m_rows.count; }

    [[nodiscard]] std::uint64_t undated() const { return m_undated; }

    // Of the first and the last dated row; kNoTime where there is none.
    [[nodiscard]] Ticks first() const { return m_first; }

    [[nodiscard]] Ticks last() const { return m_last; }

private:
    LaneSource(StatePtr state, query::TableBinding table, query::RowSet rows, query::RowCodes actions,
               query::RowCodes places);
    [[nodiscard]] Result<> measure();

    StatePtr m_state;
    query::TableBinding m_table;
    query::RowSet m_rows;
    query::RowCodes m_actions;
    query::RowCodes m_places;
    std::vector<Place> m_placeOf;                      // by code of m_places
    std::array<std::vector<TimelineLane>, 2> m_laneOf; // by code of m_actions; [1]: on-premises
    std::uint64_t m_undated = 0;
    Ticks m_first = kNoTime;
    Ticks m_last = kNoTime;
};

// Which lanes the activities of the case could fill at all, whoever they are of.
[[nodiscard]] Result<std::array<bool, kActivityLanes>> lanesWithSource(const CaseState& state,
                                                                       const StopToken& stop);

} // namespace sightline::usecase

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/timeline_lanes.h"

#include "core/model/activity.h"
#include "core/query/groups.h"

#include <algorithm>

namespace sightline::usecase
{
namespace
{

using enum TimelineLane;

struct ActionLane {
    std::string_view action;
    TimelineLane lane; // a sign-in: SignInCloud, unless it happened on premises
};

constexpr std::array kActionLanes{
    ActionLane{"LogOn", SignInCloud},
    ActionLane{"LogOnFailed", SignInCloud},
    ActionLane{"LogOff", SignInCloud},
    ActionLane{"LogOnInterrupted", SignInCloud},
    ActionLane{"TicketRequested", SignInCloud},
    ActionLane{"CredentialValidated", SignInCloud},
    ActionLane{"PasswordChanged", Identity},
    ActionLane{"PasswordReset", Identity},
    ActionLane{"AccountCreated", Identity},
    ActionLane{"AccountDeleted", Identity},
    ActionLane{"AccountEnabled", Identity},
    ActionLane{"AccountDisabled", Identity},
    ActionLane{"AccountLocked", Identity},
    ActionLane{"AccountUnlocked", Identity},
    ActionLane{"AccountChanged", Identity},
    ActionLane{"GroupMemberAdded", Identity},
    ActionLane{"GroupMemberRemoved", Identity},
    ActionLane{"RoleAssigned", Identity},
    ActionLane{"RoleRemoved", Identity},
    ActionLane{"ShareAccessed", FilesAndMail},
    ActionLane{"FileAccessed", FilesAndMail},
    ActionLane{"FileDownloaded", FilesAndMail},
    ActionLane{"FileUploaded", FilesAndMail},
    ActionLane{"FileModified", FilesAndMail},
    ActionLane{"FileDeleted", FilesAndMail},
    ActionLane{"FileShared", FilesAndMail},
    ActionLane{"MailAccessed", FilesAndMail},
    ActionLane{"MailSent", FilesAndMail},
    ActionLane{"MailDeleted", FilesAndMail},
    ActionLane{"MailRuleCreated", FilesAndMail},
    ActionLane{"MailboxPermissionChanged", FilesAndMail},
    ActionLane{"SearchPerformed", FilesAndMail},
};

// The rows [begin, end) of a segment lie between edge `bin` and the next.
struct Slice {
    std::size_t bin = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

std::vector<Slice> slicesOf(const TimePlane& times, const std::vector<Ticks>& edges)
{
    std::vector<Slice> out;
    const std::uint32_t end = times.lowerBound(edges.back());
    for (std::uint32_t row = times.lowerBound(edges.front()); row < end;) {
        const auto above = std::ranges::upper_bound(edges, times.at(row));
        const std::uint32_t next = times.lowerBound(*above);
        out.push_back({static_cast<std::size_t>(above - edges.begin()) - 1, row, next});
        row = next;
    }
    return out;
}

// What one worker has counted of a lane. Marks are kept until they are too many.
class LaneTally
{
public:
    void prepare(std::size_t bins) { m_part.bars.resize(bins); }

    void add(std::size_t bin, Place place)
    {
        LaneBar& bar = m_part.bars[bin];
        ++bar.count;
        bar.onPremises += place == Place::OnPremises ? 1 : 0;
        bar.cloud += place == Place::Cloud ? 1 : 0;
    }

    void keep(LaneMark mark, std::size_t most)
    {
        m_part.marks.push_back(mark);
        m_crowded = m_part.marks.size() > most;
    }

    [[nodiscard]] bool crowded() const { return m_crowded; }

    void addTo(LanePart& out, std::size_t mostMarks, bool& crowded) const
    {
        for (std::size_t i = 0; i < m_part.bars.size(); ++i) {
            out.count += m_part.bars[i].count;
            out.bars[i].count += m_part.bars[i].count;
            out.bars[i].onPremises += m_part.bars[i].onPremises;
            out.bars[i].cloud += m_part.bars[i].cloud;
        }
        crowded = crowded || m_crowded || out.marks.size() + m_part.marks.size() > mostMarks;
        if (!crowded) out.marks.insert(out.marks.end(), m_part.marks.begin(), m_part.marks.end());
    }

private:
    LanePart m_part;
    bool m_crowded = false;
};

using Tally = std::array<LaneTally, kActivityLanes>;

LanesPart summed(const std::vector<Tally>& parts, std::vector<Ticks> edges, std::size_t mostMarks)
{
    LanesPart out;
    out.edges = std::move(edges);
    for (std::size_t lane = 0; lane < kActivityLanes; ++lane) {
        LanePart& into = out.lanes[lane];
        into.bars.resize(out.edges.size() - 1);
        bool crowded = false;
        for (const Tally& part : parts)
            part[lane].addTo(into, mostMarks, crowded);
        if (crowded) into.marks.clear();
        std::ranges::sort(into.marks, {}, [](const LaneMark& m) { return std::pair(m.time, m.place); });
    }
    return out;
}

Result<query::RowCodes> codesOf(const query::TableBinding& table, const query::RowSet& rows,
                                std::string_view column, const StopToken& stop)
{
    const auto found = query::findColumn(table, column);
    if (!found) return tl::unexpected(found.error());
    return query::RowCodes::prepare(table, rows, **found, stop);
}

} // namespace

TimelineLane laneOf(std::string_view action, Place place)
{
    const auto it = std::ranges::find(kActionLanes, action, &ActionLane::action);
    if (it == kActionLanes.end()) return Admin;
    return it->lane == SignInCloud && place == Place::OnPremises ? SignInOnPremises : it->lane;
}

Place placeOf(std::string_view environment)
{
    if (environment == "OnPremises") return Place::OnPremises;
    return environment == "Cloud" ? Place::Cloud : Place::Unknown;
}

LaneSource::LaneSource(StatePtr state, query::TableBinding table, query::RowSet rows, query::RowCodes actions,
                       query::RowCodes places)
    : m_state(std::move(state)),
      m_table(std::move(table)),
      m_rows(std::move(rows)),
      m_actions(std::move(actions)),
      m_places(std::move(places))
{
    for (std::uint32_t c = 0; c < m_places.codes(); ++c)
        m_placeOf.push_back(placeOf(m_places.text(m_places.groupOf(c))));
    for (std::uint32_t c = 0; c < m_actions.codes(); ++c) {
        const std::string_view action = m_actions.text(m_actions.groupOf(c));
        m_laneOf[0].push_back(laneOf(action, Place::Unknown));
        m_laneOf[1].push_back(laneOf(action, Place::OnPremises));
    }
}

Result<std::shared_ptr<const LaneSource>> LaneSource::open(StatePtr state, const std::string& kql,
                                                           const StopToken& stop)
{
    auto table = query::TableBinding::open(state->activities, "Activity");
    if (!table) return tl::unexpected(std::move(table.error()));
    const auto filter = query::parsePredicate(kql);
    if (!filter) return tl::unexpected(filter.error());
    auto rows = query::filterRows(*table, *filter, stop, kql);
    if (!rows) return tl::unexpected(std::move(rows.error()));
    auto actions = codesOf(*table, *rows, "ActionType", stop);
    if (!actions) return tl::unexpected(std::move(actions.error()));
    auto places = codesOf(*table, *rows, "Environment", stop);
    if (!places) return tl::unexpected(std::move(places.error()));
    const std::shared_ptr<LaneSource> out(new LaneSource(
        std::move(state), std::move(*table), std::move(*rows), std::move(*actions), std::move(*places)));
    SL_TRY(out->measure());
    return out;
}

Result<> LaneSource::measure()
{
    for (std::size_t s = 0; s < m_rows.bySegment.size(); ++s) {
        const Bitmap& set = m_rows.bySegment[s];
        if (set.none()) continue;
        const auto times = m_table.context().snapshot->segments[s].segment->times();
        if (!times) return tl::unexpected(times.error());
        if (!(*times)->dated()) {
            m_undated += set.count();
            continue;
        }
        const Ticks first = (*times)->at(set.first());
        m_first = m_first == kNoTime ? first : std::min(m_first, first);
        m_last = std::max(m_last, (*times)->at(set.last()));
    }
    return {};
}

Result<LanesPart> LaneSource::between(std::vector<Ticks> edges, std::size_t mostMarks,
                                      const StopToken& stop) const
{
    if (edges.size() < 2 || !std::ranges::is_sorted(edges))
        return fail(ErrorKind::InvalidInput, "timeline.edges", "a timeline needs two edges in order");
    Workers* workers = m_table.context().workers.get();
    std::vector<Tally> parts(widthOf(workers));
    for (Tally& part : parts) {
        for (LaneTally& lane : part)
            lane.prepare(edges.size() - 1);
    }
    SL_TRY(forEach(workers, m_rows.bySegment.size(), [&](std::size_t s, unsigned worker) -> Result<> {
        if (stop.stopRequested()) return cancelled();
        const Bitmap& set = m_rows.bySegment[s];
        if (set.none()) return {};
        const auto times = m_table.context().snapshot->segments[s].segment->times();
        if (!times) return tl::unexpected(times.error());
        if (!(*times)->dated()) return {};
        for (const Slice& slice : slicesOf(**times, edges)) {
            m_actions.visit(s, [&](auto actionAt) {
                m_places.visit(s, [&](auto placeAt) {
                    set.forEach(slice.begin, slice.end, [&](std::uint32_t row) {
                        const Place place = m_placeOf[placeAt(row)];
                        const auto& lanes = m_laneOf[place == Place::OnPremises ? 1 : 0];
                        LaneTally& lane = parts[worker][static_cast<std::size_t>(lanes[actionAt(row)])];
                        lane.add(slice.bin, place);
                        if (!lane.crowded()) lane.keep({(*times)->at(row), place}, mostMarks);
                    });
                });
            });
        }
        return {};
    }));
    return summed(parts, std::move(edges), mostMarks);
}

Result<std::array<bool, kActivityLanes>> lanesWithSource(const CaseState& state, const StopToken& stop)
{
    std::array<bool, kActivityLanes> out{};
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    for (const std::string_view environment : {"OnPremises", "Cloud"}) {
        const auto filter = query::parsePredicate(query::leafText(
            "Environment", query::Op::Equal, {query::Literal::ofText(std::string(environment))}));
        if (!filter) return tl::unexpected(filter.error());
        const auto rows = query::filterRows(*table, *filter, stop);
        if (!rows) return tl::unexpected(rows.error());
        const auto actions = query::facet(*table, *rows, "ActionType", actionWords().size() + 1, stop);
        if (!actions) return tl::unexpected(actions.error());
        for (const query::FacetValue& value : actions->values)
            out[static_cast<std::size_t>(laneOf(value.value, placeOf(environment)))] = true;
    }
    return out;
}

} // namespace sightline::usecase

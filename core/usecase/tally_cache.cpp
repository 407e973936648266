// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/tally_cache.h"

#include "core/analytics/score/tallies.h"
#include "core/query/binding.h"
#include "core/usecase/tallied_rows.h"

#include <algorithm>
#include <set>

namespace sightline::usecase
{
namespace
{

bool sameRows(const std::shared_ptr<const Bitmap>& a, const std::shared_ptr<const Bitmap>& b)
{
    return a == b || (a && b && *a == *b);
}

bool sameCodes(const ColumnPtr& a, const ColumnPtr& b)
{
    return a == b || (a && b && a->dictionary == b->dictionary && a->ints.bytes() == b->ints.bytes());
}

} // namespace

ColumnPtr ownersOf(const SegmentView& view)
{
    const auto overlay = view.overlays.find(columnIdOf(Activity::ActorKey));
    return overlay == view.overlays.end() ? nullptr : overlay->second;
}

bool sameActivities(const Snapshot& a, const Snapshot& b)
{
    const auto of = [](const Snapshot& snapshot) {
        std::vector<const SegmentView*> out;
        for (const SegmentView& view : snapshot.segments) {
            if (view.info().activities != 0) out.push_back(&view);
        }
        return out;
    };
    return std::ranges::equal(of(a), of(b), [](const SegmentView* x, const SegmentView* y) {
        return x->segment == y->segment && sameRows(x->deleted, y->deleted) &&
               sameCodes(ownersOf(*x), ownersOf(*y));
    });
}

Result<std::vector<TallyCache::TalliesPtr>> TallyCache::tallies(const CaseState& state, Ticks asOf,
                                                                const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto& segments = state.activities.snapshot->segments;
    std::vector<TalliesPtr> out(segments.size());
    forgetOthers(*state.activities.snapshot);
    std::vector<analytics::TallyCounter> counters(widthOf(state.activities.workers.get()));
    SL_TRY(
        forEach(state.activities.workers.get(), segments.size(), [&](std::size_t s, unsigned w) -> Result<> {
            if (stop.stopRequested()) return cancelled();
            const SegmentView& view = segments[s];
            if (!isScored(state.activities, view.info())) return {};
            const ColumnPtr owners = ownersOf(view);
            const bool whole = view.info().tmax <= asOf;
            if (whole) {
                const std::scoped_lock lock(m_mutex);
                const auto at = m_kept.find(view.info().id);
                if (at != m_kept.end() && at->second.segment.lock() == view.segment &&
                    sameRows(at->second.deleted, view.deleted) && sameCodes(at->second.owners, owners))
                    out[s] = at->second.tallies;
            }
            if (out[s]) return {};
            auto counted = counters[w].count(*table, s, asOf);
            if (!counted) return tl::unexpected(std::move(counted.error()));
            out[s] = std::make_shared<const analytics::SegmentTallies>(std::move(*counted));
            if (!whole) return {};
            const std::scoped_lock lock(m_mutex);
            m_kept[view.info().id] = {view.segment, view.deleted, owners, out[s]};
            return {};
        }));
    return out;
}

void TallyCache::forgetOthers(const Snapshot& snapshot)
{
    std::set<SegmentId> here;
    for (const SegmentView& view : snapshot.segments)
        here.insert(view.info().id);
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_kept, [&](const auto& kept) { return !here.contains(kept.first); });
}

} // namespace sightline::usecase

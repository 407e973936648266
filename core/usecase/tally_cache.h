// SPDX-License-Identifier: GPL-3.0-or-later
// Tallies of segments, kept between scorings: a segment is counted once. Any thread.
#pragma once

#include "core/usecase/session.h"

#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace sightline::analytics
{
struct SegmentTallies;
}

namespace sightline::usecase
{

// Whether a scoring of one holds for the other. Tombstones and session owners are read anew with every change
// of the case: compared by what they say.
[[nodiscard]] bool sameActivities(const Snapshot& a, const Snapshot& b);

// The overlay of ActorKey that sessions fill; null.
[[nodiscard]] ColumnPtr ownersOf(const SegmentView& view);

class TallyCache
{
public:
    using TalliesPtr = std::shared_ptr<const analytics::SegmentTallies>;

    // Counts what is missing, on all cores. Segments that reach beyond asOf are counted up to it, not kept.
    [[nodiscard]] Result<std::vector<TalliesPtr>> tallies(const CaseState& state, Ticks asOf,
                                                          const StopToken& stop);

private:
    struct Kept {
        std::weak_ptr<const Segment> segment;  // numbers are those of one case, and cases come and go
        std::shared_ptr<const Bitmap> deleted; // as it was counted
        ColumnPtr owners;                      // overlay of ActorKey, as it was counted
        TalliesPtr tallies;
    };

    void forgetOthers(const Snapshot& snapshot);

    std::mutex m_mutex;
    std::unordered_map<SegmentId, Kept> m_kept;
};

} // namespace sightline::usecase

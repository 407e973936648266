// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sealed_rows.h"

#include "core/base/hash.h"
#include "core/store/segment_store.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace sightline::store
{
namespace
{

using Fate = RowBatch::Fate;
using Rows = std::vector<std::uint32_t>;

constexpr std::size_t kRawBlockBytes = 64 * 1024;

// Puts rows in the order of their times; those of one time stay as they are.
void sortByTime(Rows& rows, const RowBatch& batch)
{
    const auto timeOf = [&](std::uint32_t row) { return batch.time(row); };
    if (std::ranges::is_sorted(rows, {}, timeOf)) return;
    const auto [first, last] = std::ranges::minmax_element(rows, {}, timeOf);
    const Ticks least = timeOf(*first);
    const Ticks most = timeOf(*last);
    const int rowBits = std::bit_width(batch.rows());
    if (std::bit_width(static_cast<std::uint64_t>(most - least)) + rowBits > 64) {
        std::ranges::stable_sort(rows, {}, timeOf);
        return;
    }
    // Time and row in one number: half the time of sorting pairs.
    std::vector<std::uint64_t> keys;
    keys.reserve(rows.size());
    for (const std::uint32_t r : rows)
        keys.push_back(static_cast<std::uint64_t>(batch.time(r) - least) << rowBits | r);
    std::sort(keys.begin(), keys.end());
    const std::uint64_t row = (std::uint64_t{1} << rowBits) - 1;
    std::ranges::transform(keys, rows.begin(),
                           [&](std::uint64_t k) { return static_cast<std::uint32_t>(k & row); });
}

// The rows that are kept, by time and then as they came; undated ones last.
Rows inOrder(const RowBatch& batch)
{
    Rows out;
    Rows undated;
    out.reserve(batch.rows());
    for (std::uint32_t r = 0; r < batch.rows(); ++r) {
        if (batch.fate(r) != Fate::Dropped) (batch.time(r) == kNoTime ? undated : out).push_back(r);
    }
    sortByTime(out, batch);
    out.insert(out.end(), undated.begin(), undated.end());
    return out;
}

// Rows of each segment: dated and undated apart, and no longer than 32 bits of milliseconds.
std::vector<Rows> bySegment(const RowBatch& batch)
{
    constexpr Ticks kSpan = Ticks{std::numeric_limits<std::uint32_t>::max()} * kTicksPerMs;
    std::vector<Rows> out;
    for (const std::uint32_t row : inOrder(batch)) {
        const Ticks time = batch.time(row);
        const Ticks first = out.empty() ? kNoTime : batch.time(out.back().front());
        const bool fits = !out.empty() && out.back().size() < kSegmentRows &&
                          (first == kNoTime) == (time == kNoTime) &&
                          (time == kNoTime || time - first < kSpan);
        if (!fits) out.emplace_back();
        out.back().push_back(row);
    }
    return out;
}

TimePlane timesOf(const RowBatch& batch, const Rows& rows)
{
    TimePlane out;
    out.base = batch.time(rows.front());
    if (!out.dated()) return out;
    out.ms.reserve(rows.size());
    out.below.reserve(rows.size());
    std::uint16_t below = 0;
    for (const std::uint32_t r : rows) {
        const Ticks delta = batch.time(r) - out.base;
        out.ms.push_back(static_cast<std::uint32_t>(delta / kTicksPerMs));
        out.below.push_back(static_cast<std::uint16_t>(delta % kTicksPerMs));
        below |= out.below.back();
    }
    if (below == 0) out.below.clear();
    return out;
}

template <class ValueOf> Column integerColumn(const Rows& rows, ValueOf&& valueOf)
{
    Column out;
    out.type = Type::Long;
    out.encoding = Encoding::Fixed;
    out.rows = static_cast<std::uint32_t>(rows.size());
    out.base = valueOf(rows.front());
    for (const std::uint32_t r : rows)
        out.base = std::min(out.base, valueOf(r));
    std::vector<std::uint64_t> values;
    values.reserve(rows.size());
    for (const std::uint32_t r : rows)
        values.push_back(static_cast<std::uint64_t>(valueOf(r) - out.base));
    out.ints = PackedInts::pack(values);
    return out;
}

// The columns that say where rows come from, when they were, and whether they are activities.
void sealPlaces(const RowBatch& batch, const Rows& rows, SealedSegment& out)
{
    const auto put = [&](Activity id, const Column& column) {
        out.columns.emplace_back(columnIdOf(id), encodeColumn(column));
    };
    if (const TimePlane times = timesOf(batch, rows); times.dated()) {
        out.tmin = batch.time(rows.front());
        out.tmax = batch.time(rows.back());
        out.columns.emplace_back(columnIdOf(Activity::TimeGenerated), encodeTimes(times));
    }
    put(Activity::SourceFile, integerColumn(rows, [&](std::uint32_t r) { return batch.place(r).source; }));
    put(Activity::Ordinal, integerColumn(rows, [&](std::uint32_t r) { return batch.place(r).ordinal; }));
    Column flags;
    flags.type = Type::Bool;
    flags.encoding = Encoding::Bits;
    flags.rows = out.rows;
    flags.bits = Bitmap(out.rows);
    for (std::uint32_t i = 0; i < out.rows; ++i) {
        if (!batch.isActivity(rows[i])) continue;
        flags.bits.set(i);
        ++out.activities;
    }
    put(Activity::IsActivity, flags);
}

void sealColumns(const OrderedRows& ordered, const Rows& rows, const StopToken& stop, SealedSegment& out)
{
    for (std::size_t slot = 0; slot < ordered.columns.size() && !stop.stopRequested(); ++slot) {
        const OrderedRows::Column& c = ordered.columns[slot];
        if (c.id == 0) continue;
        const auto column = ordered.rows.column(slot).seal(rows, c.dictionary, c.codes);
        if (column) out.columns.emplace_back(c.id, encodeColumn(*column));
    }
}

void sealRaws(const RowBatch& batch, const Rows& rows, const StopToken& stop, SealedSegment& out)
{
    std::vector<std::string_view> block;
    std::size_t bytes = 0;
    for (std::uint32_t i = 0; i < out.rows && !stop.stopRequested(); ++i) {
        block.push_back(batch.raw(rows[i]));
        bytes += block.back().size();
        if (bytes < kRawBlockBytes && i + 1 < out.rows) continue;
        out.raws.push_back(packBlock(i + 1 - static_cast<std::uint32_t>(block.size()), block));
        block.clear();
        bytes = 0;
    }
}

void sealKeys(const RowBatch& batch, const Rows& rows, SealedSegment& out)
{
    std::vector<RecordKey> keys;
    keys.reserve(rows.size());
    Bitmap hidden(out.rows);
    bool keyed = false;
    for (std::uint32_t i = 0; i < out.rows; ++i) {
        const bool isHidden = batch.fate(rows[i]) == Fate::Hidden;
        keys.push_back(isHidden ? RecordKey{} : batch.key(rows[i]));
        keyed = keyed || keys.back().key != 0;
        if (isHidden) hidden.set(i);
    }
    if (keyed) out.keys = packKeys(keys);
    out.hiddenRows = hidden.count();
    if (out.hiddenRows != 0) out.hidden = packBitmap(hidden);
}

Result<> writeBlobs(Database& db, SegmentId id, const SealedSegment& s)
{
    for (const auto& [column, stored] : s.columns)
        SL_TRY(writeColumn(db, id, column, stored));
    auto raw = db.prepare("INSERT INTO rawblk VALUES(?1,?2,0,?3,?4,?5)");
    if (!raw) return tl::unexpected(raw.error());
    for (const Block& b : s.raws) {
        raw->bind(1, std::int64_t{id} * 65'536 + b.first).bind(2, b.count);
        SL_TRY(raw->bind(3, b.raw).bind(4, b.crc).bindBlob(5, b.data).run());
    }
    return {};
}

} // namespace

Block packBlock(std::uint32_t first, const std::vector<std::string_view>& texts)
{
    const std::string packed = packTexts(texts);
    Block out{first, static_cast<std::uint32_t>(texts.size()), static_cast<std::uint32_t>(packed.size()), 0,
              compressed(packed)};
    out.crc = crc32(out.data);
    return out;
}

Result<SealedRows> sealRows(const OrderedRows& ordered, const StopToken& stop)
{
    const RowBatch& batch = ordered.rows;
    SealedRows out;
    out.table = batch.layout().table();
    for (const Rows& rows : bySegment(batch)) {
        SealedSegment& s = out.segments.emplace_back();
        s.table = ordered.table;
        s.rows = static_cast<std::uint32_t>(rows.size());
        sealPlaces(batch, rows, s);
        sealColumns(ordered, rows, stop, s);
        if (batch.hasRaws()) sealRaws(batch, rows, stop, s);
        if (stop.stopRequested()) return cancelled();
        sealKeys(batch, rows, s);
        if (s.keys.empty()) continue;
        out.places.resize(batch.rows());
        for (std::uint32_t i = 0; i < s.rows; ++i)
            out.places[rows[i]] = {static_cast<SegmentId>(out.segments.size() - 1), i};
    }
    return out;
}

Result<> writeSegment(Database& db, SegmentId id, const SealedSegment& s)
{
    auto insert = db.prepare("INSERT INTO seg VALUES(?1,?2,?3,?4,?5,?6,1,1,0)");
    if (!insert) return tl::unexpected(insert.error());
    insert->bind(1, id).bind(2, s.table).bind(3, s.rows).bind(4, s.activities);
    if (s.tmin == kNoTime) {
        insert->bindNull(5).bindNull(6);
    } else {
        insert->bind(5, s.tmin).bind(6, s.tmax);
    }
    SL_TRY(insert->run());
    SL_TRY(writeBlobs(db, id, s));
    if (!s.keys.empty()) SL_TRY(writeKeys(db, id, s.keys));
    if (s.hiddenRows == 0) return {};
    auto deleted = db.prepare("INSERT INTO segdel VALUES(?1,?2,?3,?4)");
    if (!deleted) return tl::unexpected(deleted.error());
    return deleted->bind(1, id).bind(2, s.hiddenRows).bind(3, crc32(s.hidden)).bindBlob(4, s.hidden).run();
}

} // namespace sightline::store

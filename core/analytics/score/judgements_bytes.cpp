// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/judgements_bytes.h"

#include "core/table/codec.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace sightline::analytics
{
namespace
{

// In this order; of Steps and Values there is one for each channel.
enum Place : std::size_t {
    kSpan, // first and last day
    kUser,
    kDay,
    kActivities,
    kActiveDays,
    kSteps,
    kValues = kSteps + kChannels,
    kExposure = kValues + kChannels,
    kTotals, // by day: totals of dimensions, then what was novel
    kTotalsLast,
    kRollOutCounts, // by day and dimension
    kRollOutValues,
    kRollOutShares,
    kPeerCounts, // by user
    kPeers,
    kSharedCounts,
    kShared,
    kBlocks,
};

constexpr std::size_t kChunk = 8192; // days put together at once

Error damaged(const char* what)
{
    return {ErrorKind::Corrupt, "score.damaged", what, {}};
}

template <class T> std::string bytes(const std::vector<T>& values)
{
    static_assert(std::is_trivially_copyable_v<T>);
    std::string out(values.size() * sizeof(T), '\0');
    if (!values.empty()) std::memcpy(out.data(), values.data(), out.size());
    return out;
}

template <class T> Result<std::vector<T>> valuesOf(const ByteBlock& block)
{
    const auto raw = decompressed(block.data, block.raw);
    if (!raw) return tl::unexpected(raw.error());
    if (raw->size() % sizeof(T) != 0) return tl::unexpected(damaged("a block ends within a number"));
    std::vector<T> out(raw->size() / sizeof(T));
    if (!out.empty()) std::memcpy(out.data(), raw->data(), raw->size());
    return out;
}

// --- to bytes

template <class Of> auto ofDays(const std::vector<JudgedDay>& days, Of&& of)
{
    std::vector<std::decay_t<decltype(of(days.front()))>> out;
    out.reserve(days.size());
    for (const JudgedDay& day : days)
        out.push_back(of(day));
    return bytes(out);
}

std::string totalsBytes(const std::vector<TenantTotals>& totals)
{
    std::vector<double> out;
    for (const TenantTotals& t : totals) {
        out.insert(out.end(), t.total.begin(), t.total.end());
        out.insert(out.end(), t.novel.begin(), t.novel.end());
    }
    return bytes(out);
}

std::string lastBytes(const std::vector<TenantTotals>& totals)
{
    std::vector<std::int32_t> out;
    for (const TenantTotals& t : totals)
        out.push_back(t.last);
    return bytes(out);
}

std::string rollOutBytes(const std::vector<TodayValues>& days, Place place)
{
    std::vector<std::uint32_t> counts, values;
    std::vector<double> shares;
    for (const TodayValues& day : days) {
        for (const auto& ofDimension : day.rollOuts()) {
            counts.push_back(static_cast<std::uint32_t>(ofDimension.size()));
            for (const TodayValues::RollOut& r : ofDimension) {
                values.push_back(r.value);
                shares.push_back(r.share);
            }
        }
    }
    if (place == kRollOutShares) return bytes(shares);
    return bytes(place == kRollOutCounts ? counts : values);
}

std::string listBytes(const std::vector<PeerGroup>& groups, std::vector<std::uint32_t> PeerGroup::*list,
                      bool counts)
{
    std::vector<std::uint32_t> out;
    for (const PeerGroup& group : groups) {
        const std::vector<std::uint32_t>& of = group.*list;
        if (counts)
            out.push_back(static_cast<std::uint32_t>(of.size()));
        else
            out.insert(out.end(), of.begin(), of.end());
    }
    return bytes(out);
}

std::string rawBlock(std::size_t place, const Judgements& judgements, const std::vector<PeerGroup>& peers)
{
    const std::vector<JudgedDay>& days = judgements.days;
    if (place >= kSteps && place < kValues)
        return ofDays(days, [c = place - kSteps](const JudgedDay& d) { return d.steps[c]; });
    if (place >= kValues && place < kExposure)
        return ofDays(days, [c = place - kValues](const JudgedDay& d) { return d.values[c]; });
    switch (place) {
    case kSpan:
        return bytes(std::vector<std::int32_t>{judgements.firstDay, judgements.lastDay});
    case kUser:
        return ofDays(days, [](const JudgedDay& d) { return d.user; });
    case kDay:
        return ofDays(days, [](const JudgedDay& d) { return d.day; });
    case kActivities:
        return ofDays(days, [](const JudgedDay& d) { return d.activities; });
    case kActiveDays:
        return ofDays(days, [](const JudgedDay& d) { return d.activeDays; });
    case kExposure:
        return bytes(judgements.exposure);
    case kTotals:
        return totalsBytes(judgements.totals);
    case kTotalsLast:
        return lastBytes(judgements.totals);
    case kPeerCounts:
    case kPeers:
        return listBytes(peers, &PeerGroup::peers, place == kPeerCounts);
    case kSharedCounts:
    case kShared:
        return listBytes(peers, &PeerGroup::shared, place == kSharedCounts);
    default:
        return rollOutBytes(judgements.today, static_cast<Place>(place));
    }
}

// --- from bytes

class Reading
{
public:
    Reading(const std::vector<ByteBlock>& blocks, std::size_t users, Workers* workers)
        : m_blocks(blocks), m_users(users), m_workers(workers)
    {
    }

    Result<ReadJudgements> run()
    {
        if (m_blocks.size() != kBlocks) return tl::unexpected(damaged("blocks are missing"));
        SL_TRY(readDays());
        if (!ordered()) return tl::unexpected(damaged("days of users are out of order"));
        SL_TRY(readTotals());
        SL_TRY(readRollOuts());
        m_out.peers.resize(m_users);
        SL_TRY(readList(kPeerCounts, &PeerGroup::peers));
        SL_TRY(readList(kSharedCounts, &PeerGroup::shared));
        for (const PeerGroup& group : m_out.peers) {
            if (std::ranges::any_of(group.peers, [this](std::uint32_t p) { return p >= m_users; }))
                return tl::unexpected(damaged("a peer is nobody"));
        }
        return std::move(m_out);
    }

private:
    // Columns as they were written; all of one length.
    struct Columns {
        std::vector<std::uint32_t> user, activities, activeDays;
        std::vector<std::int32_t> day;
        std::array<std::vector<Step>, kChannels> steps;
        std::array<std::vector<std::uint32_t>, kChannels> values;
    };

    template <class T> Result<> column(std::size_t place, std::vector<T>& out) const
    {
        auto values = valuesOf<T>(m_blocks[place]);
        if (!values) return tl::unexpected(values.error());
        if (values->size() != m_out.judgements.days.size())
            return tl::unexpected(damaged("columns differ in length"));
        out = std::move(*values);
        return {};
    }

    Result<> readColumn(std::size_t place, Columns& out) const
    {
        if (place >= kValues) return column(place, out.values[place - kValues]);
        if (place >= kSteps) return column(place, out.steps[place - kSteps]);
        if (place == kDay) return column(place, out.day);
        return column(place, place == kUser         ? out.user
                             : place == kActivities ? out.activities
                                                    : out.activeDays);
    }

    Result<> readDays()
    {
        const auto span = valuesOf<std::int32_t>(m_blocks[kSpan]);
        if (!span) return tl::unexpected(span.error());
        if (span->size() != 2) return tl::unexpected(damaged("no first and last day"));
        m_out.judgements.firstDay = span->front();
        m_out.judgements.lastDay = span->back();
        auto& days = m_out.judgements.days;
        days.resize(m_blocks[kUser].raw / sizeof(std::uint32_t));
        Columns columns;
        SL_TRY(forEach(m_workers, kExposure - kUser,
                       [&](std::size_t i, unsigned) { return readColumn(kUser + i, columns); }));
        return forEach(m_workers, (days.size() + kChunk - 1) / kChunk,
                       [&](std::size_t chunk, unsigned) -> Result<> {
                           const std::size_t end = std::min(days.size(), (chunk + 1) * kChunk);
                           for (std::size_t i = chunk * kChunk; i < end; ++i)
                               days[i] = dayOf(columns, i);
                           return {};
                       });
    }

    static JudgedDay dayOf(const Columns& columns, std::size_t i)
    {
        JudgedDay out;
        out.user = columns.user[i];
        out.day = columns.day[i];
        out.activities = columns.activities[i];
        out.activeDays = columns.activeDays[i];
        for (std::size_t c = 0; c < kChannels; ++c) {
            out.steps[c] = columns.steps[c][i];
            out.values[c] = columns.values[c][i];
        }
        return out;
    }

    // By day, then user; all in their range.
    [[nodiscard]] bool ordered() const
    {
        const Judgements& j = m_out.judgements;
        const auto before = [](const JudgedDay& a, const JudgedDay& b) {
            return a.day < b.day || (a.day == b.day && a.user < b.user);
        };
        const auto outOfOrder = [&](const JudgedDay& a, const JudgedDay& b) { return !before(a, b); };
        if (std::adjacent_find(j.days.begin(), j.days.end(), outOfOrder) != j.days.end()) return false;
        if (!j.days.empty() && (j.days.front().day < j.firstDay || j.days.back().day > j.lastDay))
            return false;
        return std::ranges::all_of(j.days, [this](const JudgedDay& d) {
            return d.user < m_users &&
                   std::ranges::all_of(d.steps, [](Step s) { return s < Reference::kSteps; });
        });
    }

    Result<> readTotals()
    {
        Judgements& j = m_out.judgements;
        auto exposure = valuesOf<float>(m_blocks[kExposure]);
        if (!exposure) return tl::unexpected(exposure.error());
        const auto totals = valuesOf<double>(m_blocks[kTotals]);
        if (!totals) return tl::unexpected(totals.error());
        const auto last = valuesOf<std::int32_t>(m_blocks[kTotalsLast]);
        if (!last) return tl::unexpected(last.error());
        j.exposure = std::move(*exposure);
        const auto span = static_cast<std::int64_t>(j.lastDay) - j.firstDay + 1;
        if ((!j.exposure.empty() && static_cast<std::int64_t>(j.exposure.size()) != span) ||
            (j.exposure.empty() && !j.days.empty()) || last->size() != j.exposure.size() ||
            totals->size() != last->size() * 2 * kDimensions)
            return tl::unexpected(damaged("days and totals do not agree"));
        auto at = totals->begin();
        for (const std::int32_t day : *last) {
            TenantTotals& t = j.totals.emplace_back();
            t.last = day;
            std::copy_n(at, kDimensions, t.total.begin());
            std::copy_n(at + kDimensions, kDimensions, t.novel.begin());
            at += 2 * kDimensions;
        }
        return {};
    }

    Result<> readRollOuts()
    {
        Judgements& j = m_out.judgements;
        const auto counts = valuesOf<std::uint32_t>(m_blocks[kRollOutCounts]);
        if (!counts) return tl::unexpected(counts.error());
        const auto values = valuesOf<std::uint32_t>(m_blocks[kRollOutValues]);
        if (!values) return tl::unexpected(values.error());
        const auto shares = valuesOf<double>(m_blocks[kRollOutShares]);
        if (!shares) return tl::unexpected(shares.error());
        if (counts->size() != j.exposure.size() * kDimensions || values->size() != shares->size())
            return tl::unexpected(damaged("roll-outs do not agree"));
        std::size_t next = 0;
        for (std::size_t day = 0; day < j.exposure.size(); ++day) {
            TodayValues::RollOuts out;
            for (std::size_t d = 0; d < kDimensions; ++d) {
                const std::uint32_t n = (*counts)[day * kDimensions + d];
                if (n > values->size() - next) return tl::unexpected(damaged("a roll-out is missing"));
                for (const std::size_t end = next + n; next < end; ++next)
                    out[d].push_back({(*values)[next], (*shares)[next]});
            }
            j.today.emplace_back().setRollOuts(std::move(out));
        }
        if (next != values->size()) return tl::unexpected(damaged("a roll-out is of no day"));
        return {};
    }

    // The list's own block follows that of its counts.
    Result<> readList(std::size_t place, std::vector<std::uint32_t> PeerGroup::*list)
    {
        const auto counts = valuesOf<std::uint32_t>(m_blocks[place]);
        if (!counts) return tl::unexpected(counts.error());
        const auto values = valuesOf<std::uint32_t>(m_blocks[place + 1]);
        if (!values) return tl::unexpected(values.error());
        if (counts->size() != m_users) return tl::unexpected(damaged("users have no peers"));
        auto at = values->begin();
        for (std::size_t u = 0; u < m_users; ++u) {
            if ((*counts)[u] > values->end() - at) return tl::unexpected(damaged("peers are missing"));
            (m_out.peers[u].*list).assign(at, at + (*counts)[u]);
            at += (*counts)[u];
        }
        if (at != values->end()) return tl::unexpected(damaged("peers are nobody's"));
        return {};
    }

    const std::vector<ByteBlock>& m_blocks;
    std::size_t m_users;
    Workers* m_workers;
    ReadJudgements m_out;
};

} // namespace

std::vector<ByteBlock> bytesOf(const Judgements& judgements, const std::vector<PeerGroup>& peers,
                               Workers* workers)
{
    std::vector<ByteBlock> out(kBlocks);
    // Nothing in it fails.
    (void)forEach(workers, out.size(), [&](std::size_t place, unsigned) -> Result<> {
        const std::string raw = rawBlock(place, judgements, peers);
        out[place] = {static_cast<std::uint32_t>(raw.size()), compressed(raw)};
        return {};
    });
    return out;
}

Result<ReadJudgements> judgementsFrom(const std::vector<ByteBlock>& blocks, std::size_t users,
                                      Workers* workers)
{
    return Reading(blocks, users, workers).run();
}

} // namespace sightline::analytics

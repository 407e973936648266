// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_order.h"

#include "core/base/hash.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace sightline::usecase
{

using store::KeyVerdict;
using store::SourceState;

Result<std::optional<store::OrderedBatch>> ImportOrder::take(ReadBatch batch)
{
    const import::RawBatch& raw = *batch.raw;
    for (std::size_t i = 0; i < raw.slices.size(); ++i) {
        const import::RawBatch::Slice& slice = raw.slices[i];
        ImportSource& source = m_sources[slice.source];
        m_reached = slice.source + 1;
        m_open = &source;
        if (slice.prefix) source.setPrefix(*slice.prefix);
        SL_TRY(takeSlice(batch, i));
        if (batch.outcomes.size() < slice.first + slice.steps) break; // stopped
        if (slice.last) end(slice, source);
    }
    if (m_writer == nullptr) return std::nullopt;
    if (m_open != nullptr) write(*m_open, SourceState::Interrupted);
    auto ordered = m_writer->order(std::move(batch.tables));
    if (!ordered) return tl::unexpected(ordered.error());
    return std::move(*ordered);
}

void ImportOrder::stored(store::SmallRows small, std::size_t reached)
{
    for (auto& [id, row] : small.sources)
        m_written.at(id)->stored(std::move(row));
    m_storedReached = reached;
}

void ImportOrder::dropUnstored()
{
    if (m_writer == nullptr) return;
    m_reached = m_storedReached;
    for (ImportSource& source : m_sources)
        source.dropUnstored();
}

Result<> ImportOrder::takeSlice(ReadBatch& batch, std::size_t index)
{
    const import::RawBatch::Slice& slice = batch.raw->slices[index];
    ImportSource& source = m_sources[slice.source];
    source.report().coverage.add(batch.coverage[index]);
    m_links.assign(batch.links.size(), {});
    const std::size_t end = std::min(slice.first + slice.steps, batch.outcomes.size());
    for (std::size_t i = slice.first; i < end; ++i) {
        const Outcome& o = batch.outcomes[i];
        const std::uint64_t ordinal = slice.ordinal + (i - slice.first);
        if (o.reject != Outcome::kNone) {
            source.countReject(batch.rejects[o.reject]);
        } else {
            if (source.report().format.empty()) {
                source.report().format = batch.formats[index]->id;
                source.report().reason.clear();
            }
            SL_TRY(takeRecord(batch, o, source, ordinal));
        }
        source.passed(batch.raw->steps[i].end, ordinal);
    }
    flushLinks(batch, source.row().id);
    return {};
}

Result<KeyVerdict> ImportOrder::judge(store::RowBatch& rows, std::uint32_t row)
{
    if (m_writer != nullptr) return m_writer->judge(rows, row);
    return m_dryKeys[rows.layout().table()].judge(rows.key(row), {}).verdict;
}

Result<> ImportOrder::takeRecord(ReadBatch& batch, const Outcome& o, ImportSource& source,
                                 std::uint64_t ordinal)
{
    if (!source.begun()) {
        source.begin();
        if (m_writer != nullptr) source.setId(m_writer->newSource());
    }
    store::RowBatch& rows = batch.tables[o.table];
    source.countRecord(o.kind, rows.time(o.row), o.zoneAssumed);
    const auto verdict = judge(rows, o.row);
    if (!verdict) return tl::unexpected(verdict.error());
    FileReport& report = source.report();
    const bool isNew = *verdict == KeyVerdict::New;
    (isNew ? report.stored : report.duplicates) += 1;
    if (*verdict == KeyVerdict::Duplicate) return {};
    report.revisions += isNew ? 0 : 1;
    if (m_writer == nullptr) return {};
    const bool hidden = *verdict == KeyVerdict::RevisionLoses;
    const store::RowBatch::Place place{source.row().id, static_cast<std::int64_t>(ordinal)};
    rows.decide(o.row, hidden ? store::RowBatch::Fate::Hidden : store::RowBatch::Fate::Stored, place);
    if (o.extra == Outcome::kNone) return {};
    // A revision that loses is evidence all the same: who is whom must not depend on which came first.
    takeLinks(batch, batch.extras[o.extra], place);
    if (!hidden) takeExtra(batch.extras[o.extra], source, place.ordinal, rows.key(o.row).content);
    return {};
}

void ImportOrder::takeLinks(const ReadBatch& batch, const ReadBatch::Extra& extra,
                            const store::RowBatch::Place& place)
{
    for (const auto& [link, records] : extra.links)
        m_links[link].add({batch.links[link], place.source, place.ordinal, records, extra.time, extra.time});
}

void ImportOrder::takeExtra(ReadBatch::Extra& extra, const ImportSource& source, std::int64_t ordinal,
                            std::uint64_t content)
{
    if (extra.alert) {
        Alert& a = *extra.alert;
        a.sourceFile = source.row().id;
        a.ordinal = ordinal;
        a.created = now();
        if (a.externalId.empty()) a.externalId = source.idOf(ordinal, content);
        m_writer->small().alerts.push_back(std::move(a));
    }
    if (extra.identity) {
        extra.identity->sourceFile = source.row().id;
        extra.identity->ordinal = ordinal;
        m_writer->small().identities.push_back(std::move(*extra.identity));
    }
}

void ImportOrder::flushLinks(const ReadBatch& batch, std::int64_t source)
{
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        if (m_links[i].count == 0) continue;
        m_writer->small().links[{batch.links[i], source}].add(m_links[i]);
    }
}

void ImportOrder::write(ImportSource& source, SourceState state)
{
    if (m_writer == nullptr || !source.begun()) return;
    source.write(state, m_writer->small());
    m_written[source.row().id] = &source;
}

// The source was read to its end, or broke off.
void ImportOrder::end(const import::RawBatch::Slice& slice, ImportSource& source)
{
    m_open = nullptr;
    FileReport& report = source.report();
    if (slice.error)
        report.reason = slice.error->text();
    else if (!slice.notice.empty())
        report.reason = slice.notice;
    source.setShape(slice);
    write(source, slice.error ? SourceState::Interrupted : SourceState::Complete);
    if (!slice.error && report.format.empty()) {
        if (report.reason.empty()) report.reason = "no record of a known format";
        report.read = report.rejected = 0;
        report.rejects.clear();
    }
}

} // namespace sightline::usecase

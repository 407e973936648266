// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_batch.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/usecase/activity_rows.h"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace sightline::usecase
{
namespace
{

// 0 unless every part of the key is there.
std::uint64_t keyHash(const import::Format& format, Record& record, Ticks time)
{
    if (format.key.empty() || (format.keyWithTime && time == kNoTime)) return 0;
    std::uint64_t h = hash64(format.id);
    for (const std::string& column : format.key) {
        const std::string_view part = trim(record.text(column));
        if (part.empty()) return 0;
        h = hash64(fold(part), h);
    }
    if (format.keyWithTime) {
        const fmt::format_int digits(time);
        h = hash64({digits.data(), digits.size()}, h);
    }
    return h == 0 ? 1 : h;
}

} // namespace

std::size_t BatchReader::LinkHash::operator()(const AccountLink& link) const
{
    return static_cast<std::size_t>(
        hash64(link.second, hash64(link.first, static_cast<std::uint64_t>(link.kind))));
}

BatchReader::BatchReader(const ImportKnowledge& knowledge)
    : m_knowledge(knowledge), m_slices(knowledge.formats, knowledge.only), m_normaliser(*knowledge.maps)
{
}

Result<ReadBatch> BatchReader::read(std::shared_ptr<const import::RawBatch> raw, const StopToken& stop)
{
    m_batch = {};
    m_links.clear();
    m_failure = {};
    m_batch.raw = std::move(raw);
    const import::RawBatch& from = *m_batch.raw;
    m_batch.outcomes.reserve(from.steps.size());
    m_batch.formats.resize(from.slices.size());
    m_batch.coverage.resize(from.slices.size());
    import::Sink sink;
    sink.record = [&](const auto& record, const auto& format, const auto& /*dialect*/, Record& fields,
                      std::uint64_t content, std::uint32_t leaves) {
        return !stop.stopRequested() && onRecord(record, format, fields, content, leaves);
    };
    sink.reject = [&](const import::Reject& reject) {
        addReject(reject);
        return !stop.stopRequested();
    };
    for (m_slice = 0; m_slice < from.slices.size(); ++m_slice) {
        const import::RawBatch::Slice& slice = from.slices[m_slice];
        bool more = true;
        if (slice.activity) {
            const auto table = tableOf(store::kActivityName);
            if (!table) return tl::unexpected(table.error());
            more = readActivities(slice, m_knowledge, stop, *table, m_batch);
        } else {
            more = m_slices.read(from, slice, sink);
        }
        SL_TRY(m_failure);
        if (!more) break;
    }
    for (const store::RowBatch& table : m_batch.tables)
        m_tables.find(table.layout().table())->second.sizes = table.sizes();
    return std::exchange(m_batch, {});
}

Ticks BatchReader::timeOf(const std::vector<import::TimeColumn>& columns, const Record& record,
                          bool& assumed) const
{
    const import::FoundTime found = import::findTime(columns, record).found;
    if (found.ticks == kNoTime || found.zoned) return found.ticks;
    if (m_knowledge.zone) return m_knowledge.zone->toUtc(found.ticks);
    assumed = true;
    return found.ticks;
}

Result<std::uint16_t> BatchReader::tableOf(std::string_view name,
                                           std::span<const std::pair<std::string, Type>> declared)
{
    for (std::size_t i = 0; i < m_batch.tables.size(); ++i) {
        if (m_batch.tables[i].layout().table() == name) return static_cast<std::uint16_t>(i);
    }
    auto known = m_tables.find(name);
    if (known == m_tables.end()) {
        auto made = store::TableLayout::make(m_knowledge.schema, name, declared);
        if (!made) return tl::unexpected(made.error());
        known = m_tables.emplace(name, Table{std::move(*made), {}}).first;
    }
    m_batch.tables.emplace_back(known->second.layout).reserve(known->second.sizes);
    return static_cast<std::uint16_t>(m_batch.tables.size() - 1);
}

void BatchReader::addReject(import::Reject reject)
{
    ReadBatch::Outcome& o = m_batch.outcomes.emplace_back();
    o.reject = static_cast<std::uint32_t>(m_batch.rejects.size());
    m_batch.rejects.push_back(std::move(reject));
}

std::uint32_t BatchReader::extraOf()
{
    ReadBatch::Extra extra;
    extra.time = m_normalised.time;
    for (AccountLink& link : m_normalised.links) {
        const auto next = static_cast<std::uint32_t>(m_batch.links.size());
        const auto [it, isNew] = m_links.try_emplace(link, next);
        if (isNew) m_batch.links.push_back(std::move(link));
        extra.links.push_back({it->second});
    }
    if (m_normalised.kind == RecordKind::Alert)
        extra.alert = std::make_unique<Alert>(std::move(m_normalised.alert));
    if (m_normalised.kind == RecordKind::Identity)
        extra.identity = std::make_unique<Identity>(std::move(m_normalised.identity));
    if (!extra.alert && !extra.identity && extra.links.empty()) return ReadBatch::Outcome::kNone;
    m_batch.extras.push_back(std::move(extra));
    return static_cast<std::uint32_t>(m_batch.extras.size() - 1);
}

void BatchReader::cover(const import::Format& format, std::string_view table, Record& record)
{
    std::array<std::string_view, 4> of;
    std::size_t parts = 0;
    for (const std::string& column : format.log) {
        if (parts < of.size()) of[parts++] = trim(record.text(column));
    }
    LogCoverage& log = m_batch.coverage[m_slice].log(table, std::span(of).first(parts));
    const Ticks time = m_normalised.time;
    log.add(time);
    std::string_view kind = m_normalised.activity.text(Activity::Operation);
    if (m_normalised.kind != RecordKind::Activity) kind = format.kind.empty() ? "" : record.text(format.kind);
    if (!kind.empty()) log.addKind(kind, 1);
    if (format.number.empty()) return;
    if (const auto number = record.integer(format.number)) log.addNumber(*number, time);
}

bool BatchReader::onRecord(const import::RawRecord& raw, const import::Format& format, Record& record,
                           std::uint64_t content, std::uint32_t leaves)
{
    if (m_batch.formats[m_slice] == nullptr) m_batch.formats[m_slice] = &format;
    ReadBatch::Outcome o;
    Ticks time = timeOf(format.time, record, o.zoneAssumed);
    if (time == kNoTime) {
        if (const auto step = normalise::earliestAuthenticationStep(record.text("AuthenticationDetails")))
            time = *step;
    }
    const std::string_view name = import::tableOf(format, record);
    m_normalised.clear();
    m_normalised.time = time;
    const normalise::RecordInput input{format.id, format.normaliser,
                                       name,      format.activity.get(),
                                       time,      timeOf(format.ingested, record, o.zoneAssumed)};
    m_normaliser.normalise(input, record, m_normalised);
    const auto table = tableOf(name, format.columns);
    if (!table) {
        m_failure = tl::unexpected(table.error());
        return false;
    }
    o.kind = m_normalised.kind;
    o.table = *table;
    cover(format, name, record);
    // A recovered record never stands in for one of the log itself, whatever it holds.
    const bool recovered = raw.ordinal >= import::kRecoveredOrdinal;
    const store::RecordKey key{keyHash(format, record, time), content, recovered ? 0 : leaves};
    store::RowBatch& rows = m_batch.tables[*table];
    o.row =
        m_knowledge.store ? rows.add(raw.bytes, key, record, m_normalised) : rows.add(m_normalised.time, key);
    o.extra = extraOf();
    m_batch.outcomes.push_back(o);
    return true;
}

} // namespace sightline::usecase

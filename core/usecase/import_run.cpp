// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_run.h"

#include "core/base/hash.h"
#include "core/base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sightline::usecase
{
namespace
{

constexpr std::uint64_t kCommitRows = 65'536;
constexpr std::uint64_t kCommitBytes = 96ULL << 20;

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
    if (format.keyWithTime) h = hash64(fmt::format("{}", time), h);
    return h == 0 ? 1 : h;
}

} // namespace

std::string sourceFacts(const FileReport& r, std::string_view header)
{
    nlohmann::json doc{{"header", header},
                       {"activities", r.activities},
                       {"alerts", r.alerts},
                       {"identities", r.identities},
                       {"undated", r.undated},
                       {"from", r.from},
                       {"to", r.to}};
    for (const RejectCount& c : r.rejects)
        doc["rejects"].push_back({{"position", c.position}, {"reason", c.reason}, {"count", c.count}});
    return doc.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void readSourceFacts(const store::SourceRow& s, FileReport& r)
{
    r.format = s.format;
    r.read = static_cast<std::uint64_t>(s.read);
    r.stored = static_cast<std::uint64_t>(s.stored);
    r.duplicates = static_cast<std::uint64_t>(s.duplicates);
    r.revisions = static_cast<std::uint64_t>(s.revisions);
    r.rejected = static_cast<std::uint64_t>(s.rejected);
    r.zoneAssumed = s.zoneAssumed;
    const auto doc = nlohmann::json::parse(s.facts, nullptr, false);
    if (!doc.is_object()) return;
    r.activities = doc.value("activities", std::uint64_t{0});
    r.alerts = doc.value("alerts", std::uint64_t{0});
    r.identities = doc.value("identities", std::uint64_t{0});
    r.undated = doc.value("undated", std::uint64_t{0});
    r.from = doc.value("from", kNoTime);
    r.to = doc.value("to", kNoTime);
    if (!doc.contains("rejects")) return;
    for (const auto& c : doc["rejects"])
        r.rejects.push_back(
            {c.value("position", ""), c.value("reason", ""), c.value("count", std::uint64_t{0})});
}

ImportRun::ImportRun(ImportShared& shared, store::SourceRow source, FileReport& report)
    : m_shared(shared),
      m_source(std::move(source)),
      m_report(report),
      m_end(static_cast<std::uint64_t>(m_source.resumeOffset)),
      m_next(static_cast<std::uint64_t>(m_source.resumeOrdinal)),
      m_begun(m_source.id != 0)
{
    if (m_begun) readSourceFacts(m_source, m_report);
}

Result<> ImportRun::read(Reader& reader, const Watch& watch)
{
    import::ReadOptions options;
    options.only = m_shared.only;
    options.resumeOffset = m_end;
    import::Sink sink;
    sink.record = [&](const auto& raw, const auto& format, const auto& dialect, Record& record,
                      std::uint64_t content, std::uint32_t leaves) {
        return !watch.stop.stopRequested() && onRecord(raw, format, dialect, record, content, leaves);
    };
    sink.reject = [&](const import::Reject& r) { return !watch.stop.stopRequested() && onReject(r); };
    const auto summary = import::readSource(reader, m_shared.formats, options, sink, watch);
    SL_TRY(m_failure);
    const bool stopped = watch.stop.stopRequested();
    if (!m_begun) {
        if (!summary) return tl::unexpected(summary.error());
        return {};
    }
    m_source.facts = sourceFacts(m_report, summary ? summary->header : std::string{});
    fillSource(stopped || !summary ? store::SourceState::Interrupted : store::SourceState::Complete);
    SL_TRY(checkpoint(stopped || !summary));
    if (!summary) return tl::unexpected(summary.error());
    return {};
}

Result<> ImportRun::begin()
{
    m_begun = true;
    if (m_shared.writer == nullptr) return {};
    const auto id = m_shared.writer->addSource(m_source);
    if (!id) return tl::unexpected(id.error());
    m_source.id = *id;
    return {};
}

Ticks ImportRun::timeOf(const std::vector<import::TimeColumn>& columns, const Record& record)
{
    const import::FoundTime found = import::findTime(columns, record).found;
    if (found.ticks == kNoTime || found.zoned) return found.ticks;
    if (m_shared.zone) return m_shared.zone->toUtc(found.ticks);
    m_report.zoneAssumed = true;
    return found.ticks;
}

bool ImportRun::onRecord(const import::RawRecord& raw, const import::Format& format,
                         const import::Dialect& /*dialect*/, Record& record, std::uint64_t content,
                         std::uint32_t leaves)
{
    const auto work = [&]() -> Result<> {
        if (m_report.format.empty()) m_report.format = format.id;
        if (!m_begun) SL_TRY(begin());
        Ticks time = timeOf(format.time, record);
        if (time == kNoTime) {
            if (const auto step = normalise::earliestAuthenticationStep(record.text("AuthenticationDetails")))
                time = *step;
        }
        const std::string table(import::tableOf(format, record));
        m_normalised = Normalised{};
        m_normalised.time = time;
        const normalise::RecordInput input{
            format.id, format.normaliser, table, &format.activity, time, timeOf(format.ingested, record)};
        normalise::normalise(*m_shared.maps, input, record, m_normalised);
        count(time);
        SL_TRY(store(raw, table, record, {keyHash(format, record, time), content, leaves}));
        m_end = raw.end;
        m_next = raw.ordinal + 1;
        return checkpoint(false);
    };
    m_failure = work();
    return m_failure.has_value();
}

void ImportRun::count(Ticks time)
{
    ++m_report.read;
    m_report.activities += m_normalised.kind == RecordKind::Activity ? 1 : 0;
    m_report.alerts += m_normalised.kind == RecordKind::Alert ? 1 : 0;
    m_report.identities += m_normalised.kind == RecordKind::Identity ? 1 : 0;
    if (time == kNoTime) {
        ++m_report.undated;
        return;
    }
    if (m_report.from == kNoTime || time < m_report.from) m_report.from = time;
    m_report.to = std::max(m_report.to, time);
}

Result<store::KeyVerdict> ImportRun::judge(std::string_view table, const store::RecordKey& key)
{
    if (m_shared.writer != nullptr) return m_shared.writer->judge(table, key);
    return m_shared.dryKeys[std::string(table)].judge(key, 0).verdict;
}

Result<> ImportRun::store(const import::RawRecord& raw, std::string_view table, const Record& record,
                          store::RecordKey key)
{
    const auto verdict = judge(table, key);
    if (!verdict) return tl::unexpected(verdict.error());
    const bool isNew = *verdict == store::KeyVerdict::New;
    (isNew ? m_report.stored : m_report.duplicates) += 1;
    if (*verdict == store::KeyVerdict::Duplicate) return {};
    m_report.revisions += isNew ? 0 : 1;
    if (m_shared.writer == nullptr) return {};
    const bool hidden = *verdict == store::KeyVerdict::RevisionLoses;
    const auto ordinal = static_cast<std::int64_t>(raw.ordinal);
    SL_TRY(m_shared.writer->addRecord(table, {m_source.id, ordinal, raw.bytes, key, hidden}, record,
                                      m_normalised));
    if (hidden) return {};
    for (const AccountLink& l : m_normalised.links)
        m_shared.writer->addLink(l, m_source.id, ordinal);
    if (m_normalised.kind == RecordKind::Alert) {
        Alert& a = m_normalised.alert;
        a.sourceFile = m_source.id;
        a.ordinal = ordinal;
        a.created = now();
        if (a.externalId.empty())
            a.externalId = fmt::format("{}-{}", hexText(m_source.sha256).substr(0, 10), ordinal);
        m_shared.writer->addAlert(a);
    } else if (m_normalised.kind == RecordKind::Identity) {
        m_normalised.identity.sourceFile = m_source.id;
        m_normalised.identity.ordinal = ordinal;
        m_shared.writer->addIdentity(m_normalised.identity);
    }
    return {};
}

bool ImportRun::onReject(const import::Reject& r)
{
    ++m_report.read;
    ++m_report.rejected;
    m_end = r.offset + r.length;
    m_next = r.ordinal + 1;
    std::string reason(import::rejectReasonText(r.reason));
    if (!r.argument.empty()) reason += ": " + r.argument;
    const auto known = std::ranges::find(m_report.rejects, reason, &RejectCount::reason);
    if (known != m_report.rejects.end()) {
        ++known->count;
    } else if (m_report.rejects.size() < 100) {
        m_report.rejects.push_back({fmt::format("record {}, byte {}", r.ordinal, r.offset), reason, 1});
    } else {
        // Too many different reasons for a summary; each is still in the case.
        m_report.rejects.back().reason = "other reasons";
        ++m_report.rejects.back().count;
    }
    m_rejects.push_back({static_cast<std::int64_t>(r.offset), static_cast<std::int64_t>(r.length),
                         static_cast<int>(r.reason), fmt::format("{}:{}", r.ordinal, r.argument)});
    return true;
}

void ImportRun::fillSource(store::SourceState state)
{
    m_source.format = m_report.format;
    m_source.zoneAssumed = m_report.zoneAssumed;
    m_source.read = static_cast<std::int64_t>(m_report.read);
    m_source.stored = static_cast<std::int64_t>(m_report.stored);
    m_source.duplicates = static_cast<std::int64_t>(m_report.duplicates);
    m_source.revisions = static_cast<std::int64_t>(m_report.revisions);
    m_source.rejected = static_cast<std::int64_t>(m_report.rejected);
    m_source.resumeOffset = static_cast<std::int64_t>(m_end);
    m_source.resumeOrdinal = static_cast<std::int64_t>(m_next);
    m_source.state = state;
}

Result<> ImportRun::checkpoint(bool force)
{
    store::CaseWriter* w = m_shared.writer;
    if (w == nullptr) return {};
    const bool full = w->bufferedRows() >= kCommitRows || w->bufferedBytes() >= kCommitBytes;
    if (m_source.state != store::SourceState::Complete && !full && !force) return {};
    if (m_source.state == store::SourceState::Running) {
        fillSource(store::SourceState::Running);
        m_source.facts = sourceFacts(m_report, {});
    }
    for (const store::RejectRow& r : m_rejects)
        w->addReject(m_source.id, r);
    m_rejects.clear();
    w->updateSource(m_source);
    return full || force ? w->commit() : Result<>{};
}

} // namespace sightline::usecase

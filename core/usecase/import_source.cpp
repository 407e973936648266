// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_source.h"

#include "core/base/hash.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace sightline::usecase
{
namespace
{

constexpr std::size_t kReasons = 100; // of rejects, in a report

// As it is kept (meta "source.<id>").
nlohmann::json sourceFacts(const FileReport& r)
{
    nlohmann::json doc{{"activities", r.activities},
                       {"alerts", r.alerts},
                       {"identities", r.identities},
                       {"undated", r.undated},
                       {"reason", r.reason},
                       {"from", r.from},
                       {"to", r.to}};
    if (r.recovered) doc["recovered"] = true;
    for (const RejectCount& c : r.rejects)
        doc["rejects"].push_back({{"position", c.position}, {"reason", c.reason}, {"count", c.count}});
    return doc;
}

} // namespace

void readSourceFacts(const store::SourceRow& s, FileReport& r)
{
    r.format = s.format;
    r.read = static_cast<std::uint64_t>(s.read);
    r.stored = static_cast<std::uint64_t>(s.stored);
    r.duplicates = static_cast<std::uint64_t>(s.duplicates);
    r.revisions = static_cast<std::uint64_t>(s.revisions);
    r.rejected = static_cast<std::uint64_t>(s.rejected);
    r.zoneAssumed = s.zoneAssumed;
    r.coverage = SourceCoverage::read(s.coverage);
    const auto doc = nlohmann::json::parse(s.facts, nullptr, false);
    if (!doc.is_object()) return;
    r.activities = doc.value("activities", std::uint64_t{0});
    r.alerts = doc.value("alerts", std::uint64_t{0});
    r.identities = doc.value("identities", std::uint64_t{0});
    r.undated = doc.value("undated", std::uint64_t{0});
    r.reason = doc.value("reason", std::string());
    r.recovered = doc.value("recovered", false);
    r.from = doc.value("from", kNoTime);
    r.to = doc.value("to", kNoTime);
    if (!doc.contains("rejects")) return;
    for (const auto& c : doc["rejects"])
        r.rejects.push_back(
            {c.value("position", ""), c.value("reason", ""), c.value("count", std::uint64_t{0})});
}

void FileReport::allDuplicates()
{
    duplicates = read - rejected;
    stored = 0;
    revisions = 0;
}

void ImportSource::start(store::SourceRow row, std::string mark)
{
    m_row = std::move(row);
    // Alerts keep the ids they got, also where a case is older than marks.
    const auto facts = nlohmann::json::parse(m_row.facts, nullptr, false);
    m_mark = facts.is_object() ? facts.value("mark", std::string()) : std::move(mark);
    m_begun = m_row.id != 0;
    m_stored = m_row;
    if (m_begun) readSourceFacts(m_row, m_report);
    m_row.coverage.clear();
}

void ImportSource::setPrefix(const import::SourcePrefix& prefix)
{
    m_row.bytes = static_cast<std::int64_t>(prefix.bytes);
    m_row.sha256 = {reinterpret_cast<const char*>(prefix.digest.data()), prefix.digest.size()};
    m_report.sha256 = hexText(prefix.digest);
}

std::string ImportSource::idOf(std::int64_t ordinal, std::uint64_t content) const
{
    if (m_mark.empty()) return fmt::format("{}-{}", hexText(m_row.sha256).substr(0, 10), ordinal);
    return fmt::format("{}-{}-{:08x}", m_mark, ordinal, static_cast<std::uint32_t>(content));
}

void ImportSource::countRecord(RecordKind kind, Ticks time, bool zoneAssumed)
{
    ++m_report.read;
    m_report.activities += kind == RecordKind::Activity ? 1 : 0;
    m_report.alerts += kind == RecordKind::Alert ? 1 : 0;
    m_report.identities += kind == RecordKind::Identity ? 1 : 0;
    m_report.zoneAssumed = m_report.zoneAssumed || zoneAssumed;
    if (time == kNoTime) {
        ++m_report.undated;
        return;
    }
    if (m_report.from == kNoTime || time < m_report.from) m_report.from = time;
    m_report.to = std::max(m_report.to, time);
}

void ImportSource::countReject(const import::Reject& r)
{
    if (!import::isRemark(r.reason)) {
        ++m_report.read;
        ++m_report.rejected;
    }
    std::string reason(import::rejectReasonText(r.reason));
    if (!r.argument.empty()) reason += ": " + r.argument;
    const auto known = std::ranges::find(m_report.rejects, reason, &RejectCount::reason);
    if (known != m_report.rejects.end()) {
        ++known->count;
    } else if (m_report.rejects.size() < kReasons) {
        m_report.rejects.push_back({fmt::format("record {}, byte {}", r.ordinal, r.offset), reason, 1});
    } else {
        // Too many different reasons for a summary; each is still in the case.
        m_report.rejects.back().reason = "other reasons";
        ++m_report.rejects.back().count;
    }
    m_rejects.push_back({static_cast<std::int64_t>(r.offset), static_cast<std::int64_t>(r.length),
                         static_cast<int>(r.reason), fmt::format("{}:{}", r.ordinal, r.argument)});
}

void ImportSource::dropUnstored()
{
    const bool nothingToStore = m_row.sha256.empty() || (!m_begun && m_report.read == 0);
    if (nothingToStore) return;
    FileReport kept;
    kept.path = m_report.path;
    kept.sha256 = m_report.sha256;
    kept.bytes = m_report.bytes;
    if (m_stored.id != 0) readSourceFacts(m_stored, kept);
    m_report = std::move(kept);
}

void ImportSource::setShape(const import::RawBatch::Slice& slice)
{
    m_header = slice.header;
    m_container = slice.container;
    m_separator = slice.separator;
    m_dayFirst = slice.dayFirst;
}

void ImportSource::write(store::SourceState state, store::SmallRows& out)
{
    m_row.format = m_report.format;
    m_row.zoneAssumed = m_report.zoneAssumed;
    m_row.read = static_cast<std::int64_t>(m_report.read);
    m_row.stored = static_cast<std::int64_t>(m_report.stored);
    m_row.duplicates = static_cast<std::int64_t>(m_report.duplicates);
    m_row.revisions = static_cast<std::int64_t>(m_report.revisions);
    m_row.rejected = static_cast<std::int64_t>(m_report.rejected);
    m_row.state = state;
    nlohmann::json facts = sourceFacts(m_report);
    facts["header"] = m_header;
    if (!m_mark.empty()) facts["mark"] = m_mark;
    if (m_container != import::Container::Unknown) facts["container"] = static_cast<int>(m_container);
    facts["separator"] = std::string(1, m_separator);
    facts["dayFirst"] = m_dayFirst;
    m_row.facts = facts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    store::SourceRow& row = out.sources[m_row.id] = m_row;
    row.coverage = m_report.coverage.document(); // may be megabytes: not kept here as well
    for (store::RejectRow& r : std::exchange(m_rejects, {}))
        out.rejects.emplace_back(m_row.id, std::move(r));
}

} // namespace sightline::usecase

// SPDX-License-Identifier: GPL-3.0-or-later
// The account of one source of an import: what its records became, and the row the case keeps of it.
#pragma once

#include "core/import/hashing_reader.h"
#include "core/import/raw_batch.h"
#include "core/store/small_rows.h"
#include "core/usecase/import_files.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::usecase
{

class ImportSource
{
public:
    explicit ImportSource(std::string path) { m_report.path = std::move(path); }

    // The facts of an interrupted or grown source are taken over. mark: tells sources apart by how
    // they begin.
    void start(store::SourceRow row, std::string mark);

    // Where the digest is taken while reading: so far it is that of the bytes read. A source that is not read
    // to its end is known by these when it comes again.
    void setPrefix(const import::SourcePrefix& prefix);

    // Of a record, for alerts that bring none: by how the source begins, its place, and what it says.
    [[nodiscard]] std::string idOf(std::int64_t ordinal, std::uint64_t content) const;

    [[nodiscard]] FileReport& report() { return m_report; }

    [[nodiscard]] const store::SourceRow& row() const { return m_row; }

    void setId(std::int64_t id) { m_row.id = id; }

    // Its first record came, now or in an earlier import.
    [[nodiscard]] bool begun() const { return m_begun; }

    void begin() { m_begun = true; }

    // The source of this import with the same bytes; this one is not read.
    [[nodiscard]] std::optional<std::size_t> twin() const { return m_twin; }

    void setTwin(std::size_t source) { m_twin = source; }

    // Each step in order; `end` and `ordinal` are where reading would go on after it.
    void countRecord(RecordKind kind, Ticks time, bool zoneAssumed);
    void countReject(const import::Reject& reject);

    void passed(std::uint64_t end, std::uint64_t ordinal)
    {
        m_row.resumeOffset = static_cast<std::int64_t>(end);
        m_row.resumeOrdinal = static_cast<std::int64_t>(ordinal) + 1;
    }

    // The source as it is now, and the rejects since the last time.
    void write(store::SourceState state, store::SmallRows& out);
    // How its records lie in it, which is needed to read them again.
    void setShape(const import::RawBatch::Slice& slice);

    // What write() gave is in the case; what came after it may still be dropped.
    void stored(store::SourceRow row) { m_stored = std::move(row); }

    void dropUnstored(); // the report tells again what the case has

private:
    FileReport m_report;
    store::SourceRow m_row;
    store::SourceRow m_stored; // id 0: none
    std::vector<store::RejectRow> m_rejects;
    std::string m_mark;
    std::string m_header;
    import::Container m_container = import::Container::Unknown; // until the source has ended
    char m_separator = ',';
    bool m_dayFirst = false;
    bool m_begun = false;
    std::optional<std::size_t> m_twin;
};

// What a report takes over from an earlier import of the source.
void readSourceFacts(const store::SourceRow& source, FileReport& report);

} // namespace sightline::usecase

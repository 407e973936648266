// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verify.h"

#include "core/base/hash.h"
#include "core/store/case_file.h"
#include "core/store/layout.h"
#include "core/table/codec.h"

#include <fmt/format.h>

namespace sightline::store
{
namespace
{

// Each table of blobs with its checksum column and, where it is compressed, its raw length.
struct BlobTable {
    const char* name;
    const char* sql; // label, crc, data, raw (NULL: not compressed)
};

constexpr BlobTable kBlobTables[] = {
    {"dictionaries", "SELECT 'dictionary '||dom||'/'||base, crc, data, raw FROM dict"},
    {"columns", "SELECT 'segment '||(id/65536)||', column '||(id%65536), crc, data, CASE codec WHEN 1 THEN "
                "raw END FROM segcol"},
    {"rawBlocks",
     "SELECT 'records of segment '||(id/65536)||' from row '||(id%65536), crc, data, raw FROM rawblk"},
    {"tombstones", "SELECT 'tombstones of segment '||seg, crc, data, NULL FROM segdel"},
    {"overlays", "SELECT 'overlay of segment '||seg||', column '||col, crc, data, raw FROM overlay"},
};

Result<> checkBlobs(Database& db, const BlobTable& table, VerifyReport& report, const Watch& watch)
{
    auto rows = db.prepare(table.sql);
    if (!rows) return tl::unexpected(rows.error());
    std::int64_t& n = report.checked[table.name];
    for (;;) {
        const auto more = rows->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        if (watch.stop.stopRequested()) return cancelled();
        watch.report(static_cast<std::uint64_t>(++n), 0, table.name);
        const std::string data = rows->text(2);
        if (crc32(data) != static_cast<std::uint32_t>(rows->integer(1))) {
            report.problems.push_back(rows->text(0) + ": the checksum does not match");
        } else if (!rows->isNull(3)) {
            const auto bytes = decompressed(data, static_cast<std::uint32_t>(rows->integer(3)));
            if (!bytes) report.problems.push_back(rows->text(0) + ": " + bytes.error().message);
        }
    }
}

// Decodes every column as a reader would, and compares the number of records kept with the rows.
Result<> checkSegments(CaseFile& file, VerifyReport& report, const Watch& watch)
{
    auto snapshot = file.snapshot();
    if (!snapshot) return tl::unexpected(snapshot.error());
    for (const SegmentView& view : (*snapshot)->segments) {
        if (watch.stop.stopRequested()) return cancelled();
        ++report.checked["segments"];
        const auto name = fmt::format("segment {}", view.info().id);
        const auto times = view.segment->times();
        if (!times) {
            report.problems.push_back(name + ": " + times.error().message);
        } else if ((*times)->at(0) != view.info().tmin ||
                   (*times)->at(view.info().rows - 1) != view.info().tmax) {
            // The base of a column lies beside what its checksum covers.
            report.problems.push_back(name + ": its times are not those it is listed with");
        }
        for (const TableId table : {kActivityTable, view.info().table}) {
            for (const ColumnDef* def : (*snapshot)->schema->columns(table)) {
                if (def->id == 1) continue; // the time plane, above
                const auto column = view.segment->column(def->id);
                if (!column)
                    report.problems.push_back(
                        fmt::format("{}, column {}: {}", name, def->name, column.error().message));
            }
        }
    }
    return {};
}

Result<> checkCounts(Database& db, VerifyReport& report)
{
    auto rows =
        db.prepare("SELECT s.id, s.n, ifnull((SELECT sum(n) FROM rawblk WHERE id BETWEEN s.id*65536 "
                   "AND s.id*65536+65535),0) FROM seg s WHERE s.tbl<>1"); // rows of Activity alone keep none
    if (!rows) return tl::unexpected(rows.error());
    for (;;) {
        const auto more = rows->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        if (rows->integer(1) != rows->integer(2)) {
            report.problems.push_back(fmt::format("segment {}: {} rows but {} records", rows->integer(0),
                                                  rows->integer(1), rows->integer(2)));
        }
    }
    auto sums =
        db.prepare("SELECT id FROM source WHERE state IN (1,3) AND read <> stored + duplicates + rejected");
    if (!sums) return tl::unexpected(sums.error());
    for (;;) {
        const auto more = sums->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        report.problems.push_back(fmt::format("source {}: the counts do not add up", sums->integer(0)));
    }
}

} // namespace

Result<VerifyReport> verifyCase(const std::filesystem::path& path, const Watch& watch)
{
    VerifyReport report;
    auto file = CaseFile::open(path);
    if (!file) return tl::unexpected(file.error());
    auto db = Database::open((*file)->readable(), OpenMode::Read);
    if (!db) return tl::unexpected(db.error());
    auto integrity = db->prepare("PRAGMA integrity_check(20)");
    if (!integrity) return tl::unexpected(integrity.error());
    for (;;) {
        const auto more = integrity->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        ++report.checked["pages"];
        if (integrity->text(0) != "ok") report.problems.push_back("container: " + integrity->text(0));
    }
    for (const BlobTable& table : kBlobTables) {
        const auto done = checkBlobs(*db, table, report, watch);
        if (!done && done.error().cancelled()) return tl::unexpected(done.error());
        if (!done) report.problems.push_back(std::string(table.name) + ": " + done.error().text());
    }
    const auto segments = checkSegments(**file, report, watch);
    if (!segments && segments.error().cancelled()) return tl::unexpected(segments.error());
    if (!segments) report.problems.push_back(segments.error().text());
    const auto counts = checkCounts(*db, report);
    if (!counts) report.problems.push_back(counts.error().text());
    return report;
}

} // namespace sightline::store

// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a case holds as text, independent of how rows are spread over segments and of the order of
// codes: two imports of the same files must agree in it.
#pragma once

#include "core/base/hash.h"
#include "core/model/activity.h"
#include "core/store/case_file.h"
#include "core/store/documents.h"

#include <QtGlobal>

#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace sightline::test
{

inline std::string cellText(const Column& column, std::uint32_t row)
{
    if (column.isNull(row)) return {};
    if (column.type == Type::Guid) return column.guidText(row);
    const Value v = column.value(row);
    return v.isNull() ? std::string() : valueText(v, column.type);
}

// What is wrong with reading a case ends the test.
template <class T> T must(Result<T> result)
{
    if (!result) qFatal("%s", result.error().text().c_str());
    return std::move(*result);
}

using Cells = std::map<std::string, std::string>; // filled columns, "Table.Column" -> text

struct CaseContent {
    std::map<std::string, Cells> rows; // by "<source path>#<ordinal>"; "<path>@<id>" where it is there twice
    std::map<std::string, std::string> others; // sources, rejects, alerts, identities, links
    std::size_t segments = 0;
};

inline void addRows(const Snapshot& snapshot, const SegmentView& view,
                    const std::map<std::int64_t, std::string>& paths, CaseContent& out)
{
    const auto times = must(view.segment->times());
    std::vector<Cells> rows(view.info().rows);
    std::vector<std::string> names(view.info().rows);
    const std::string table = snapshot.schema->table(view.info().table)->name;
    for (const TableId id : {kActivityTable, view.info().table}) {
        for (const ColumnDef* def : snapshot.schema->columns(id)) {
            if (def->id == columnIdOf(Activity::TimeGenerated)) continue;
            const ColumnPtr column = must(view.column(def->id));
            if (!column) continue;
            for (std::uint32_t r = 0; r < rows.size(); ++r) {
                std::string text = cellText(*column, r);
                if (def->name == "_src") text = names[r] = paths.at(column->integer(r));
                if (!text.empty())
                    rows[r][(id == kActivityTable ? "Activity." : table + ".") + def->name] = text;
            }
        }
        if (view.info().table == kActivityTable) break;
    }
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
        rows[r]["table"] = table;
        rows[r]["time"] = isoText(times->at(r));
        rows[r]["raw"] = must(view.segment->raw(r));
        if (view.deleted && view.deleted->test(r)) rows[r]["deleted"] = "yes";
        std::string name = names[r] + "#" + rows[r].at("Activity._ord");
        if (!out.rows.emplace(name, std::move(rows[r])).second) out.rows["twice: " + name];
    }
}

inline CaseContent caseContent(const std::filesystem::path& path)
{
    CaseContent out;
    const auto file = must(store::CaseFile::open(path));
    std::map<std::int64_t, std::string> paths;
    for (const store::SourceRow& s : must(file->sources())) {
        const bool twice = out.others.contains("source " + s.path);
        paths[s.id] = twice ? fmt::format("{}@{}", s.path, s.id) : s.path;
        out.others["source " + paths[s.id]] = fmt::format(
            "{} {} {} {} zone {} {} read {} stored {} dup {} rev {} rej {} at {} {} state {} {}", s.id,
            hexText(s.sha256), s.bytes, s.format, s.zone, s.zoneAssumed, s.read, s.stored, s.duplicates,
            s.revisions, s.rejected, s.resumeOffset, s.resumeOrdinal, static_cast<int>(s.state), s.facts);
        out.others["coverage " + paths[s.id]] = must(file->coverage(s.id));
        for (const store::RejectRow& r : must(file->rejects(s.id)))
            out.others[fmt::format("reject {} {}", paths[s.id], r.position)] =
                fmt::format("{} {} {}", r.length, r.reason, r.argument);
    }
    const SnapshotPtr snapshot = must(file->snapshot());
    out.segments = snapshot->segments.size();
    for (const SegmentView& view : snapshot->segments)
        addRows(*snapshot, view, paths, out);
    for (Alert& a : must(file->alerts())) {
        a.created = kNoTime;
        out.others["alert " + a.source + " " + a.externalId] = store::alertDocument(a).dump();
    }
    for (const Identity& i : must(file->identities()))
        out.others[fmt::format("identity {} {}", i.sourceFile, i.ordinal)] =
            store::identityDocument(i).dump();
    for (const LinkEvidence& l : must(file->links()))
        out.others[fmt::format("link {} {} {} {}", l.link.first, l.link.second, static_cast<int>(l.link.kind),
                               l.source)] =
            fmt::format("{} x {}, {} to {}", l.ordinal, l.count, l.from, l.to);
    return out;
}

// The first difference, or "".
inline std::string difference(const CaseContent& a, const CaseContent& b)
{
    const auto compare = [](const auto& x, const auto& y, const auto& text) -> std::string {
        for (const auto& [key, value] : x) {
            const auto it = y.find(key);
            if (it == y.end()) return "only in the first: " + key;
            if (it->second != value) return key + ": " + text(value) + " | " + text(it->second);
        }
        return x.size() == y.size() ? std::string() : "the second has more";
    };
    const auto cells = [](const Cells& c) {
        std::string out;
        for (const auto& [name, text] : c)
            out += name + "=" + text + "; ";
        return out;
    };
    std::string rows = compare(a.rows, b.rows, cells);
    return rows.empty() ? compare(a.others, b.others, [](const std::string& s) { return s; }) : rows;
}

} // namespace sightline::test

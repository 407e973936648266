// SPDX-License-Identifier: GPL-3.0-or-later
// case new, case info, case verify.
#include "app/cli/command.h"
#include "app/cli/rows.h"
#include "core/query/binding.h"
#include "core/store/case_writer.h"
#include "core/store/verify.h"

#include <algorithm>

namespace sightline::cli
{
namespace
{

struct TableLine {
    std::uint64_t rows = 0;
    Ticks from = kNoTime;
    Ticks to = kNoTime;

    void add(Ticks first, Ticks last)
    {
        if (first == kNoTime) return;
        from = from == kNoTime ? first : std::min(from, first);
        to = std::max(to, last);
    }
};

// Segments whose rows are all there know their first and last time; the others are read.
Result<> addSegment(TableLine& line, const SegmentView& view, const Bitmap& members)
{
    line.rows += members.count();
    const SegmentInfo& info = view.info();
    if (members.count() == info.rows) {
        line.add(info.tmin, info.tmax);
        return {};
    }
    const auto times = view.segment->times();
    if (!times) return tl::unexpected(times.error());
    for (std::uint32_t row = 0; row < info.rows; ++row) {
        if (members.test(row)) line.add((*times)->at(row), (*times)->at(row));
    }
    return {};
}

Result<TableLine> tableLine(const query::Context& context, const TableDef& table)
{
    TableLine line;
    const auto binding = query::TableBinding::open(context, table.name);
    if (!binding) return tl::unexpected(binding.error());
    const auto& segments = context.snapshot->segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (table.kind == TableKind::Source && segments[i].info().table != table.id) continue;
        const auto members = binding->members(i);
        if (!members) return tl::unexpected(members.error());
        if (members->rows() != 0 && !members->none()) SL_TRY(addSegment(line, segments[i], *members));
    }
    return line;
}

Result<Json> tablesJson(const usecase::CaseState& state)
{
    Json out = Json::array();
    const auto add = [&](std::string_view name, std::uint64_t rows, Ticks from, Ticks to) {
        out.push_back({{"name", name}, {"rows", rows}, {"from", timeJson(from)}, {"to", timeJson(to)}});
    };
    for (const auto& [id, table] : state.activities.snapshot->schema->tables()) {
        if (table.kind != TableKind::Source && id != kActivityTable) continue;
        const auto line = tableLine(state.activities, table);
        if (!line) return tl::unexpected(line.error());
        if (line->rows != 0 || id == kActivityTable) add(table.name, line->rows, line->from, line->to);
    }
    TableLine alerts;
    for (const Alert& a : state.alerts)
        alerts.add(a.time, a.time);
    add("Alert", state.alerts.size(), alerts.from, alerts.to);
    return out;
}

} // namespace

Result<Answer> caseNew(const Call& call)
{
    const auto path = pathOf(call.words[0]);
    const std::string name = call.text("name", pathText(path.stem()));
    SL_TRY(store::createCase(path, name));
    auto file = store::CaseFile::open(path);
    if (!file) return tl::unexpected(std::move(file.error()));
    const auto info = (*file)->info();
    if (!info) return tl::unexpected(info.error());
    Answer answer;
    answer.document = {{"ok", true}, {"path", call.words[0]}, {"id", info->id}, {"name", info->name}};
    return answer;
}

Result<Answer> caseInfo(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    auto tables = tablesJson(*state);
    if (!tables) return tl::unexpected(std::move(tables.error()));
    Json sources = Json::array();
    for (const auto& s : state->sources) {
        if (s.state != store::SourceState::Removed) sources.push_back(sourceJson(s));
    }
    Answer answer;
    answer.document = {{"id", state->info.id},
                       {"name", state->info.name},
                       {"created", timeJson(state->info.created)},
                       {"version", state->info.version},
                       {"bytes", state->info.bytes},
                       {"asOf", timeJson(state->activities.asOf)},
                       {"tables", std::move(*tables)},
                       {"sources", std::move(sources)}};
    return answer;
}

Result<Answer> caseVerify(const Call& call)
{
    const auto path = call.casePath();
    if (!path) return tl::unexpected(path.error());
    const auto report = store::verifyCase(*path, call.watch());
    if (!report) return tl::unexpected(report.error());
    Answer answer;
    answer.document = {
        {"ok", report->problems.empty()}, {"checked", report->checked}, {"problems", report->problems}};
    answer.status = report->problems.empty() ? kDone : kFailed;
    return answer;
}

} // namespace sightline::cli

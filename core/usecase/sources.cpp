// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/model/activity.h"
#include "core/usecase/import_source.h"
#include "core/usecase/session_owners.h"
#include "core/usecase/small_change.h"
#include "core/usecase/source_report.h"
#include "core/usecase/source_rows.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::usecase
{

using nlohmann::json;

Error noSuchSource(std::int64_t source)
{
    return {ErrorKind::NotFound, "source.missing", "there is no such source", fmt::format("{}", source)};
}

Result<Bitmap> rowsOfSource(const SegmentView& view, std::int64_t source)
{
    const auto column = view.column(columnIdOf(Activity::SourceFile));
    if (!column) return tl::unexpected(column.error());
    Bitmap out(view.info().rows);
    for (std::uint32_t row = 0; *column && row < out.rows(); ++row)
        out.put(row, (*column)->integer(row) == source);
    return out;
}

Result<json> hideSource(const CaseState& state, const store::SourceRow& source, store::CaseWriter& writer,
                        store::Database& db)
{
    json segments = json::array();
    for (const SegmentView& view : state.activities.snapshot->segments) {
        const auto rows = rowsOfSource(view, source.id);
        if (!rows) return tl::unexpected(rows.error());
        if (rows->none()) continue;
        json hidden = json::array();
        if (view.deleted) view.deleted->forEach([&](std::uint32_t row) { hidden.push_back(row); });
        segments.push_back({{"id", view.info().id}, {"rows", view.info().rows}, {"hidden", hidden}});
        SL_TRY(writer.addTombstones(view.info().id, *rows));
    }
    SL_TRY(db.exec(fmt::format("UPDATE source SET state=3 WHERE id={}", source.id)));
    SL_TRY(db.exec(fmt::format("UPDATE alert SET removed=1 WHERE source={}", source.id)));
    return json{{"op", "source"},
                {"id", source.id},
                {"state", static_cast<int>(source.state)},
                {"segments", std::move(segments)}};
}

Result<SourceReport> sourceReport(Session& session, std::int64_t source)
{
    const StatePtr state = session.state();
    const auto it = std::ranges::find(state->sources, source, &store::SourceRow::id);
    if (it == state->sources.end()) return tl::unexpected(noSuchSource(source));
    SourceReport out;
    out.source = *it;
    auto coverage = session.file().coverage(source);
    if (!coverage) return tl::unexpected(coverage.error());
    out.source.coverage = std::move(*coverage);
    out.report.path = it->place();
    out.report.sha256 = hexText(it->sha256);
    out.report.bytes = static_cast<std::uint64_t>(it->bytes);
    readSourceFacts(out.source, out.report);
    out.caps = import::metCaps(it->format, out.report.read);
    const json facts = json::parse(it->facts, nullptr, false);
    const int container = facts.is_object() ? facts.value("container", 0) : 0;
    out.mayRecover = it->state == store::SourceState::Complete && !out.report.recovered &&
                     container == static_cast<int>(import::Container::Evtx);
    auto rejects = session.file().rejects(source);
    if (!rejects) return tl::unexpected(rejects.error());
    out.rejects = std::move(*rejects);
    return out;
}

Result<> removeSource(Session& session, std::int64_t source)
{
    const StatePtr state = session.state();
    const auto it = std::ranges::find(state->sources, source, &store::SourceRow::id);
    if (it == state->sources.end() || it->state == store::SourceState::Removed)
        return tl::unexpected(noSuchSource(source));
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter& writer, store::Database& db, ActionText& text) -> Result<> {
            auto inverse = hideSource(*state, *it, writer, db);
            if (!inverse) return tl::unexpected(inverse.error());
            text = {"source remove", {{"id", source}, {"path", it->path}}, std::move(*inverse)};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    // Records of the source may have said whose sessions others were.
    if (const auto filled = fillSessionOwners(session.path(), {}); !filled)
        return tl::unexpected(filled.error());
    return {};
}

} // namespace sightline::usecase

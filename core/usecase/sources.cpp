// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/activity.h"
#include "core/usecase/import_files.h"
#include "core/usecase/small_change.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

// Rows of the source in a segment; an empty bitmap if it has none.
Result<Bitmap> rowsOf(const SegmentView& view, std::int64_t source)
{
    const auto column = view.column(static_cast<ColumnId>(Activity::SourceFile) + 1);
    if (!column) return tl::unexpected(column.error());
    Bitmap out(view.info().rows);
    for (std::uint32_t row = 0; *column && row < out.rows(); ++row)
        out.put(row, (*column)->integer(row) == source);
    return out;
}

} // namespace

Result<> removeSource(Session& session, std::int64_t source)
{
    const StatePtr state = session.state();
    const auto it = std::ranges::find(state->sources, source, &store::SourceRow::id);
    if (it == state->sources.end() || it->state == store::SourceState::Removed) {
        return fail(ErrorKind::NotFound, "source.missing", "there is no such source",
                    fmt::format("{}", source));
    }
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter& writer, store::Database& db, ActionText& text) -> Result<> {
            json segments = json::array();
            for (const SegmentView& view : state->activities.snapshot->segments) {
                const auto rows = rowsOf(view, source);
                if (!rows) return tl::unexpected(rows.error());
                if (rows->none()) continue;
                json hidden = json::array();
                if (view.deleted) view.deleted->forEach([&](std::uint32_t row) { hidden.push_back(row); });
                segments.push_back({{"id", view.info().id}, {"rows", view.info().rows}, {"hidden", hidden}});
                SL_TRY(writer.addTombstones(view.info().id, *rows));
            }
            SL_TRY(db.exec(fmt::format("UPDATE source SET state=3 WHERE id={}", source)));
            SL_TRY(db.exec(fmt::format("UPDATE alert SET removed=1 WHERE source={}", source)));
            text = {"source remove",
                    {{"id", source}, {"path", it->path}},
                    {{"op", "source"},
                     {"id", source},
                     {"state", static_cast<int>(it->state)},
                     {"segments", segments}}};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return {};
}

} // namespace sightline::usecase

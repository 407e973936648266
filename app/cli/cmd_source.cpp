// SPDX-License-Identifier: GPL-3.0-or-later
// source list, source report, source rezone, source remove.
#include "app/cli/command.h"
#include "app/cli/map_options.h"
#include "app/cli/reports.h"
#include "app/cli/rows.h"
#include "app/zone_rules.h"
#include "core/usecase/case_care.h"
#include "core/usecase/rezone.h"
#include "core/usecase/source_report.h"

#include <charconv>

namespace sightline::cli
{
namespace
{

// The source that the first word names.
Result<std::int64_t> sourceId(const Call& call)
{
    const std::string& word = call.words[0];
    std::int64_t id = 0;
    const auto [stopped, problem] = std::from_chars(word.data(), word.data() + word.size(), id);
    if (problem == std::errc() && stopped == word.data() + word.size()) return id;
    return usageError("the number of a source is missing; 'source list' shows them");
}

} // namespace

Result<Answer> sourceList(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    Json rows = Json::array();
    for (const auto& s : (*session)->state()->sources)
        rows.push_back(sourceJson(s));
    Answer answer;
    answer.document = {{"ok", true}, {"count", rows.size()}, {"rows", std::move(rows)}};
    answer.rowsKey = "rows";
    answer.columns = {"id", "path", "format", "state", "read", "stored", "duplicates", "rejected"};
    return answer;
}

Result<Answer> sourceReport(const Call& call)
{
    const auto id = sourceId(call);
    if (!id) return tl::unexpected(id.error());
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto found = usecase::sourceReport(**session, *id);
    if (!found) return tl::unexpected(found.error());
    Json document = sourceJson(found->source);
    document.update(reportJson(found->report));
    document["logs"] = coverageJson(found->report.coverage);
    document["rejectedRecords"] = Json::array();
    for (const auto& r : found->rejects) {
        const auto reason = static_cast<usecase::RejectReason>(r.reason);
        document["rejectedRecords"].push_back({{"offset", r.position},
                                               {"length", r.length},
                                               {"reason", usecase::rejectReasonText(reason)},
                                               {"detail", r.argument}});
    }
    Answer answer;
    answer.document = std::move(document);
    answer.rowsKey = "logs";
    answer.columns = {"table", "of", "records", "undated", "from", "to"};
    return answer;
}

Result<Answer> sourceRemove(const Call& call)
{
    const auto id = sourceId(call);
    if (!id) return tl::unexpected(id.error());
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    SL_TRY(usecase::removeSource(**session, *id));
    Answer answer;
    answer.document = {{"ok", true}, {"id", *id}};
    return answer;
}

Result<Answer> sourceRezone(const Call& call)
{
    const auto id = sourceId(call);
    if (!id) return tl::unexpected(id.error());
    usecase::ImportOptions options;
    options.zone = call.words[1];
    options.zoneByName = zoneByName;
    auto maps = mapsFor(call);
    if (!maps) return tl::unexpected(maps.error());
    options.maps = std::move(*maps);
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    SL_TRY(usecase::rezoneSource(**session, *id, options, call.watch()));
    Answer answer;
    answer.document = {{"ok", true}, {"id", *id}, {"zone", options.zone}};
    return answer;
}

} // namespace sightline::cli

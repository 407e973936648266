// SPDX-License-Identifier: GPL-3.0-or-later
// source list, source remove.
#include "app/cli/command.h"
#include "app/cli/rows.h"
#include "core/usecase/import_files.h"

#include <charconv>

namespace sightline::cli
{

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

Result<Answer> sourceRemove(const Call& call)
{
    const std::string& word = call.words[0];
    std::int64_t id = 0;
    const auto [stopped, problem] = std::from_chars(word.data(), word.data() + word.size(), id);
    if (problem != std::errc() || stopped != word.data() + word.size()) {
        return usageError("'source remove' needs the number of a source; 'source list' shows them");
    }
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    SL_TRY(usecase::removeSource(**session, id));
    Answer answer;
    answer.document = {{"ok", true}, {"id", id}};
    return answer;
}

} // namespace sightline::cli

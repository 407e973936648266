// SPDX-License-Identifier: GPL-3.0-or-later
// formats, formats sniff.
#include "app/cli/command.h"
#include "core/usecase/import_files.h"

namespace sightline::cli
{

Result<Answer> formatsList(const Call& /*call*/)
{
    const auto formats = usecase::formatList();
    if (!formats) return tl::unexpected(formats.error());
    Answer answer;
    answer.document = Json::array();
    for (const auto& f : *formats)
        answer.document.push_back({{"id", f.id}, {"title", f.title}, {"table", f.table}});
    return answer;
}

Result<Answer> formatsSniff(const Call& call)
{
    const auto found = usecase::sniffFile(pathOf(call.words[0]));
    if (!found) return tl::unexpected(found.error());
    Answer answer;
    answer.document = Json::array();
    for (const auto& f : *found) {
        answer.document.push_back({{"id", f.id}, {"confidence", f.confidence}, {"why", f.why}});
    }
    return answer;
}

} // namespace sightline::cli

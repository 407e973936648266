// SPDX-License-Identifier: GPL-3.0-or-later
// formats, formats sniff, formats guess.
#include "app/cli/command.h"
#include "app/cli/map_options.h"
#include "core/usecase/import_files.h"
#include "core/usecase/map_files.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>

namespace sightline::cli
{
namespace
{

Json reasonsJson(const std::vector<usecase::MapReason>& reasons)
{
    Json out = Json::array();
    for (const usecase::MapReason& reason : reasons)
        out.push_back(
            {{"id", reason.id}, {"arguments", reason.arguments}, {"text", usecase::reasonText(reason)}});
    return out;
}

std::string whyText(const usecase::RoleGuess& guess)
{
    std::string out;
    for (const usecase::MapReason& reason : guess.reasons)
        out += (out.empty() ? "" : "; ") + usecase::reasonText(reason);
    return out;
}

Json roleJson(const usecase::RoleGuess& guess, const usecase::MapGuess& all)
{
    Json out{{"role", guess.role}};
    out["column"] = guess.column.empty() ? Json() : Json(guess.column);
    out["confidence"] = std::round(guess.confidence * 100) / 100;
    out["why"] = whyText(guess);
    out["reasons"] = reasonsJson(guess.reasons);
    out["samples"] = Json::array();
    const auto& columns = all.file.columns;
    const auto it = std::ranges::find(columns, guess.column, &usecase::ColumnFacts::name);
    if (it != columns.end()) out["samples"] = it->samples;
    return out;
}

Result<> writeText(const std::string& file, const std::string& text)
{
    std::ofstream out(pathOf(file), std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) return fail(ErrorKind::Io, "cli.write", "the file cannot be written", file);
    return {};
}

} // namespace

Result<Answer> formatsList(const Call& call)
{
    const auto maps = mapsFor(call);
    if (!maps) return tl::unexpected(maps.error());
    const auto formats = usecase::formatList(*maps);
    if (!formats) return tl::unexpected(formats.error());
    Answer answer;
    answer.document = Json::array();
    for (const auto& f : *formats)
        answer.document.push_back({{"id", f.id}, {"title", f.title}, {"table", f.table}});
    return answer;
}

Result<Answer> formatsSniff(const Call& call)
{
    const auto maps = mapsFor(call);
    if (!maps) return tl::unexpected(maps.error());
    const auto found = usecase::sniffFile(pathOf(call.words[0]), *maps);
    if (!found) return tl::unexpected(found.error());
    Answer answer;
    answer.document = Json::array();
    for (const auto& f : *found) {
        answer.document.push_back({{"id", f.id}, {"confidence", f.confidence}, {"why", f.why}});
    }
    return answer;
}

Result<Answer> formatsGuess(const Call& call)
{
    const auto path = pathOf(call.words[0]);
    const auto guess = usecase::guessFile(path);
    if (!guess) return tl::unexpected(guess.error());
    const auto draft = usecase::draftOf(*guess, call.text("title", pathText(path.stem())));
    const std::string text = usecase::mapText(*guess, draft);
    if (const auto file = call.given("output")) SL_TRY(writeText(*file, text));
    Answer answer;
    answer.rows = Json::array();
    for (const auto& role : guess->roles)
        answer.rows->push_back(roleJson(role, *guess));
    answer.document = {{"records", guess->file.records},
                       {"roles", *answer.rows},
                       {"doubts", reasonsJson(guess->doubts)},
                       {"unique", guess->unique},
                       {"map", Json::parse(text)}};
    answer.columns = {"role", "column", "confidence", "why"};
    for (const auto& doubt : guess->doubts)
        call.say(fmt::format("Note: {}.", usecase::reasonText(doubt)));
    return answer;
}

} // namespace sightline::cli

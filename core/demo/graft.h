// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a real trace into the demo: an export file (JSON lines, JSON or CSV, as text) whose times are moved
// so that its first record falls on a moment of the demo and whose identities and computers become those of
// the company, following a small JSON document:
//   {"file": "data/....json", "kind": "dcsync", "part": 700, "hour": 10, "first": "2020-08-05T06:09:29Z",
//    "users": ["@person1.upn"], "replace": {"old": "new or @role.part"}}
// `file` is looked for beside the document, then below the data folder. `part` is the moment, per mille of
// the demo's length; `hour` (UTC) moves it to that hour of its day. `first` is the time in the trace that
// falls on it, else that of the first record. Old texts are replaced where they stand as whole words, longest
// first. The texts with "@" name accounts and computers of the demo: person1..., admin1..., workstation1...,
// server1..., dc, company; their parts are upn, sam, sid, objectId, name, domain, host, fqdn, address, dns,
// netbios, tenant.
#pragma once

#include "core/base/result.h"
#include "core/demo/population.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace sightline::demo
{

struct GraftInput {
    std::filesystem::path spec;
    std::filesystem::path data; // may be empty
    std::size_t number = 1;     // names the graft: graft-1, ...
};

// Writes grafts/<file name> below `dir`. Returns its entry of the ground truth. NotFound: a file;
// InvalidInput: the document or a trace that is no text; Io.
[[nodiscard]] Result<nlohmann::json> writeGraft(const std::filesystem::path& dir, const Company& company,
                                                const GraftInput& input);

// The text of "@person1.upn" and the like. InvalidInput: no such account or part.
[[nodiscard]] Result<std::string> resolveRole(const Company& company, std::string_view role);
// Every ISO, US and /Date(ms)/ time of the text moved by so much; its form is kept.
[[nodiscard]] std::string shiftTimes(std::string_view text, Ticks by);

// Old texts and what they become.
using Replacements = std::vector<std::pair<std::string, std::string>>;

// Whole words only, longest first.
[[nodiscard]] std::string replaceWords(std::string_view text, Replacements words);

} // namespace sightline::demo

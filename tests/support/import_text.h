// SPDX-License-Identifier: GPL-3.0-or-later
// Imports a text as one file into a case of its own and gives what the case then holds.
#pragma once

#include "core/store/case_writer.h"
#include "core/usecase/import_files.h"
#include "tests/support/case_content.h"

#include <QTemporaryDir>

#include <algorithm>
#include <fstream>
#include <vector>

namespace sightline::test
{

struct ImportedText {
    usecase::FileReport report;
    CaseContent content;
    std::vector<Alert> alerts;
    std::vector<Identity> identities;
    std::string source; // path of the file

    // Filled columns of the record with this number.
    [[nodiscard]] Cells row(int ordinal) const
    {
        const auto it = content.rows.find(fmt::format("{}#{}", source, ordinal));
        return it == content.rows.end() ? Cells{} : it->second;
    }

    [[nodiscard]] Alert alert(const std::string& externalId) const
    {
        const auto it = std::ranges::find(alerts, externalId, &Alert::externalId);
        return it == alerts.end() ? Alert{} : *it;
    }

    [[nodiscard]] bool linked(const std::string& a, const std::string& b) const
    {
        return std::ranges::any_of(content.others, [&](const auto& other) {
            return other.first.starts_with("link " + a + " " + b + " ") ||
                   other.first.starts_with("link " + b + " " + a + " ");
        });
    }
};

inline ImportedText importText(const QTemporaryDir& dir, std::string_view text)
{
    static int number = 0;
    const auto folder = std::filesystem::path(dir.path().toStdString());
    const std::string name = std::to_string(++number);
    const auto file = folder / (name + ".txt");
    std::ofstream(file, std::ios::binary) << text;
    const auto path = folder / (name + ".sightline");
    if (!store::createCase(path, "test")) qFatal("no case");
    ImportedText out;
    out.report = must(usecase::importPaths(path, {file}, {}, {})).files.at(0);
    out.content = caseContent(path);
    const auto opened = must(store::CaseFile::open(path));
    out.alerts = must(opened->alerts());
    out.identities = must(opened->identities());
    const auto sources = must(opened->sources());
    if (!sources.empty()) out.source = sources.front().path; // none of a file that nothing knows
    return out;
}

} // namespace sightline::test

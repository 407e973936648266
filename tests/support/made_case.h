// SPDX-License-Identifier: GPL-3.0-or-later
// Cases made of invented files in a folder of the test.
#pragma once

#include "core/store/case_writer.h"
#include "core/usecase/import_files.h"
#include "tests/support/case_content.h"

#include <QTemporaryDir>

#include <fstream>
#include <string>
#include <vector>

namespace sightline::test
{

class MadeCase
{
public:
    MadeCase()
    {
        if (!store::createCase(path(), "test")) qFatal("no case");
    }

    [[nodiscard]] std::filesystem::path path() const { return inFolder("case.sightline"); }

    [[nodiscard]] std::filesystem::path inFolder(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    // Writes the file and imports it.
    usecase::ImportReport import(const std::string& name, const std::string& text,
                                 const usecase::ImportOptions& options = {})
    {
        std::ofstream(inFolder(name), std::ios::binary) << text;
        return must(usecase::importPaths(path(), {inFolder(name)}, options, {}));
    }

    [[nodiscard]] std::unique_ptr<usecase::Session> open() const
    {
        return must(usecase::Session::open(path()));
    }

private:
    QTemporaryDir m_folder;
};

} // namespace sightline::test

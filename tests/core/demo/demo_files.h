// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a demo as texts, for the tests of the generator.
#pragma once

#include "core/demo/demo.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace sightline::test
{

using Files = std::map<std::string, std::string>; // name from the demo's folder: content

inline Files readAll(const std::filesystem::path& dir)
{
    Files files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files[std::filesystem::relative(entry.path(), dir).generic_string()] =
            std::string(std::istreambuf_iterator<char>(in), {});
    }
    return files;
}

// Nothing if the demo cannot be written.
inline Files generated(const demo::DemoOptions& options, demo::DemoReport* report = nullptr)
{
    const QTemporaryDir dir;
    const std::filesystem::path path = dir.path().toStdString();
    const auto result = demo::writeDemo(path, options, {});
    if (!result) return {};
    if (report != nullptr) *report = *result;
    return readAll(path);
}

inline std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

} // namespace sightline::test

// SPDX-License-Identifier: GPL-3.0-or-later
// A generated company with attacks, as files in a folder of the test.
#pragma once

#include "core/demo/demo.h"
#include "tests/support/case_content.h"

#include <QTemporaryDir>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace sightline::test
{

struct DemoCompany {
    QTemporaryDir folder;
    nlohmann::json attacks;

    explicit DemoCompany(std::uint64_t seed, demo::DemoForm form = demo::DemoForm::ActivityCsv,
                         int users = 40, int days = 35, std::vector<std::string> scenarios = {"all"})
    {
        demo::DemoOptions options;
        options.users = users;
        options.days = days;
        options.seed = seed;
        options.form = form;
        options.scenarios = std::move(scenarios);
        attacks = must(demo::writeDemo(path(), options, {})).groundTruth.at("attacks");
    }

    [[nodiscard]] std::filesystem::path path() const { return folder.path().toStdString(); }
};

} // namespace sightline::test

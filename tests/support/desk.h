// SPDX-License-Identifier: GPL-3.0-or-later
// What a window gives its pages, with settings of its own: for tests that build one page.
#pragma once

#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/page_context.h"
#include "ui/base/settings.h"
#include "ui/base/task_runner.h"

#include <QTemporaryDir>

namespace sightline::test
{

struct Desk {
    QTemporaryDir folder;
    ui::Look look;
    ui::Settings settings{folder.path()};
    ui::TaskRunner tasks;
    ui::CaseHub hub{tasks, settings};
    ui::Navigator navigator;
    ui::PageContext context{look, settings, tasks, hub, navigator};
};

} // namespace sightline::test

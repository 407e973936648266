// SPDX-License-Identifier: GPL-3.0-or-later
// What every page is given: the look, the reader's choices, the tasks, the open case and the way to other
// pages. All of it outlives the pages. GUI thread.
#pragma once

namespace sightline::ui
{

class CaseHub;
class Look;
class Navigator;
class Settings;
class TaskRunner;

struct PageContext {
    Look& look;
    Settings& settings;
    TaskRunner& tasks;
    CaseHub& hub;
    Navigator& navigator;
};

} // namespace sightline::ui

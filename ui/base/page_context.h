// SPDX-License-Identifier: GPL-3.0-or-later
// What every page is given: the look, the reader's choices, the tasks, the open case and the way to other
// pages. All of it outlives the pages. GUI thread.
#pragma once

#include "core/base/zone.h"

#include <memory>
#include <string_view>

namespace sightline::ui
{

class CaseHub;
class Look;
class Navigator;
class Settings;
class TaskRunner;

using ZoneByName = std::shared_ptr<const ZoneRules> (*)(std::string_view);

struct PageContext {
    Look& look;
    Settings& settings;
    TaskRunner& tasks;
    CaseHub& hub;
    Navigator& navigator;
    ZoneByName zoneByName = nullptr; // for sources whose times carry none; null: fixed offsets alone
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The Security events of the demo, apart from the collector that ships them: ids, names and the fields of
// each, as Windows names them. Pure functions.
#pragma once

#include "core/demo/event.h"
#include "core/demo/output.h"

#include <string_view>

namespace sightline::demo
{

struct WindowsEvent {
    int id = 0;
    int task = 0;
    int version = 0;
    std::string_view category;
    bool failure = false;
};

[[nodiscard]] bool isWindows(Kind kind);
[[nodiscard]] WindowsEvent windowsEvent(const Company& company, const Event& e);
// Appends the event's own fields to the open object.
void appendEventData(Json& json, const Company& company, const Event& e);

} // namespace sightline::demo

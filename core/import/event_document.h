// SPDX-License-Identifier: GPL-3.0-or-later
// A Windows event in XML text, as event viewers, command-line tools and shippers write it, rendered as the
// JSON that evtx_event.h describes: from here on it is read as an event of a binary log is. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sightline::import
{

// Where the next "<Event" that opens an event begins; npos: nowhere.
[[nodiscard]] std::size_t findEvent(std::string_view text, std::size_t from = 0);

// Appends the one Event element that `xml` consists of, blanks and an XML declaration aside. False, and
// nothing appended, if it is not that.
[[nodiscard]] bool eventJson(std::string_view xml, std::string& out);

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a syslog file as fields: the header (RFC 3164, RFC 5424, or what a collector made of them), and
// the message, taken apart where it is CEF. Names are those of the tables Syslog and CommonSecurityLog for
// what the line's place says, and CEF's own keys for its extension. Pure.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sightline::import
{

struct LineFields {
    std::vector<std::pair<std::string_view, std::string_view>> fields; // of the line, or of `kept`
    std::deque<std::string> kept;
};

// False if the line has neither a syslog header nor CEF in it.
[[nodiscard]] bool readLine(std::string_view line, LineFields& out);

// Whether half of these lines or more can be read; the last, which may be cut off, counts only if alone.
[[nodiscard]] bool looksLines(std::string_view head);

} // namespace sightline::import

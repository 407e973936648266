// SPDX-License-Identifier: GPL-3.0-or-later
// The one bridge between the UTF-8 of core and the strings of the window. Text that comes from a log is shown
// through shown(): a control or bidirectional character in a name must not change what the reader sees.
#pragma once

#include <QString>
#include <QStringView>

#include <string>
#include <string_view>

namespace sightline::ui
{

[[nodiscard]] QString toQString(std::string_view utf8);
[[nodiscard]] std::string toUtf8(QStringView text);

// For one line: every control, bidirectional and invisible character as its code point in angle brackets.
[[nodiscard]] QString shown(std::string_view utf8);
// For boxes of several lines: the same, but line feeds and tabs stay.
[[nodiscard]] QString shownLines(std::string_view utf8);

} // namespace sightline::ui

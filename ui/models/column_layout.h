// SPDX-License-Identifier: GPL-3.0-or-later
// How the columns of a table lie: their order, widths and which are shown, by column id, as it is kept in the
// settings. Pure functions.
#pragma once

#include <QList>
#include <QString>

namespace sightline::ui
{

struct ColumnPlace {
    QString id;
    int width = 0; // logical pixels at a 16 px line; 0: takes the rest
    bool shown = true;

    bool operator==(const ColumnPlace&) const = default;
};

// From left to right.
using ColumnLayout = QList<ColumnPlace>;

inline constexpr int kColumnLeast = 24;
inline constexpr int kColumnMost = 2000;

// "TimeGenerated 172;User 190;-City 120": a minus before what is hidden.
[[nodiscard]] QString layoutText(const ColumnLayout& layout);
// What a table has made of a stored layout: columns it no longer has are left out, new ones stand behind the
// column that goes before them by default, and a text that is none is the default.
[[nodiscard]] ColumnLayout layoutFrom(const QString& text, const ColumnLayout& defaults);

} // namespace sightline::ui

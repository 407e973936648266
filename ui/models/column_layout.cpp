// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/column_layout.h"

#include <QStringList>

#include <algorithm>

namespace sightline::ui
{

namespace
{

qsizetype placeOf(const ColumnLayout& layout, QStringView id)
{
    for (qsizetype i = 0; i < layout.size(); ++i) {
        if (layout[i].id == id) return i;
    }
    return -1;
}

} // namespace

QString layoutText(const ColumnLayout& layout)
{
    QStringList parts;
    for (const ColumnPlace& place : layout)
        parts.append(QStringLiteral("%1%2 %3")
                         .arg(place.shown ? QString() : QStringLiteral("-"), place.id)
                         .arg(place.width));
    return parts.join(u';');
}

ColumnLayout layoutFrom(const QString& text, const ColumnLayout& defaults)
{
    ColumnLayout layout;
    for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
        const bool shown = !part.startsWith(u'-');
        const QString id = part.section(u' ', 0, 0).mid(shown ? 0 : 1);
        bool number = false;
        const int width = part.section(u' ', 1).toInt(&number);
        const qsizetype known = placeOf(defaults, id);
        if (!number || known < 0 || placeOf(layout, id) >= 0) continue;
        // What takes the rest has no width of its own.
        const bool rest = defaults[known].width == 0;
        layout.append({id, rest ? 0 : std::clamp(width, kColumnLeast, kColumnMost), shown});
    }
    const bool any = std::any_of(layout.begin(), layout.end(), [](const auto& place) { return place.shown; });
    if (!any) return defaults;
    for (qsizetype i = 0; i < defaults.size(); ++i) {
        if (placeOf(layout, defaults[i].id) >= 0) continue;
        layout.insert(i == 0 ? 0 : placeOf(layout, defaults[i - 1].id) + 1, defaults[i]);
    }
    return layout;
}

} // namespace sightline::ui

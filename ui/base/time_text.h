// SPDX-License-Identifier: GPL-3.0-or-later
// Times as the reader sees them: ticks of the case (UTC) in the display zone, with the offset that holds at
// that moment. Months and days in the language of the locale; a missing time is an en dash.
#pragma once

#include "core/base/ticks.h"

#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <utility>

namespace sightline::ui
{

// The zone in which all times of a view are shown.
struct ZoneView {
    QTimeZone zone = QTimeZone::utc();
};

class TimeText
{
public:
    explicit TimeText(ZoneView view, const QLocale& locale = QLocale());

    // "16 Oct 09:41:07"; the offset is apart so that it can be small and muted.
    [[nodiscard]] QString shortText(Ticks t) const;
    // "09:41:07"
    [[nodiscard]] QString clock(Ticks t) const;
    // "+02:00"; empty for a missing time.
    [[nodiscard]] QString offset(Ticks t) const;
    // "Fri 16 Oct"
    [[nodiscard]] QString day(Ticks t) const;
    // "Friday 16 October": to be spoken.
    [[nodiscard]] QString longDay(Ticks t) const;
    // "Fri 16 Oct 2026"
    [[nodiscard]] QString weekdayDate(Ticks t) const;
    // "16 Oct 2026, 09:41:07 +02:00"
    [[nodiscard]] QString full(Ticks t) const;
    // "16 Oct 2026"
    [[nodiscard]] QString date(Ticks t) const;

    // The day of the display zone that holds the moment, [from, to). Any thread.
    [[nodiscard]] std::pair<Ticks, Ticks> dayAround(Ticks t) const;

    [[nodiscard]] const QTimeZone& zone() const { return m_view.zone; }

    // The moment in the display zone; invalid for a missing time.
    [[nodiscard]] QDateTime local(Ticks t) const;

private:
    [[nodiscard]] QString shownAs(Ticks t, const char* pattern) const;

    ZoneView m_view;
    QLocale m_locale;
};

} // namespace sightline::ui

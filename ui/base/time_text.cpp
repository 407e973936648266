// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/time_text.h"

#include "ui/base/figure_text.h"

#include <QCoreApplication>

#include <cstdlib>

namespace sightline::ui
{

namespace
{

// Patterns of QLocale; a translation changes the order and the dots of its language.
constexpr const char* kDayMonth = QT_TRANSLATE_NOOP("TimeText", "d MMM");
constexpr const char* kWeekdayDayMonth = QT_TRANSLATE_NOOP("TimeText", "ddd d MMM");
constexpr const char* kLongDay = QT_TRANSLATE_NOOP("TimeText", "dddd d MMMM");
constexpr const char* kWeekdayDate = QT_TRANSLATE_NOOP("TimeText", "ddd d MMM yyyy");
constexpr const char* kDate = QT_TRANSLATE_NOOP("TimeText", "d MMM yyyy");
constexpr const char* kClock = QT_TRANSLATE_NOOP("TimeText", "HH:mm:ss");

} // namespace

TimeText::TimeText(ZoneView view, const QLocale& locale) : m_view(std::move(view)), m_locale(locale) {}

QDateTime TimeText::local(Ticks t) const
{
    if (t == kNoTime) return {};
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(toUnixMs(t), Qt::UTC);
    return utc.toOffsetFromUtc(m_view.zone.offsetFromUtc(utc));
}

QString TimeText::shownAs(Ticks t, const char* pattern) const
{
    const QDateTime moment = local(t);
    if (!moment.isValid()) return emptyValue();
    return m_locale.toString(moment, QCoreApplication::translate("TimeText", pattern));
}

QString TimeText::shortText(Ticks t) const
{
    return t == kNoTime ? emptyValue() : shownAs(t, kDayMonth) + QLatin1Char(' ') + clock(t);
}

QString TimeText::clock(Ticks t) const
{
    return shownAs(t, kClock);
}

QString TimeText::offset(Ticks t) const
{
    const QDateTime moment = local(t);
    if (!moment.isValid()) return {};
    const int seconds = moment.offsetFromUtc();
    const int minutes = std::abs(seconds) / 60;
    return QStringLiteral("%1%2:%3")
        .arg(QLatin1Char(seconds < 0 ? '-' : '+'))
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString TimeText::day(Ticks t) const
{
    return shownAs(t, kWeekdayDayMonth);
}

QString TimeText::longDay(Ticks t) const
{
    return shownAs(t, kLongDay);
}

QString TimeText::weekdayDate(Ticks t) const
{
    return shownAs(t, kWeekdayDate);
}

std::pair<Ticks, Ticks> TimeText::dayAround(Ticks t) const
{
    const QDate day = local(t).date();
    return {fromUnixMs(day.startOfDay(m_view.zone).toMSecsSinceEpoch()),
            fromUnixMs(day.addDays(1).startOfDay(m_view.zone).toMSecsSinceEpoch())};
}

QString TimeText::date(Ticks t) const
{
    return shownAs(t, kDate);
}

QString TimeText::full(Ticks t) const
{
    if (t == kNoTime) return emptyValue();
    return date(t) + QStringLiteral(", ") + clock(t) + QLatin1Char(' ') + offset(t);
}

} // namespace sightline::ui

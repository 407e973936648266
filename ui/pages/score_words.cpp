// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/score_words.h"

#include "ui/base/figure_text.h"

#include <QCoreApplication>

#include <cmath>

namespace sightline::ui
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ScoreWords)
};

const TimeText& utc()
{
    static const TimeText time{ZoneView{}};
    return time;
}

} // namespace

QString ordinal(int number)
{
    const QString figure = count(number);
    const int tens = number % 100;
    if (tens >= 11 && tens <= 13) return Texts::tr("%1th").arg(figure);
    switch (number % 10) {
    case 1:
        return Texts::tr("%1st").arg(figure);
    case 2:
        return Texts::tr("%1nd").arg(figure);
    case 3:
        return Texts::tr("%1rd").arg(figure);
    default:
        return Texts::tr("%1th").arg(figure);
    }
}

// Rounded down: the 90th percentile begins at 90, not at 89.5.
QString percentileText(const analytics::Priority& priority)
{
    if (!priority.percentile)
        return Texts::tr("No percentile: fewer than %n user(s) are scored", nullptr,
                         static_cast<int>(analytics::kLeastForPercentile));
    return Texts::tr("%1 percentile").arg(ordinal(static_cast<int>(*priority.percentile)));
}

QString standingText(const usecase::Standing& standing)
{
    if (standing.place == 0) return Texts::tr("No activity and no alert of this user is known");
    return Texts::tr("%1 of %n scored user(s)", nullptr, static_cast<int>(standing.of))
        .arg(ordinal(static_cast<int>(standing.place)));
}

QString scoreDayText(std::int32_t day)
{
    return utc().day(day * kTicksPerDay);
}

QString scoreDayNumber(std::int32_t day)
{
    return QString::number(utc().local(day * kTicksPerDay).date().day());
}

QString scoreDaySentence(std::int32_t day, const analytics::Priority& priority,
                         std::optional<std::int32_t> line)
{
    const QString first =
        Texts::tr("%1: priority %2, %3 of alerts and %4 of risky activities")
            .arg(scoreDayText(day), count(priority.sum()), count(priority.alerts), count(priority.days));
    if (!line) return first;
    return Texts::tr("%1; the 90th percentile was at %2").arg(first, count(*line));
}

QString rarityText(double oneIn)
{
    if (oneIn <= 1) return emptyValue();
    const qint64 days = std::llround(oneIn);
    return days < 2 ? Texts::tr("ordinary") : Texts::tr("1 in %1").arg(count(days));
}

bool isRed(const analytics::Priority& priority)
{
    return priority.sum() > 0 && priority.percentile.value_or(0) >= usecase::kRedPercentile;
}

} // namespace sightline::ui

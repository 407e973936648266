// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/trend_mark.h"

#include "ui/base/figure_text.h"
#include "ui/base/look.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sightline::ui
{

namespace
{

constexpr double kWidth = 92;
constexpr double kHeight = 18;
constexpr double kLineWidth = 1.5;
// Below this many a day a line without decimals would say "from 0 to 0".
constexpr double kFew = 10;

double meanOf(const TrendMark& trend)
{
    const auto total = std::accumulate(trend.daily.begin(), trend.daily.end(), std::uint64_t{0});
    return trend.daily.empty() ? 0 : static_cast<double>(total) / static_cast<double>(trend.daily.size());
}

// The line at the first day; may lie below zero.
double startOf(const TrendMark& trend)
{
    return meanOf(trend) - trend.slope * (static_cast<double>(trend.daily.size()) - 1) / 2;
}

} // namespace

std::uint32_t TrendMark::tallest() const
{
    return daily.empty() ? 0 : *std::ranges::max_element(daily);
}

double TrendMark::lineAtStart() const
{
    return std::max(0.0, startOf(*this));
}

double TrendMark::lineAtEnd() const
{
    return std::max(0.0, startOf(*this) + slope * (static_cast<double>(daily.size()) - 1));
}

QSizeF trendMarkSize(const Metrics& metrics)
{
    return {metrics.scaledF(kWidth), metrics.scaledF(kHeight)};
}

void paintTrendMark(QPainter& painter, const Look& look, const QRectF& rect, const TrendMark& trend)
{
    const double tallest = std::max<double>(trend.tallest(), 1);
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    // Whole pixels a day, so that the gaps are even; what is left over stays free at the right.
    const double share = rect.width() / static_cast<double>(std::max<std::size_t>(trend.daily.size(), 1));
    const double step = share >= 2 ? std::floor(share) : share;
    const double width = step * static_cast<double>(trend.daily.size());
    const double gap = step >= 3 ? 1 : 0;
    const QColor bar = look.color(Token::chartNeutral);
    for (std::size_t day = 0; day < trend.daily.size(); ++day) {
        const std::uint32_t count = trend.daily[day];
        const double height = count == 0 ? 0 : std::max(1.0, rect.height() * count / tallest);
        const double left = rect.left() + step * static_cast<double>(day);
        const QRectF box(left, rect.bottom() - height, step - gap, height);
        if (count != 0) painter.fillRect(snap(box, ratio), bar);
    }
    painter.fillRect(snap({rect.left(), rect.bottom(), width, 1}, ratio), look.color(Token::border));
    if (trend.daily.size() < 2) return;
    const auto yOf = [&](double value) {
        return rect.bottom() - rect.height() * std::clamp(value / tallest, 0.0, 1.0);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.color(Token::chart1), kLineWidth));
    painter.drawLine(QPointF(rect.left() + step / 2, yOf(trend.lineAtStart())),
                     QPointF(rect.left() + width - step / 2, yOf(trend.lineAtEnd())));
    painter.restore();
}

QString trendText(const TrendMark& trend)
{
    if (trend.daily.size() < 2) return QCoreApplication::translate("Trend", "one day");
    return QCoreApplication::translate("Trend", "%1 a day").arg(signedDecimal(trend.slope, 1));
}

QString trendSentence(const TrendMark& trend)
{
    const TimeText time{ZoneView{}};
    const auto days = static_cast<Ticks>(trend.daily.size());
    const QString first = time.date(trend.from);
    if (days < 2)
        return QCoreApplication::translate("Trend", "%1 activities on %2; a line needs two days")
            .arg(count(static_cast<qint64>(trend.tallest())), first);
    const QString last = time.date(trend.from + (days - 1) * kTicksPerDay);
    if (std::ranges::all_of(trend.daily, [&](std::uint32_t n) { return n == trend.daily.front(); }))
        return QCoreApplication::translate("Trend", "%1 activities on every day between %2 and %3")
            .arg(count(static_cast<qint64>(trend.daily.front())), first, last);
    const double start = trend.lineAtStart();
    const double end = trend.lineAtEnd();
    const int decimals = std::max(start, end) < kFew ? 1 : 0;
    return QCoreApplication::translate(
               "Trend", "From %1 to %2 activities a day between %3 and %4; the line explains %5 % of the "
                        "differences (R² %6)")
        .arg(decimal(start, decimals), decimal(end, decimals), first, last, decimal(trend.r2 * 100, 0),
             decimal(trend.r2, 2));
}

} // namespace sightline::ui

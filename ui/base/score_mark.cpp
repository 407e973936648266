// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/score_mark.h"

#include "ui/base/look.h"

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kStep = 7; // of a day
constexpr std::size_t kDays = 14;
constexpr std::size_t kCounted = 7; // days that are in the priority of today
constexpr double kHeight = 18;
constexpr double kRarityWidth = 40;
constexpr double kRarityHeight = 6;
constexpr double kRarest = 10'000;

} // namespace

QSizeF scoreTrailSize(const Metrics& metrics)
{
    return {metrics.scaled(kStep) * double(kDays), metrics.scaledF(kHeight)};
}

void paintScoreTrail(QPainter& painter, const Look& look, const QRectF& rect, const ScoreTrail& trail)
{
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const double step = look.metrics().scaled(kStep);
    for (std::size_t day = 0; day < trail.sums.size(); ++day) {
        const double share = static_cast<double>(trail.sums[day]) / std::max(trail.most, 1);
        // No points are a line, not nothing: the day was looked at.
        const double height = std::max(1.0, rect.height() * std::clamp(share, 0.0, 1.0));
        const QRectF bar(rect.left() + step * static_cast<double>(day), rect.bottom() - height, step - 2,
                         height);
        const bool counted = day + kCounted >= trail.sums.size();
        painter.fillRect(snap(bar, ratio), look.color(counted ? Token::chart1 : Token::chartNeutral));
    }
}

QSizeF rarityBarSize(const Metrics& metrics)
{
    return {metrics.scaledF(kRarityWidth), metrics.scaledF(kRarityHeight)};
}

double rarityShare(double oneIn)
{
    return oneIn <= 1 ? 0 : std::min(1.0, std::log(oneIn) / std::log(kRarest));
}

void paintRarityBar(QPainter& painter, const Look& look, const QRectF& rect, double share)
{
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    painter.fillRect(snap(rect, ratio), look.color(Token::sunken));
    if (share <= 0) return;
    QRectF bar = rect;
    bar.setWidth(rect.width() * share);
    painter.fillRect(snap(bar, ratio), look.color(Token::rarity));
}

} // namespace sightline::ui

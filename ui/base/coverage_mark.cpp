// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/coverage_mark.h"

#include "ui/base/look.h"

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr std::int64_t kCells = 90; // more would be narrower than a pixel in the usual column

} // namespace

CoverageMarkPtr coverageMark(const LogCoverage& log, std::int32_t firstDay, std::int32_t lastDay)
{
    auto out = std::make_shared<CoverageMark>();
    const std::int64_t days = std::int64_t{lastDay} - firstDay + 1;
    if (days < 1) return out;
    const std::int64_t cells = std::min(days, kCells);
    out->cells.resize(static_cast<std::size_t>(cells));
    const auto beginOf = [&](std::int64_t cell) { return cell * days / cells; };
    std::int64_t cell = 0;
    for (const DayCount& d : log.days()) {
        const std::int64_t day = std::int64_t{d.day} - firstDay;
        if (day < 0 || day >= days) continue;
        while (beginOf(cell + 1) <= day)
            ++cell;
        out->cells[static_cast<std::size_t>(cell)] +=
            1.0 / static_cast<double>(beginOf(cell + 1) - beginOf(cell));
    }
    return out;
}

void paintCoverageMark(QPainter& painter, const Look& look, const QRectF& rect, const CoverageMark& mark)
{
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const double middle = std::round(rect.center().y());
    painter.fillRect(snap({rect.left(), middle, rect.width(), 1}, ratio), look.color(Token::border));
    const double step = rect.width() / static_cast<double>(std::max<std::size_t>(mark.cells.size(), 1));
    const double gap = step >= 4 ? 1 : 0;
    for (std::size_t i = 0; i < mark.cells.size(); ++i) {
        if (mark.cells[i] <= 0) continue;
        // A cell of many days is as tall as the share of them that has records, and never invisible.
        const double height = rect.height() * std::clamp(mark.cells[i], 0.25, 1.0);
        const QRectF box(rect.left() + step * static_cast<double>(i), middle - height / 2, step - gap,
                         height);
        painter.fillRect(snap(box, ratio), look.color(Token::chart1));
    }
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The trend of a user as a mark: bars of the daily counts, scaled to the tallest, with the straight line
// fitted to them; and what it says in words. Made off the GUI thread, immutable; painted on it.
#pragma once

#include "core/base/ticks.h"
#include "ui/base/time_text.h"

#include <QMetaType>
#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace sightline::ui
{

class Look;
class Metrics;

struct TrendMark {
    std::vector<std::uint32_t> daily; // one a UTC day
    Ticks from = kNoTime;             // start of the first day
    double slope = 0;                 // activities a day, per day
    double r2 = 0;                    // 0 to 1

    [[nodiscard]] std::uint32_t tallest() const;
    // The fitted line on the first and on the last day; what a line says below zero is zero.
    [[nodiscard]] double lineAtStart() const;
    [[nodiscard]] double lineAtEnd() const;
};

using TrendMarkPtr = std::shared_ptr<const TrendMark>;

[[nodiscard]] QSizeF trendMarkSize(const Metrics& metrics);
void paintTrendMark(QPainter& painter, const Look& look, const QRectF& rect, const TrendMark& trend);

// "+3.2 a day"
[[nodiscard]] QString trendText(const TrendMark& trend);
// The whole of it as a sentence. Days are those of UTC, whatever the zone of the window.
[[nodiscard]] QString trendSentence(const TrendMark& trend);

} // namespace sightline::ui

Q_DECLARE_METATYPE(sightline::ui::TrendMarkPtr)

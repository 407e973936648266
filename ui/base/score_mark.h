// SPDX-License-Identifier: GPL-3.0-or-later
// Small pictures of scores for the cells of a table: two weeks of somebody's priority as bars on a scale that
// all rows share, and how rare a day is as a bar on a logarithmic scale. Painted on the GUI thread.
#pragma once

#include <QMetaType>
#include <QPainter>
#include <QRectF>
#include <QSizeF>

#include <cstdint>
#include <memory>
#include <vector>

namespace sightline::ui
{

class Look;
class Metrics;

// A scale that shows a difference between a few points and a few dozen.
inline constexpr std::int32_t kLeastScoreScale = 60;

struct ScoreTrail {
    std::vector<std::int32_t> sums; // oldest first; the last seven days count
    std::int32_t most = kLeastScoreScale;
};

using ScoreTrailPtr = std::shared_ptr<const ScoreTrail>;

[[nodiscard]] QSizeF scoreTrailSize(const Metrics& metrics);
void paintScoreTrail(QPainter& painter, const Look& look, const QRectF& rect, const ScoreTrail& trail);

[[nodiscard]] QSizeF rarityBarSize(const Metrics& metrics);
// 0 for 1 in 1 to 1 for 1 in 10,000 and rarer.
[[nodiscard]] double rarityShare(double oneIn);
void paintRarityBar(QPainter& painter, const Look& look, const QRectF& rect, double share);

} // namespace sightline::ui

Q_DECLARE_METATYPE(sightline::ui::ScoreTrailPtr)

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/metrics.h"

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr std::array<int, 6> kSteps{2, 4, 8, 12, 16, 24};

} // namespace

int Metrics::scaled(double length) const
{
    const int rounded = static_cast<int>(std::lround(scaledF(length)));
    return length > 0 ? std::max(1, rounded) : rounded;
}

int Metrics::step(int index) const
{
    return scaled(
        kSteps[static_cast<std::size_t>(std::clamp(index, 0, static_cast<int>(kSteps.size()) - 1))]);
}

QRectF snap(const QRectF& rect, double devicePixelRatio)
{
    const auto edge = [devicePixelRatio](double v) {
        return std::round(v * devicePixelRatio) / devicePixelRatio;
    };
    const double pixel = 1.0 / devicePixelRatio;
    const double left = edge(rect.left());
    const double top = edge(rect.top());
    double right = edge(rect.right());
    double bottom = edge(rect.bottom());
    if (rect.width() > 0) right = std::max(right, left + pixel);
    if (rect.height() > 0) bottom = std::max(bottom, top + pixel);
    return {QPointF(left, top), QPointF(right, bottom)};
}

} // namespace sightline::ui

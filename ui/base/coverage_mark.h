// SPDX-License-Identifier: GPL-3.0-or-later
// The days of a log as a strip: filled where there are records, a thin line where there are none, so that
// what was not logged shows. Strips of one table have one time axis. Immutable; painted on the GUI thread.
#pragma once

#include "core/model/coverage.h"

#include <QMetaType>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <memory>
#include <vector>

namespace sightline::ui
{

class Look;

struct CoverageMark {
    std::vector<double> cells; // 0 to 1: share of the days of a cell that have records
};

using CoverageMarkPtr = std::shared_ptr<const CoverageMark>;

// firstDay to lastDay: the axis, days since 0001-01-01.
[[nodiscard]] CoverageMarkPtr coverageMark(const LogCoverage& log, std::int32_t firstDay,
                                           std::int32_t lastDay);
void paintCoverageMark(QPainter& painter, const Look& look, const QRectF& rect, const CoverageMark& mark);

} // namespace sightline::ui

Q_DECLARE_METATYPE(sightline::ui::CoverageMarkPtr)

// SPDX-License-Identifier: GPL-3.0-or-later
// Where a percentile lies between 0 and 100, with a tick at 90, from where on a priority is red. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QWidget>

#include <optional>

namespace sightline::ui
{

class ScoreTrack : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit ScoreTrack(const Look& look, QWidget* parent = nullptr);

    // 0 to 100.
    void setPercentile(std::optional<double> percentile);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Look& m_look;
    std::optional<double> m_percentile;
};

} // namespace sightline::ui

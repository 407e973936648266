// SPDX-License-Identifier: GPL-3.0-or-later
// What the marks of first times on a timeline mean: an entry for each that occurs, and nothing where there
// are none. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/base/marks.h"

#include <QWidget>

#include <vector>

namespace sightline::ui
{

class TimelineWidget;

class RarityLegend : public QWidget
{
    Q_OBJECT

public:
    // Follows the marks of the timeline; hidden while it has none. look and timeline outlive the legend.
    RarityLegend(const Look& look, TimelineWidget& timeline, QWidget* parent = nullptr);

    // The strongest first.
    [[nodiscard]] const std::vector<Rarity>& entries() const { return m_entries; }

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    const Look& m_look;
    TimelineWidget& m_timeline;
    std::vector<Rarity> m_entries;
};

} // namespace sightline::ui

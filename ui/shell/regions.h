// SPDX-License-Identifier: GPL-3.0-or-later
// The regions F6 walks: the parts of a page in reading order, each remembering where its focus was. GUI
// thread.
#pragma once

#include <QHash>
#include <QList>
#include <QPointer>
#include <QWidget>

namespace sightline::ui
{

// The parts of a page that can take the focus: its direct children, with splitters and columns taken
// apart.
[[nodiscard]] QList<QWidget*> regionsOf(QWidget& page);

class RegionWalk
{
public:
    // Moves the focus to the next (1) or previous (-1) of the regions.
    void step(const QList<QWidget*>& regions, int by);

private:
    QHash<QWidget*, QPointer<QWidget>> m_places;
};

} // namespace sightline::ui

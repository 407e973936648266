// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of what was new or uncommon about a day, drawn by a delegate. Enter or a double click opens a
// card, Ctrl+C copies the chosen ones as text. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/pages/user/insight_model.h"

#include <QListView>

namespace sightline::ui
{

class InsightList : public QListView
{
    Q_OBJECT

public:
    // look must outlive the list.
    explicit InsightList(const Look& look, QWidget* parent = nullptr);

    [[nodiscard]] InsightModel& cards() { return *m_model; }

    // Tab-separated; all cards where none is chosen.
    void copyCards();

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cardOpened(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void openCurrent();

    const Look& m_look;
    InsightModel* m_model;
};

} // namespace sightline::ui

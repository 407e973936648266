// SPDX-License-Identifier: GPL-3.0-or-later
// The list of what made a score: heads of days and rows of two lines, drawn by a delegate. Enter or a double
// click opens a line, Ctrl+C copies the chosen ones as text. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/pages/user/contribution_model.h"

#include <QListView>

namespace sightline::ui
{

class ContributionList : public QListView
{
    Q_OBJECT

public:
    // look must outlive the list.
    explicit ContributionList(const Look& look, QWidget* parent = nullptr);

    [[nodiscard]] ContributionModel& lines() { return *m_model; }

    // Tab-separated; all lines where none is chosen.
    void copyLines();

    // As high as its lines.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void lineOpened(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;

    // The viewport is what scrolls.
    [[nodiscard]] QSize viewportSizeHint() const override;

private:
    void openCurrent();

    const Look& m_look;
    ContributionModel* m_model;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// How the page of a person is arranged: who it is, the score over the timeline, and two tabs with what made
// the score and what was new about a day. In a narrow window they are tabs beside the timeline. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

namespace sightline::ui
{

class UserFrame : public QSplitter
{
    Q_OBJECT

public:
    struct Parts {
        QWidget* identity;
        QWidget* card;
        QWidget* timeline; // with all that belongs to it
        QWidget* contributions;
        QWidget* insights;
    };

    // Takes the parts over. look must outlive the frame.
    UserFrame(const Look& look, Parts parts, QWidget* parent = nullptr);

    [[nodiscard]] bool isNarrow() const { return m_narrow; }

    // That of a narrow window, so that it can become one.
    [[nodiscard]] QSize minimumSizeHint() const override;

    // Brings the timeline to the front where a tab hides it.
    void showTimeline();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void buildSide();
    [[nodiscard]] bool isTooNarrow() const;
    void follow();
    void arrange(bool narrow);
    void showTab(int tab);

    const Look& m_look;
    Parts m_parts;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    QWidget* m_side;
    QTabBar* m_sideTabs;
    QStackedWidget* m_sideStack;
    bool m_narrow = false;
};

} // namespace sightline::ui

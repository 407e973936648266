// SPDX-License-Identifier: GPL-3.0-or-later
// The foot of the window: the last action as a sentence with Undo and its key; at the right what is worth a
// look, as buttons that open the rows behind it. GUI thread.
#pragma once

#include "ui/base/page_context.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QStatusBar>
#include <QToolButton>

namespace sightline::ui
{

class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(PageContext& context, QWidget* parent = nullptr);

    void say(const QString& sentence, bool undoable);

Q_SIGNALS:
    void undoRequested();
    void sourcesRequested();
    void activityRequested();

private:
    void refresh();
    void followLook();
    QToolButton* addFact(const QString& name);

    PageContext& m_context;
    TextLabel* m_sentence;
    QPushButton* m_undo;
    QToolButton* m_rejected;
    QToolButton* m_activities;
    QToolButton* m_zone;
};

} // namespace sightline::ui

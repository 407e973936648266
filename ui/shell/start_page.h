// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows while no case is open: open, new, import, and the cases used last. GUI thread.
#pragma once

#include "ui/base/page_context.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

namespace sightline::ui
{

class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QWidget* firstFocus() const { return m_open; }

Q_SIGNALS:
    void openRequested();
    void newRequested();
    void importRequested();

private:
    QPushButton* addButton(const QString& name, const QString& icon, const QString& text);
    void listRecent();

    PageContext& m_context;
    QHBoxLayout* m_buttons;
    QVBoxLayout* m_recent;
    QPushButton* m_open;
};

} // namespace sightline::ui

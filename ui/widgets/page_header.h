// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a page: its title, one sentence with the exact count and the cost, and at most five actions,
// the primary one at the right before those shown as icons. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QString>
#include <QToolButton>
#include <QWidget>

namespace sightline::ui
{

class PageHeader : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the header.
    PageHeader(const Look& look, const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    // "38 of 1,204 alerts · 3 ms"
    void setSentence(const QString& sentence);

    // Buttons from left to right. name is the object name; icon may be empty.
    QPushButton* addButton(const QString& name, const QString& icon, const QString& text);
    QToolButton* addIconButton(const QString& name, const QString& icon, const QString& text);
    // An icon that does what the action does; its tool tip has the key.
    QToolButton* addAction(const QString& name, QAction& action);
    void addWidget(QWidget* widget);
    // Before the title, such as a way back.
    void insertBeforeTitle(QWidget* widget);
    // An arrow before everything.
    QToolButton* addBack(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void followLook();

    const Look& m_look;
    TextLabel* m_title;
    TextLabel* m_sentence;
    QHBoxLayout* m_row;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in place of rows when there are none: what, why, and the button that repairs it. GUI thread.
#pragma once

#include "ui/widgets/text_label.h"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace sightline::ui
{

struct EmptyText {
    QString icon = QStringLiteral("filter");
    QString what;
    QString why;
    QString button;     // empty: no button
    QString flatButton; // empty: no button
};

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit EmptyState(const Look& look, QWidget* parent = nullptr);

    void setContent(const EmptyText& content);
    // Shows itself in place of the table, or the table again; the focus goes with what is shown.
    void takeTurn(QWidget& table, bool empty);
    // Its button, if it has one.
    [[nodiscard]] QWidget* firstFocus();

Q_SIGNALS:
    void buttonClicked();
    void flatButtonClicked();

private:
    void showIcon();

    const Look& m_look;
    QString m_iconName;
    QLabel* m_icon;
    TextLabel* m_what;
    TextLabel* m_why;
    QPushButton* m_button;
    QPushButton* m_flat;
};

} // namespace sightline::ui

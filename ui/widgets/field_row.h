// SPDX-License-Identifier: GPL-3.0-or-later
// One field of a FieldView: label, value and, while pointed at or focused, three buttons. GUI thread.
#pragma once

#include "ui/widgets/field_view.h"
#include "ui/widgets/text_label.h"

#include <QToolButton>

namespace sightline::ui
{

// What include, exclude and copy take.
[[nodiscard]] QString rawOf(const FieldRow& row);

class FieldRowWidget : public QWidget
{
    Q_OBJECT

public:
    // labelWidth: of the longest label beside it, so that values stand below each other; pixels.
    FieldRowWidget(const Look& look, const FieldRow& row, int labelWidth, QWidget* parent);

    // The room that a label takes; at least that of most labels.
    [[nodiscard]] static int labelWidth(const Look& look, const QString& label);

Q_SIGNALS:
    void includeRequested();
    void excludeRequested();
    void activated();

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QToolButton* addButton(const QString& icon, const QString& text);
    void showButtons(bool on);
    void copyValue();
    [[nodiscard]] QRect valueRect() const;

    const Look& m_look;
    FieldRow m_row;
    int m_labelWidth = 0;
    bool m_lit = false;
    QList<QToolButton*> m_buttons;
};

} // namespace sightline::ui

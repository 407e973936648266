// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence of the last action with its Undo, for eight seconds at the lower left of a window. One at a
// time; it stays while pointed at or focused. The same sentence belongs into the status bar. GUI thread.
#pragma once

#include "ui/widgets/text_label.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace sightline::ui
{

struct ToastText {
    QString icon = QStringLiteral("check");
    Token colour = Token::success;
    QString sentence;
    QString undo;    // text of the link; empty: it cannot be undone
    QString undoKey; // shown beside it
};

class Toast : public QFrame
{
    Q_OBJECT

public:
    // look and window must outlive the toast.
    Toast(const Look& look, QWidget& window);

    // bottom: what must stay free below, usually the height of the status bar.
    void setBottomInset(int bottom);
    void showMessage(const ToastText& message);

    static constexpr int kShownMs = 8000;

Q_SIGNALS:
    void undoRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void place();
    void hideUnlessUsed();

    const Look& m_look;
    QWidget& m_window;
    int m_bottom = 0;
    QTimer m_timer;
    QLabel* m_icon;
    TextLabel* m_sentence;
    QPushButton* m_undo;
    QToolButton* m_close;
};

} // namespace sightline::ui

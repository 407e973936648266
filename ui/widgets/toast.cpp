// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "ui/base/style.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace sightline::ui
{

Toast::Toast(const Look& look, QWidget& window)
    : QFrame(&window),
      m_look(look),
      m_window(window),
      m_icon(new QLabel(this)),
      m_sentence(new TextLabel(look, FontRole::Body, Token::text, this)),
      m_undo(new QPushButton(this)),
      m_close(new QToolButton(this))
{
    m_sentence->setWordWrap(true);
    m_undo->setFlat(true);
    m_undo->setAutoDefault(false);
    m_close->setAutoRaise(true);
    m_close->setIcon(look.icon(u"close"));
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close"));
    const Metrics& m = look.metrics();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(m.scaled(12), m.scaled(4), m.scaled(4), m.scaled(4));
    row->setSpacing(m.scaled(8));
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_undo);
    row->addWidget(m_close);

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Toast::hideUnlessUsed);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT undoRequested();
    });
    window.installEventFilter(this);
    hide();
}

void Toast::setBottomInset(int bottom)
{
    m_bottom = bottom;
    place();
}

void Toast::showMessage(const ToastText& message)
{
    const int side = m_look.metrics().icon();
    m_icon->setPixmap(m_look.pixmap(message.icon, side, message.colour, devicePixelRatioF()));
    m_sentence->setText(message.sentence);
    m_undo->setVisible(!message.undo.isEmpty());
    m_undo->setText(message.undo);
    m_undo->setProperty(kKeyHintProperty, message.undoKey);
    QPalette link = m_undo->palette();
    link.setColor(QPalette::ButtonText, m_look.color(Token::link));
    m_undo->setPalette(link);
    setAccessibleName(message.sentence);
    show();
    place();
    raise();
    m_timer.start(kShownMs);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::place()
{
    const Metrics& m = m_look.metrics();
    layout()->activate();
    const int room = std::max(0, m_window.width() - 2 * m.pagePadding());
    const int most = std::min(m.toastMaximum(), room);
    const int width = std::clamp(sizeHint().width(), std::min(m.toastMinimum(), most), most);
    const int height = std::max(layout()->heightForWidth(width), m.scaled(34));
    QRect box(m.pagePadding(), m_window.height() - m_bottom - m.pagePadding() - height, width, height);
    if (layoutDirection() == Qt::RightToLeft) box.moveRight(m_window.width() - m.pagePadding());
    setGeometry(box);
}

void Toast::hideUnlessUsed()
{
    const QWidget* focused = QApplication::focusWidget();
    if (underMouse() || (focused && isAncestorOf(focused)))
        m_timer.start(kShownMs);
    else
        hide();
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible()) place();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent* event)
{
    m_timer.stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event)
{
    m_timer.start(kShownMs);
    QFrame::leaveEvent(event);
}

void Toast::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.color(Token::borderStrong), kHairline));
    painter.setBrush(m_look.color(Token::raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadiusControl, kRadiusControl);
}

} // namespace sightline::ui

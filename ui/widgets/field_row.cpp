// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/field_row.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QtMath>

namespace sightline::ui
{

namespace
{

constexpr int kLabelWidth = 112;
constexpr int kButtonSize = 20;

} // namespace

QString rawOf(const FieldRow& row)
{
    return row.raw.isEmpty() ? row.value : row.raw;
}

int FieldRowWidget::labelWidth(const Look& look, const QString& label)
{
    const double text = look.fontMetrics(FontRole::Body).horizontalAdvance(label);
    return std::max(look.metrics().scaled(kLabelWidth), qCeil(text) + look.metrics().step(2));
}

FieldRowWidget::FieldRowWidget(const Look& look, const FieldRow& row, int labelWidth, QWidget* parent)
    : QWidget(parent), m_look(look), m_row(row), m_labelWidth(labelWidth)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("%1: %2").arg(row.label, row.value.isEmpty() ? tr("not recorded") : row.value));
    setToolTip(row.value);
    setFixedHeight(look.metrics().row());
    if (row.link) setCursor(Qt::PointingHandCursor);
    if (row.whole) {
        const double value =
            look.fontMetrics(row.fixed ? FontRole::Fixed : FontRole::Body).horizontalAdvance(row.value);
        setMinimumWidth(m_labelWidth + look.metrics().step(0) + look.metrics().step(1) + qCeil(value) + 1);
    }
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, look.metrics().step(0), 0);
    line->setSpacing(look.metrics().step(0));
    line->addStretch(1);
    if (!row.filterBy.isEmpty()) {
        connect(addButton(QStringLiteral("plus"), tr("Include this value")), &QToolButton::clicked, this,
                &FieldRowWidget::includeRequested);
        connect(addButton(QStringLiteral("minus"), tr("Exclude this value")), &QToolButton::clicked, this,
                &FieldRowWidget::excludeRequested);
    }
    if (!row.value.isEmpty()) {
        connect(addButton(QStringLiteral("copy"), tr("Copy this value")), &QToolButton::clicked, this,
                &FieldRowWidget::copyValue);
    }
    showButtons(false);
}

QToolButton* FieldRowWidget::addButton(const QString& icon, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setObjectName(icon);
    button->setIcon(m_look.icon(icon));
    button->setAccessibleName(text);
    button->setToolTip(text);
    // The row itself takes the focus; its keys do what the buttons do.
    button->setFocusPolicy(Qt::NoFocus);
    const int size = m_look.metrics().scaled(kButtonSize);
    button->setFixedSize(size, size);
    layout()->addWidget(button);
    m_buttons.append(button);
    return button;
}

void FieldRowWidget::showButtons(bool on)
{
    m_lit = on;
    for (QToolButton* button : std::as_const(m_buttons))
        button->setVisible(on);
    update();
}

void FieldRowWidget::copyValue()
{
    QGuiApplication::clipboard()->setText(rawOf(m_row));
}

void FieldRowWidget::enterEvent(QEnterEvent* /*event*/)
{
    showButtons(true);
}

void FieldRowWidget::leaveEvent(QEvent* /*event*/)
{
    showButtons(hasFocus());
}

void FieldRowWidget::focusInEvent(QFocusEvent* /*event*/)
{
    showButtons(true);
}

void FieldRowWidget::focusOutEvent(QFocusEvent* /*event*/)
{
    showButtons(underMouse());
}

void FieldRowWidget::keyPressEvent(QKeyEvent* event)
{
    const bool filters = !m_row.filterBy.isEmpty();
    if (event->matches(QKeySequence::Copy)) {
        copyValue();
    } else if (filters && event->key() == Qt::Key_Equal) {
        Q_EMIT includeRequested();
    } else if (filters && event->key() == Qt::Key_Minus) {
        Q_EMIT excludeRequested();
    } else if (m_row.link && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT activated();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FieldRowWidget::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_row.link && valueRect().contains(event->pos())) Q_EMIT activated();
}

QRect FieldRowWidget::valueRect() const
{
    const int label = std::min(m_labelWidth, width() / 2);
    const QRect value(label, 0, width() - label, height());
    return QStyle::visualRect(layoutDirection(), rect(), value);
}

void FieldRowWidget::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const QRect value = valueRect();
    if (m_lit) painter.fillRect(value, m_look.color(Token::hover));
    const int label = width() - value.width() - m_look.metrics().step(1);
    const QFontMetricsF& body = m_look.fontMetrics(FontRole::Body);
    painter.setFont(m_look.font(FontRole::Body));
    painter.setPen(m_look.color(Token::textMuted));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, label, height())),
                     static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter),
                     body.elidedText(m_row.label, Qt::ElideRight, label));
    const bool empty = m_row.value.isEmpty();
    const FontRole role = m_row.fixed && !empty ? FontRole::Fixed : FontRole::Body;
    int buttons = 0;
    if (m_lit) {
        for (const QToolButton* button : m_buttons)
            buttons += button->width() + m_look.metrics().step(0);
    }
    const int room = value.width() - m_look.metrics().step(1) - buttons;
    painter.setFont(m_look.font(role));
    if (!empty) painter.setPen(m_look.color(m_row.link ? Token::link : Token::text));
    const QString text = empty ? tr("not recorded") : m_row.value;
    const QRect shownIn(value.left() + m_look.metrics().step(0), 0, qMax(0, room), height());
    painter.drawText(shownIn, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
                     m_look.fontMetrics(role).elidedText(text, Qt::ElideRight, shownIn.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        focus.rect = value;
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

} // namespace sightline::ui

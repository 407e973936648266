// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

constexpr int kBadgeHeight = 15;
constexpr int kBadgeMost = 999;

} // namespace

const QList<ActionId>& railPages()
{
    static const QList<ActionId> pages{ActionId::GoAlerts,   ActionId::GoActivity, ActionId::GoUsers,
                                       ActionId::GoPolicies, ActionId::GoSources,  ActionId::GoCase};
    return pages;
}

RailButton::RailButton(const Look& look, const QString& icon, QWidget* parent)
    : QAbstractButton(parent), m_look(look), m_icon(icon)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void RailButton::setBadge(int count)
{
    m_badge = count;
    setAccessibleDescription(count > 0 ? tr("%n unread", nullptr, count) : QString());
    update();
}

void RailButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
    update();
}

QSize RailButton::sizeHint() const
{
    const Metrics& metrics = m_look.metrics();
    if (m_narrow) return {metrics.railNarrow() - metrics.step(2), metrics.railItem().height()};
    const double label = m_look.fontMetrics(FontRole::SmallStrong).horizontalAdvance(text());
    const int wide = qMin(metrics.railMaximum(), static_cast<int>(label) + metrics.step(2));
    return {qMax(metrics.railItem().width(), wide), metrics.railItem().height()};
}

void RailButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void RailButton::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Metrics& metrics = m_look.metrics();
    const bool hovered = underMouse();
    if (isChecked() || hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_look.color(isChecked() ? Token::selection : Token::hover));
        painter.drawRoundedRect(rect(), kRadiusControl, kRadiusControl);
    }
    const int size = metrics.iconLarge();
    const int block = m_narrow ? size : size + metrics.step(1) + metrics.fontHeight();
    const QRect icon((width() - size) / 2, (height() - block) / 2, size, size);
    const Token iconColour = isChecked() ? Token::accent : hovered ? Token::text : Token::textMuted;
    painter.drawPixmap(icon, m_look.pixmap(m_icon, size, iconColour, devicePixelRatioF()));
    if (!m_narrow) {
        const FontRole font = isChecked() ? FontRole::SmallStrong : FontRole::Small;
        painter.setFont(m_look.font(font));
        painter.setPen(m_look.color(isChecked() || hovered ? Token::text : Token::textMuted));
        const QRect label(0, icon.bottom() + metrics.step(1), width(), metrics.fontHeight());
        painter.drawText(label, Qt::AlignCenter,
                         m_look.fontMetrics(font).elidedText(text(), Qt::ElideRight, width()));
    }
    if (m_badge > 0) paintBadge(painter, icon);
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

void RailButton::paintBadge(QPainter& painter, const QRect& icon) const
{
    const Metrics& metrics = m_look.metrics();
    const QString text =
        m_badge > kBadgeMost ? QStringLiteral("%1+").arg(kBadgeMost) : QString::number(m_badge);
    const double height = metrics.scaled(kBadgeHeight);
    const double wide = m_look.fontMetrics(FontRole::Caption).horizontalAdvance(text) + metrics.step(2);
    QRectF badge(icon.center().x() + 1, icon.top() - height / 2, qMax(height, wide), height);
    if (badge.right() > width()) badge.moveRight(width());
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_look.color(Token::accent));
    painter.drawRoundedRect(badge, height / 2, height / 2);
    painter.setFont(m_look.font(FontRole::Caption));
    painter.setPen(m_look.color(Token::accentText));
    painter.drawText(badge, Qt::AlignCenter, text);
}

Rail::Rail(const Look& look, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_group(new QButtonGroup(this)),
      m_settings(new RailButton(look, QStringLiteral("settings"), this))
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(2);
    for (const ActionId page : railPages()) {
        auto* button = new RailButton(look, QString::fromLatin1(actionRow(page).icon), this);
        button->setCheckable(true);
        button->setObjectName(QStringLiteral("rail") + QString::fromLatin1(actionRow(page).icon));
        m_group->addButton(button, static_cast<int>(page));
        column->addWidget(button, 0, Qt::AlignHCenter);
        m_buttons.append(button);
    }
    column->addStretch(1);
    m_settings->setObjectName(QStringLiteral("railsettings"));
    column->addWidget(m_settings, 0, Qt::AlignHCenter);
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT pageChosen(static_cast<ActionId>(id)); });
    connect(m_settings, &RailButton::clicked, this, &Rail::settingsRequested);
    connect(&look, &Look::changed, this, &Rail::followLook);
    retranslate();
    followLook();
}

void Rail::retranslate()
{
    for (RailButton* button : std::as_const(m_buttons)) {
        const auto page = static_cast<ActionId>(m_group->id(button));
        const QString key = actionKeys(page).value(0).toString(QKeySequence::NativeText);
        button->setText(actionText(page));
        button->setToolTip(QStringLiteral("%1 (%2)").arg(actionText(page), key));
    }
    m_settings->setText(tr("Settings"));
    m_settings->setToolTip(tr("Settings"));
}

void Rail::setCurrent(ActionId page)
{
    if (QAbstractButton* button = m_group->button(static_cast<int>(page))) button->setChecked(true);
}

void Rail::setBadge(ActionId page, int count)
{
    if (auto* button = qobject_cast<RailButton*>(m_group->button(static_cast<int>(page))))
        button->setBadge(count);
}

void Rail::setNarrow(bool narrow)
{
    if (narrow == m_narrow) return;
    m_narrow = narrow;
    followLook();
}

void Rail::followLook()
{
    const Metrics& metrics = m_look.metrics();
    layout()->setContentsMargins(metrics.step(1), metrics.step(1), metrics.step(1), metrics.step(2));
    int widest = m_narrow ? metrics.railNarrow() : metrics.rail();
    for (RailButton* button : m_buttons + QList<RailButton*>{m_settings}) {
        button->setNarrow(m_narrow);
        button->setFixedSize(button->sizeHint());
        widest = qMax(widest, button->width() + 2 * metrics.step(1));
    }
    setFixedWidth(widest);
}

void Rail::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up) {
        focusPreviousChild();
    } else if (event->key() == Qt::Key_Down) {
        focusNextChild();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void Rail::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::window));
    const int edge = isRightToLeft() ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()), m_look.color(Token::border));
    if (const QAbstractButton* current = m_group->checkedButton()) {
        const int bar = static_cast<int>(kCurrentBar);
        const QRect mark(isRightToLeft() ? width() - bar : 0, current->y(), bar, current->height());
        painter.fillRect(mark, m_look.color(Token::accent));
    }
}

} // namespace sightline::ui

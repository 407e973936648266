// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace sightline::ui
{

EmptyState::EmptyState(const Look& look, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_icon(new QLabel(this)),
      m_what(new TextLabel(look, FontRole::Strong, Token::text, this)),
      m_why(new TextLabel(look, FontRole::Body, Token::textMuted, this)),
      m_button(new QPushButton(this)),
      m_flat(new QPushButton(this))
{
    m_flat->setFlat(true);
    m_button->setAutoDefault(false);
    m_flat->setAutoDefault(false);
    for (QLabel* label : {m_icon, static_cast<QLabel*>(m_what), static_cast<QLabel*>(m_why)}) {
        label->setAlignment(Qt::AlignCenter);
    }
    m_what->setWordWrap(true);
    m_why->setWordWrap(true);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(look.metrics().buttonGap());
    buttons->addStretch();
    buttons->addWidget(m_button);
    buttons->addWidget(m_flat);
    buttons->addStretch();

    const int pad = look.metrics().panelPadding();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(pad, pad, pad, pad);
    column->setSpacing(look.metrics().step(1));
    column->addStretch();
    column->addWidget(m_icon);
    column->addWidget(m_what);
    column->addWidget(m_why);
    column->addSpacing(look.metrics().step(1));
    column->addLayout(buttons);
    column->addStretch();

    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
    connect(m_flat, &QPushButton::clicked, this, &EmptyState::flatButtonClicked);
    connect(&look, &Look::changed, this, &EmptyState::showIcon);
}

void EmptyState::setContent(const EmptyText& content)
{
    m_iconName = content.icon;
    m_what->setText(content.what);
    m_why->setText(content.why);
    m_why->setVisible(!content.why.isEmpty());
    m_button->setText(content.button);
    m_button->setVisible(!content.button.isEmpty());
    m_flat->setText(content.flatButton);
    m_flat->setVisible(!content.flatButton.isEmpty());
    setAccessibleName(content.what);
    setAccessibleDescription(content.why);
    showIcon();
}

void EmptyState::takeTurn(QWidget& table, bool empty)
{
    QWidget& goes = empty ? table : *this;
    QWidget& comes = empty ? *this : table;
    const QWidget* focus = window()->focusWidget();
    const bool follows = focus != nullptr && (focus == &goes || goes.isAncestorOf(focus));
    comes.show();
    if (follows) (empty ? firstFocus() : &table)->setFocus();
    goes.hide();
}

QWidget* EmptyState::firstFocus()
{
    return m_button->isHidden() ? static_cast<QWidget*>(this) : m_button;
}

void EmptyState::showIcon()
{
    const int side = m_look.metrics().iconLarge();
    m_icon->setPixmap(m_look.pixmap(m_iconName, side, Token::textMuted, devicePixelRatioF()));
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_header.h"

#include <QPainter>

namespace sightline::ui
{
namespace
{

// Ends in "…" where there is no room for the whole text.
class OneLine : public TextLabel
{
public:
    using TextLabel::TextLabel;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        const QRect room = contentsRect();
        const QString elided = fontMetrics().elidedText(text(), Qt::ElideRight, room.width());
        if (elided == text()) {
            TextLabel::paintEvent(event);
            return;
        }
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(room, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
                         elided);
    }
};

} // namespace

PageHeader::PageHeader(const Look& look, const QString& title, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_title(new TextLabel(look, FontRole::Title, Token::text, this)),
      m_sentence(new OneLine(look, FontRole::Body, Token::textMuted, this)),
      m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("pageHeader"));
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_sentence->setObjectName(QStringLiteral("pageSentence"));
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long sentence gives way to the buttons.
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_row->addWidget(m_title);
    m_row->addWidget(m_sentence, 1);
    setTitle(title);
    connect(&look, &Look::changed, this, &PageHeader::followLook);
    followLook();
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void PageHeader::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setToolTip(sentence);
}

QPushButton* PageHeader::addButton(const QString& name, const QString& icon, const QString& text)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setAutoDefault(true); // Enter presses it
    if (!icon.isEmpty()) button->setIcon(m_look.icon(icon));
    addWidget(button);
    return button;
}

QToolButton* PageHeader::addIconButton(const QString& name, const QString& icon, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(m_look.icon(icon));
    addWidget(button);
    return button;
}

QToolButton* PageHeader::addAction(const QString& name, QAction& action)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setDefaultAction(&action);
    button->setAccessibleName(action.text());
    addWidget(button);
    return button;
}

void PageHeader::addWidget(QWidget* widget)
{
    m_row->addWidget(widget);
}

void PageHeader::insertBeforeTitle(QWidget* widget)
{
    m_row->insertWidget(0, widget);
}

QToolButton* PageHeader::addBack(const QString& name)
{
    auto* back = new QToolButton(this);
    back->setObjectName(name);
    back->setArrowType(isRightToLeft() ? Qt::RightArrow : Qt::LeftArrow);
    back->setAutoRaise(true);
    back->setToolTip(tr("Back to where you came from"));
    back->setAccessibleName(tr("Back"));
    insertBeforeTitle(back);
    return back;
}

void PageHeader::followLook()
{
    const Metrics& metrics = m_look.metrics();
    setFixedHeight(metrics.pageHeader());
    m_row->setContentsMargins(metrics.panelPadding(), 0, metrics.pagePadding(), 0);
    m_row->setSpacing(metrics.cellPadding());
    update();
}

void PageHeader::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_look.color(Token::border));
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bulk_bar.h"

#include "ui/base/figure_text.h"

#include <QKeyEvent>
#include <QPainter>

namespace sightline::ui
{

BulkBar::BulkBar(const Look& look, std::uint64_t least, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_least(least),
      m_row(new QHBoxLayout(this)),
      m_text(new TextLabel(look, FontRole::Strong, Token::text, this))
{
    setObjectName(QStringLiteral("bulkBar"));
    setAccessibleName(tr("Selected rows"));
    m_text->setObjectName(QStringLiteral("bulkText"));
    m_row->addWidget(m_text);
    m_all = addButton(QStringLiteral("selectAll"), {}, {});
    m_row->addStretch(1);
    connect(m_all, &QPushButton::clicked, this, &BulkBar::selectAllRequested);
    connect(&look, &Look::changed, this, &BulkBar::followLook);
    followLook();
    hide();
}

QPushButton* BulkBar::addButton(const QString& name, const QString& icon, const QString& text)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setFlat(true);
    button->setAutoDefault(true); // Enter presses it
    if (!icon.isEmpty()) button->setIcon(m_look.icon(icon));
    m_row->addWidget(button);
    return button;
}

void BulkBar::setCounts(std::uint64_t selected, std::uint64_t matching, QWidget& table)
{
    m_text->setText(tr("%Ln selected", nullptr, static_cast<int>(selected)));
    m_all->setText(tr("Select all %1 matching").arg(count(static_cast<qint64>(matching))));
    const bool shown = selected >= m_least;
    const QWidget* focus = focusWidget();
    if (focus && focus->hasFocus() && (!shown || (focus == m_all && selected == matching))) table.setFocus();
    m_all->setVisible(selected < matching);
    setVisible(shown);
}

void BulkBar::followLook()
{
    const Metrics& m = m_look.metrics();
    setFixedHeight(m.bulkBar());
    m_row->setContentsMargins(m.pagePadding(), 1, m.pagePadding(), 0);
    m_row->setSpacing(m.buttonGap());
    update();
}

void BulkBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT clearRequested();
    else
        QWidget::keyPressEvent(event);
}

void BulkBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::window));
    painter.fillRect(QRect(0, 0, width(), 1), m_look.color(Token::border));
}

} // namespace sightline::ui

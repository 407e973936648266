// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/rarity_legend.h"

#include "ui/base/mark_painter.h"
#include "ui/timeline/timeline_widget.h"

#include <QPainter>
#include <QtMath>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr double kInside = 5;   // from a mark to its word
constexpr double kBetween = 16; // entries

} // namespace

RarityLegend::RarityLegend(const Look& look, TimelineWidget& timeline, QWidget* parent)
    : QWidget(parent), m_look(look), m_timeline(timeline)
{
    setObjectName(QStringLiteral("rarityLegend"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&timeline, &TimelineWidget::raritiesChanged, this, &RarityLegend::follow);
    connect(&timeline, &TimelineWidget::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
    follow();
}

void RarityLegend::follow()
{
    m_entries.clear();
    for (const Rarity rarity : {Rarity::FirstInTenant, Rarity::FirstAmongPeers, Rarity::FirstForUser}) {
        const auto& marks = m_timeline.rarities();
        if (std::ranges::find(marks, rarity, &TimelineRarity::rarity) != marks.end())
            m_entries.push_back(rarity);
    }
    QStringList words;
    for (const Rarity rarity : m_entries)
        words.append(word(rarity));
    setAccessibleName(tr("Marks on the lanes: %1").arg(words.join(QStringLiteral(", "))));
    setVisible(!m_entries.empty());
    update();
}

QSize RarityLegend::sizeHint() const
{
    const Metrics& m = m_look.metrics();
    const int line = qCeil(m_look.fontMetrics(FontRole::Caption).height());
    return {m.laneLabel() + m.scaled(280),
            std::max(line, qCeil(MarkPainter::raritySize(m).height())) + m.scaled(4)};
}

void RarityLegend::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
    const Metrics& m = m_look.metrics();
    const QSizeF mark = MarkPainter::raritySize(m);
    const QFontMetricsF& metrics = m_look.fontMetrics(FontRole::Caption);
    const MarkPainter marks(m_look);
    painter.setFont(m_look.font(FontRole::Caption));
    painter.setPen(m_look.color(Token::textMuted));
    double x = m_timeline.plotArea().left();
    for (const Rarity rarity : m_entries) {
        marks.rarity(painter, {x, (height() - mark.height()) / 2, mark.width(), mark.height()}, rarity);
        x += mark.width() + m.scaledF(kInside);
        const double wide = metrics.horizontalAdvance(word(rarity)) + 1;
        painter.drawText(QRectF(x, 0, wide, height()), Qt::AlignLeft | Qt::AlignVCenter, word(rarity));
        x += wide + m.scaledF(kBetween);
    }
}

} // namespace sightline::ui

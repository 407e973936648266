// SPDX-License-Identifier: GPL-3.0-or-later
// How TimelineWidget draws first times, and what it says of them and in its tool tips.
#include "ui/base/figure_text.h"
#include "ui/base/mark_painter.h"
#include "ui/timeline/timeline_widget.h"

#include <QPainter>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr qsizetype kMostTold = 5; // of a group, in its tool tip

QString spoken(Rarity rarity)
{
    switch (rarity) {
    case Rarity::FirstInTenant:
        return TimelineWidget::tr("first in tenant");
    case Rarity::FirstAmongPeers:
        return TimelineWidget::tr("first among peers");
    default:
        return TimelineWidget::tr("first for user");
    }
}

// Days of the score are those of UTC, whatever the zone of the window.
QString dayName(std::int32_t day)
{
    return TimeText(ZoneView{}).longDay(day * kTicksPerDay);
}

} // namespace

void TimelineWidget::setRarities(std::vector<TimelineRarity> marks)
{
    m_rarities = std::move(marks);
    arrange();
    Q_EMIT raritiesChanged();
}

QList<int> TimelineWidget::raritiesOf(std::size_t lane, const LaneItem& item) const
{
    QList<int> out;
    auto it = std::ranges::lower_bound(m_rarities, item.from, {}, &TimelineRarity::time);
    for (; it != m_rarities.end() && it->time <= item.to; ++it) {
        if (it->lane == static_cast<TimelineLane>(lane))
            out.append(static_cast<int>(it - m_rarities.begin()));
    }
    return out;
}

QString TimelineWidget::raritySentence(std::size_t lane, const LaneItem& item) const
{
    const QString title = laneTitle(static_cast<TimelineLane>(lane));
    const QList<int> marks = raritiesOf(lane, item);
    const auto at = [this](int mark) -> const TimelineRarity& {
        return m_rarities[static_cast<std::size_t>(mark)];
    };
    const TimelineRarity& strongest =
        at(*std::ranges::max_element(marks, {}, [&](int mark) { return reach(at(mark).rarity); }));
    if (marks.size() == 1)
        return tr("%1, %2, %3, %4: %5")
            .arg(title, dayName(strongest.day),
                 tr("%n activities", nullptr, static_cast<int>(strongest.activities)),
                 spoken(strongest.rarity), strongest.title);
    const QString first = dayName(at(marks.front()).day);
    const QString last = dayName(at(marks.back()).day);
    return tr("%1, %2, %n first times, the strongest %3: %4", nullptr, static_cast<int>(marks.size()))
        .arg(title, first == last ? first : ui::range(first, last), spoken(strongest.rarity),
             strongest.title);
}

// The strongest first; the bar below a mark is told too, since the mark is what the pointer finds.
QStringList TimelineWidget::rarityTip(std::size_t lane, const LaneItem& item) const
{
    QList<int> marks = raritiesOf(lane, item);
    const auto at = [this](int mark) -> const TimelineRarity& {
        return m_rarities[static_cast<std::size_t>(mark)];
    };
    std::ranges::stable_sort(marks, std::ranges::greater{}, [&](int mark) { return reach(at(mark).rarity); });
    QStringList tip;
    for (const int mark : marks.first(std::min(marks.size(), kMostTold)))
        tip << tr("%1: %2").arg(word(at(mark).rarity), at(mark).title)
            << tr("%1: %2; %3", "day; how rare it is; why")
                   .arg(dayName(at(mark).day), at(mark).oneIn, at(mark).why);
    if (marks.size() > kMostTold)
        tip.append(tr("and %n more", nullptr, static_cast<int>(marks.size() - kMostTold)));
    for (const LaneItem& below : m_items[lane].items) {
        if (below.rarity == Rarity::None && below.from <= item.from && item.from < below.to)
            tip.append(itemSentence(lane, below));
    }
    tip.append(tr("Enter shows the activities"));
    return tip;
}

// Log text in a tool tip that wraps, never read as markup.
QString TimelineWidget::itemTip(std::size_t lane, const LaneItem& item) const
{
    QStringList tip =
        item.rarity == Rarity::None ? QStringList{itemSentence(lane, item)} : rarityTip(lane, item);
    for (QString& text : tip)
        text = text.toHtmlEscaped();
    return QStringLiteral("<p>%1</p>").arg(tip.join(QStringLiteral("<br>")));
}

void TimelineWidget::paintRarities(QPainter& painter, std::size_t lane) const
{
    const MarkPainter marks(m_look);
    const QFontMetricsF& metrics = m_look.fontMetrics(FontRole::Caption);
    painter.setFont(m_look.font(FontRole::Caption));
    for (const LaneItem& item : m_items[lane].items) {
        if (item.rarity == Rarity::None) continue;
        const QRectF mark = itemRect(lane, item);
        if (item.count > 1) { // on a bar it would not be legible without a ground of its own
            const QString number = count(static_cast<qint64>(item.count));
            const double high = metrics.ascent();
            const QRectF box(mark.center().x(), mark.center().y() - high / 2,
                             mark.width() / 2 + metrics.horizontalAdvance(number) + 3, high);
            painter.fillRect(snap(box, devicePixelRatioF()), m_look.color(Token::base));
            painter.setPen(m_look.color(Token::rarity));
            painter.drawText(box.adjusted(0, -4, -1, 4), Qt::AlignRight | Qt::AlignVCenter, number);
        }
        marks.rarity(painter, mark, item.rarity, MarkEdge::Outlined);
    }
}

} // namespace sightline::ui

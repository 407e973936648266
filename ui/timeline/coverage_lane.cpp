// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/coverage_lane.h"

#include "ui/base/figure_text.h"
#include "ui/timeline/timeline_widget.h"

#include <QPainter>
#include <QtMath>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr double kBand = 7;
constexpr double kAbove = 6;

} // namespace

CoverageLane::CoverageLane(const Look& look, TimelineWidget& timeline, QWidget* parent)
    : QWidget(parent), m_look(look), m_timeline(timeline)
{
    setObjectName(QStringLiteral("coverageLane"));
    setAccessibleName(tr("Coverage"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(&timeline, &TimelineWidget::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void CoverageLane::setHours(const usecase::UserHours& hours, ZoneView zone)
{
    m_times = TimeText(zone);
    m_gaps.clear();
    m_from = hours.dayCount() == 0 ? kNoTime : hours.days.front();
    m_to = hours.dayCount() == 0 ? kNoTime : hours.days.back();
    for (std::size_t day = 0; day < hours.dayCount(); ++day) {
        if (hours.cell(day, 0).logged) continue;
        if (!m_gaps.empty() && m_gaps.back().second == hours.days[day])
            m_gaps.back().second = hours.days[day + 1];
        else
            m_gaps.emplace_back(hours.days[day], hours.days[day + 1]);
    }
    QStringList said;
    for (const auto& [from, to] : m_gaps)
        said.append(ui::range(m_times.day(from), m_times.day(to - 1)));
    const QString all =
        m_gaps.empty()
            ? tr("Something was logged on every day of this time")
            : tr("Nothing was logged of anybody on these days: %1").arg(said.join(QStringLiteral("; ")));
    setToolTip(m_from == kNoTime ? QString() : all);
    setAccessibleDescription(toolTip());
    update();
}

QString CoverageLane::sentence() const
{
    const TimelineScale& scale = m_timeline.scale();
    const Gap* longest = nullptr;
    for (const Gap& gap : m_gaps) {
        if (gap.second <= scale.from() || gap.first >= scale.to()) continue;
        if (longest == nullptr || gap.second - gap.first > longest->second - longest->first) longest = &gap;
    }
    if (longest == nullptr) return {};
    const QString first = m_times.day(longest->first);
    const QString last = m_times.day(longest->second - 1);
    return tr("nothing logged %1").arg(first == last ? first : ui::range(first, last));
}

QSize CoverageLane::sizeHint() const
{
    const Metrics& m = m_look.metrics();
    return {m.laneLabel() + m.scaled(280),
            m.scaled(kAbove) + qCeil(m_look.fontMetrics(FontRole::Caption).height()) + 2};
}

QRectF CoverageLane::between(Ticks from, Ticks to) const
{
    const Metrics& m = m_look.metrics();
    const QRectF lanes = m_timeline.plotArea();
    const double left = std::max(lanes.left(), m_timeline.scale().xOf(from));
    const double right = std::min(lanes.right(), m_timeline.scale().xOf(to));
    return {left, double(m.scaled(kAbove)), std::max(0.0, right - left), m.scaledF(kBand)};
}

void CoverageLane::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
    const QRectF lanes = m_timeline.plotArea();
    painter.setFont(m_look.font(FontRole::Small));
    painter.setPen(m_look.color(Token::textMuted));
    painter.drawText(QRectF(0, 0, lanes.left(), height()), Qt::AlignLeft | Qt::AlignVCenter, tr("Coverage"));
    if (m_from == kNoTime || m_timeline.scale().isEmpty()) return;
    const double ratio = devicePixelRatioF();
    painter.fillRect(snap(between(m_from, m_to), ratio), m_look.color(Token::coverage));
    painter.setPen(QPen(m_look.color(Token::gapHatch), kHairline));
    painter.setBrush(m_look.color(Token::base));
    for (const auto& [from, to] : m_gaps) {
        const QRectF box = snap(between(from, to), ratio);
        if (!box.isEmpty()) painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    const QString text = sentence();
    if (text.isEmpty()) return;
    // Over the band, at its end: there is no room below.
    const double wide =
        m_look.fontMetrics(FontRole::Caption).horizontalAdvance(text) + m_look.metrics().scaled(8);
    const QRectF box(lanes.right() - wide, 0, wide, height());
    painter.fillRect(box, m_look.color(Token::base));
    painter.setFont(m_look.font(FontRole::Caption));
    painter.setPen(m_look.color(Token::partial));
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/score_track.h"

#include "core/usecase/score_history.h"
#include "ui/base/figure_text.h"

#include <QPainter>
#include <QtMath>

namespace sightline::ui
{

namespace
{

constexpr double kWidth = 146;
constexpr double kHeight = 6;
constexpr double kTick = 2;

} // namespace

ScoreTrack::ScoreTrack(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ScoreTrack::setPercentile(std::optional<double> percentile)
{
    m_percentile = percentile;
    update();
}

QSize ScoreTrack::sizeHint() const
{
    const Metrics& m = m_look.metrics();
    return {m.scaled(kWidth), qCeil(m.scaled(kHeight + 4) + m_look.fontMetrics(FontRole::Caption).height())};
}

void ScoreTrack::paintEvent(QPaintEvent* /*event*/)
{
    if (!m_percentile) return;
    QPainter painter(this);
    const Metrics& m = m_look.metrics();
    const double ratio = devicePixelRatioF();
    const QRectF track(0, m.scaledF(2), width(), m.scaledF(kHeight));
    const bool red = *m_percentile >= usecase::kRedPercentile;
    painter.fillRect(snap(track, ratio), m_look.color(Token::sunken));
    QRectF part = track;
    part.setWidth(track.width() * *m_percentile / 100);
    painter.fillRect(snap(part, ratio), m_look.color(red ? Token::severityHighMark : Token::chartNeutral));
    const double x = track.width() * usecase::kRedPercentile / 100;
    const QRectF tick(x - kTick / 2, 0, kTick, track.height() + m.scaledF(4));
    painter.fillRect(snap(tick, ratio), m_look.color(Token::text));
    painter.setPen(m_look.color(Token::textMuted));
    const FigureText& figures = m_look.figures(FontRole::Caption);
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    const double below = tick.bottom();
    figures.draw(painter, QRectF(0, below, x, line), Qt::AlignLeft | Qt::AlignTop, count(0));
    const double half = figures.width(count(90)) / 2;
    figures.draw(painter, QRectF(x - half, below, 2 * half + 2, line), Qt::AlignLeft | Qt::AlignTop,
                 count(90));
}

} // namespace sightline::ui

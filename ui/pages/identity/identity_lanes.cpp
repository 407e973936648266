// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/identity/identity_lanes.h"

#include "ui/base/account_words.h"
#include "ui/base/figure_text.h"
#include "ui/base/text.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kLane = 22;
constexpr double kAxis = 20;
constexpr double kLabel = 250;
constexpr double kDateGap = 110; // between the labels of the axis
constexpr double kSightings = 14;

void widen(Ticks& from, Ticks& to, Ticks first, Ticks last)
{
    if (first != kNoTime && (from == kNoTime || first < from)) from = first;
    if (last != kNoTime && last + 1 > to) to = last + 1;
}

} // namespace

IdentityLanes::IdentityLanes(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("identityLanes"));
    setAccessibleName(tr("Accounts over time"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void IdentityLanes::setData(IdentityDataPtr newest, const TimeText& time)
{
    m_data = std::move(newest);
    m_time = time;
    m_current = 0;
    measure();
    updateGeometry();
    update();
}

void IdentityLanes::measure()
{
    m_shown = {};
    m_most = 1;
    if (!m_data) return;
    if (m_data->seen.from != kNoTime) widen(m_shown.from, m_shown.to, m_data->seen.from, m_data->seen.to - 1);
    for (const identity::Account& account : m_data->accounts()) {
        const Extent evidence = evidenceOf(account);
        widen(m_shown.from, m_shown.to, evidence.from, evidence.to == kNoTime ? kNoTime : evidence.to - 1);
    }
    for (const usecase::AccountSighting& seen : m_data->seen.accounts)
        m_most = std::max(m_most, *std::ranges::max_element(seen.bins));
}

// As far as the account was the entity's.
IdentityLanes::Extent IdentityLanes::evidenceOf(const identity::Account& account) const
{
    Extent out;
    for (const std::uint32_t i : account.evidence) {
        const LinkEvidence& e = m_data->people().evidence()[i];
        widen(out.from, out.to, e.from, e.to);
    }
    if (out.from == kNoTime) return out;
    if (account.from != kNoTime) out.from = std::max(out.from, account.from);
    if (account.to != kNoTime) out.to = std::min(out.to, account.to);
    return out.to > out.from ? out : Extent{};
}

int IdentityLanes::lanes() const
{
    return m_data ? static_cast<int>(m_data->accounts().size()) : 0;
}

QSize IdentityLanes::sizeHint() const
{
    const Metrics& m = m_look.metrics();
    return {m.scaled(600), m.scaled(kAxis) + std::max(1, lanes()) * m.scaled(kLane) + m.step(1)};
}

QRectF IdentityLanes::plot() const
{
    const Metrics& m = m_look.metrics();
    const double left = std::min<double>(m.scaled(kLabel), width() / 3.0);
    return {left, static_cast<double>(m.scaled(kAxis)), width() - left - m.pagePadding(),
            static_cast<double>(lanes() * m.scaled(kLane))};
}

QRectF IdentityLanes::laneRect(int account) const
{
    const int height = m_look.metrics().scaled(kLane);
    return {0, plot().top() + account * height, static_cast<double>(width()), static_cast<double>(height)};
}

int IdentityLanes::laneAt(double y) const
{
    const int lane = static_cast<int>(std::floor((y - plot().top()) / m_look.metrics().scaled(kLane)));
    return lane >= 0 && lane < lanes() ? lane : -1;
}

void IdentityLanes::setCurrent(int account)
{
    if (account < 0 || account >= lanes() || account == m_current) return;
    m_current = account;
    setAccessibleDescription(laneSentence(account));
    update();
}

void IdentityLanes::choose(int account)
{
    if (account < 0 || account >= lanes() || account == m_current) return;
    setCurrent(account);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT currentChanged(account);
}

QString IdentityLanes::laneSentence(int account) const
{
    if (account < 0 || account >= lanes()) return {};
    const identity::Account& a = m_data->accounts()[static_cast<std::size_t>(account)];
    const usecase::AccountSighting& seen = m_data->seen.accounts[static_cast<std::size_t>(account)];
    QStringList lines{QStringLiteral("%1: %2").arg(accountKindText(a.kind), shown(a.text))};
    if (seen.first != kNoTime)
        lines.append(tr("%n activities from %1 until %2", nullptr, static_cast<int>(seen.activities))
                         .arg(m_time.full(seen.first), m_time.full(seen.last)));
    else
        lines.append(tr("No dated activity names it"));
    if (const Extent e = evidenceOf(a); e.from != kNoTime)
        lines.append(tr("Evidence from %1 until %2").arg(m_time.full(e.from), m_time.full(e.to - 1)));
    if (a.from != kNoTime) lines.append(tr("Taken over on %1").arg(m_time.full(a.from)));
    if (a.to != kNoTime) lines.append(tr("Passed to its next holder on %1").arg(m_time.full(a.to)));
    return lines.join(QLatin1Char('\n'));
}

bool IdentityLanes::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int lane = laneAt(help->pos().y());
        if (lane < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), laneSentence(lane), this, laneRect(lane).toRect());
        return true;
    }
    return QWidget::event(event);
}

void IdentityLanes::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return choose(m_current - 1);
    case Qt::Key_Down:
        return choose(m_current + 1);
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(lanes() - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void IdentityLanes::mousePressEvent(QMouseEvent* event)
{
    choose(laneAt(event->position().y()));
    QWidget::mousePressEvent(event);
}

void IdentityLanes::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
    const QRectF area = plot();
    const TimelineScale scale = m_shown.from == kNoTime
                                    ? TimelineScale()
                                    : TimelineScale(m_shown.from, m_shown.to, area.left(), area.width());
    for (int account = 0; account < lanes(); ++account)
        paintLane(painter, account, scale);
    paintAxis(painter, scale);
    if (!hasFocus() || lanes() == 0) return;
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(laneRect(m_current).adjusted(1, 1, -1, -1));
}

void IdentityLanes::paintAxis(QPainter& painter, const TimelineScale& scale) const
{
    const QRectF area = plot();
    painter.setFont(m_look.font(FontRole::Small));
    painter.setPen(m_look.color(Token::textMuted));
    const QRectF top(area.left(), 0, area.width(), area.top());
    if (scale.isEmpty()) {
        painter.drawText(QRectF(0, 0, width(), area.top()), Qt::AlignCenter,
                         tr("Nothing here has a time: there is no axis"));
        return;
    }
    // The dates at both ends stand inside, so the next ones need half a date more.
    const int gap = m_look.metrics().scaled(kDateGap);
    const int parts = std::max(1, static_cast<int>(area.width() / (1.5 * gap)));
    for (int i = 0; i <= parts; ++i) {
        const double x = area.left() + area.width() * i / parts;
        painter.setPen(m_look.color(Token::grid));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(m_look.color(Token::textMuted));
        const Qt::Alignment side = i == 0 ? Qt::AlignLeft : i == parts ? Qt::AlignRight : Qt::AlignHCenter;
        const double half = gap / 2.0;
        const double left = i == 0 ? x : i == parts ? x - 2 * half : x - half;
        painter.drawText(QRectF(left, top.top(), 2 * half, top.height()),
                         static_cast<int>(side | Qt::AlignVCenter), m_time.date(scale.at(x)));
    }
}

void IdentityLanes::paintLane(QPainter& painter, int account, const TimelineScale& scale) const
{
    const identity::Account& a = m_data->accounts()[static_cast<std::size_t>(account)];
    const QRectF lane = laneRect(account);
    const Metrics& m = m_look.metrics();
    const bool current = account == m_current;
    if (current)
        painter.fillRect(lane, m_look.color(hasFocus() ? Token::selection : Token::selectionInactive));
    const FontRole font = isFixedAccount(a.kind) ? FontRole::Fixed : FontRole::Small;
    const QRectF label(m.pagePadding(), lane.top(), plot().left() - m.pagePadding() - m.step(2),
                       lane.height());
    painter.setFont(m_look.font(font));
    painter.setPen(m_look.color(Token::text));
    painter.drawText(label, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                     m_look.fontMetrics(font).elidedText(shown(a.text), Qt::ElideMiddle, label.width()));
    painter.setPen(m_look.color(Token::grid));
    painter.drawLine(lane.bottomLeft(), lane.bottomRight());
    if (scale.isEmpty()) return;
    if (const Extent e = evidenceOf(a); e.from != kNoTime) {
        const double left = scale.xOf(e.from);
        const double wide = std::max(2.0, scale.xOf(e.to) - left);
        const QRectF bar(left, lane.bottom() - m.scaled(4), wide, m.scaled(2));
        painter.fillRect(bar, m_look.color(Token::accent));
    }
    paintSightings(painter, lane, account, scale);
    paintEnds(painter, lane, a, scale);
}

// Columns as high as the root of what happened, so that a single sign-in is still seen.
void IdentityLanes::paintSightings(QPainter& painter, const QRectF& lane, int account,
                                   const TimelineScale& scale) const
{
    const usecase::AccountSighting& seen = m_data->seen.accounts[static_cast<std::size_t>(account)];
    const double span = static_cast<double>(m_data->seen.to - m_data->seen.from);
    const double tall = m_look.metrics().scaled(kSightings);
    const double foot = lane.bottom() - m_look.metrics().scaled(5);
    for (std::size_t i = 0; i < seen.bins.size(); ++i) {
        if (seen.bins[i] == 0) continue;
        const auto edge = [&](std::size_t bin) {
            return scale.xOf(m_data->seen.from +
                             static_cast<Ticks>(span * static_cast<double>(bin) / usecase::kSightingBins));
        };
        const double left = edge(i);
        const double wide = std::max(1.5, edge(i + 1) - left - 0.5);
        const double height = std::max(2.0, tall * std::sqrt(static_cast<double>(seen.bins[i]) / m_most));
        painter.fillRect(QRectF(left, foot - height, wide, height), m_look.color(Token::chartNeutral));
    }
}

// Where a name came from its holder before and went to its next one; outside, it is somebody else's.
void IdentityLanes::paintEnds(QPainter& painter, const QRectF& lane, const identity::Account& account,
                              const TimelineScale& scale) const
{
    const auto foreign = [&](double from, double to) {
        if (to <= from) return;
        painter.fillRect(QRectF(from, lane.top(), to - from, lane.height() - 1),
                         QBrush(m_look.color(Token::gapHatch), Qt::BDiagPattern));
    };
    const QRectF area = plot();
    painter.setPen(QPen(m_look.color(Token::text), kMarkStroke));
    for (const Ticks at : {account.from, account.to}) {
        if (at == kNoTime) continue;
        const double x = std::clamp(scale.xOf(at), area.left(), area.right());
        at == account.from ? foreign(area.left(), x) : foreign(x, area.right());
        painter.drawLine(QPointF(x, lane.top() + 2), QPointF(x, lane.bottom() - 2));
    }
}

} // namespace sightline::ui

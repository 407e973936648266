// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_delegate.h"

#include "ui/base/actions.h"
#include "ui/base/coverage_mark.h"
#include "ui/base/figure_text.h"
#include "ui/base/score_mark.h"
#include "ui/base/trend_mark.h"
#include "ui/models/table_roles.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sightline::ui
{

namespace
{

constexpr double kUnreadDot = 7;
constexpr double kShareHeight = 8;

CellKind kindOf(const QModelIndex& index)
{
    const QVariant kind = index.data(role::kKind);
    return kind.isValid() ? static_cast<CellKind>(kind.toInt()) : CellKind::Text;
}

QRectF takeLeft(QRectF& rect, double width, double gap)
{
    const QRectF taken(rect.left(), rect.top(), width, rect.height());
    rect.setLeft(rect.left() + width + gap);
    return taken;
}

} // namespace

RowDelegate::RowDelegate(const Look& look, QTableView& view, RowLines lines)
    : QStyledItemDelegate(&view), m_look(look), m_view(view), m_marks(look), m_texts(look), m_lines(lines)
{
    view.setItemDelegate(this);
    view.setShowGrid(false);
    view.setAlternatingRowColors(true);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setWordWrap(false);
    view.setTabKeyNavigation(false);
    view.setFrameShape(QFrame::NoFrame);
    view.setCornerButtonEnabled(false);
    view.setMouseTracking(true);
    view.viewport()->installEventFilter(this);
    view.installEventFilter(this);
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.horizontalHeader()->setHighlightSections(false);
    view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view.horizontalHeader()->setStretchLastSection(true);
    view.horizontalHeader()->setSectionsMovable(true);
    connect(&look, &Look::changed, this, &RowDelegate::followLook);
    followLook();
}

void RowDelegate::setDensity(Density density)
{
    m_density = density;
    followLook();
}

int RowDelegate::rowHeight() const
{
    const Metrics& metrics = m_look.metrics();
    return m_lines == RowLines::Two ? metrics.rowTwoLine(m_density) : metrics.row(m_density);
}

void RowDelegate::followLook()
{
    m_texts.clear();
    QHeaderView* rows = m_view.verticalHeader();
    rows->setMinimumSectionSize(1);
    rows->setDefaultSectionSize(rowHeight());
    m_view.horizontalHeader()->setFixedHeight(m_look.metrics().tableHeader());
    m_view.viewport()->update();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight()};
}

// Headers answer to the pointer only.
bool RowDelegate::sortByKey(QEvent& event)
{
    if (event.type() != QEvent::ShortcutOverride && event.type() != QEvent::KeyPress) return false;
    const auto& key = static_cast<QKeyEvent&>(event);
    const int column = m_view.currentIndex().column();
    const bool ours = actionKeys(ActionId::SortByColumn).contains(QKeySequence(key.keyCombination()));
    if (!ours || column < 0 || !m_view.isSortingEnabled()) return false;
    if (event.type() == QEvent::ShortcutOverride) {
        event.accept(); // comes again as a key
        return true;
    }
    QHeaderView& header = *m_view.horizontalHeader();
    const bool again = header.sortIndicatorSection() == column;
    const bool up = again && header.sortIndicatorOrder() == Qt::DescendingOrder;
    header.setSortIndicator(column, up ? Qt::AscendingOrder : Qt::DescendingOrder);
    return true;
}

bool RowDelegate::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_view && sortByKey(*event)) return true;
    if (watched == m_view.viewport()) {
        if (event->type() == QEvent::MouseMove) {
            setHoverRow(m_view.indexAt(static_cast<QMouseEvent*>(event)->pos()).row());
        } else if (event->type() == QEvent::Leave || event->type() == QEvent::Wheel) {
            setHoverRow(-1);
        }
        return false;
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

void RowDelegate::setHoverRow(int row)
{
    if (row == m_hoverRow) return;
    const int width = m_view.viewport()->width();
    for (const int each : {m_hoverRow, row}) {
        if (each >= 0) m_view.viewport()->update(0, m_view.rowViewportPosition(each), width, rowHeight());
    }
    m_hoverRow = row;
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    paintSurface(*painter, option, index);
    const int padding = m_look.metrics().cellPadding();
    paintCell(*painter, QRectF(option.rect).adjusted(padding, 0, -padding, 0), index);
    paintCurrent(*painter, option, index);
    painter->restore();
}

void RowDelegate::paintSurface(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool active = option.state.testFlag(QStyle::State_Active) && m_view.hasFocus();
    Token surface = index.row() % 2 == 1 ? Token::alternate : Token::base;
    if (index.row() == m_hoverRow) surface = Token::hover;
    if (selected) surface = active ? Token::selection : Token::selectionInactive;
    painter.fillRect(option.rect, m_look.color(surface));
}

// Of the columns that are shown.
bool RowDelegate::isLeftmost(int column) const
{
    const QHeaderView* header = m_view.horizontalHeader();
    int place = 0;
    while (place < header->count() && header->isSectionHidden(header->logicalIndex(place)))
        ++place;
    return header->visualIndex(column) == place;
}

void RowDelegate::paintCurrent(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const QModelIndex current = m_view.currentIndex();
    if (current.row() != index.row() || !current.isValid()) return;
    const bool active = m_view.hasFocus();
    if (isLeftmost(index.column())) {
        const QRectF bar(option.rect.left(), option.rect.top(), kCurrentBar, option.rect.height());
        painter.fillRect(bar, m_look.color(active ? Token::accent : Token::borderStrong));
    }
    if (!active || current != index || !option.state.testFlag(QStyle::State_KeyboardFocusChange)) return;
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
}

void RowDelegate::paintCell(QPainter& painter, const QRectF& rect, const QModelIndex& index) const
{
    const QVariant second = index.data(role::kSecondLine);
    QRectF line = rect;
    if (m_lines == RowLines::Two && second.isValid()) {
        const double lineHeight = m_look.metrics().fontHeight();
        const double top = rect.center().y() - lineHeight;
        line = QRectF(rect.left(), top, rect.width(), lineHeight);
        QRectF below(rect.left(), rect.center().y(), rect.width(), lineHeight);
        if (index.data(role::kDot).toBool()) {
            below.setLeft(below.left() + m_look.metrics().scaled(kUnreadDot) + m_look.metrics().step(1));
        }
        paintSecondLine(painter, below, index);
    }
    paintMarks(painter, line, index);
    if (kindOf(index) == CellKind::Time) {
        paintTime(painter, line, index);
    } else {
        paintText(painter, line, index);
    }
}

void RowDelegate::paintMarks(QPainter& painter, QRectF& rect, const QModelIndex& index) const
{
    const Metrics& metrics = m_look.metrics();
    const double gap = metrics.buttonGap();
    if (index.data(role::kDot).toBool()) {
        const double dot = metrics.scaled(kUnreadDot);
        const QRectF box = takeLeft(rect, dot, metrics.step(1));
        if (index.data(role::kUnread).toBool()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_look.color(Token::accent));
            painter.drawEllipse(box.center(), dot / 2, dot / 2);
        }
    }
    if (const QVariant v = index.data(role::kShare); v.isValid()) {
        const double height = metrics.scaled(kShareHeight);
        const QRectF bar(rect.left(), rect.center().y() - height / 2, rect.width() * v.toDouble(), height);
        painter.fillRect(snap(bar, m_view.devicePixelRatioF()), m_look.color(Token::chartNeutral));
    }
    if (const auto coverage = index.data(role::kCoverage).value<CoverageMarkPtr>())
        paintCoverageMark(painter, m_look, rect.adjusted(0, metrics.step(1), 0, -metrics.step(1)), *coverage);
    if (const auto trend = index.data(role::kTrend).value<TrendMarkPtr>()) {
        const QSizeF size = trendMarkSize(metrics);
        QRectF box = takeLeft(rect, size.width(), gap);
        box.setTop(box.center().y() - size.height() / 2);
        box.setHeight(size.height() - 1);
        paintTrendMark(painter, m_look, box, *trend);
    }
    if (const auto trail = index.data(role::kScoreTrail).value<ScoreTrailPtr>()) {
        const QSizeF size = scoreTrailSize(metrics);
        const QRectF box(rect.left(), rect.center().y() - size.height() / 2, size.width(), size.height());
        paintScoreTrail(painter, m_look, box, *trail);
    }
    if (const QVariant v = index.data(role::kRarity); v.isValid()) {
        const QSizeF size = rarityBarSize(metrics);
        QRectF box = takeLeft(rect, size.width(), gap);
        box = QRectF(box.left(), box.center().y() - size.height() / 2, size.width(), size.height());
        paintRarityBar(painter, m_look, box, v.toDouble());
    }
    if (const QVariant v = index.data(role::kSeverity); v.isValid()) {
        const QRectF box = takeLeft(rect, MarkPainter::severitySize(metrics).width(), gap);
        m_marks.severity(painter, box, static_cast<Severity>(v.toInt()));
    }
    if (const QVariant v = index.data(role::kStatus); v.isValid()) {
        const QRectF box = takeLeft(rect, MarkPainter::statusSize(metrics).width(), gap);
        m_marks.status(painter, box, static_cast<AlertStatus>(v.toInt()));
    }
    if (const QVariant v = index.data(role::kEnvironment); v.isValid()) {
        const QRectF box = takeLeft(rect, MarkPainter::environmentSize(metrics).width(), gap);
        m_marks.environment(painter, box, static_cast<Environment>(v.toInt()));
    }
    if (const QVariant v = index.data(role::kOutcome); v.isValid()) {
        const auto outcome = static_cast<Outcome>(v.toInt());
        if (outcome != Outcome::None) {
            m_marks.outcome(painter, takeLeft(rect, MarkPainter::outcomeSize(metrics).width(), gap), outcome);
        }
    }
}

void RowDelegate::paintText(QPainter& painter, const QRectF& rect, const QModelIndex& index) const
{
    if (index.data(role::kScoreTrail).isValid()) return; // the picture says it
    const CellKind kind = kindOf(index);
    const QString text = index.data().toString();
    if (const QVariant v = index.data(role::kBadge); v.isValid()) {
        const double wide = MarkPainter::scoreBadgeSize(m_look, text).width();
        m_marks.scoreBadge(painter, QRectF(rect.right() - wide, rect.top(), wide, rect.height()),
                           static_cast<ScoreBand>(v.toInt()), text);
        return;
    }
    const bool strong = index.data(role::kStrong).toBool() || index.data(role::kUnread).toBool();
    FontRole font = strong ? FontRole::Strong : FontRole::Body;
    if (kind == CellKind::Fixed && text != emptyValue()) font = FontRole::Fixed;
    const bool muted = index.data(role::kMuted).toBool() || text == emptyValue();
    painter.setPen(m_look.color(muted ? Token::textMuted : Token::text));
    if (isFigure(kind) || (kind == CellKind::Trend && !muted)) {
        m_look.figures(font).draw(painter, rect, Qt::AlignRight | Qt::AlignVCenter, text);
        return;
    }
    Qt::TextElideMode mode = kind == CellKind::Path ? Qt::ElideMiddle : Qt::ElideRight;
    // Addresses are cut by the cell rather than shortened to another address.
    if (kind == CellKind::Fixed) mode = Qt::ElideNone;
    painter.setClipRect(rect);
    m_texts.draw(painter, rect, text, font, mode);
    painter.setClipping(false);
}

void RowDelegate::paintTime(QPainter& painter, const QRectF& rect, const QModelIndex& index) const
{
    const QString text = index.data().toString();
    const QString offset = index.data(role::kOffset).toString();
    const FigureText& figures = m_look.figures(FontRole::Body);
    painter.setClipRect(rect);
    painter.setPen(m_look.color(text == emptyValue() ? Token::textMuted : Token::text));
    figures.draw(painter, rect, Qt::AlignLeft | Qt::AlignVCenter, text);
    QRectF rest = rect;
    rest.setLeft(rect.left() + figures.width(text) + m_look.metrics().step(1));
    painter.setPen(m_look.color(Token::textMuted));
    m_look.figures(FontRole::Small).draw(painter, rest, Qt::AlignLeft | Qt::AlignVCenter, offset);
    painter.setClipping(false);
}

void RowDelegate::paintSecondLine(QPainter& painter, const QRectF& rect, const QModelIndex& index) const
{
    QRectF rest = rect;
    if (const QVariant v = index.data(role::kSecondEnvironment); v.isValid()) {
        const auto environment = static_cast<Environment>(v.toInt());
        if (environment != Environment::None) {
            const double width = MarkPainter::environmentSize(m_look.metrics()).width();
            m_marks.environment(painter, takeLeft(rest, width, m_look.metrics().buttonGap()), environment);
        }
    }
    painter.setPen(m_look.color(Token::textMuted));
    m_texts.draw(painter, rest, index.data(role::kSecondLine).toString(), FontRole::Small, Qt::ElideRight);
}

} // namespace sightline::ui

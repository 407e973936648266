// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_panel.h"

#include "ui/base/figure_text.h"
#include "ui/base/mark_painter.h"
#include "ui/base/text.h"
#include "ui/widgets/filter_bar.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace sightline::ui
{

namespace
{

enum Role {
    HeadRole = Qt::UserRole + 1,
    FieldRole,
    ValueRole,
    CountRole,
    LargestRole,
    StateRole,
    MissingRole,
    MoreRole,
};

constexpr double kBoxSide = 13;
constexpr double kBarLeft = 20;
constexpr double kBarShare = 0.9;

class FacetDelegate : public QStyledItemDelegate
{
public:
    FacetDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), m_look(look) {}

    QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const override
    {
        const Metrics& m = m_look.metrics();
        const bool head = index.data(HeadRole).toBool();
        return {m.scaled(120), head ? m.facetHead() + m.scaled(6) : m.facetRow()};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        painter->setClipRect(option.rect);
        if (index.data(HeadRole).toBool())
            paintHead(*painter, option, index);
        else
            paintRow(*painter, option, index);
        painter->restore();
    }

private:
    void paintHead(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
    {
        const Metrics& m = m_look.metrics();
        const QRectF line = QRectF(option.rect).adjusted(0, m.scaled(6), -m.scaled(4), 0);
        painter.setFont(m_look.font(FontRole::SmallStrong));
        painter.setPen(m_look.color(Token::text));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, index.data(Qt::DisplayRole).toString());
        const auto more = index.data(MoreRole).toULongLong();
        if (more == 0) return;
        painter.setFont(m_look.font(FontRole::Caption));
        painter.setPen(m_look.color(Token::textMuted));
        painter.drawText(
            line, Qt::AlignRight | Qt::AlignVCenter,
            QCoreApplication::translate("FacetPanel", "%1 more").arg(count(static_cast<qint64>(more))));
    }

    void paintBox(QPainter& painter, const QRectF& box, FacetState state) const
    {
        painter.setRenderHint(QPainter::Antialiasing);
        const Token fill = state == FacetState::Included   ? Token::accent
                           : state == FacetState::Excluded ? Token::failure
                                                           : Token::base;
        const Token edge = state == FacetState::Free ? Token::borderStrong : fill;
        painter.setPen(QPen(m_look.color(edge), 1));
        painter.setBrush(m_look.color(fill));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), kRadiusCheck, kRadiusCheck);
        painter.setPen(QPen(m_look.color(Token::accentText), kMarkStroke));
        const double s = box.width();
        if (state == FacetState::Included) {
            painter.drawPolyline(QPolygonF({box.topLeft() + QPointF(s * 0.22, s * 0.52),
                                            box.topLeft() + QPointF(s * 0.42, s * 0.72),
                                            box.topLeft() + QPointF(s * 0.78, s * 0.3)}));
        } else if (state == FacetState::Excluded) {
            painter.drawLine(box.topLeft() + QPointF(s * 0.25, s / 2),
                             box.topLeft() + QPointF(s * 0.75, s / 2));
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
    }

    void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
    {
        const Metrics& m = m_look.metrics();
        const QRectF row(option.rect);
        const auto state = static_cast<FacetState>(index.data(StateRole).toInt());
        const auto number = index.data(CountRole).toULongLong();
        const auto largest = std::max<qulonglong>(index.data(LargestRole).toULongLong(), 1);
        if (option.state.testFlag(QStyle::State_MouseOver)) painter.fillRect(row, m_look.color(Token::hover));
        const double left = row.left() + m.scaledF(kBarLeft);
        const double right = row.right() - m.scaled(4);
        const double length =
            (right - left) * kBarShare * static_cast<double>(number) / static_cast<double>(largest);
        painter.fillRect(QRectF(left - 2, row.top() + 2, length, row.height() - 4),
                         m_look.color(state == FacetState::Included ? Token::facetBarOn : Token::facetBar));
        const double side = m.scaledF(kBoxSide);
        paintBox(painter,
                 snap(QRectF(row.left() + 2, row.center().y() - side / 2, side, side),
                      painter.device()->devicePixelRatioF()),
                 state);
        const QString figure = count(static_cast<qint64>(number));
        painter.setPen(m_look.color(Token::textMuted));
        m_look.figures(FontRole::Small)
            .draw(painter, QRectF(left, row.top(), right - left, row.height()),
                  Qt::AlignRight | Qt::AlignVCenter, figure);
        QFont font = m_look.font(state == FacetState::Included ? FontRole::SmallStrong : FontRole::Small);
        font.setStrikeOut(state == FacetState::Excluded);
        font.setItalic(index.data(MissingRole).toBool());
        painter.setFont(font);
        painter.setPen(m_look.color(number == 0 ? Token::textMuted : Token::text));
        const double room = right - left - m_look.figures(FontRole::Small).width(figure) - m.scaled(8);
        const QString label =
            QFontMetricsF(font).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room);
        painter.drawText(QRectF(left, row.top(), room, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         label);
        if (!option.state.testFlag(QStyle::State_HasFocus)) return;
        painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(row.adjusted(1, 1, -1, -1));
    }

    const Look& m_look;
};

} // namespace

FacetPanel::FacetPanel(const Look& look, std::span<const query::FieldDef> fields, QWidget* parent)
    : QListView(parent), m_look(look), m_fields(fields)
{
    setObjectName(QStringLiteral("facets"));
    setAccessibleName(tr("Facets"));
    setModel(&m_model);
    setItemDelegate(new FacetDelegate(look, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setViewportMargins(look.metrics().pagePadding(), look.metrics().scaled(4), 0, 0);
    setMinimumWidth(look.metrics().facets().least);
    connect(&look, &Look::changed, this, [this] {
        setMinimumWidth(m_look.metrics().facets().least);
        scheduleDelayedItemsLayout();
    });
}

QSize FacetPanel::sizeHint() const
{
    return {m_look.metrics().facets().usual, m_look.metrics().scaled(300)};
}

void FacetPanel::setFacets(const std::vector<FacetGroup>& groups)
{
    m_groups = groups;
    fill();
}

void FacetPanel::fill()
{
    const QModelIndex current = currentIndex();
    const QVariant field = current.data(FieldRole);
    const QVariant value = current.data(ValueRole);
    m_model.clear();
    for (const FacetGroup& group : m_groups) {
        addHead(group);
        std::uint64_t largest = 0;
        for (const FacetRow& row : group.rows)
            largest = std::max(largest, row.count);
        for (const FacetRow& row : group.rows)
            addRow(group, row, largest);
    }
    for (int row = 0; field.isValid() && row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        if (index.data(FieldRole) == field && index.data(ValueRole) == value &&
            !index.data(HeadRole).toBool())
            setCurrentIndex(index);
    }
}

void FacetPanel::addHead(const FacetGroup& group)
{
    const query::FieldDef* field = findField(m_fields, group.field);
    auto* item = new QStandardItem(field ? fieldTitle(*field) : QString());
    item->setData(true, HeadRole);
    item->setData(static_cast<qulonglong>(group.more), MoreRole);
    item->setFlags(Qt::NoItemFlags);
    m_model.appendRow(item);
}

void FacetPanel::addRow(const FacetGroup& group, const FacetRow& row, std::uint64_t largest)
{
    const QString label = row.missing ? tr("is missing") : shown(row.value);
    auto* item = new QStandardItem(label);
    item->setData(toQString(group.field), FieldRole);
    item->setData(toQString(row.value), ValueRole);
    item->setData(static_cast<qulonglong>(row.count), CountRole);
    item->setData(static_cast<qulonglong>(largest), LargestRole);
    item->setData(static_cast<int>(row.state), StateRole);
    item->setData(row.missing, MissingRole);
    item->setToolTip(label);
    const QString number = count(static_cast<qint64>(row.count));
    const QString spoken = row.state == FacetState::Included   ? tr("%1, %2 rows, included")
                           : row.state == FacetState::Excluded ? tr("%1, %2 rows, excluded")
                                                               : tr("%1, %2 rows");
    item->setData(spoken.arg(label, number), Qt::AccessibleTextRole);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    m_model.appendRow(item);
}

void FacetPanel::choose(const QModelIndex& index, FacetChoice choice)
{
    if (!index.isValid() || index.data(HeadRole).toBool()) return;
    Q_EMIT chosen(index.data(FieldRole).toString(), index.data(ValueRole).toString(),
                  index.data(MissingRole).toBool(), choice);
}

void FacetPanel::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        choose(currentIndex(), FacetChoice::Include);
        return;
    case Qt::Key_Minus:
        choose(currentIndex(), FacetChoice::Exclude);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(currentIndex(), FacetChoice::Only);
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void FacetPanel::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || std::exchange(m_doubled, false)) return;
    choose(indexAt(event->pos()),
           event->modifiers().testFlag(Qt::AltModifier) ? FacetChoice::Exclude : FacetChoice::Include);
}

void FacetPanel::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_doubled = true;
    choose(indexAt(event->pos()), FacetChoice::Only);
}

void FacetPanel::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) fill();
}

} // namespace sightline::ui

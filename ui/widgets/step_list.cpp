// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/step_list.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace sightline::ui
{

namespace
{

enum Role { OutcomeRole = Qt::UserRole + 1, DoneRole };

constexpr double kRing = 20;

class StepDelegate : public QStyledItemDelegate
{
public:
    StepDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), m_look(look) {}

    QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override
    {
        return {m_look.metrics().scaled(180), m_look.metrics().scaled(52)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Metrics& m = m_look.metrics();
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        painter->save();
        const QRectF row(option.rect);
        if (current) {
            painter->fillRect(row, m_look.color(Token::selection));
            painter->fillRect(QRectF(row.left(), row.top(), kCurrentBar, row.height()),
                              m_look.color(Token::accent));
        }
        const double side = m.scaledF(kRing);
        const QRectF ring(row.left() + m.scaled(10), row.top() + m.scaled(9), side, side);
        paintRing(*painter, ring, index, current);
        const double left = ring.right() + m.scaled(8);
        const double line = m_look.fontMetrics(FontRole::Body).height();
        const double width = row.right() - left - m.scaled(4);
        painter->setFont(m_look.font(current ? FontRole::Strong : FontRole::Body));
        painter->setPen(m_look.color(enabled ? Token::text : Token::textDisabled));
        painter->drawText(QRectF(left, row.top() + m.scaled(8), width, line),
                          Qt::AlignLeft | Qt::AlignVCenter, index.data(Qt::DisplayRole).toString());
        painter->setFont(m_look.font(FontRole::Small));
        painter->setPen(m_look.color(Token::textMuted));
        const QString outcome = m_look.fontMetrics(FontRole::Small)
                                    .elidedText(index.data(OutcomeRole).toString(), Qt::ElideRight, width);
        painter->drawText(QRectF(left, row.top() + m.scaled(8) + line, width, line),
                          Qt::AlignLeft | Qt::AlignVCenter, outcome);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(m_look.color(Token::focus), kFocusStroke));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(row.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    void paintRing(QPainter& painter, const QRectF& ring, const QModelIndex& index, bool current) const
    {
        painter.setRenderHint(QPainter::Antialiasing);
        const bool done = index.data(DoneRole).toBool() && !current;
        const Token colour = current ? Token::accent : done ? Token::success : Token::borderStrong;
        painter.setPen(QPen(m_look.color(colour), kMarkStroke));
        painter.setBrush(current ? QBrush(m_look.color(Token::accent)) : QBrush(Qt::NoBrush));
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1));
        if (done) {
            const double s = ring.width();
            painter.drawPolyline(QPolygonF({ring.topLeft() + QPointF(s * 0.3, s * 0.52),
                                            ring.topLeft() + QPointF(s * 0.45, s * 0.66),
                                            ring.topLeft() + QPointF(s * 0.7, s * 0.36)}));
        } else {
            painter.setPen(m_look.color(current ? Token::accentText : Token::textMuted));
            painter.setFont(m_look.font(FontRole::SmallStrong));
            painter.drawText(ring, Qt::AlignCenter, QString::number(index.row() + 1));
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
    }

    const Look& m_look;
};

} // namespace

StepList::StepList(const Look& look, const QStringList& names, QWidget* parent)
    : QListView(parent), m_look(look)
{
    setObjectName(QStringLiteral("steps"));
    setAccessibleName(tr("Steps"));
    setModel(&m_model);
    setItemDelegate(new StepDelegate(look, this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(look.metrics().wizardSteps());
    for (const QString& name : names)
        m_model.appendRow(new QStandardItem(name));
    setCurrent(0);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid()) Q_EMIT stepRequested(now.row());
    });
}

QSize StepList::sizeHint() const
{
    return {m_look.metrics().wizardSteps(), m_look.metrics().scaled(300)};
}

void StepList::setStep(int step, const StepState& state)
{
    QStandardItem* item = m_model.item(step);
    item->setData(state.outcome, OutcomeRole);
    item->setData(state.done, DoneRole);
    item->setEnabled(state.reachable);
    item->setData(state.done ? tr("%1, done, %2").arg(item->text(), state.outcome)
                             : tr("%1, %2").arg(item->text(), state.outcome),
                  Qt::AccessibleTextRole);
}

void StepList::setCurrent(int step)
{
    const QSignalBlocker quiet(selectionModel());
    setCurrentIndex(m_model.index(step, 0));
    viewport()->update();
}

} // namespace sightline::ui

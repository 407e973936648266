// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/user_hover.h"

#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/seen_times.h"
#include "ui/base/text.h"
#include "ui/models/table_roles.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/field_view.h"
#include "ui/widgets/user_card.h"

#include <QChildEvent>
#include <QHelpEvent>
#include <QPointer>
#include <QToolTip>

namespace sightline::ui
{

void UserHover::addTo(PageContext& context, QTableView& view)
{
    auto* hover = new UserHover(context, view);
    hover->m_table = &view;
    view.viewport()->installEventFilter(hover);
}

void UserHover::addTo(PageContext& context, FieldView& view)
{
    auto* hover = new UserHover(context, view);
    hover->m_fields = &view;
    view.widget()->installEventFilter(hover); // its rows come and go
}

bool UserHover::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ChildAdded && m_fields != nullptr && watched == m_fields->widget()) {
        static_cast<QChildEvent*>(event)->child()->installEventFilter(this);
        return false;
    }
    if (event->type() != QEvent::ToolTip) return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto name = widget != nullptr ? nameAt(*widget, help->pos()) : std::nullopt;
    return name && show(*widget, *name, help->globalPos());
}

std::optional<UserHover::Name> UserHover::nameAt(const QWidget& widget, const QPoint& at) const
{
    if (m_table != nullptr) {
        const QModelIndex index = m_table->indexAt(at);
        const QString user = index.data(role::kUser).toString();
        if (user.isEmpty()) return std::nullopt;
        QRect area = m_table->visualRect(index);
        // Of two lines the second one names somebody; the first keeps its own tool tip.
        if (index.data(role::kSecondLine).isValid()) area.setTop(area.center().y());
        return area.contains(at) ? std::optional(Name{user, area}) : std::nullopt;
    }
    for (qsizetype i = 0; i < m_fields->rows().size(); ++i) {
        const FieldRow& row = m_fields->rows()[i];
        if (row.link && widget.objectName() == QStringLiteral("field%1").arg(i))
            return Name{rawOf(row), widget.rect()};
    }
    return std::nullopt;
}

bool UserHover::show(QWidget& widget, const Name& name, const QPoint& at)
{
    const StatePtr state = m_context.hub.state();
    const query::EntityCode code = state ? state->people->find(toUtf8(name.user)) : 0;
    if (code == 0) return false;
    SeenTimes& times = SeenTimes::of(m_context);
    const auto seen = times.of(code);
    const QString card = userCard(m_context.look, *state, code, seen, m_context.hub.timeText());
    QToolTip::showText(at, card, &widget, name.area);
    if (seen || m_waits) return true;
    // The card is completed under the pointer that still rests there.
    m_waits = true;
    connect(
        &times, &SeenTimes::counted, this,
        [this, card, name, at, where = QPointer<QWidget>(&widget)] {
            m_waits = false;
            if (where && QToolTip::isVisible() && QToolTip::text() == card) show(*where, name, at);
        },
        static_cast<Qt::ConnectionType>(Qt::AutoConnection | Qt::SingleShotConnection));
    return true;
}

} // namespace sightline::ui

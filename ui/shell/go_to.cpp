// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/go_to.h"

#include "core/usecase/people.h"
#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/text.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

namespace sightline::ui
{

namespace
{

constexpr int kKindRole = Qt::UserRole + 1;
constexpr int kTargetRole = Qt::UserRole + 2;
constexpr int kPauseMs = 120;
constexpr std::size_t kMostUsers = 8;
constexpr int kMostAlerts = 5;

} // namespace

GoTo::GoTo(PageContext& context, QWidget* parent)
    : QLineEdit(parent), m_context(context), m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("goTo"));
    setAccessibleName(tr("Go to anything"));
    setPlaceholderText(tr("Go to anything"));
    setClearButtonEnabled(true);
    addAction(context.look.icon(u"search", Token::textMuted), QLineEdit::LeadingPosition);
    auto* completer = new QCompleter(m_model, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setMaxVisibleItems(12);
    setCompleter(completer);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { askUsers(text().trimmed()); });
    connect(this, &QLineEdit::textEdited, this, &GoTo::find);
    connect(completer, qOverload<const QModelIndex&>(&QCompleter::activated), this, &GoTo::choose);
    connect(&context.look, &Look::changed, this, &GoTo::followLook);
    followLook();
}

void GoTo::followLook()
{
    setFixedWidth(m_context.look.metrics().goToField());
}

void GoTo::find()
{
    const QString wanted = text().trimmed();
    m_model->clear();
    m_asking.cancel();
    if (wanted.isEmpty()) return;
    findActions(wanted);
    findAlerts(wanted);
    m_pause.start();
}

void GoTo::findActions(const QString& wanted)
{
    for (const ActionRow& row : actionTable()) {
        const bool absent = row.id == ActionId::GoQuery || row.id == ActionId::GoToAnything;
        if (row.context != ActionContext::Window || absent) continue;
        const QString name = actionText(row.id);
        if (!name.contains(wanted, Qt::CaseInsensitive)) continue;
        addRow(Kind::Action, QString::fromLatin1(row.icon), name, static_cast<int>(row.id));
    }
}

void GoTo::findAlerts(const QString& wanted)
{
    const StatePtr state = m_context.hub.state();
    if (!state) return;
    int found = 0;
    for (const Alert& alert : state->alerts) {
        const QString id = toQString(alert.id);
        const QString title = shown(alert.title);
        if (!id.startsWith(wanted, Qt::CaseInsensitive) && !title.contains(wanted, Qt::CaseInsensitive))
            continue;
        addRow(Kind::Alert, QStringLiteral("alerts"), QStringLiteral("%1 \u00B7 %2").arg(id, title), id);
        if (++found == kMostAlerts) return;
    }
}

void GoTo::askUsers(const QString& wanted)
{
    const StatePtr state = m_context.hub.state();
    if (!state || wanted.isEmpty()) return;
    using Rows = std::vector<usecase::UserRow>;
    const auto work = [state, search = toUtf8(wanted)](const Watch& watch) {
        return usecase::listUsers(*state, search, kMostUsers, true, watch.stop);
    };
    m_asking = m_context.tasks.run<Rows>(this, QString(), work, [this](const Result<Rows>& rows) {
        if (!rows) return;
        for (const usecase::UserRow& row : *rows) {
            const QString name =
                row.displayName.empty()
                    ? shown(row.user)
                    : QStringLiteral("%1 \u00B7 %2").arg(shown(row.displayName), shown(row.user));
            addRow(Kind::User, QStringLiteral("user"), name, toQString(row.user));
        }
        if (hasFocus() && m_model->rowCount() > 0) completer()->complete();
    });
}

void GoTo::addRow(Kind kind, const QString& icon, const QString& text, const QVariant& target)
{
    auto* item = new QStandardItem(m_context.look.icon(icon, Token::textMuted), text);
    item->setData(static_cast<int>(kind), kKindRole);
    item->setData(target, kTargetRole);
    item->setEditable(false);
    m_model->appendRow(item);
}

void GoTo::choose(const QModelIndex& index)
{
    const auto kind = static_cast<Kind>(index.data(kKindRole).toInt());
    const QVariant target = index.data(kTargetRole);
    // The completer writes the text of the row after this.
    QTimer::singleShot(0, this, &QLineEdit::clear);
    switch (kind) {
    case Kind::Action:
        Q_EMIT actionChosen(static_cast<ActionId>(target.toInt()));
        break;
    case Kind::User:
        Q_EMIT userChosen(target.toString());
        break;
    case Kind::Alert:
        Q_EMIT alertChosen(target.toString());
        break;
    }
}

void GoTo::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_model->rowCount() > 0) {
        choose(completer()->completionModel()->index(0, 0));
        return;
    }
    if (event->key() == Qt::Key_Escape) clear();
    QLineEdit::keyPressEvent(event);
}

} // namespace sightline::ui

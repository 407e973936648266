// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/base/actions.h"
#include "ui/base/case_hub.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/base/style.h"

#include <QAccessible>

namespace sightline::ui
{

StatusLine::StatusLine(PageContext& context, QWidget* parent)
    : QStatusBar(parent),
      m_context(context),
      m_sentence(new TextLabel(context.look, FontRole::Small, Token::textMuted, this)),
      m_undo(new QPushButton(actionText(ActionId::Undo), this)),
      m_rejected(nullptr),
      m_activities(nullptr),
      m_zone(nullptr)
{
    setObjectName(QStringLiteral("statusLine"));
    setSizeGripEnabled(false);
    m_sentence->setObjectName(QStringLiteral("statusSentence"));
    m_sentence->setAccessibleName(tr("Last action"));
    m_undo->setObjectName(QStringLiteral("statusUndo"));
    m_undo->setFlat(true);
    m_undo->setProperty(kKeyHintProperty,
                        actionKeys(ActionId::Undo).value(0).toString(QKeySequence::NativeText));
    m_undo->hide();
    addWidget(m_sentence);
    addWidget(m_undo);
    m_rejected = addFact(QStringLiteral("statusRejected"));
    m_rejected->setIcon(context.look.icon(u"warning", Token::partial));
    m_activities = addFact(QStringLiteral("statusActivities"));
    m_zone = addFact(QStringLiteral("statusZone"));
    connect(m_undo, &QPushButton::clicked, this, &StatusLine::undoRequested);
    connect(m_rejected, &QToolButton::clicked, this, &StatusLine::sourcesRequested);
    connect(m_activities, &QToolButton::clicked, this, &StatusLine::activityRequested);
    connect(m_zone, &QToolButton::clicked, this, &StatusLine::sourcesRequested);
    connect(&context.hub, &CaseHub::stateChanged, this, &StatusLine::refresh);
    connect(&context.look, &Look::changed, this, &StatusLine::followLook);
    followLook();
    refresh();
}

QToolButton* StatusLine::addFact(const QString& name)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFont(m_context.look.font(FontRole::Small));
    addPermanentWidget(button);
    return button;
}

void StatusLine::say(const QString& sentence, bool undoable)
{
    m_sentence->setText(sentence);
    m_undo->setVisible(undoable);
    QAccessibleEvent announced(m_sentence, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&announced);
}

void StatusLine::refresh()
{
    const StatePtr state = m_context.hub.state();
    qint64 rejected = 0;
    int assumed = 0;
    if (state) {
        for (const store::SourceRow& source : state->sources) {
            if (source.state == store::SourceState::Removed) continue;
            rejected += source.rejected;
            if (source.zoneAssumed) ++assumed;
        }
    }
    m_rejected->setVisible(rejected > 0);
    m_rejected->setText(tr("Records rejected: %1").arg(count(rejected)));
    m_activities->setVisible(state != nullptr);
    m_activities->setText(
        tr("Activities: %1").arg(count(state ? static_cast<qint64>(state->activityCount) : qint64{0})));
    m_zone->setVisible(assumed > 0);
    m_zone->setText(tr("Time zone assumed in %n source(s)", nullptr, assumed));
}

void StatusLine::followLook()
{
    const Metrics& metrics = m_context.look.metrics();
    setFixedHeight(metrics.statusBar());
    setContentsMargins(metrics.pagePadding(), 0, metrics.pagePadding(), 0);
    m_undo->setFixedHeight(metrics.statusBar() - 2);
}

} // namespace sightline::ui

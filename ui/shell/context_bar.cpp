// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/context_bar.h"

#include "ui/base/case_hub.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/widgets/task_strip.h"

#include <QHBoxLayout>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace sightline::ui
{

ContextButton::ContextButton(const Look& look, const QString& icon, const QString& label, QWidget* parent)
    : QToolButton(parent), m_look(look), m_icon(icon), m_label(label)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setPopupMode(QToolButton::InstantPopup);
}

void ContextButton::setValue(const QString& value)
{
    m_value = value;
    setAccessibleName(tr("%1: %2").arg(m_label, value));
    setToolTip(accessibleName());
    updateGeometry();
    update();
}

QSize ContextButton::sizeHint() const
{
    const Metrics& metrics = m_look.metrics();
    const double text = m_look.fontMetrics(FontRole::Body).horizontalAdvance(m_label) +
                        m_look.fontMetrics(FontRole::Strong).horizontalAdvance(m_value);
    return {static_cast<int>(text) + 2 * metrics.icon() + 5 * metrics.buttonGap(), metrics.button()};
}

void ContextButton::paintEvent(QPaintEvent* /*event*/)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = QIcon();
    // The arrow is drawn here, in the size of the icons.
    option.features = QStyleOptionToolButton::None;
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    const Metrics& metrics = m_look.metrics();
    const int gap = metrics.buttonGap();
    const int size = metrics.icon();
    const int top = (height() - size) / 2;
    int x = gap;
    const auto place = [&](int from, int wide, int y, int high) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(from, y, wide, high));
    };
    painter.drawPixmap(place(x, size, top, size),
                       m_look.pixmap(m_icon, size, Token::text, devicePixelRatioF()));
    x += size + gap;
    const auto draw = [&](const QString& text, FontRole font, Token colour) {
        const int wide = static_cast<int>(m_look.fontMetrics(font).horizontalAdvance(text)) + 1;
        painter.setFont(m_look.font(font));
        painter.setPen(m_look.color(colour));
        painter.drawText(place(x, wide, 0, height()), Qt::AlignCenter, text);
        x += wide + gap;
    };
    draw(m_label, FontRole::Body, Token::textMuted);
    draw(m_value, FontRole::Strong, Token::text);
    if (menu() == nullptr) return;
    painter.drawPixmap(place(x, size, top, size),
                       m_look.pixmap(u"chevron-down", size, Token::textMuted, devicePixelRatioF()));
}

ContextBar::ContextBar(PageContext& context, QWidget* parent)
    : QToolBar(parent),
      m_context(context),
      m_body(new QWidget(this)),
      m_caseMenu(new QMenu(this)),
      m_case(new ContextButton(context.look, QStringLiteral("case"), tr("Case"), this)),
      m_scope(new ContextButton(context.look, QStringLiteral("sources"), tr("Scope"), this)),
      m_time(new ContextButton(context.look, QStringLiteral("calendar"), tr("Time"), this)),
      m_goTo(new GoTo(context, this))
{
    setObjectName(QStringLiteral("contextBar"));
    setAccessibleName(tr("Case and time"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_case->setObjectName(QStringLiteral("contextCase"));
    m_case->setMenu(m_caseMenu);
    m_scope->setObjectName(QStringLiteral("contextScope"));
    m_time->setObjectName(QStringLiteral("contextTime"));
    auto* row = new QHBoxLayout(m_body);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_case), static_cast<QWidget*>(m_scope), static_cast<QWidget*>(m_time)}) {
        row->addWidget(widget);
    }
    row->addStretch(1);
    row->addWidget(new TaskStrip(context.look, context.tasks, m_body));
    row->addWidget(m_goTo);
    addWidget(m_body);
    connect(m_scope, &QToolButton::clicked, this, &ContextBar::sourcesRequested);
    connect(m_time, &QToolButton::clicked, this, &ContextBar::settingsRequested);
    connect(&context.hub, &CaseHub::stateChanged, this, &ContextBar::refresh);
    connect(&context.settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::DisplayZone) refresh();
    });
    connect(&context.look, &Look::changed, this, &ContextBar::followLook);
    followLook();
    refresh();
}

void ContextBar::refresh()
{
    const StatePtr state = m_context.hub.state();
    const QString zone = QString::fromLatin1(m_context.hub.zone().id());
    m_scope->setVisible(state != nullptr);
    if (!state) {
        m_case->setValue(tr("none open"));
        m_time->setValue(zone);
        return;
    }
    m_case->setValue(shown(state->info.name));
    int sources = 0;
    for (const store::SourceRow& source : state->sources) {
        if (source.state != store::SourceState::Removed) ++sources;
    }
    m_scope->setValue(tr("All sources (%1)").arg(count(sources)));
    const TimeText time = m_context.hub.timeText();
    const QDateTime from = time.local(state->firstActivity);
    const QDateTime to = time.local(state->lastActivity);
    const QString days = from.isValid()
                             ? range(from.date().toString(Qt::ISODate), to.date().toString(Qt::ISODate))
                             : tr("no activities");
    m_time->setValue(QStringLiteral("%1  %2").arg(days, zone));
}

void ContextBar::followLook()
{
    const Metrics& metrics = m_context.look.metrics();
    m_body->setFixedHeight(metrics.contextBar());
    m_body->layout()->setContentsMargins(metrics.step(2), 0, metrics.pagePadding(), 0);
    m_body->layout()->setSpacing(metrics.step(1));
    layout()->setContentsMargins(0, 0, 0, 0);
}

} // namespace sightline::ui

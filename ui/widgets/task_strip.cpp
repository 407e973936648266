// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/task_strip.h"

#include "ui/base/text.h"

#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr int kBarWidth = 72;
constexpr int kBarHeight = 4;

} // namespace

TaskStrip::TaskStrip(const Look& look, TaskRunner& tasks, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_tasks(tasks),
      m_name(new TextLabel(look, FontRole::Body, Token::textMuted, this)),
      m_bar(new QProgressBar(this)),
      m_percent(new TextLabel(look, FontRole::Small, Token::textMuted, this)),
      m_stop(new QToolButton(this))
{
    setObjectName(QStringLiteral("taskStrip"));
    setAccessibleName(tr("Running tasks"));
    m_bar->setTextVisible(false);
    m_bar->setObjectName(QStringLiteral("taskBar"));
    m_stop->setObjectName(QStringLiteral("taskStop"));
    m_stop->setIcon(look.icon(u"close"));
    m_stop->setAutoRaise(true);
    m_stop->setAccessibleName(tr("Stop the task"));
    m_stop->setToolTip(tr("Stop the task; what is done is kept"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_bar),
                            static_cast<QWidget*>(m_percent), static_cast<QWidget*>(m_stop)}) {
        row->addWidget(widget);
    }
    connect(&tasks, &TaskRunner::taskStarted, this, &TaskStrip::add);
    connect(&tasks, &TaskRunner::taskProgressed, this, &TaskStrip::progress);
    connect(&tasks, &TaskRunner::taskStopping, this, &TaskStrip::markStopping);
    connect(&tasks, &TaskRunner::taskFinished, this, &TaskStrip::remove);
    connect(m_stop, &QToolButton::clicked, this, &TaskStrip::stopAsked);
    connect(&look, &Look::changed, this, &TaskStrip::followLook);
    followLook();
    refresh();
}

void TaskStrip::add(quint64 id, const QString& title)
{
    m_lines.append({id, title, {}, 0, 0, false, false});
    QTimer::singleShot(kShownAfterMs, this, [this, id] {
        if (Line* line = find(id)) line->due = true;
        refresh();
    });
}

void TaskStrip::progress(quint64 id, quint64 done, quint64 total, const QString& stage)
{
    Line* line = find(id);
    if (line == nullptr) return;
    line->done = done;
    line->total = total;
    line->stage = stage;
    refresh();
}

void TaskStrip::markStopping(quint64 id)
{
    if (Line* line = find(id)) line->stopping = true;
    refresh();
}

void TaskStrip::remove(quint64 id)
{
    m_lines.removeIf([id](const Line& line) { return line.id == id; });
    refresh();
}

void TaskStrip::stopAsked()
{
    QList<const Line*> lines = due();
    lines.removeIf([](const Line* line) { return line->stopping; });
    if (lines.size() == 1) {
        m_tasks.stop(lines.first()->id);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Line* line : lines) {
        menu->addAction(tr("Stop: %1").arg(line->title), this, [this, id = line->id] { m_tasks.stop(id); });
    }
    menu->popup(m_stop->mapToGlobal(QPoint(0, m_stop->height())));
}

void TaskStrip::refresh()
{
    const QList<const Line*> lines = due();
    setVisible(!lines.isEmpty());
    if (lines.isEmpty()) return;
    const Line& first = *lines.first();
    const bool single = lines.size() == 1;
    m_name->setText(single ? first.title : tr("%n task(s)", nullptr, static_cast<int>(lines.size())));
    m_name->setToolTip(single ? shown(toUtf8(first.stage)) : QString());
    const bool known = first.total > 0;
    const int percent = known ? static_cast<int>(qMin<quint64>(100, first.done * 100 / first.total)) : 0;
    // A bar without an end says that it works.
    m_bar->setRange(0, known ? 100 : 0);
    m_bar->setValue(percent);
    const bool stopping = std::ranges::all_of(lines, &Line::stopping);
    m_percent->setText(stopping ? tr("stopping") : known ? tr("%1 %").arg(percent) : tr("working"));
    m_stop->setEnabled(!stopping);
}

TaskStrip::Line* TaskStrip::find(quint64 id)
{
    for (Line& line : m_lines) {
        if (line.id == id) return &line;
    }
    return nullptr;
}

QList<const TaskStrip::Line*> TaskStrip::due() const
{
    QList<const Line*> lines;
    for (const Line& line : m_lines) {
        if (line.due) lines.append(&line);
    }
    return lines;
}

void TaskStrip::followLook()
{
    const Metrics& metrics = m_look.metrics();
    m_bar->setFixedSize(metrics.scaled(kBarWidth), metrics.scaled(kBarHeight));
    layout()->setSpacing(metrics.buttonGap());
}

} // namespace sightline::ui

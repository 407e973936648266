// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sources/map_wizard.h"

#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/sources/map_columns.h"
#include "ui/pages/sources/map_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <set>

namespace sightline::ui
{

namespace
{

constexpr std::size_t kPreviewRows = 200;

std::filesystem::path toPath(const QString& path)
{
    return std::filesystem::path(path.toStdU16String());
}

// Columns of the activity that are made from the others.
bool isPlumbing(Activity column)
{
    return column == Activity::ActorKey || column == Activity::TargetKey ||
           column == Activity::ActorUsernameType || column == Activity::ActorUserIdType;
}

} // namespace

void MapWizard::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.look.color(Token::base));
}

void MapWizard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        cancel();
    else
        QWidget::keyPressEvent(event);
}

QWidget* MapWizard::firstFocus()
{
    if (m_step == MapStep::Columns) return m_columns->firstFocus();
    if (m_step == MapStep::Save) return m_title;
    return m_next->isEnabled() ? m_next : m_back->isEnabled() ? m_back : static_cast<QWidget*>(m_steps);
}

void MapWizard::start(const QString& path)
{
    m_path = path;
    m_guess.reset();
    m_draft = {};
    m_tried.clear();
    m_dryRun.reset();
    m_previewing.cancel();
    m_running.cancel();
    m_guessing.cancel();
    m_recordModel->setLines({});
    m_previewModel->setLines({});
    m_fileText->setText(tr("%1 is being looked at.").arg(QFileInfo(path).fileName()));
    goTo(0);
    m_guessing = m_context.tasks.run<usecase::MapGuess>(
        this, tr("Looking at the file"),
        [file = toPath(path)](const Watch&) { return usecase::guessFile(file); },
        [this, path](const Result<usecase::MapGuess>& answer) { takeGuess(path, answer); });
}

void MapWizard::takeGuess(const QString& path, const Result<usecase::MapGuess>& answer)
{
    const QString name = QFileInfo(path).fileName();
    if (!answer) {
        m_fileText->setText(
            tr("The columns of %1 cannot be mapped: %2").arg(name, errorText(answer.error())));
        showSteps();
        firstFocus()->setFocus();
        return;
    }
    m_guess = *answer;
    m_draft = usecase::draftOf(*m_guess, toUtf8(QFileInfo(path).completeBaseName()));
    m_fileText->setText(tr("%1: %2").arg(name, fileSentence(*m_guess)));
    showRecords();
    m_columns->setGuess(*m_guess, m_draft);
    showDoubts();
    m_title->setText(toQString(m_draft.title));
    m_table->setText(toQString(m_draft.table));
    m_application->clear();
    m_keep->setEnabled(!m_context.hub.mapFolder().isEmpty());
    m_keep->setChecked(m_keep->isEnabled());
    m_key->clear();
    m_key->addItem(tr("none: every record is kept"), QString());
    for (const std::string& column : m_guess->unique)
        m_key->addItem(tr("%1: no value occurs twice in what was looked at").arg(shown(column)),
                       toQString(column));
    fillZones();
    readFields();
    if (m_step == MapStep::File) firstFocus()->setFocus();
}

void MapWizard::showRecords()
{
    QList<LineColumn> columns;
    for (const auto& column : m_guess->file.columns)
        columns.append({toQString(column.name), shown(column.name), CellKind::Text, 140});
    QList<Line> lines;
    for (const auto& row : m_guess->file.rows) {
        Line line;
        for (const std::string& cell : row)
            line.append({shown(cell), {}});
        lines.append(line);
    }
    m_recordModel->setColumns(columns);
    m_recordModel->setLines(lines);
    for (int i = 0; i < columns.size(); ++i)
        m_records->setColumnWidth(i, m_context.look.metrics().scaled(columns[i].width));
}

void MapWizard::showDoubts()
{
    QStringList sentences;
    for (const auto& doubt : m_guess->doubts)
        sentences.append(reasonSentence(doubt));
    m_doubts->setVisible(!sentences.isEmpty());
    m_doubts->setContent({BannerKind::Warning, tr("To be decided:"), sentences.join(u' '), {}});
}

void MapWizard::readFields()
{
    if (!m_guess) return;
    m_columns->read(m_draft);
    usecase::nameDraft(m_draft, toUtf8(m_title->text()));
    m_draft.table = toUtf8(m_table->text().trimmed());
    m_draft.application = toUtf8(m_application->text().trimmed());
    m_draft.key.clear();
    if (const QString key = m_key->currentData().toString(); !key.isEmpty()) m_draft.key = {toUtf8(key)};
    const auto time = std::ranges::find(m_draft.columns, "time", [](const auto& c) { return c.first; });
    bool zoned = false;
    for (const auto& column : m_guess->file.columns) {
        if (time != m_draft.columns.end() && column.name == time->second)
            zoned = usecase::timeGuess(column).zoned;
    }
    m_zone->setEnabled(time != m_draft.columns.end() && !zoned);
    m_zone->setToolTip(m_zone->isEnabled() ? QString() : tr("The times name their zone."));
    m_draft.timeUtc = zoned || m_zone->currentData().toString() == u"UTC";
    showSteps();
}

usecase::MapDocument MapWizard::document() const
{
    return {m_draft.id + ".json", m_guess ? usecase::mapText(*m_guess, m_draft) : std::string()};
}

QString MapWizard::problem() const
{
    if (!m_guess) return tr("The file cannot be mapped.");
    if (!m_columns->complete()) return tr("A column has to be chosen first, and how times are written.");
    if (m_draft.title.empty()) return tr("A map needs a title.");
    const auto id = usecase::checkMap(document());
    return id ? QString() : errorText(id.error());
}

bool MapWizard::stepComplete(MapStep step) const
{
    if (!m_guess) return false;
    if (step == MapStep::Columns) return m_columns->complete();
    if (step == MapStep::Save) return problem().isEmpty();
    return true;
}

QString MapWizard::outcomeOf(MapStep step) const
{
    switch (step) {
    case MapStep::File:
        return m_guess ? tr("%n column(s)", nullptr, static_cast<int>(m_guess->file.columns.size()))
                       : QFileInfo(m_path).fileName();
    case MapStep::Columns:
        return tr("%n column(s) chosen", nullptr, static_cast<int>(m_draft.columns.size()));
    case MapStep::Preview:
        return m_dryRun ? tr("%1 records, %2 rejected")
                              .arg(count(static_cast<qint64>(m_dryRun->read)),
                                   count(static_cast<qint64>(m_dryRun->rejected)))
                        : tr("not tried yet");
    case MapStep::Save:
        return shown(m_draft.title);
    }
    return {};
}

void MapWizard::showSteps()
{
    bool reachable = true;
    for (int i = 0; i < kMapSteps; ++i) {
        const auto one = static_cast<MapStep>(i);
        const bool done = one != MapStep::Save && stepComplete(one) && (one != MapStep::Preview || m_dryRun);
        m_steps->setStep(i, {outcomeOf(one), done, reachable});
        reachable = reachable && one != MapStep::Save && stepComplete(one);
    }
    const bool last = m_step == MapStep::Save;
    const QStringList names{tr("File"), tr("Columns"), tr("Preview"), tr("Name and save")};
    m_next->setText(last ? tr("&Import now") : tr("&Next: %1").arg(names[static_cast<int>(m_step) + 1]));
    m_next->setEnabled(stepComplete(m_step));
    m_back->setEnabled(m_step != MapStep::File);
    const bool looking = m_guessing.running();
    m_hint->setText(m_next->isEnabled() || looking ? QString() : problem());
    m_next->setToolTip(m_hint->text());
}

void MapWizard::goTo(int step)
{
    if (step < 0 || step >= kMapSteps) return;
    for (int i = 0; i < step; ++i) {
        if (!stepComplete(static_cast<MapStep>(i))) return;
    }
    const bool walks = m_steps->hasFocus(); // who walks the list of steps stays in it
    m_step = static_cast<MapStep>(step);
    m_steps->setCurrent(step);
    m_pages->setCurrentIndex(step);
    if (m_step == MapStep::Preview) tryOut();
    showSteps();
    if (!walks) firstFocus()->setFocus();
}

// The preview and a dry run of the whole file, unless they are those of this map already.
void MapWizard::tryOut()
{
    const usecase::MapDocument map = document();
    if (map.text == m_tried) return;
    m_tried = map.text;
    m_dryRun.reset();
    m_previewing.cancel();
    m_running.cancel();
    m_previewModel->setLines({});
    m_previewText->setText(tr("The file is being tried."));
    usecase::ImportOptions options;
    options.maps = {map};
    m_previewing = m_context.tasks.run<usecase::MapPreview>(
        this, tr("Preview of the map"),
        [path = toPath(m_path), map, options](const Watch& watch) {
            return usecase::previewMap(path, map, options, kPreviewRows, watch);
        },
        [this](const Result<usecase::MapPreview>& answer) { takePreview(answer); });
    options.dryRun = true;
    options.background = true;
    options.format = m_draft.id;
    m_running = m_context.tasks.run<Report>(
        this, tr("Trying the map on the whole file"),
        [file = toPath(m_context.hub.path()), path = toPath(m_path), options](const Watch& watch) {
            return usecase::importPaths(file, {path}, options, watch);
        },
        [this](const Result<Report>& answer) { takeDryRun(answer); }, Lane::Background);
}

void MapWizard::takePreview(const Result<usecase::MapPreview>& answer)
{
    if (!answer) {
        m_previewText->setText(errorText(answer.error()));
        return;
    }
    std::set<Activity> filled;
    for (const auto& row : answer->rows) {
        for (const auto& [column, text] : row) {
            if (!isPlumbing(column)) filled.insert(column);
        }
    }
    QList<LineColumn> columns;
    for (const Activity column : filled) {
        const QString name = toQString(activityColumn(column).name);
        columns.append({name, name, CellKind::Text, column == Activity::TimeGenerated ? 180 : 140});
    }
    QList<Line> lines;
    for (const auto& row : answer->rows) {
        Line line;
        for (const Activity column : filled) {
            const auto it = std::ranges::find(row, column, &std::pair<Activity, std::string>::first);
            line.append({it == row.end() ? QString() : shown(it->second), {}});
        }
        lines.append(line);
    }
    m_previewModel->setColumns(columns);
    m_previewModel->setLines(lines);
    for (int i = 0; i < columns.size(); ++i)
        m_preview->setColumnWidth(i, m_context.look.metrics().scaled(columns[i].width));
}

void MapWizard::takeDryRun(const Result<Report>& answer)
{
    if (!answer || answer->cancelled || answer->files.empty()) {
        m_previewText->setText(answer ? tr("The trial was stopped.") : errorText(answer.error()));
        m_tried.clear();
        return;
    }
    m_dryRun = answer->files.front();
    const auto number = [](std::uint64_t n) { return count(static_cast<qint64>(n)); };
    QString text =
        tr("The whole file: %1 records read = %2 stored + %3 duplicates + %4 rejected; %5 without a "
           "time. Nothing is stored yet; below are the first of them.")
            .arg(number(m_dryRun->read), number(m_dryRun->stored), number(m_dryRun->duplicates),
                 number(m_dryRun->rejected), number(m_dryRun->undated));
    for (std::size_t i = 0; i < m_dryRun->rejects.size() && i < 3; ++i) {
        const auto& reject = m_dryRun->rejects[i];
        text +=
            QLatin1Char('\n') + tr("%1 rejected, the first at %2: %3")
                                    .arg(number(reject.count), shown(reject.position), shown(reject.reason));
    }
    m_previewText->setText(text);
    showSteps();
}

void MapWizard::cancel()
{
    m_guessing.cancel();
    m_previewing.cancel();
    m_running.cancel();
    Q_EMIT ended();
}

// A map that is to be kept and cannot be is said, and the records are not imported: a second attempt would
// find them there.
void MapWizard::finish()
{
    if (!problem().isEmpty()) return;
    const usecase::MapDocument map = document();
    if (m_keep->isChecked()) {
        const auto kept = usecase::saveMap(toPath(m_context.hub.mapFolder()), map, false);
        if (!kept) {
            m_hint->setText(errorText(kept.error()));
            m_title->setFocus();
            return;
        }
    }
    const QString zone = m_zone->isEnabled() ? m_zone->currentData().toString() : QString();
    m_context.hub.importByMap(m_path, map, zone);
    Q_EMIT mapped(m_path);
    cancel();
}

} // namespace sightline::ui

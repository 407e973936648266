// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sources/sources_page.h"

#include "core/usecase/import_files.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/marks.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/dialogs/zone_dialog.h"
#include "ui/pages/sources/map_wizard.h"
#include "ui/pages/sources/source_report_lines.h"
#include "ui/pages/sources/source_report_view.h"
#include "ui/pages/table_tools.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/page_header.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

namespace
{

struct SpanOf {
    Ticks from = kNoTime;
    Ticks to = kNoTime;
};

bool isZoneAssumed(const store::SourceRow& source)
{
    return source.zoneAssumed && source.state == store::SourceState::Complete;
}

SpanOf spanOf(const store::SourceRow& source)
{
    const QJsonObject facts = QJsonDocument::fromJson(QByteArray::fromStdString(source.facts)).object();
    const auto at = [&](const QString& key) { return facts.value(key).toInteger(kNoTime); };
    return {at(QStringLiteral("from")), at(QStringLiteral("to"))};
}

} // namespace

SourcesPage::SourcesPage(PageContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_header(new PageHeader(context.look, tr("Sources"), this)),
      m_splitter(new QSplitter(Qt::Vertical, this)),
      m_table(new QTableView(m_splitter)),
      m_model(new LinesModel(this)),
      m_rows(nullptr),
      m_report(new SourceReportView(context, m_splitter)),
      m_banner(new Banner(context.look, this)),
      m_list(new QWidget(this)),
      m_wizard(new MapWizard(context, this)),
      m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("sourcesPage"));
    buildButtons();
    buildTables();
    addKeys();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_pages, 1);
    auto* list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    list->addWidget(m_banner);
    list->addWidget(m_splitter, 1);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_wizard);
    m_banner->setObjectName(QStringLiteral("unrecognised"));
    showBanner();
    followContext();
}

void SourcesPage::buildButtons()
{
    auto* remove =
        m_header->addButton(QStringLiteral("removeSource"), QStringLiteral("minus"), tr("Remove Source"));
    m_remove = remove;
    m_remove->setEnabled(false);
    auto* zone =
        m_header->addButton(QStringLiteral("sourceZoneButton"), QStringLiteral("clock"), tr("Time Zone…"));
    m_zone = zone;
    m_zone->setEnabled(false);
    connect(zone, &QPushButton::clicked, this, &SourcesPage::askZone);
    connect(remove, &QPushButton::clicked, this, &SourcesPage::removeChosen);
    auto* recover = m_header->addButton(QStringLiteral("recoverDeleted"), QStringLiteral("history"),
                                        tr("Recover Deleted"));
    recover->setToolTip(tr("Read the deleted records of this Windows event log too, marked as such."));
    m_recover = recover;
    m_recover->setEnabled(false);
    connect(recover, &QPushButton::clicked, this, &SourcesPage::recoverChosen);
    auto* map = m_header->addButton(QStringLiteral("mapFile"), QStringLiteral("columns"), tr("Map Columns…"));
    map->setToolTip(tr("Make activities of a file of no known format."));
    m_map = map;
    connect(map, &QPushButton::clicked, this, &SourcesPage::askFile);
}

void SourcesPage::followContext()
{
    connect(m_banner, &Banner::remedyRequested, this, [this] {
        if (!m_unrecognised.isEmpty())
            mapColumns(m_unrecognised.first());
        else
            askAssumedZone();
    });
    connect(m_wizard, &MapWizard::mapped, this, [this](const QString& path) {
        m_unrecognised.removeAll(path);
        showBanner();
    });
    connect(m_wizard, &MapWizard::ended, this, [this] { showWizard(false); });
    connect(&m_context.hub, &CaseHub::unrecognised, this, &SourcesPage::takeUnrecognised);
    connect(&m_context.hub, &CaseHub::closed, this, [this] {
        m_unrecognised.clear();
        showBanner();
        showWizard(false);
    });
    connect(&m_context.hub, &CaseHub::stateChanged, this, [this] {
        m_stale = true;
        if (isVisible()) refresh();
    });
    connect(&m_context.settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::Density) {
            m_rows->setDensity(m_context.settings.density());
            m_report->setDensity(m_context.settings.density());
        }
        if (setting == Setting::DisplayZone) refresh();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SourcesPage::askReport);
}

void SourcesPage::buildTables()
{
    m_model->setColumns({{QStringLiteral("file"), tr("File"), CellKind::Path, 250},
                         {QStringLiteral("format"), tr("Format"), CellKind::Text, 132},
                         {QStringLiteral("state"), tr("State"), CellKind::Status, 100},
                         {QStringLiteral("read"), tr("Read"), CellKind::Number, 82},
                         {QStringLiteral("stored"), tr("= Stored"), CellKind::Number, 82},
                         {QStringLiteral("duplicates"), tr("+ Duplicates"), CellKind::Number, 106},
                         {QStringLiteral("revisions"), tr("of them revisions"), CellKind::Number, 142},
                         {QStringLiteral("rejected"), tr("+ Rejected"), CellKind::Number, 96},
                         {QStringLiteral("first"), tr("First"), CellKind::Time, 222},
                         {QStringLiteral("last"), tr("Last"), CellKind::Time, 222}});
    m_table->setObjectName(QStringLiteral("sourceTable"));
    m_table->setAccessibleName(tr("Sources"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_rows = new RowDelegate(m_context.look, *m_table);
    m_rows->setDensity(m_context.settings.density());
    const Metrics& metrics = m_context.look.metrics();
    m_report->hide();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({metrics.drawer().usual * 2, metrics.drawer().usual});
}

void SourcesPage::addKeys()
{
    auto* page = new Actions(m_context.look, *this, ActionContext::Page);
    page->setCharacterKeys(m_context.settings.singleLetterKeys());
    for (const ActionId id :
         {ActionId::FilterBar, ActionId::AddFilter, ActionId::PolicyFromSearch, ActionId::Identity})
        page->action(id).setEnabled(false);
    auto* actions = new Actions(m_context.look, *m_table, ActionContext::Table);
    actions->setCharacterKeys(m_context.settings.singleLetterKeys());
    keepCommonActions(*actions);
    auto* sources = new TableTools(m_context, *m_table, QStringLiteral("sources"),
                                   layoutOf(m_model->columns()), *actions);
    sources->setExportAction(&page->action(ActionId::Export));
    m_report->setExportAction(page->action(ActionId::Export));
    // Of the table that has the focus; the list of sources unless it is another one.
    connect(&page->action(ActionId::Export), &QAction::triggered, this, [this, sources] {
        if (m_report->hasTableFocus())
            m_report->exportRows();
        else
            sources->exportRows();
    });
    m_header->addAction(QStringLiteral("export"), page->action(ActionId::Export));
}

QWidget* SourcesPage::firstFocus() const
{
    return m_pages->currentWidget() == m_wizard ? m_wizard->firstFocus() : m_table;
}

void SourcesPage::mapColumns(const QString& path)
{
    showWizard(true);
    m_wizard->start(path);
}

// In front of the list or gone; the commands of the list are for the list.
void SourcesPage::showWizard(bool on)
{
    m_pages->setCurrentWidget(on ? static_cast<QWidget*>(m_wizard) : m_list);
    m_map->setEnabled(!on && m_context.hub.isOpen());
    const int row = chosenSource();
    m_remove->setEnabled(!on && row >= 0 &&
                         m_sources[static_cast<std::size_t>(row)].state != store::SourceState::Removed);
    if (!on && isVisible()) m_table->setFocus();
}

void SourcesPage::takeUnrecognised(const QStringList& paths)
{
    for (const QString& path : paths) {
        if (!m_unrecognised.contains(path)) m_unrecognised.append(path);
    }
    showBanner();
}

void SourcesPage::showBanner()
{
    const auto assumed = static_cast<int>(std::ranges::count_if(m_sources, isZoneAssumed));
    m_banner->setVisible(!m_unrecognised.isEmpty() || assumed > 0);
    if (!m_unrecognised.isEmpty()) {
        const QString first = QFileInfo(m_unrecognised.first()).fileName();
        const auto more = static_cast<int>(m_unrecognised.size()) - 1;
        const QString rest =
            more == 0
                ? tr("Its records are not in the case.")
                : tr("Its records are not in the case, nor are those of %n other file(s).", nullptr, more);
        m_banner->setContent(
            {BannerKind::Warning, tr("%1 is of no known format.").arg(first), rest, tr("Map Columns…")});
    } else if (assumed > 0) {
        m_banner->setContent(
            {BannerKind::Information, tr("%n source(s) have times without a time zone.", nullptr, assumed),
             tr("They were read as UTC until you say which zone it was."), tr("Time Zone…")});
    }
}

void SourcesPage::askAssumedZone()
{
    const auto it = std::ranges::find_if(m_sources, isZoneAssumed);
    if (it == m_sources.end()) return;
    m_table->setCurrentIndex(m_model->index(static_cast<int>(it - m_sources.begin()), 0));
    askZone();
}

// One that was not recognised is offered first; any other may be chosen.
void SourcesPage::askFile()
{
    if (!m_unrecognised.isEmpty()) {
        mapColumns(m_unrecognised.first());
        return;
    }
    auto* ask = new QFileDialog(this, tr("Map the columns of a file"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setFileMode(QFileDialog::ExistingFile);
    ask->setDirectory(QFileInfo(m_context.hub.path()).absolutePath());
    connect(ask, &QFileDialog::fileSelected, this, &SourcesPage::mapColumns);
    ask->open();
}

void SourcesPage::activate()
{
    if (m_stale) refresh();
}

Line SourcesPage::lineOf(const store::SourceRow& source, const TimeText& time) const
{
    const QString path = shown(source.place());
    const SpanOf span = spanOf(source);
    LineCell file{QFileInfo(path).fileName(),
                  {{Qt::ToolTipRole, path}, {role::kRaw, toQString(source.place())}}};
    LineCell format{source.format.empty() ? tr("not recognised") : shown(source.format),
                    {{role::kMuted, source.format.empty()}}};
    LineCell state;
    AlertStatus mark = AlertStatus::Closed;
    switch (source.state) {
    case store::SourceState::Complete:
        state.text = tr("Complete");
        break;
    case store::SourceState::Interrupted:
        state.text = tr("Stopped");
        mark = AlertStatus::New;
        break;
    case store::SourceState::Removed:
        state.text = tr("Removed");
        mark = AlertStatus::New;
        break;
    }
    state.roles.insert(role::kStatus, static_cast<int>(mark));
    LineCell rejected = numberCell(source.rejected);
    rejected.roles.insert(role::kStrong, source.rejected > 0);
    return {file,
            format,
            state,
            numberCell(source.read),
            numberCell(source.stored),
            numberCell(source.duplicates),
            numberCell(source.revisions),
            rejected,
            timeCell(span.from, time),
            timeCell(span.to, time)};
}

void SourcesPage::refresh()
{
    m_stale = false;
    m_map->setEnabled(m_context.hub.isOpen() && m_pages->currentWidget() == m_list);
    const StatePtr state = m_context.hub.state();
    const int before = chosenSource();
    const std::int64_t kept = before >= 0 ? m_sources[static_cast<std::size_t>(before)].id : 0;
    m_sources = state ? state->sources : std::vector<store::SourceRow>();
    const TimeText time = m_context.hub.timeText();
    QList<Line> lines;
    std::int64_t read = 0;
    std::int64_t rejected = 0;
    int keptRow = 0;
    for (const store::SourceRow& source : m_sources) {
        if (source.id == kept) keptRow = static_cast<int>(lines.size());
        lines.append(lineOf(source, time));
        read += source.read;
        rejected += source.rejected;
    }
    m_model->setLines(lines);
    m_header->setSentence(
        tr("%1 \u00B7 %2 records read, %3 rejected")
            .arg(tr("%n source(s)", nullptr, static_cast<int>(lines.size())), count(read), count(rejected)));
    if (!lines.isEmpty()) m_table->setCurrentIndex(m_model->index(keptRow, 0));
    showBanner();
    askReport();
}

int SourcesPage::chosenSource() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < static_cast<int>(m_sources.size()) ? row : -1;
}

void SourcesPage::askReport()
{
    m_asking.cancel();
    const int row = chosenSource();
    m_report->setVisible(row >= 0);
    const store::SourceRow source = row >= 0 ? m_sources[static_cast<std::size_t>(row)] : store::SourceRow{};
    const bool there = row >= 0 && source.state != store::SourceState::Removed;
    m_remove->setEnabled(there);
    m_zone->setEnabled(there && (source.zoneAssumed || !source.zone.empty()));
    m_recover->setEnabled(false); // until the report says that it may
    if (row < 0) return;
    using usecase::SourceReport;
    m_asking = m_context.hub.inspect<SourceReport>(
        this, QString(),
        [id = source.id](usecase::Session& session) { return usecase::sourceReport(session, id); },
        [this](const Result<SourceReport>& answer) {
            if (!answer) return m_report->say(errorText(answer.error()));
            m_report->setReport(*answer);
            m_recover->setEnabled(answer->mayRecover);
        });
}

void SourcesPage::askZone()
{
    const int row = chosenSource();
    if (row < 0) return;
    const store::SourceRow& source = m_sources[static_cast<std::size_t>(row)];
    const QString name = QFileInfo(shown(source.place())).fileName();
    ZoneDialog dialog(m_context.look, name, toQString(source.zone), this);
    if (dialog.exec() != QDialog::Accepted) return;
    m_context.hub.rezone(source.id, name, dialog.zone());
}

// The file must still lie where it was imported from; the import says so if it does not.
void SourcesPage::recoverChosen()
{
    const int row = chosenSource();
    if (row < 0) return;
    m_context.hub.recoverDeleted(toQString(m_sources[static_cast<std::size_t>(row)].path));
}

void SourcesPage::removeChosen()
{
    const int row = chosenSource();
    if (row < 0) return;
    const store::SourceRow& source = m_sources[static_cast<std::size_t>(row)];
    const QString name = QFileInfo(shown(source.place())).fileName();
    const QString sentence = tr("Removed %1 from the case.").arg(name);
    const auto verb = [id = source.id, sentence](usecase::Session& session, const Watch&) -> Result<QString> {
        SL_TRY(usecase::removeSource(session, id));
        return sentence;
    };
    m_context.hub.change(tr("Removing %1").arg(name), verb);
}

} // namespace sightline::ui

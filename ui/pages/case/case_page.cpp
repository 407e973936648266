// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/case/case_page.h"

#include "ui/base/actions.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/addresses/networks_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field_view.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QVBoxLayout>

#include <map>

namespace sightline::ui
{

namespace
{

constexpr std::int64_t kMostActions = 1000;
constexpr std::size_t kProblemsShown = 5;

void applyWidths(QTableView& view, const LinesModel& model, const Look& look)
{
    for (int i = 0; i < model.columnCount(); ++i) {
        if (model.columns()[i].width > 0)
            view.setColumnWidth(i, look.metrics().scaled(model.columns()[i].width));
    }
}

} // namespace

CasePage::CasePage(PageContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_header(new PageHeader(context.look, tr("Case"), this)),
      m_banner(new Banner(context.look, this)),
      m_info(new FieldView(context.look, this)),
      m_tablesHead(new TextLabel(context.look, FontRole::Heading, Token::text, this)),
      m_tables(new QTableView(this)),
      m_tableModel(new LinesModel(this)),
      m_auditHead(new TextLabel(context.look, FontRole::Heading, Token::text, this)),
      m_audit(new QTableView(this)),
      m_auditModel(new LinesModel(this)),
      m_noActions(new EmptyState(context.look, this)),
      m_networks(m_header->addButton(QStringLiteral("caseNetworks"), QStringLiteral("ip"),
                                     tr("IP Address Ranges…"))),
      m_undo(m_header->addButton(QStringLiteral("caseUndo"), QStringLiteral("undo"), tr("Undo Last Action"))),
      m_verify(m_header->addButton(QStringLiteral("caseVerify"), QStringLiteral("lock"), tr("Verify Case")))
{
    setObjectName(QStringLiteral("casePage"));
    m_tablesHead->setText(tr("Tables"));
    m_auditHead->setText(tr("Actions"));
    m_noActions->setContent(
        {QStringLiteral("undo"),
         tr("Nothing has been changed yet"),
         tr("Alerts that are closed, policies and removed sources are listed here, each with who "
            "did it and when, and can be undone."),
         {},
         {}});
    m_banner->hide();
    buildTables();
    arrange();
    connect(m_undo, &QPushButton::clicked, &context.hub, &CaseHub::undo);
    connect(m_verify, &QPushButton::clicked, this, &CasePage::verify);
    connect(m_networks, &QPushButton::clicked, this, [this] { openNetworks(m_context, *this); });
    connect(m_banner, &Banner::remedyRequested, m_banner, &QWidget::hide);
    connect(&context.hub, &CaseHub::opened, m_banner, &QWidget::hide);
    connect(&context.hub, &CaseHub::stateChanged, this, [this] {
        m_stale = true;
        if (isVisible()) refresh();
    });
    connect(&context.settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::Density) m_auditRows->setDensity(m_context.settings.density());
        if (setting == Setting::DisplayZone) refresh();
    });
}

void CasePage::buildTables()
{
    m_tableModel->setColumns({{QStringLiteral("table"), tr("Table"), CellKind::Text, 260},
                              {QStringLiteral("rows"), tr("Rows"), CellKind::Number, 110},
                              {QStringLiteral("activities"), tr("Activities"), CellKind::Number, 110}});
    m_tables->setObjectName(QStringLiteral("caseTables"));
    m_tables->setAccessibleName(tr("Tables"));
    m_tables->setModel(m_tableModel);
    auto* rows = new RowDelegate(m_context.look, *m_tables);
    rows->setDensity(m_context.settings.density());
    applyWidths(*m_tables, *m_tableModel, m_context.look);
    m_auditModel->setColumns({{QStringLiteral("at"), tr("Time"), CellKind::Time, 150},
                              {QStringLiteral("who"), tr("Who"), CellKind::Text, 140},
                              {QStringLiteral("action"), tr("Action"), CellKind::Text, 160},
                              {QStringLiteral("undone"), tr("State"), CellKind::Text, 120},
                              {QStringLiteral("details"), tr("Details"), CellKind::Text, 160}});
    m_audit->setObjectName(QStringLiteral("caseAudit"));
    m_audit->setAccessibleName(tr("Actions"));
    m_audit->setModel(m_auditModel);
    m_auditRows = new RowDelegate(m_context.look, *m_audit);
    m_auditRows->setDensity(m_context.settings.density());
    applyWidths(*m_audit, *m_auditModel, m_context.look);
}

void CasePage::arrange()
{
    const Metrics& metrics = m_context.look.metrics();
    const int margin = metrics.panelPadding();
    for (TextLabel* head : {m_tablesHead, m_auditHead})
        head->setPadding({margin, margin, margin, metrics.step(1)});
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_info, 2);
    left->addWidget(m_tablesHead);
    left->addWidget(m_tables, 3);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_auditHead);
    right->addWidget(m_audit, 1);
    right->addWidget(m_noActions, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addLayout(left, 2);
    row->addLayout(right, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addLayout(row, 1);
    m_info->setMaximumColumns(1);
}

void CasePage::activate()
{
    if (m_stale) refresh();
}

void CasePage::refresh()
{
    m_stale = false;
    const StatePtr state = m_context.hub.state();
    m_verify->setEnabled(state != nullptr);
    m_undo->setEnabled(state != nullptr);
    m_networks->setEnabled(state != nullptr);
    m_header->setTitle(state ? shown(state->info.name) : tr("Case"));
    showInfo();
    showTables();
    askActions();
}

void CasePage::showInfo()
{
    const StatePtr state = m_context.hub.state();
    if (!state) {
        m_info->setRows({});
        return;
    }
    const TimeText time = m_context.hub.timeText();
    const auto number = [](std::uint64_t n) { return count(static_cast<qint64>(n)); };
    const QString size = QLocale().formattedDataSize(static_cast<qint64>(state->info.bytes));
    const auto row = [](const QString& label, const QString& value, bool fixed = false) {
        FieldRow field;
        field.label = label;
        field.value = value;
        field.fixed = fixed;
        return field;
    };
    const auto dated = [&](Ticks t) { return t == kNoTime ? QString() : time.full(t); };
    m_info->setRows(
        {row(tr("Name"), shown(state->info.name)), row(tr("File"), m_context.hub.path()),
         row(tr("Case ID"), shown(state->info.id), true), row(tr("Made"), dated(state->info.created)),
         row(tr("Size"), size), row(tr("Format version"), QString::number(state->info.version)),
         row(tr("Activities"), number(state->activityCount)),
         row(tr("First activity"), dated(state->firstActivity)),
         row(tr("Last activity"), dated(state->lastActivity)),
         row(tr("Alerts"), number(state->alerts.size())), row(tr("Policies"), number(state->policies.size())),
         row(tr("Sources"), number(state->sources.size()))});
}

void CasePage::showTables()
{
    const StatePtr state = m_context.hub.state();
    QList<Line> lines;
    if (state && state->activities.snapshot) {
        struct Sum {
            std::uint64_t rows = 0;
            std::uint64_t activities = 0;
        };

        const Snapshot& snapshot = *state->activities.snapshot;
        std::map<QString, Sum> sums;
        for (const SegmentView& view : snapshot.segments) {
            const TableDef* table = snapshot.schema->table(view.info().table);
            if (table == nullptr) continue;
            Sum& sum = sums[shown(table->name)];
            const std::uint64_t hidden = view.deleted ? view.deleted->count() : 0;
            sum.rows += view.info().rows - hidden;
            sum.activities += view.info().activities;
        }
        for (const auto& [name, sum] : sums) {
            lines.append({{name, {}},
                          {count(static_cast<qint64>(sum.rows)), {}},
                          {count(static_cast<qint64>(qMin(sum.activities, sum.rows))), {}}});
        }
    }
    m_tableModel->setLines(lines);
}

void CasePage::askActions()
{
    m_asking.cancel();
    if (!m_context.hub.isOpen()) {
        m_auditModel->setLines({});
        m_noActions->takeTurn(*m_audit, true);
        return;
    }
    using Rows = std::vector<store::ActionRow>;
    m_asking = m_context.hub.inspect<Rows>(
        this, QString(), [](usecase::Session& session) { return session.file().actions(kMostActions); },
        [this](const Result<Rows>& answer) { takeActions(answer); });
}

void CasePage::takeActions(const Result<std::vector<store::ActionRow>>& answer)
{
    if (!answer) {
        m_banner->setContent({BannerKind::Failure, tr("The actions could not be read."),
                              errorText(answer.error()), tr("Close this message")});
        m_banner->show();
        return;
    }
    const TimeText time = m_context.hub.timeText();
    QList<Line> lines;
    bool undoable = false;
    for (const store::ActionRow& action : *answer) {
        const bool undone = action.undoneBy != 0;
        undoable = undoable || (!undone && !action.inverse.empty() && action.verb != "undo");
        lines.append({{time.shortText(action.at), {{role::kOffset, time.offset(action.at)}}},
                      {shown(action.who), {}},
                      {shown(action.verb), {{role::kMuted, undone}}},
                      {undone ? tr("undone") : QString(), {{role::kMuted, true}}},
                      {shown(action.args), {{role::kMuted, undone}}}});
    }
    m_auditModel->setLines(lines);
    m_noActions->takeTurn(*m_audit, lines.isEmpty());
    m_undo->setEnabled(undoable);
    m_header->setSentence(tr("%n action(s)", nullptr, static_cast<int>(lines.size())));
}

void CasePage::verify()
{
    const StatePtr state = m_context.hub.state();
    if (!state) return;
    m_verifying.cancel();
    m_verify->setEnabled(false);
    const auto work = [path = state->path](const Watch& watch) { return usecase::verifyCase(path, watch); };
    m_verifying = m_context.tasks.run<usecase::VerifyReport>(
        this, tr("Verifying the case"), work,
        [this](const Result<usecase::VerifyReport>& answer) { takeVerified(answer); }, Lane::Background);
}

void CasePage::takeVerified(const Result<usecase::VerifyReport>& answer)
{
    m_verify->setEnabled(true);
    BannerText text;
    text.remedy = tr("Close this message");
    if (!answer) {
        text.kind = BannerKind::Failure;
        text.first = tr("The case could not be verified.");
        text.rest = errorText(answer.error());
    } else if (!answer->problems.empty()) {
        text.kind = BannerKind::Failure;
        text.first = tr("%n problem(s) found.", nullptr, static_cast<int>(answer->problems.size()));
        QStringList first;
        for (std::size_t i = 0; i < qMin(kProblemsShown, answer->problems.size()); ++i) {
            first << shown(answer->problems[i]);
        }
        text.rest = first.join(QStringLiteral("; "));
    } else {
        std::int64_t checked = 0;
        for (const auto& [kind, n] : answer->checked)
            checked += n;
        text.first = tr("The case is intact.");
        text.rest = tr("All of its %1 parts were read and their checksums agree.").arg(count(checked));
    }
    m_banner->setContent(text);
    m_banner->show();
}

} // namespace sightline::ui

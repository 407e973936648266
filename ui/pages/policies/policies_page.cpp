// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policies_page.h"

#include "core/usecase/policies.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/marks.h"
#include "ui/base/navigator.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/policies/policy_wizard.h"
#include "ui/pages/table_tools.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

namespace
{

enum Column { Severity_, Name, Category, Logic, Alerts, Enabled, Modified };

QString say(const char* text)
{
    return QCoreApplication::translate("PoliciesPage", text);
}

} // namespace

PoliciesPage::PoliciesPage(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("policiesPage"));
    m_columns = {{QStringLiteral("severity"), tr("Severity"), CellKind::Severity, 70},
                 {QStringLiteral("name"), tr("Policy"), CellKind::Text, 0},
                 {QStringLiteral("category"), tr("Category"), CellKind::Text, 150},
                 {QStringLiteral("logic"), tr("Grouping"), CellKind::Text, 200},
                 {QStringLiteral("alerts"), tr("Alerts raised"), CellKind::Number, 100},
                 {QStringLiteral("enabled"), tr("State"), CellKind::Text, 80},
                 {QStringLiteral("modified"), tr("Changed"), CellKind::Time, 170}};
    build();
    addKeys();
    connect(&context.hub, &CaseHub::stateChanged, this, &PoliciesPage::showPolicies);
    connect(&context.settings, &Settings::changed, m_model, &ListTableModel::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PoliciesPage::showButtons);
    connect(m_table, &QTableView::activated, this, [this] {
        if (const Policy* policy = current()) openAlerts(toQString(policy->name));
    });
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { startWizard({}); });
    connect(m_wizard, &PolicyWizard::cancelled, this, &PoliciesPage::showList);
    connect(m_wizard, &PolicyWizard::saved, this, [this](const QString& name) {
        showList();
        openAlerts(name);
    });
    showPolicies();
}

void PoliciesPage::build()
{
    const Look& look = m_context.look;
    m_header = new PageHeader(look, tr("Policies"), this);
    m_run = m_header->addButton(QStringLiteral("runPolicy"), QStringLiteral("play"), tr("Run"));
    m_enable = m_header->addButton(QStringLiteral("enablePolicy"), QString(), tr("Disable"));
    m_remove = m_header->addButton(QStringLiteral("removePolicy"), QString(), tr("Remove"));
    m_runAll = m_header->addButton(QStringLiteral("runPolicies"), QString(), tr("Run all"));
    m_new = m_header->addButton(QStringLiteral("newPolicy"), QStringLiteral("plus"), tr("New policy"));
    m_new->setProperty("primary", true);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (const Policy* policy = current()) run(policy->id);
    });
    connect(m_enable, &QPushButton::clicked, this, &PoliciesPage::switchOn);
    connect(m_remove, &QPushButton::clicked, this, &PoliciesPage::remove);
    connect(m_runAll, &QPushButton::clicked, this, [this] { run({}); });
    connect(m_new, &QPushButton::clicked, this, [this] { startWizard({}); });
    m_list = new QWidget(this);
    m_table = new QTableView(m_list);
    m_table->setObjectName(QStringLiteral("policiesTable"));
    m_table->setAccessibleName(tr("Policies"));
    m_model = new ListTableModel(
        m_columns, [this](int row, int column, int wanted) { return cell(row, column, wanted); }, this);
    m_table->setModel(m_model);
    auto* delegate = new RowDelegate(look, *m_table);
    delegate->setDensity(Density::Comfortable);
    m_table->horizontalHeader()->setStretchLastSection(false); // the name takes the free width
    m_empty = new EmptyState(look, m_list);
    auto* listColumn = new QVBoxLayout(m_list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->addWidget(m_table, 1);
    listColumn->addWidget(m_empty, 1);
    m_wizard = new PolicyWizard(m_context, this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_wizard);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_pages, 1);
}

void PoliciesPage::addKeys()
{
    auto* page = new Actions(m_context.look, *m_list, ActionContext::Page);
    auto* table = new Actions(m_context.look, *m_table, ActionContext::Table);
    for (Actions* actions : {page, table})
        actions->setCharacterKeys(m_context.settings.singleLetterKeys());
    for (const ActionId id :
         {ActionId::FilterBar, ActionId::AddFilter, ActionId::PolicyFromSearch, ActionId::Identity})
        page->action(id).setEnabled(false);
    keepCommonActions(*table);
    m_tools = new TableTools(m_context, *m_table, QStringLiteral("policies"), layoutOf(m_columns), *table);
    m_tools->setExportAction(&page->action(ActionId::Export));
    connect(&page->action(ActionId::Export), &QAction::triggered, m_tools, &TableTools::exportRows);
}

void PoliciesPage::startWizard(const query::Filter& filter)
{
    m_header->setTitle(filter.rules.empty() ? tr("New policy") : tr("New policy from search"));
    m_header->setSentence({});
    m_pages->setCurrentWidget(m_wizard);
    m_wizard->start(filter);
    showButtons();
    m_wizard->firstFocus()->setFocus();
}

void PoliciesPage::showList()
{
    m_pages->setCurrentWidget(m_list);
    showPolicies();
    m_table->setFocus();
}

void PoliciesPage::activate()
{
    showPolicies();
}

QWidget* PoliciesPage::firstFocus()
{
    return m_pages->currentWidget() == m_wizard ? m_wizard->firstFocus() : m_table;
}

void PoliciesPage::showPolicies()
{
    const int row = m_table->currentIndex().row();
    m_state = m_context.hub.state();
    m_raised.clear();
    for (std::size_t i = 0; m_state && i < m_state->policies.size(); ++i)
        m_raised.push_back(static_cast<std::size_t>(
            std::ranges::count(m_state->alerts, m_state->policies[i].id, &Alert::policyId)));
    const auto rows = static_cast<int>(m_raised.size());
    m_model->setRows(rows);
    if (rows > 0) m_table->setCurrentIndex(m_model->index(std::clamp(row, 0, rows - 1), Name));
    m_table->setVisible(rows > 0);
    m_empty->setVisible(rows == 0);
    EmptyText text;
    text.icon = QStringLiteral("policies");
    text.what = m_state ? tr("This case has no policies yet.") : tr("No case is open.");
    text.why = m_state ? tr("A policy raises alerts from the activities it describes.")
                       : tr("Open a case to see its policies.");
    if (m_state) text.button = tr("New policy");
    m_empty->setContent(text);
    if (m_pages->currentWidget() == m_list) {
        m_header->setTitle(tr("Policies"));
        m_header->setSentence(m_state ? tr("%n policies", nullptr, rows) : tr("No case is open."));
    }
    showButtons();
}

void PoliciesPage::showButtons()
{
    const Policy* policy = current();
    const bool list = m_pages->currentWidget() == m_list;
    for (QPushButton* button : {m_run, m_enable, m_remove, m_runAll, m_new})
        button->setVisible(list);
    for (QPushButton* button : {m_run, m_enable, m_remove}) {
        button->setEnabled(policy != nullptr);
        button->setToolTip(policy ? QString() : tr("Choose a policy first."));
    }
    m_enable->setText(policy && !policy->enabled ? tr("Enable") : tr("Disable"));
    m_runAll->setEnabled(!m_raised.empty());
    m_new->setEnabled(m_state != nullptr);
}

const Policy* PoliciesPage::current() const
{
    const int row = m_table->currentIndex().row();
    if (!m_state || row < 0 || row >= static_cast<int>(m_state->policies.size())) return nullptr;
    return &m_state->policies[static_cast<std::size_t>(row)];
}

void PoliciesPage::run(const std::string& id)
{
    m_context.hub.change(
        tr("Running policies"), [id](usecase::Session& session, const Watch& watch) -> Result<QString> {
            auto ran = usecase::runPolicies(session, id, watch);
            if (!ran) return tl::unexpected(std::move(ran.error()));
            return say(QT_TRANSLATE_NOOP("PoliciesPage", "%1 matching activities raised %2 new alerts."))
                .arg(count(static_cast<qint64>(ran->activities)), count(static_cast<qint64>(ran->alerts)));
        });
}

void PoliciesPage::switchOn()
{
    const Policy* policy = current();
    if (!policy) return;
    const bool on = !policy->enabled;
    m_context.hub.change(tr("Changing the policy"),
                         [id = policy->id, name = shown(policy->name), on](usecase::Session& session,
                                                                           const Watch&) -> Result<QString> {
                             auto changed = usecase::enablePolicy(session, id, on);
                             if (!changed) return tl::unexpected(std::move(changed.error()));
                             return (on ? say(QT_TRANSLATE_NOOP("PoliciesPage", "Enabled the policy %1."))
                                        : say(QT_TRANSLATE_NOOP("PoliciesPage", "Disabled the policy %1.")))
                                 .arg(name);
                         });
}

void PoliciesPage::remove()
{
    const Policy* policy = current();
    if (!policy) return;
    m_context.hub.change(
        tr("Removing the policy"),
        [id = policy->id, name = shown(policy->name)](usecase::Session& session,
                                                      const Watch&) -> Result<QString> {
            auto removed = usecase::removePolicy(session, id);
            if (!removed) return tl::unexpected(std::move(removed.error()));
            return say(QT_TRANSLATE_NOOP("PoliciesPage", "Removed the policy %1.")).arg(name);
        });
}

void PoliciesPage::openAlerts(const QString& policy)
{
    query::Rule rule;
    rule.field = "policy";
    rule.values = {toUtf8(policy)};
    Q_EMIT m_context.navigator.openAlerts({{rule}});
}

QVariant PoliciesPage::cell(int row, int column, int wanted) const
{
    if (!m_state || row >= static_cast<int>(m_raised.size())) return {};
    const Policy& policy = m_state->policies[static_cast<std::size_t>(row)];
    const auto severity = fromText<Severity>(policy.severity);
    if (column == Severity_ && wanted == role::kSeverity) return static_cast<int>(severity);
    if (column == Modified && wanted == role::kOffset)
        return m_context.hub.timeText().offset(policy.modified);
    if (wanted == role::kMuted) return !policy.enabled;
    if (wanted == role::kRaw) {
        if (column == Severity_) return toQString(policy.severity);
        if (column == Name) return toQString(policy.name);
        if (column == Category) return toQString(policy.category);
        if (column == Alerts) return static_cast<qint64>(m_raised[static_cast<std::size_t>(row)]);
        if (column == Modified && policy.modified != kNoTime) return toQString(isoText(policy.modified));
    }
    if (wanted != Qt::DisplayRole) return {};
    switch (column) {
    case Severity_:
        return word(severity);
    case Name:
        return shown(policy.name);
    case Category:
        return QCoreApplication::translate("Category", policy.category.c_str());
    case Logic: {
        const QString by = policy.groupBy == GroupBy::User     ? tr("per user")
                           : policy.groupBy == GroupBy::Device ? tr("per device")
                                                               : tr("whole case");
        return policy.repeat <= 1
                   ? tr("each, %1").arg(by)
                   : tr("%1 in %2 min, %3").arg(count(policy.repeat), count(policy.minutes), by);
    }
    case Alerts:
        return count(static_cast<qint64>(m_raised[static_cast<std::size_t>(row)]));
    case Enabled:
        return policy.enabled ? tr("enabled") : tr("disabled");
    case Modified:
        return m_context.hub.timeText().shortText(policy.modified);
    default:
        return {};
    }
}

} // namespace sightline::ui

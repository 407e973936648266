// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/alerts_page.h"

#include "core/usecase/alerts.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/marks.h"
#include "ui/base/navigator.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/pages/alerts/alert_details.h"
#include "ui/pages/alerts/alert_queue.h"
#include "ui/pages/alerts/close_alert_dialog.h"
#include "ui/pages/histogram_panel.h"
#include "ui/pages/table_tools.h"
#include "ui/widgets/bulk_bar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/facet_panel.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/user_hover.h"

#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr std::array<std::string_view, 6> kFacets{"severity", "status", "category", "app", "policy", "user"};
constexpr std::size_t kEvidenceByIdAtMost = 200;

query::Filter openAlertsFilter()
{
    query::Rule rule;
    rule.field = "status";
    rule.values = {"New", "InProgress"};
    return {{rule}};
}

// Newest first comes from core; other orders are stable upon it.
void sortAlerts(const usecase::CaseState& state, std::vector<std::size_t>& rows, const query::Sort& sort)
{
    const auto rank = [&](std::size_t row) {
        const Alert& alert = state.alerts[row];
        return sort.column == "Severity" ? static_cast<int>(fromText<Severity>(alert.severity))
                                         : static_cast<int>(fromText<AlertStatus>(alert.status));
    };
    const auto less = [&](std::size_t a, std::size_t b) {
        if (sort.column == "Title") return state.alerts[a].title < state.alerts[b].title;
        if (sort.column == "TimeGenerated") return lastMoment(state.alerts[a]) < lastMoment(state.alerts[b]);
        return rank(a) < rank(b);
    };
    std::ranges::stable_sort(
        rows, [&](std::size_t a, std::size_t b) { return sort.descending ? less(b, a) : less(a, b); });
}

std::string analystName()
{
    const QString name = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    return name.isEmpty() ? "me" : toUtf8(name);
}

} // namespace

AlertsPage::AlertsPage(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("alertsPage"));
    build();
    connectParts();
    addKeys();
    m_filter->setFilter(openAlertsFilter());
}

void AlertsPage::build()
{
    const Look& look = m_context.look;
    m_header = new PageHeader(look, tr("Alerts"), this);
    m_filter = new FilterBar(m_context, query::alertFields(), QStringLiteral("Alert"), this);
    m_facets = new FacetPanel(look, query::alertFields(), this);
    m_histogram = new HistogramPanel(m_context, "Alert", this);
    m_histogram->strip().setAccessibleName(tr("Alerts per day"));
    m_queue = new AlertQueue(look, this);
    m_empty = new EmptyState(look, this);
    m_empty->hide();
    m_details = new AlertDetails(look, this);
    UserHover::addTo(m_context, *m_queue);
    UserHover::addTo(m_context, *m_details->findChild<FieldView*>());
    buildBulkBar();
    auto* middle = new QWidget(this);
    auto* middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    middleColumn->addWidget(m_histogram);
    middleColumn->addWidget(m_queue, 1);
    middleColumn->addWidget(m_empty, 1);
    middleColumn->addWidget(m_bulkBar);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("alertsSplitter"));
    splitter->setChildrenCollapsible(false);
    for (QWidget* part : {static_cast<QWidget*>(m_facets), middle, static_cast<QWidget*>(m_details)})
        splitter->addWidget(part);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes(
        {look.metrics().facets().usual, look.metrics().scaled(760), look.metrics().details().usual});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_filter);
    column->addWidget(splitter, 1);
}

void AlertsPage::buildBulkBar()
{
    m_bulkBar = new BulkBar(m_context.look, 1, this);
    const auto button = [&](const QString& name, const QString& text, auto slot) {
        connect(m_bulkBar->addButton(name, {}, text), &QPushButton::clicked, this, slot);
    };
    connect(m_bulkBar, &BulkBar::selectAllRequested, this, [this] {
        m_allMatching = true;
        m_queue->selectAll();
        m_queue->setFocus();
    });
    connect(m_bulkBar, &BulkBar::clearRequested, this, [this] {
        m_queue->clearSelection();
        m_queue->setFocus();
    });
    button(QStringLiteral("bulkTake"), tr("Take"), [this] { takeAlerts(); });
    button(QStringLiteral("bulkBenign"), tr("Close as benign…"),
           [this] { closeAlerts(QStringLiteral("Benign")); });
    button(QStringLiteral("bulkTrue"), tr("Close as true positive…"),
           [this] { closeAlerts(QStringLiteral("TruePositive")); });
    button(QStringLiteral("bulkRead"), tr("Mark as read"), [this] {
        usecase::AlertChange change;
        change.isRead = true;
        apply(change);
    });
}

void AlertsPage::connectParts()
{
    connect(m_filter, &FilterBar::filterChanged, this, &AlertsPage::ask);
    connect(&m_context.hub, &CaseHub::stateChanged, this, [this] {
        m_stale = true;
        if (isVisible()) ask();
    });
    connect(&m_context.settings, &Settings::changed, this, [this] {
        m_queue->setDensity(m_context.settings.density());
        ask();
    });
    connect(m_facets, &FacetPanel::chosen, this,
            [this](const QString& field, const QString& value, bool missing, FacetChoice choice) {
                m_filter->setFilter(
                    withFacet(m_filter->filter(), toUtf8(field), toUtf8(value), missing, choice));
            });
    connect(&m_histogram->strip(), &HistogramStrip::rangeSelected, this, [this](qint64 from, qint64 to) {
        m_filter->setFilter(withRange(m_filter->filter(), query::alertFields(), from, to));
    });
    connect(m_queue, &AlertQueue::currentAlertChanged, this, &AlertsPage::showCurrent);
    connect(m_queue, &AlertQueue::selectionCountChanged, this, &AlertsPage::showSelection);
    connect(m_queue, &AlertQueue::sortRequested, this, [this](const QString& column, Qt::SortOrder order) {
        m_sort = {toUtf8(column), order == Qt::DescendingOrder};
        ask();
    });
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { m_filter->setFilter({}); });
    connect(m_details, &AlertDetails::takeRequested, this, &AlertsPage::takeAlerts);
    connect(m_details, &AlertDetails::closeRequested, this, &AlertsPage::closeAlerts);
    connect(m_details, &AlertDetails::evidenceRequested, this, &AlertsPage::openEvidence);
    connect(m_details, &AlertDetails::userRequested, this,
            [this](const QString& user) { Q_EMIT m_context.navigator.openUser(user); });
    connect(m_details, &AlertDetails::reopenRequested, this, [this] {
        usecase::AlertChange change;
        change.status = "New";
        change.resolution = "none";
        apply(change);
    });
    connect(m_details, &AlertDetails::includeRequested, this,
            [this](const QString& f, const QString& v) { addRule(f, v, false); });
    connect(m_details, &AlertDetails::excludeRequested, this,
            [this](const QString& f, const QString& v) { addRule(f, v, true); });
}

void AlertsPage::addKeys()
{
    m_pageActions = new Actions(m_context.look, *this, ActionContext::Page);
    m_tableActions = new Actions(m_context.look, *m_queue, ActionContext::Table);
    for (Actions* actions : {m_pageActions, m_tableActions})
        actions->setCharacterKeys(m_context.settings.singleLetterKeys());
    connect(&m_pageActions->action(ActionId::FilterBar), &QAction::triggered, m_filter,
            &FilterBar::focusFirst);
    connect(&m_pageActions->action(ActionId::AddFilter), &QAction::triggered, m_filter,
            &FilterBar::addFilter);
    connect(&m_pageActions->action(ActionId::Export), &QAction::triggered, this,
            [this] { m_tools->exportRows(); });
    m_pageActions->action(ActionId::PolicyFromSearch).setEnabled(false);
    connect(&m_pageActions->action(ActionId::Identity), &QAction::triggered, this, [this] {
        const Alert* alert = m_queue->currentAlert();
        if (alert != nullptr && !alert->users.empty())
            Q_EMIT m_context.navigator.openIdentity(toQString(alert->users.front()));
    });
    const auto on = [this](ActionId id, auto slot) {
        connect(&m_tableActions->action(id), &QAction::triggered, this, slot);
    };
    on(ActionId::Take, [this] { takeAlerts(); });
    on(ActionId::CloseBenign, [this] { closeAlerts(QStringLiteral("Benign")); });
    on(ActionId::CloseTruePositive, [this] { closeAlerts(QStringLiteral("TruePositive")); });
    on(ActionId::OpenUser, [this] { openUser(); });
    on(ActionId::Drawer, [this] { m_details->setVisible(!m_details->isVisible()); });
    for (const ActionId id : {ActionId::Include, ActionId::Exclude})
        m_tableActions->action(id).setEnabled(false); // an alert has several values in a cell
    m_tools = new TableTools(m_context, *m_queue, QStringLiteral("alerts"), layoutOf(m_queue->columns()),
                             *m_tableActions);
    m_tools->setFullRows([this] { return m_queue->fullRows(); });
    m_tools->setExportAction(&m_pageActions->action(ActionId::Export));
    m_header->addAction(QStringLiteral("columns"), m_tableActions->action(ActionId::Columns));
    m_header->addAction(QStringLiteral("export"), m_pageActions->action(ActionId::Export));
}

void AlertsPage::activate()
{
    if (m_stale) ask();
}

QWidget* AlertsPage::firstFocus()
{
    return m_queue->isHidden() ? m_empty->firstFocus() : m_queue;
}

void AlertsPage::setFilter(const query::Filter& filter)
{
    m_filter->setFilter(filter);
}

void AlertsPage::ask()
{
    m_asking.cancel();
    const StatePtr state = m_context.hub.state();
    if (!state) {
        m_header->setSentence(tr("No case is open."));
        m_queue->setAlerts({}, {}, m_context.hub.timeText());
        m_facets->setFacets({});
        m_histogram->clear();
        m_details->showNothing();
        return;
    }
    SearchQuestion question;
    question.state = state;
    question.table = "Alert";
    question.filter = m_filter->filter();
    question.fields = query::alertFields();
    question.facets.assign(kFacets.begin(), kFacets.end());
    question.rows = false;
    question.zone = m_context.settings.displayZone();
    const query::Sort sort = m_sort;
    m_asking = m_context.tasks.run<Answer>(
        this, tr("Finding alerts"),
        [question, sort](const Watch& watch) -> Result<Answer> {
            auto found = search(question, watch.stop);
            if (!found) return tl::unexpected(std::move(found.error()));
            auto page = usecase::findAlerts(*question.state, searchKql(question), 0);
            if (!page) return tl::unexpected(std::move(page.error()));
            sortAlerts(*question.state, page->rows, sort);
            return Answer{std::move(*found), std::move(page->rows)};
        },
        [this](Result<Answer> answer) { take(std::move(answer)); });
}

void AlertsPage::take(Result<Answer> answer)
{
    if (!answer) {
        m_header->setSentence(errorText(answer.error()));
        return;
    }
    m_stale = false;
    m_allMatching = false;
    const StatePtr& state = answer->search.state;
    m_header->setSentence(tr("%1 of %2 alerts · %3")
                              .arg(count(static_cast<qint64>(answer->search.count)),
                                   count(static_cast<qint64>(state->alerts.size())),
                                   costText(answer->search.milliseconds)));
    const bool empty = answer->rows.empty();
    if (empty) {
        EmptyText text;
        text.icon = QStringLiteral("alerts");
        text.what =
            state->alerts.empty() ? tr("This case holds no alerts.") : tr("No alert matches the filter.");
        text.why = state->alerts.empty()
                       ? tr("Import alerts of a product, or run a policy over the activities.")
                       : tr("Without the filter there would be %1.")
                             .arg(count(static_cast<qint64>(state->alerts.size())));
        if (!state->alerts.empty()) text.button = tr("Show all alerts");
        m_empty->setContent(text);
    }
    m_empty->takeTurn(*m_queue, empty);
    m_facets->setFacets(answer->search.facets);
    m_histogram->setData(std::move(answer->search.histogram), state, answer->search.matching,
                         m_context.settings.displayZone());
    m_queue->setAlerts(state, std::move(answer->rows), m_context.hub.timeText());
    Q_EMIT ready();
}

void AlertsPage::showCurrent()
{
    if (const Alert* alert = m_queue->currentAlert())
        m_details->showAlert(*alert, m_context.hub.timeText());
    else
        m_details->showNothing();
}

void AlertsPage::showSelection(int number)
{
    m_bulkBar->setCounts(static_cast<std::uint64_t>(number), m_queue->rows().size(), *m_queue);
    if (number != static_cast<int>(m_queue->rows().size())) m_allMatching = false;
}

std::vector<std::string> AlertsPage::targets() const
{
    std::vector<std::string> ids = m_queue->selectedIds();
    const Alert* current = m_queue->currentAlert();
    if (ids.empty() && current) ids.push_back(current->id);
    return ids;
}

void AlertsPage::takeAlerts()
{
    usecase::AlertChange change;
    change.status = "InProgress";
    change.assignee = analystName();
    change.isRead = true;
    apply(change);
}

void AlertsPage::closeAlerts(const QString& resolution)
{
    const auto ids = targets();
    if (ids.empty()) return;
    auto* dialog = new CloseAlertDialog(m_context.look, static_cast<int>(ids.size()), resolution, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { apply(dialog->change()); });
    dialog->open();
}

void AlertsPage::apply(const usecase::AlertChange& change)
{
    const auto ids = targets();
    if (ids.empty()) return;
    const std::string predicate = m_allMatching ? m_filter->kql() : std::string();
    m_context.hub.change(
        tr("Changing alerts"),
        [ids, change, predicate](usecase::Session& session, const Watch&) -> Result<QString> {
            auto changed = usecase::setAlerts(session, ids, change, predicate);
            if (!changed) return tl::unexpected(std::move(changed.error()));
            return shown(changed->sentence);
        });
}

void AlertsPage::openEvidence()
{
    const Alert* alert = m_queue->currentAlert();
    if (!alert || alert->evidence.empty()) return;
    query::Rule rule;
    const bool byId = alert->evidence.size() <= kEvidenceByIdAtMost;
    rule.field = byId ? "activityId" : "alertId";
    rule.values = byId ? alert->evidence : std::vector<std::string>{alert->id};
    Q_EMIT m_context.navigator.openActivities({{rule}});
}

void AlertsPage::openUser()
{
    const Alert* alert = m_queue->currentAlert();
    if (alert && !alert->users.empty()) Q_EMIT m_context.navigator.openUser(toQString(alert->users.front()));
}

void AlertsPage::addRule(const QString& field, const QString& value, bool negative)
{
    if (const auto rule = ruleFor(query::alertFields(), toUtf8(field), toUtf8(value), negative))
        m_filter->addRule(*rule);
}

} // namespace sightline::ui

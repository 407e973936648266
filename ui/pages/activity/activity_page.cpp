// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/activity/activity_page.h"

#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/navigator.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/activity/activity_drawer.h"
#include "ui/pages/cell_rule.h"
#include "ui/pages/histogram_panel.h"
#include "ui/pages/table_tools.h"
#include "ui/pages/wanted_scores.h"
#include "ui/widgets/bulk_bar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/facet_panel.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/user_hover.h"

#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

constexpr std::array<std::string_view, 7> kFacets{"app",     "actionType", "environment", "result",
                                                  "country", "user",       "device"};

} // namespace

ActivityPage::ActivityPage(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("activityPage"));
    build();
    connectParts();
    addKeys();
}

void ActivityPage::build()
{
    const Look& look = m_context.look;
    m_header = new PageHeader(look, tr("Activity"), this);
    m_filter = new FilterBar(m_context, query::activityFields(), QStringLiteral("Activity"), this);
    m_facets = new FacetPanel(look, query::activityFields(), this);
    m_histogram = new HistogramPanel(m_context, "Activity", this);
    m_histogram->strip().setAccessibleName(tr("Activities over time"));
    buildTable();
    m_empty = new EmptyState(look, this);
    m_empty->hide();
    m_drawer = new ActivityDrawer(m_context, this);
    auto* upper = new QWidget(this);
    auto* upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addWidget(m_histogram);
    upperColumn->addWidget(m_table, 1);
    upperColumn->addWidget(m_empty, 1);
    upperColumn->addWidget(m_bulk);
    auto* right = new QSplitter(Qt::Vertical, this);
    right->setObjectName(QStringLiteral("activityDrawerSplitter"));
    right->setChildrenCollapsible(false);
    right->addWidget(upper);
    right->addWidget(m_drawer);
    right->setStretchFactor(0, 1);
    right->setSizes({look.metrics().scaled(460), look.metrics().drawer().usual});
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("activitySplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_facets);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({look.metrics().facets().usual, look.metrics().scaled(1100)});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_filter);
    column->addWidget(splitter, 1);
}

void ActivityPage::buildTable()
{
    const Look& look = m_context.look;
    m_table = new QTableView(this);
    UserHover::addTo(m_context, *m_table);
    m_table->setObjectName(QStringLiteral("activityTable"));
    m_table->setAccessibleName(tr("Activities"));
    m_model = new ResultTableModel(this);
    m_model->setColumns(activityColumnsAll());
    m_table->setModel(m_model);
    auto* delegate = new RowDelegate(look, *m_table);
    delegate->setDensity(m_context.settings.density());
    connect(&m_context.settings, &Settings::changed, delegate,
            [this, delegate] { delegate->setDensity(m_context.settings.density()); });
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_bulk = new BulkBar(look, 2, this);
}

void ActivityPage::connectParts()
{
    QPushButton* policy = m_header->addButton(QStringLiteral("newPolicy"), QStringLiteral("policies"),
                                              tr("New policy from search"));
    policy->setToolTip(actionToolTip(ActionId::PolicyFromSearch));
    connect(policy, &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.navigator.openPolicyWizard(m_filter->filter()); });
    connect(m_filter, &FilterBar::filterChanged, this, &ActivityPage::ask);
    connect(&m_context.hub, &CaseHub::stateChanged, this, [this] {
        m_stale = true;
        if (isVisible()) ask();
    });
    connect(&m_context.settings, &Settings::changed, this, &ActivityPage::ask);
    connect(m_facets, &FacetPanel::chosen, this,
            [this](const QString& field, const QString& value, bool missing, FacetChoice choice) {
                m_filter->setFilter(
                    withFacet(m_filter->filter(), toUtf8(field), toUtf8(value), missing, choice));
            });
    connect(&m_histogram->strip(), &HistogramStrip::rangeSelected, this, [this](qint64 from, qint64 to) {
        m_filter->setFilter(withRange(m_filter->filter(), query::activityFields(), from, to));
    });
    connect(m_model, &ResultTableModel::sortRequested, this,
            [this](const QString& column, Qt::SortOrder order) {
                query::Sort sort{toUtf8(column), order == Qt::DescendingOrder};
                if (sort.column == m_sort.column && sort.descending == m_sort.descending) return;
                m_sort = std::move(sort);
                ask();
            });
    // After the frame with the rows, which would have to share the cores; details once for several steps.
    for (QTimer* timer : {&m_facetsSoon, &m_details}) {
        timer->setSingleShot(true);
        timer->setInterval(0);
    }
    connect(&m_facetsSoon, &QTimer::timeout, this, &ActivityPage::countFacets);
    connect(&m_details, &QTimer::timeout, this, &ActivityPage::showCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, &m_details,
            qOverload<>(&QTimer::start));
    connect(m_table, &QTableView::doubleClicked, this, [this] { m_drawer->setVisible(true); });
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { m_filter->setFilter({}); });
    connect(m_drawer, &ActivityDrawer::closeRequested, m_drawer, &QWidget::hide);
    connect(m_drawer, &ActivityDrawer::userRequested, this,
            [this](const QString& user) { Q_EMIT m_context.navigator.openUser(user); });
    connect(m_drawer, &ActivityDrawer::includeRequested, this,
            [this](const QString& f, const QString& v) { addRule(f, v, false); });
    connect(m_drawer, &ActivityDrawer::excludeRequested, this,
            [this](const QString& f, const QString& v) { addRule(f, v, true); });
}

void ActivityPage::addKeys()
{
    m_pageActions = new Actions(m_context.look, *this, ActionContext::Page);
    m_tableActions = new Actions(m_context.look, *m_table, ActionContext::Table);
    for (Actions* actions : {m_pageActions, m_tableActions})
        actions->setCharacterKeys(m_context.settings.singleLetterKeys());
    const auto on = [this](Actions& actions, ActionId id, auto slot) {
        connect(&actions.action(id), &QAction::triggered, this, slot);
    };
    on(*m_pageActions, ActionId::FilterBar, [this] { m_filter->focusFirst(); });
    on(*m_pageActions, ActionId::AddFilter, [this] { m_filter->addFilter(); });
    on(*m_pageActions, ActionId::Export, [this] { m_tools->exportRows(); });
    on(*m_pageActions, ActionId::PolicyFromSearch,
       [this] { Q_EMIT m_context.navigator.openPolicyWizard(m_filter->filter()); });
    on(*m_tableActions, ActionId::Include, [this] { includeCell(false); });
    on(*m_tableActions, ActionId::Exclude, [this] { includeCell(true); });
    on(*m_tableActions, ActionId::OpenUser, [this] { openUser(); });
    on(*m_pageActions, ActionId::Identity, [this] {
        const QString user = m_model->rawText(m_table->currentIndex().row(), "User");
        if (!user.isEmpty()) Q_EMIT m_context.navigator.openIdentity(user);
    });
    on(*m_tableActions, ActionId::Drawer, [this] { m_drawer->setVisible(!m_drawer->isVisible()); });
    for (const ActionId id : {ActionId::Take, ActionId::CloseBenign, ActionId::CloseTruePositive})
        m_tableActions->action(id).setEnabled(false);
    m_tools = new TableTools(m_context, *m_table, QStringLiteral("activities"),
                             layoutOf(activityColumnsAll()), *m_tableActions);
    m_tools->setRows([this] { return m_model->reader(); });
    m_tools->setExportAction(&m_pageActions->action(ActionId::Export));
    m_scores = new WantedScores(m_context.hub, *m_table, m_tools->columns(), this);
    connect(m_scores, &WantedScores::changed, this, [this] {
        m_stale = true;
        if (isVisible()) ask();
    });
    m_header->addAction(QStringLiteral("columns"), m_tableActions->action(ActionId::Columns));
    m_header->addAction(QStringLiteral("export"), m_pageActions->action(ActionId::Export));
    connectSelection();
}

void ActivityPage::connectSelection()
{
    QPushButton* copy = m_bulk->addButton(QStringLiteral("bulkCopy"), QStringLiteral("copy"), tr("Copy"));
    copy->setToolTip(actionToolTip(ActionId::Copy));
    connect(copy, &QPushButton::clicked, this, [this] { m_tools->copyRows(); });
    QPushButton* file =
        m_bulk->addButton(QStringLiteral("bulkExport"), QStringLiteral("export"), tr("Export…"));
    file->setToolTip(actionToolTip(ActionId::Export));
    connect(file, &QPushButton::clicked, this, [this] { m_tools->exportRows(); });
    connect(m_bulk, &BulkBar::selectAllRequested, this, [this] {
        m_table->selectAll();
        m_table->setFocus();
    });
    connect(m_bulk, &BulkBar::clearRequested, this, [this] {
        m_table->clearSelection();
        m_table->setFocus();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ActivityPage::showSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ActivityPage::showSelection);
}

void ActivityPage::showSelection()
{
    m_bulk->setCounts(rowsIn(rowRanges(m_table->selectionModel()->selection())),
                      static_cast<std::uint64_t>(m_model->rowCount()), *m_table);
}

void ActivityPage::activate()
{
    if (m_stale) ask();
}

QWidget* ActivityPage::firstFocus()
{
    return m_table->isHidden() ? m_empty->firstFocus() : m_table;
}

void ActivityPage::setFilter(const query::Filter& filter)
{
    m_filter->setFilter(filter);
}

SearchQuestion ActivityPage::question() const
{
    SearchQuestion question;
    question.state = m_context.hub.state();
    question.filter = m_filter->filter();
    question.fields = query::activityFields();
    question.sort = m_sort;
    question.facets.assign(kFacets.begin(), kFacets.end());
    question.zone = m_context.settings.displayZone();
    return question;
}

void ActivityPage::ask()
{
    m_asking.cancel();
    m_counting.cancel();
    m_facetsSoon.stop();
    const SearchQuestion asked = m_scores->with(question());
    if (!asked.state) {
        m_header->setSentence(tr("No case is open."));
        m_model->clear();
        m_facets->setFacets({});
        m_histogram->clear();
        m_drawer->showNothing();
        m_shown.reset();
        return;
    }
    m_asking = m_context.tasks.run<SearchAnswer>(
        this, tr("Searching activities"),
        [asked](const Watch& watch) { return searchRows(asked, watch.stop); },
        [this](Result<SearchAnswer> answer) { take(std::move(answer)); });
}

void ActivityPage::take(Result<SearchAnswer> answer)
{
    if (!answer) {
        m_header->setSentence(errorText(answer.error()));
        return;
    }
    m_stale = false;
    // All matching rows are a wish, not a list: they stay selected in another order or at a newer state.
    const std::string kql = m_filter->kql();
    const bool all = m_model->rowCount() > 1 && kql == m_shownKql &&
                     rowRanges(m_table->selectionModel()->selection()) == allRows(m_model->rowCount());
    m_shownKql = kql;
    const QString missing = m_scores->missing(answer->state);
    m_header->setSentence(tr("%1 of %2 activities · %3")
                              .arg(count(static_cast<qint64>(answer->count)),
                                   count(static_cast<qint64>(answer->state->activityCount)),
                                   costText(answer->milliseconds)) +
                          (missing.isEmpty() ? QString() : QStringLiteral(" · ") + missing));
    showEmpty(*answer);
    const int row = m_table->currentIndex().row();
    const bool held = m_shown && row >= 0 && row < m_model->rowCount();
    const RowRef current = held ? m_model->ref(row) : RowRef{};
    m_shown = answer->state;
    m_model->setTimeText(m_context.hub.timeText());
    m_model->setResult(m_shown, std::move(answer->binding), std::move(answer->rows));
    m_model->setSorted(toQString(m_sort.column),
                       m_sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(
            m_model->index(held && row < m_model->rowCount() && m_model->ref(row) == current ? row : 0,
                           visibleColumns(*m_table).constFirst()));
    else
        m_drawer->showNothing();
    if (all) m_table->selectAll();
    m_histogram->setData(std::move(answer->histogram), m_shown, answer->matching,
                         m_context.settings.displayZone());
    m_matching = std::move(answer->matching);
    m_facetsSoon.start();
    Q_EMIT ready();
}

void ActivityPage::countFacets()
{
    SearchQuestion asked = question();
    asked.state = m_shown;
    m_counting = m_context.tasks.run<std::vector<FacetGroup>>(
        this, tr("Searching activities"),
        [asked = std::move(asked), matching = std::exchange(m_matching, nullptr)](
            const Watch& watch) -> Result<std::vector<FacetGroup>> {
            const auto table = openTable(*asked.state, asked.table);
            if (!table) return tl::unexpected(table.error());
            return searchFacets(asked, *table, *matching, watch.stop);
        },
        [this](const Result<std::vector<FacetGroup>>& facets) {
            if (facets)
                m_facets->setFacets(*facets);
            else
                m_header->setSentence(errorText(facets.error()));
        });
}

void ActivityPage::showEmpty(const SearchAnswer& answer)
{
    const bool empty = answer.count == 0;
    if (!empty) {
        m_empty->takeTurn(*m_table, false);
        return;
    }
    EmptyText text;
    text.icon = QStringLiteral("activity");
    const bool none = answer.state->activityCount == 0;
    text.what = none ? tr("This case holds no activities.") : tr("No activity matches the filter.");
    text.why = none ? tr("Import log files to fill it.")
                    : tr("Without the filter there would be %1.")
                          .arg(count(static_cast<qint64>(answer.state->activityCount)));
    if (const QString missing = m_scores->missing(answer.state); !missing.isEmpty()) text.why = missing;
    if (!none) text.button = tr("Remove the filter");
    m_empty->setContent(text);
    m_empty->takeTurn(*m_table, true);
}

void ActivityPage::showCurrent()
{
    const int row = m_table->currentIndex().row();
    if (m_shown && row >= 0 && row < m_model->rowCount()) m_drawer->showRow(m_shown, m_model->ref(row));
}

void ActivityPage::includeCell(bool negative)
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid()) return;
    const QString column = m_model->columns()[index.column()].name;
    const std::string name = toUtf8(column);
    const std::string value = toUtf8(m_model->rawText(index.row(), name));
    const auto rule =
        cellRule(query::activityFields(), name, m_model->typeOf(index.column()), value, negative);
    if (!rule) return;
    // A second moment would leave nothing: it takes the place of the first.
    const auto at = rule->op == query::RuleOp::Between ? parseTime(value) : std::nullopt;
    if (at)
        m_filter->setFilter(withRange(m_filter->filter(), query::activityFields(), at->ticks, at->ticks + 1));
    else
        m_filter->addRule(*rule);
}

void ActivityPage::addRule(const QString& field, const QString& value, bool negative)
{
    if (const auto rule = ruleFor(query::activityFields(), toUtf8(field), toUtf8(value), negative))
        m_filter->addRule(*rule);
}

void ActivityPage::openUser()
{
    const QString user = m_model->rawText(m_table->currentIndex().row(), "User");
    if (!user.isEmpty()) Q_EMIT m_context.navigator.openUser(user);
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/users_page.h"

#include "ui/base/actions.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/base/time_text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/table_tools.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr int kSearchDelayMs = 150;

int indexOf(UserColumn column)
{
    return static_cast<int>(column);
}

QString joined(const std::vector<std::string>& values)
{
    QStringList list;
    for (const std::string& value : values)
        list.append(shown(value));
    return list.join(QStringLiteral(", "));
}

} // namespace

UsersPage::UsersPage(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("usersPage"));
    // Names are worth more than what is also on the page of a user: two columns wait to be chosen.
    m_columns = {{QStringLiteral("rank"), tr("Rank"), CellKind::Number, 68},
                 {QStringLiteral("user"), tr("User"), CellKind::Text, 0},
                 {QStringLiteral("name"), tr("Name"), CellKind::Text, 120},
                 {QStringLiteral("department"), tr("Department"), CellKind::Text, 120, false, false},
                 {QStringLiteral("tags"), tr("Tags"), CellKind::Text, 90, false, false},
                 {QStringLiteral("openAlerts"), tr("Open alerts"), CellKind::Number, 108},
                 {QStringLiteral("alerts"), tr("Alerts"), CellKind::Number, 84},
                 {QStringLiteral("activities"), tr("Activities"), CellKind::Number, 90},
                 {QStringLiteral("trend"), tr("Trend"), CellKind::Trend, 200},
                 {QStringLiteral("lastSeen"), tr("Last seen"), CellKind::Time, 150}};
    build();
    addKeys();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kSearchDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &UsersPage::ask);
    connect(m_search, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(m_everybody, &QCheckBox::toggled, this, &UsersPage::ask);
    connect(m_model, &ListTableModel::sortRequested, this,
            [this](const QString& column, Qt::SortOrder order) {
                const auto at = std::ranges::find(m_columns, column, &ListColumn::id) - m_columns.begin();
                m_sort = {static_cast<UserColumn>(at), order == Qt::DescendingOrder};
                applyOrder(false);
            });
    connect(m_table, &QTableView::activated, this, &UsersPage::openCurrent);
    connect(m_table, &QTableView::doubleClicked, this, &UsersPage::openCurrent);
    connect(m_empty, &EmptyState::buttonClicked, m_search, &QLineEdit::clear);
    connect(&context.settings, &Settings::changed, this, &UsersPage::ask);
    connect(&context.hub, &CaseHub::stateChanged, this, [this] {
        m_stale = true;
        if (isVisible()) ask();
    });
}

void UsersPage::build()
{
    const Look& look = m_context.look;
    m_header = new PageHeader(look, tr("Users"), this);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("userSearch"));
    m_search->setAccessibleName(tr("Find users"));
    m_search->setPlaceholderText(tr("Find users by any of their names"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(look.metrics().goToField());
    m_search->installEventFilter(this);
    m_everybody = new QCheckBox(tr("Show machines and services too"), this);
    m_everybody->setObjectName(QStringLiteral("everybody"));
    m_header->addWidget(m_everybody);
    m_header->addWidget(m_search);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("usersTable"));
    m_table->setAccessibleName(tr("Users"));
    m_model = new ListTableModel(
        m_columns, [this](int row, int column, int wanted) { return cell(row, column, wanted); }, this);
    m_table->setModel(m_model);
    auto* delegate = new RowDelegate(look, *m_table);
    delegate->setDensity(Density::Comfortable);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setStretchLastSection(false); // the name takes the free width
    m_table->horizontalHeader()->setSortIndicator(indexOf(UserColumn::Rank), Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->installEventFilter(this);
    m_empty = new EmptyState(look, this);
    m_empty->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
}

void UsersPage::addKeys()
{
    auto* page = new Actions(m_context.look, *this, ActionContext::Page);
    auto* table = new Actions(m_context.look, *m_table, ActionContext::Table);
    for (Actions* actions : {page, table})
        actions->setCharacterKeys(m_context.settings.singleLetterKeys());
    connect(&page->action(ActionId::FilterBar), &QAction::triggered, m_search,
            qOverload<>(&QWidget::setFocus));
    for (const ActionId id : {ActionId::AddFilter, ActionId::PolicyFromSearch})
        page->action(id).setEnabled(false);
    keepCommonActions(*table);
    m_tools = new TableTools(m_context, *m_table, QStringLiteral("users"), layoutOf(m_columns), *table);
    m_tools->setExportAction(&page->action(ActionId::Export));
    connect(&page->action(ActionId::Export), &QAction::triggered, m_tools, &TableTools::exportRows);
    m_header->addAction(QStringLiteral("columns"), table->action(ActionId::Columns));
    m_header->addAction(QStringLiteral("export"), page->action(ActionId::Export));
}

void UsersPage::activate()
{
    if (m_stale) ask();
}

QWidget* UsersPage::firstFocus()
{
    return m_table;
}

// Enter opens in the table on every platform; Down goes from the search to the first row.
bool UsersPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_table && enter) {
            openCurrent();
            return true;
        }
        if (watched == m_search && (enter || key->key() == Qt::Key_Down)) {
            m_table->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void UsersPage::ask()
{
    m_asking.cancel();
    const StatePtr state = m_context.hub.state();
    if (!state) {
        m_header->setSentence(tr("No case is open."));
        m_rows.clear();
        m_order.clear();
        m_model->setRows(0);
        return;
    }
    askTrends(state);
    const std::string text = toUtf8(m_search->text().trimmed());
    const bool everybody = m_everybody->isChecked();
    m_asking = m_context.tasks.run<std::vector<usecase::UserRow>>(
        this, tr("Listing users"),
        [state, text, everybody](const Watch& watch) {
            return usecase::listUsers(*state, text, 0, everybody, watch.stop);
        },
        [this](const Result<std::vector<usecase::UserRow>>& rows) { take(rows); });
}

void UsersPage::take(const Result<std::vector<usecase::UserRow>>& rows)
{
    if (!rows) {
        m_header->setSentence(errorText(rows.error()));
        return;
    }
    m_stale = false;
    m_rows = *rows;
    m_order = userOrder(m_rows, m_trends.get(), m_sort);
    m_model->setRows(static_cast<int>(m_rows.size()));
    saySize();
    const bool empty = m_rows.empty();
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    if (empty) {
        EmptyText text;
        text.icon = QStringLiteral("users");
        const bool searched = !m_search->text().trimmed().isEmpty();
        text.what = searched ? tr("Nobody has such a name.") : tr("This case names no users.");
        text.why = searched ? tr("Every name and account of every user was looked at.")
                            : tr("Import log files or a directory export.");
        if (searched) text.button = tr("Clear the search");
        m_empty->setContent(text);
    } else {
        m_table->setCurrentIndex(m_model->index(0, indexOf(UserColumn::User)));
    }
    Q_EMIT ready();
}

void UsersPage::openCurrent()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(m_rows.size())) return;
    const usecase::UserRow& user = m_rows[m_order[static_cast<std::size_t>(row)]];
    Q_EMIT m_context.navigator.openUser(toQString(user.userId.empty() ? user.user : user.userId));
}

// Once a state of the case: the search does not change anybody's trend. Those of the state before stay until
// the new ones are there, so that closing an alert does not empty the column.
void UsersPage::askTrends(const StatePtr& state)
{
    if (m_trendsOf == state) return;
    m_askingTrends.cancel();
    if (!m_trendsOf || m_trendsOf->path != state->path) m_trends.reset();
    m_trendsOf = state;
    m_trendsProblem.clear();
    m_askingTrends = m_context.tasks.run<UserTrendsPtr>(
        this, tr("Working out the trends"),
        [state](const Watch& watch) { return loadUserTrends(*state, watch.stop); },
        [this](Result<UserTrendsPtr> trends) { takeTrends(std::move(trends)); });
}

void UsersPage::takeTrends(Result<UserTrendsPtr> trends)
{
    if (trends)
        m_trends = std::move(*trends);
    else {
        m_trends.reset();
        m_trendsProblem = errorText(trends.error());
    }
    if (m_sort.column == UserColumn::Trend) applyOrder(true);
    m_model->refreshColumn(indexOf(UserColumn::Trend));
    Q_EMIT trendsReady();
}

void UsersPage::saySize()
{
    const QString users = count(static_cast<qint64>(m_rows.size()));
    m_header->setSentence(m_sort.column == UserColumn::Rank
                              ? tr("%1 users, ordered by open alerts until they are scored").arg(users)
                              : tr("%1 users").arg(users));
}

// The first row becomes current, as whoever orders a list wants to see its top; or the user who was.
void UsersPage::applyOrder(bool keepCurrent)
{
    if (m_rows.empty()) return;
    saySize();
    const QModelIndex index = m_table->currentIndex();
    const std::size_t current = m_order[static_cast<std::size_t>(std::max(index.row(), 0))];
    m_order = userOrder(m_rows, m_trends.get(), m_sort);
    m_model->setRows(static_cast<int>(m_rows.size()));
    const auto at = keepCurrent ? std::ranges::find(m_order, current) - m_order.begin() : 0;
    const int column = index.isValid() ? index.column() : indexOf(UserColumn::User);
    m_table->setCurrentIndex(m_model->index(static_cast<int>(at), column));
}

// As an export writes it.
QVariant UsersPage::rawOf(const usecase::UserRow& user, std::size_t rank, UserColumn column) const
{
    switch (column) {
    case UserColumn::Rank:
        return static_cast<qint64>(rank) + 1;
    case UserColumn::User:
        return toQString(user.user);
    case UserColumn::Name:
        return toQString(user.displayName);
    case UserColumn::Department:
        return toQString(user.department);
    case UserColumn::OpenAlerts:
        return static_cast<qint64>(user.openAlerts);
    case UserColumn::Alerts:
        return static_cast<qint64>(user.alerts);
    case UserColumn::Activities:
        return static_cast<qint64>(user.activities);
    case UserColumn::LastSeen:
        return user.lastSeen == kNoTime ? QString() : toQString(isoText(user.lastSeen));
    case UserColumn::Trend: {
        const TrendMarkPtr trend = m_trends ? m_trends->of(user.userId) : nullptr;
        return trend ? QVariant(trend->slope) : QVariant();
    }
    case UserColumn::Tags:
        break;
    }
    return {};
}

QVariant UsersPage::cell(int row, int column, int wanted) const
{
    if (row >= static_cast<int>(m_order.size())) return {};
    const std::size_t rank = m_order[static_cast<std::size_t>(row)];
    const usecase::UserRow& user = m_rows[rank];
    const auto which = static_cast<UserColumn>(column);
    if (which == UserColumn::Trend) return trendCell(user, wanted);
    if (which == UserColumn::LastSeen && wanted == role::kOffset)
        return m_context.hub.timeText().offset(user.lastSeen);
    if (wanted == role::kStrong) return which == UserColumn::OpenAlerts && user.openAlerts > 0;
    if (wanted == role::kRaw) return rawOf(user, rank, which);
    if (wanted != Qt::DisplayRole) return {};
    return cellText(user, rank, which);
}

QString UsersPage::cellText(const usecase::UserRow& user, std::size_t rank, UserColumn column) const
{
    switch (column) {
    case UserColumn::Rank:
        return count(static_cast<qint64>(rank) + 1);
    case UserColumn::User:
        return shown(user.user);
    case UserColumn::Name:
        return user.displayName.empty() ? emptyValue() : shown(user.displayName);
    case UserColumn::Department:
        return user.department.empty() ? emptyValue() : shown(user.department);
    case UserColumn::Tags:
        return joined(user.tags);
    case UserColumn::OpenAlerts:
        return count(static_cast<qint64>(user.openAlerts));
    case UserColumn::Alerts:
        return count(static_cast<qint64>(user.alerts));
    case UserColumn::Activities:
        return count(static_cast<qint64>(user.activities));
    case UserColumn::LastSeen:
        return m_context.hub.timeText().shortText(user.lastSeen);
    case UserColumn::Trend:
        break;
    }
    return {};
}

QVariant UsersPage::trendCell(const usecase::UserRow& user, int wanted) const
{
    const TrendMarkPtr trend = m_trends ? m_trends->of(user.userId) : nullptr;
    const bool says = wanted == Qt::ToolTipRole || wanted == Qt::AccessibleTextRole;
    if (trend) {
        if (wanted == role::kTrend) return QVariant::fromValue(trend);
        if (wanted == Qt::DisplayRole) return trendText(*trend);
        if (wanted == Qt::ToolTipRole) return trendSentence(*trend);
        if (wanted == Qt::AccessibleTextRole)
            return QStringLiteral("%1. %2").arg(trendText(*trend), trendSentence(*trend));
        return {};
    }
    if (wanted == role::kMuted) return true;
    if (!m_trendsProblem.isEmpty())
        return says ? QVariant(m_trendsProblem) : wanted == Qt::DisplayRole ? emptyValue() : QVariant();
    if (!m_trends) return says || wanted == Qt::DisplayRole ? QVariant(tr("working")) : QVariant();
    if (says) return tr("No dated activities in these %n days", nullptr, m_trends->window.days());
    return wanted == Qt::DisplayRole ? QVariant(tr("none in %n days", nullptr, m_trends->window.days()))
                                     : QVariant();
}

} // namespace sightline::ui

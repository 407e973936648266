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
#include "ui/pages/users/people_notices.h"
#include "ui/pages/users/priority_strip.h"
#include "ui/pages/users/user_choice.h"
#include "ui/pages/users/user_columns.h"
#include "ui/pages/users/user_reasons.h"
#include "ui/pages/users/user_scores.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/user_hover.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr int kSearchDelayMs = 150;
constexpr int kSightDelayMs = 60;

int indexOf(UserColumn column)
{
    return static_cast<int>(column);
}

} // namespace

UsersPage::UsersPage(PageContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_reasons(new UserReasons(context.tasks, this))
{
    setObjectName(QStringLiteral("usersPage"));
    m_columns = userColumns();
    build();
    addKeys();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kSearchDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &UsersPage::ask);
    m_inSight.setSingleShot(true);
    m_inSight.setInterval(kSightDelayMs);
    connect(&m_inSight, &QTimer::timeout, this, &UsersPage::askReasons);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, &m_inSight, qOverload<>(&QTimer::start));
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, &m_inSight, qOverload<>(&QTimer::start));
    connect(m_reasons, &UserReasons::changed, this,
            [this] { m_model->refreshColumn(indexOf(UserColumn::Reason)); });
    connect(m_strip, &PriorityStrip::rangeChanged, this, &UsersPage::narrow);
    connect(m_search, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(m_choice, &UserChoice::changed, this, &UsersPage::narrow);
    connect(m_model, &ListTableModel::sortRequested, this,
            [this](const QString& column, Qt::SortOrder order) {
                const auto at = std::ranges::find(m_columns, column, &ListColumn::id) - m_columns.begin();
                m_sort = {static_cast<UserColumn>(at), order == Qt::DescendingOrder};
                applyOrder(false);
            });
    connect(m_table, &QTableView::activated, this, &UsersPage::openCurrent);
    connect(m_table, &QTableView::doubleClicked, this, &UsersPage::openCurrent);
    connect(m_empty, &EmptyState::buttonClicked, m_search, &QLineEdit::clear);
    connect(m_empty, &EmptyState::flatButtonClicked, this, [this] {
        m_strip->clearRange();
        m_choice->clear();
    });
    connect(&context.settings, &Settings::changed, this, &UsersPage::ask);
    connect(&context.hub.scores(), &ScoreFeed::changed, this, &UsersPage::takeScores);
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
    m_search->setPlaceholderText(tr("Find by name, mail, SID, id or DOMAIN\\name"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(look.metrics().goToField());
    m_search->installEventFilter(this);
    m_header->addWidget(m_search);
    m_notices = new PeopleNotices(m_context, this);
    m_choice = new UserChoice(look, this);
    m_strip = new PriorityStrip(look, this);
    m_strip->hide();
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("usersTable"));
    m_table->setAccessibleName(tr("Users"));
    m_model = new ListTableModel(
        m_columns, [this](int row, int column, int wanted) { return cell(row, column, wanted); }, this);
    m_table->setModel(m_model);
    auto* delegate = new RowDelegate(look, *m_table);
    delegate->setDensity(Density::Comfortable);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setStretchLastSection(false); // the reason takes the free width
    m_table->horizontalHeader()->setSortIndicator(indexOf(UserColumn::Rank), Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->installEventFilter(this);
    UserHover::addTo(m_context, *m_table);
    m_empty = new EmptyState(look, this);
    m_empty->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_notices);
    column->addWidget(m_choice);
    column->addWidget(m_strip);
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
    QAction& identity = page->action(ActionId::Identity);
    connect(&identity, &QAction::triggered, this, [this] {
        if (const usecase::UserRow* user = currentUser())
            Q_EMIT m_context.navigator.openIdentity(toQString(user->userId));
    });
    m_tools->addMenuAction(identity);
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
        m_found.clear();
        m_rows.clear();
        m_order.clear();
        m_model->setRows(0);
        m_notices->follow(nullptr);
        return;
    }
    askTrends(state);
    m_context.hub.scores().want(state);
    const std::string text = toUtf8(m_search->text().trimmed());
    m_asking = m_context.tasks.run<std::vector<usecase::UserRow>>(
        this, tr("Listing users"),
        [state, text](const Watch& watch) { return usecase::listUsers(*state, text, 0, true, watch.stop); },
        [this](Result<std::vector<usecase::UserRow>> rows) { take(std::move(rows)); });
}

void UsersPage::take(Result<std::vector<usecase::UserRow>> rows)
{
    if (!rows) {
        m_header->setSentence(errorText(rows.error()));
        return;
    }
    m_stale = false;
    m_found = std::move(*rows);
    if (scores() != nullptr) rankByPriority(m_found, *scores());
    showStrip();
    m_choice->setUsers(m_found);
    m_notices->follow(m_context.hub.state());
    narrow();
    Q_EMIT ready();
}

// The found ones that are of the chosen type, tag and department.
void UsersPage::narrow()
{
    m_rows.clear();
    std::ranges::copy_if(m_found, std::back_inserter(m_rows),
                         [this, range = m_strip->range()](const usecase::UserRow& user) {
                             if (!m_choice->accepts(user)) return false;
                             const analytics::Priority* score =
                                 range && scores() != nullptr ? scores()->of(user.entity) : nullptr;
                             if (score == nullptr) return !range;
                             return score->sum() >= range->first && score->sum() < range->second;
                         });
    m_order = userOrder(m_rows, m_trends.get(), history(), m_sort);
    m_model->setRows(static_cast<int>(m_rows.size()));
    saySize();
    const bool empty = m_rows.empty();
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    if (empty)
        showEmpty();
    else
        m_table->setCurrentIndex(m_model->index(0, indexOf(UserColumn::User)));
    m_inSight.start();
}

void UsersPage::showEmpty()
{
    EmptyText text;
    text.icon = QStringLiteral("users");
    const bool searched = !m_search->text().trimmed().isEmpty();
    if (searched) text.button = tr("Clear the search");
    if (m_strip->range()) {
        text.what = tr("Nobody here has this priority.");
        text.why = tr("The bar above counts everybody who is scored; the list is narrowed further.");
        text.flatButton = tr("Show everybody");
    } else if (!m_found.empty()) {
        text.what = tr("Nobody is of this type, tag and department.");
        text.why = tr("%n others are hidden by that choice.", nullptr, static_cast<int>(m_found.size()));
        text.flatButton = tr("Show everybody");
    } else if (searched) {
        text.what = tr("Nobody has such a name.");
        text.why = tr("Every name, account and mail address of every user was looked at.");
    } else {
        text.what = tr("This case names no users.");
        text.why = tr("Import log files or a directory export.");
    }
    m_empty->setContent(text);
}

const usecase::UserRow* UsersPage::currentUser() const
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(m_rows.size())) return nullptr;
    return &m_rows[m_order[static_cast<std::size_t>(row)]];
}

void UsersPage::openCurrent()
{
    const usecase::UserRow* user = currentUser();
    if (user == nullptr) return;
    Q_EMIT m_context.navigator.openUser(toQString(user->userId.empty() ? user->user : user->userId));
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

void UsersPage::takeScores()
{
    if (scores() != nullptr) {
        const int row = m_table->currentIndex().row();
        const std::string current =
            row > 0 && currentUser() != nullptr ? currentUser()->userId : std::string();
        rankByPriority(m_found, *scores());
        showStrip();
        narrow();
        showUser(current);
    } else {
        saySize();
    }
    Q_EMIT scoresReady();
}

// Of everybody who is scored, whatever the list shows.
void UsersPage::showStrip()
{
    const ScoreAnswer& answer = m_context.hub.scores().answer();
    m_reasons->setScores(answer);
    m_strip->setVisible(answer.history != nullptr);
    m_scoreScale = answer.history ? scoreScale(*answer.history, m_found) : 0;
    if (answer.history)
        m_strip->setSums(answer.history->sums(), answer.history->line(answer.history->days() - 1));
    else
        m_strip->clearRange();
}

void UsersPage::askReasons()
{
    if (!isVisible() || m_table->isColumnHidden(indexOf(UserColumn::Reason))) return;
    std::vector<query::EntityCode> wanted;
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    const int rows = static_cast<int>(m_order.size());
    for (int row = std::max(0, m_table->rowAt(0)); row < (last < 0 ? rows : std::min(last + 1, rows)); ++row)
        wanted.push_back(m_rows[m_order[static_cast<std::size_t>(row)]].entity);
    m_reasons->want(std::move(wanted));
}

QVariant UsersPage::reasonCell(const usecase::UserRow& user, int wanted) const
{
    const analytics::Priority* score = scores() != nullptr ? scores()->of(user.entity) : nullptr;
    const bool points = score != nullptr && score->sum() > 0;
    const UserReasons::Reason* reason = m_reasons->of(user.entity);
    const bool known = points && reason != nullptr && !reason->title.isEmpty();
    switch (wanted) {
    case Qt::DisplayRole:
        return known ? reason->title : points && reason == nullptr ? tr("working") : emptyValue();
    case Qt::ToolTipRole:
        if (known) return QStringLiteral("%1\n%2").arg(reason->title, reason->why);
        return points ? tr("The reason is being worked out") : tr("Nothing adds points in the last 7 days");
    case role::kRaw:
        return known ? reason->title : QString();
    case role::kMuted:
        return !known;
    default:
        return {};
    }
}

// Whoever was looked at before the list got its order stays current; "": the first.
void UsersPage::showUser(const std::string& userId)
{
    const auto at = std::ranges::find_if(
        m_order, [&](std::size_t i) { return !userId.empty() && m_rows[i].userId == userId; });
    if (at == m_order.end()) return;
    const auto row = static_cast<int>(at - m_order.begin());
    m_table->setCurrentIndex(m_model->index(row, indexOf(UserColumn::User)));
}

QVariant UsersPage::scoreOf(const usecase::UserRow& user, UserColumn column, int wanted) const
{
    const QString& problem = m_context.hub.scores().problem();
    if (!problem.isEmpty() && wanted == Qt::ToolTipRole) return problem;
    const bool pending =
        scores() == nullptr && problem.isEmpty() && user.kind == identity::EntityKind::Person;
    ScoreCell cell{{}, pending, m_scoreScale};
    if (history() != nullptr) cell.days = history()->of(user.entity);
    return scoreCell(cell, column, wanted);
}

void UsersPage::saySize()
{
    const QString users = count(static_cast<qint64>(m_rows.size()));
    const QString found = count(static_cast<qint64>(m_found.size()));
    if (m_sort.column != UserColumn::Rank) return m_header->setSentence(tr("%1 of %2").arg(users, found));
    const TimeText time = m_context.hub.timeText();
    m_header->setSentence(
        scores() != nullptr
            ? tr("%1 of %2, by investigation priority as of %3").arg(users, found, time.full(scores()->asOf))
            : tr("%1 of %2, ordered by open alerts until they are scored").arg(users, found));
}

// The first row becomes current, as whoever orders a list wants to see its top; or the user who was.
void UsersPage::applyOrder(bool keepCurrent)
{
    if (m_rows.empty()) return;
    saySize();
    const QModelIndex index = m_table->currentIndex();
    const std::size_t current = m_order[static_cast<std::size_t>(std::max(index.row(), 0))];
    m_order = userOrder(m_rows, m_trends.get(), history(), m_sort);
    m_model->setRows(static_cast<int>(m_rows.size()));
    m_inSight.start();
    const auto at = keepCurrent ? std::ranges::find(m_order, current) - m_order.begin() : 0;
    const int column = index.isValid() ? index.column() : indexOf(UserColumn::User);
    m_table->setCurrentIndex(m_model->index(static_cast<int>(at), column));
}

QVariant UsersPage::cell(int row, int column, int wanted) const
{
    if (row >= static_cast<int>(m_order.size())) return {};
    const std::size_t rank = m_order[static_cast<std::size_t>(row)];
    const usecase::UserRow& user = m_rows[rank];
    const auto which = static_cast<UserColumn>(column);
    if (which == UserColumn::Trend) return trendCell(user, wanted);
    if (isScoreColumn(which)) return scoreOf(user, which, wanted);
    if (which == UserColumn::Reason) return reasonCell(user, wanted);
    const TimeText time = m_context.hub.timeText();
    switch (wanted) {
    case Qt::DisplayRole:
        return userText(user, rank, which, time);
    case Qt::ToolTipRole:
        return userToolTip(user, which, time);
    case role::kRaw:
        return userRaw(user, rank, which);
    case role::kStrong:
        return which == UserColumn::OpenAlerts && user.openAlerts > 0;
    case role::kOffset:
        if (which == UserColumn::FirstSeen) return time.offset(user.firstSeen);
        return which == UserColumn::LastSeen ? QVariant(time.offset(user.lastSeen)) : QVariant();
    case role::kUser:
        return which == UserColumn::User || which == UserColumn::Name ? QVariant(toQString(user.userId))
                                                                      : QVariant();
    default:
        return {};
    }
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/users_page.h"

#include "ui/base/actions.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/table_tools.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

constexpr int kSearchDelayMs = 150;

enum Column { Rank, User, Name, Department, Tags, OpenAlerts, Alerts, Activities, LastSeen };

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
    m_columns = {{QStringLiteral("rank"), tr("Rank"), CellKind::Number, 52},
                 {QStringLiteral("user"), tr("User"), CellKind::Text, 0},
                 {QStringLiteral("name"), tr("Name"), CellKind::Text, 170},
                 {QStringLiteral("department"), tr("Department"), CellKind::Text, 130},
                 {QStringLiteral("tags"), tr("Tags"), CellKind::Text, 120},
                 {QStringLiteral("openAlerts"), tr("Open alerts"), CellKind::Number, 90},
                 {QStringLiteral("alerts"), tr("Alerts"), CellKind::Number, 70},
                 {QStringLiteral("activities"), tr("Activities"), CellKind::Number, 90},
                 {QStringLiteral("lastSeen"), tr("Last seen"), CellKind::Time, 170}};
    build();
    addKeys();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kSearchDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &UsersPage::ask);
    connect(m_search, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(m_everybody, &QCheckBox::toggled, this, &UsersPage::ask);
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
        m_model->setRows(0);
        return;
    }
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
    m_model->setRows(static_cast<int>(m_rows.size()));
    m_header->setSentence(tr("%1 users, ordered by open alerts until they are scored")
                              .arg(count(static_cast<qint64>(m_rows.size()))));
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
        m_table->setCurrentIndex(m_model->index(0, User));
    }
    Q_EMIT ready();
}

void UsersPage::openCurrent()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(m_rows.size())) return;
    const usecase::UserRow& user = m_rows[static_cast<std::size_t>(row)];
    Q_EMIT m_context.navigator.openUser(toQString(user.userId.empty() ? user.user : user.userId));
}

// As an export writes it.
QVariant UsersPage::rawOf(const usecase::UserRow& user, int row, int column)
{
    switch (column) {
    case Rank:
        return static_cast<qint64>(row) + 1;
    case User:
        return toQString(user.user);
    case Name:
        return toQString(user.displayName);
    case Department:
        return toQString(user.department);
    case OpenAlerts:
        return static_cast<qint64>(user.openAlerts);
    case Alerts:
        return static_cast<qint64>(user.alerts);
    case Activities:
        return static_cast<qint64>(user.activities);
    case LastSeen:
        return user.lastSeen == kNoTime ? QString() : toQString(isoText(user.lastSeen));
    default:
        return {};
    }
}

QVariant UsersPage::cell(int row, int column, int wanted) const
{
    if (row >= static_cast<int>(m_rows.size())) return {};
    const usecase::UserRow& user = m_rows[static_cast<std::size_t>(row)];
    if (column == LastSeen && wanted == role::kOffset) return m_context.hub.timeText().offset(user.lastSeen);
    if (wanted == role::kStrong) return column == OpenAlerts && user.openAlerts > 0;
    if (wanted == role::kRaw) return rawOf(user, row, column);
    if (wanted != Qt::DisplayRole) return {};
    switch (column) {
    case Rank:
        return count(row + 1);
    case User:
        return shown(user.user);
    case Name:
        return user.displayName.empty() ? emptyValue() : shown(user.displayName);
    case Department:
        return user.department.empty() ? emptyValue() : shown(user.department);
    case Tags:
        return joined(user.tags);
    case OpenAlerts:
        return count(static_cast<qint64>(user.openAlerts));
    case Alerts:
        return count(static_cast<qint64>(user.alerts));
    case Activities:
        return count(static_cast<qint64>(user.activities));
    case LastSeen:
        return m_context.hub.timeText().shortText(user.lastSeen);
    default:
        return {};
    }
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/alert_queue.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/models/result_cells.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QSet>

#include <algorithm>
#include <array>

namespace sightline::ui
{

namespace
{

enum Column { SeverityColumn, TitleColumn, StatusColumn, TimeColumn };

constexpr std::array<std::string_view, 3> kOnPremisesApps{"Active Directory", "Windows",
                                                          "Active Directory Federation Services"};

struct ResolutionWord {
    std::string_view stored;
    const char* text;
};

constexpr std::array<ResolutionWord, 5> kResolutionWords{{
    {"TruePositive", QT_TRANSLATE_NOOP("Resolution", "True positive")},
    {"Benign", QT_TRANSLATE_NOOP("Resolution", "Benign")},
    {"FalsePositive", QT_TRANSLATE_NOOP("Resolution", "False positive")},
    {"Dismissed", QT_TRANSLATE_NOOP("Resolution", "Dismissed")},
    {"Resolved", QT_TRANSLATE_NOOP("Resolution", "Resolved")},
}};

QString listText(const std::vector<std::string>& values)
{
    if (values.empty()) return {};
    const QString first = shown(values.front());
    return values.size() == 1
               ? first
               : QStringLiteral("%1 +%2").arg(first, count(static_cast<qint64>(values.size() - 1)));
}

} // namespace

Environment environmentOf(const Alert& alert)
{
    bool onPremises = false;
    bool cloud = false;
    for (const std::string& app : alert.apps) {
        const bool here = std::ranges::find(kOnPremisesApps, app) != kOnPremisesApps.end();
        onPremises = onPremises || here;
        cloud = cloud || !here;
    }
    if (onPremises && cloud) return Environment::Both;
    return onPremises ? Environment::OnPremises : cloud ? Environment::Cloud : Environment::None;
}

Ticks lastMoment(const Alert& alert)
{
    return alert.end != kNoTime ? alert.end : alert.time;
}

QString resolutionText(std::string_view resolution)
{
    const auto it = std::ranges::find(kResolutionWords, resolution, &ResolutionWord::stored);
    return it == kResolutionWords.end() ? QString() : QCoreApplication::translate("Resolution", it->text);
}

AlertQueue::AlertQueue(const Look& look, QWidget* parent) : QTableView(parent), m_look(look)
{
    setObjectName(QStringLiteral("alertQueue"));
    setAccessibleName(tr("Alerts"));
    m_columns = {{QStringLiteral("Severity"), tr("Severity"), CellKind::Severity, 40, true},
                 {QStringLiteral("Title"), tr("Alert"), CellKind::Text, 0},
                 {QStringLiteral("Status"), tr("Status, assignee"), CellKind::Status, 130},
                 {QStringLiteral("TimeGenerated"), tr("Last activity"), CellKind::Time, 150}};
    m_model = new ListTableModel(
        m_columns, [this](int row, int column, int wanted) { return cell(row, column, wanted); }, this);
    setModel(m_model);
    m_delegate = new RowDelegate(look, *this, RowLines::Two);
    horizontalHeader()->setStretchLastSection(false); // the title takes the free width
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSortingEnabled(false);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSortIndicator(TimeColumn, Qt::DescendingOrder);
    applyWidths(*this, m_columns, look.metrics().fontHeight());
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) {
                if (column >= 0 && column < m_columns.size())
                    Q_EMIT sortRequested(m_columns[column].id, order);
            });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT currentAlertChanged(); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { Q_EMIT selectionCountChanged(static_cast<int>(selectedRows(*this).size())); });
}

void AlertQueue::setDensity(Density density)
{
    m_delegate->setDensity(density);
}

void AlertQueue::setRowsShown(int rows)
{
    const Metrics& m = m_look.metrics();
    setFixedHeight(m.tableHeader() + rows * m.rowTwoLine() + m.scaled(2));
}

void AlertQueue::setAlerts(StatePtr state, std::vector<std::size_t> rows, const TimeText& time)
{
    const Alert* current = currentAlert();
    const std::string currentId = current ? current->id : std::string();
    QSet<QString> selected;
    for (const std::string& id : selectedIds())
        selected.insert(toQString(id));
    {
        const QSignalBlocker quiet(selectionModel());
        m_state = std::move(state);
        m_rows = std::move(rows);
        m_time = time;
        m_model->setRows(static_cast<int>(m_rows.size()));
        QItemSelection selection;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const std::string& id = m_state->alerts[m_rows[static_cast<std::size_t>(row)]].id;
            if (selected.contains(toQString(id)))
                selection.select(m_model->index(row, 0), m_model->index(row, TimeColumn));
            if (id == currentId)
                selectionModel()->setCurrentIndex(m_model->index(row, TitleColumn),
                                                  QItemSelectionModel::NoUpdate);
        }
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
        if (!currentIndex().isValid() && m_model->rowCount() > 0)
            selectionModel()->setCurrentIndex(m_model->index(0, TitleColumn), QItemSelectionModel::NoUpdate);
    }
    viewport()->update();
    Q_EMIT currentAlertChanged();
    Q_EMIT selectionCountChanged(static_cast<int>(selectedRows(*this).size()));
}

RowReaderPtr AlertQueue::fullRows() const
{
    const auto table = m_state ? openTable(*m_state, "Alert") : Result<query::TableBinding>();
    if (!m_state || !table) return nullptr;
    std::vector<std::size_t> begins; // of the segments, which the alerts follow
    std::size_t end = 0;
    for (const SegmentView& view : table->context().snapshot->segments) {
        begins.push_back(end);
        end += view.segment->rows();
    }
    std::vector<RowRef> refs;
    for (const std::size_t row : m_rows) {
        const auto after = std::ranges::upper_bound(begins, row);
        const auto segment = static_cast<std::size_t>(after - begins.begin()) - 1;
        refs.push_back(
            {static_cast<std::uint32_t>(segment), static_cast<std::uint32_t>(row - begins[segment])});
    }
    return readerOf(m_state, *table, query::RowOrder(std::move(refs)), columnsOf(*table), m_time);
}

const Alert* AlertQueue::currentAlert() const
{
    const int row = currentIndex().row();
    if (!m_state || row < 0 || row >= static_cast<int>(m_rows.size())) return nullptr;
    return &m_state->alerts[m_rows[static_cast<std::size_t>(row)]];
}

std::vector<std::string> AlertQueue::selectedIds() const
{
    std::vector<std::string> ids;
    if (!m_state) return ids;
    for (const int row : selectedRows(*this))
        ids.push_back(m_state->alerts[m_rows[static_cast<std::size_t>(row)]].id);
    return ids;
}

void AlertQueue::selectAlert(const std::string& id)
{
    for (std::size_t row = 0; m_state && row < m_rows.size(); ++row) {
        if (m_state->alerts[m_rows[row]].id != id) continue;
        setCurrentIndex(m_model->index(static_cast<int>(row), TitleColumn));
        return;
    }
}

QVariant AlertQueue::cell(int row, int column, int wanted) const
{
    if (!m_state || row >= static_cast<int>(m_rows.size())) return {};
    const Alert& alert = m_state->alerts[m_rows[static_cast<std::size_t>(row)]];
    switch (column) {
    case SeverityColumn:
        if (wanted == role::kSeverity) return static_cast<int>(fromText<Severity>(alert.severity));
        if (wanted == Qt::AccessibleTextRole) return word(fromText<Severity>(alert.severity));
        if (wanted == role::kRaw) return toQString(alert.severity);
        return {};
    case TitleColumn:
        return titleCell(alert, wanted);
    case StatusColumn:
        return statusCell(alert, wanted);
    case TimeColumn:
        return timeCell(alert, wanted);
    default:
        return {};
    }
}

QVariant AlertQueue::titleCell(const Alert& alert, int wanted) const
{
    switch (wanted) {
    case Qt::DisplayRole:
        return shown(alert.title);
    case role::kRaw:
        return toQString(alert.title);
    case role::kDot:
        return true;
    case role::kUnread:
        return !alert.isRead && alert.status == "New";
    case role::kSecondEnvironment:
        return static_cast<int>(environmentOf(alert));
    case role::kUser:
        return alert.users.empty() ? QVariant() : QVariant(toQString(alert.users.front()));
    case role::kSecondLine: {
        QStringList parts{listText(alert.users), listText(alert.apps), shown(alert.policy)};
        parts.removeAll(QString());
        return parts.join(QStringLiteral("  ·  "));
    }
    default:
        return {};
    }
}

QVariant AlertQueue::statusCell(const Alert& alert, int wanted) const
{
    switch (wanted) {
    case Qt::DisplayRole:
        return word(fromText<AlertStatus>(alert.status));
    case role::kRaw:
        return toQString(alert.status);
    case role::kStatus:
        return static_cast<int>(fromText<AlertStatus>(alert.status));
    case role::kSecondLine:
        if (alert.status == "Closed" && alert.resolution != "none") return resolutionText(alert.resolution);
        return alert.assignee.empty() ? tr("nobody") : shown(alert.assignee);
    default:
        return {};
    }
}

QVariant AlertQueue::timeCell(const Alert& alert, int wanted) const
{
    const Ticks at = lastMoment(alert);
    switch (wanted) {
    case Qt::DisplayRole:
        return m_time.clock(at);
    case role::kOffset:
        return m_time.offset(at);
    case role::kSecondLine:
        return at == kNoTime ? QString() : m_time.day(at);
    case role::kRaw:
        return toQString(isoText(at));
    default:
        return {};
    }
}

} // namespace sightline::ui

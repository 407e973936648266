// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/result_table_model.h"

#include "ui/base/figure_text.h"
#include "ui/base/marks.h"
#include "ui/base/text.h"
#include "ui/widgets/filter_words.h"

#include <array>

namespace sightline::ui
{

namespace
{

struct ShownColumn {
    const char* name;
    CellKind kind;
    int width;
};

constexpr std::array<ShownColumn, 8> kActivityShown{{
    {"TimeGenerated", CellKind::Time, 172},
    {"User", CellKind::Text, 190},
    {"ActionType", CellKind::Text, 170},
    {"App", CellKind::Text, 150},
    {"Object", CellKind::Text, 230},
    {"IPAddress", CellKind::Fixed, 130},
    {"Country", CellKind::Text, 74},
    {"Result", CellKind::Outcome, 96},
}};

Qt::Alignment alignmentOf(CellKind kind)
{
    return (kind == CellKind::Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

QList<ResultColumn> activityColumnsShown()
{
    QList<ResultColumn> columns;
    for (const ShownColumn& column : kActivityShown) {
        columns.append(
            {QString::fromLatin1(column.name), columnTitle(column.name), column.kind, column.width});
    }
    return columns;
}

// The reader points at the binding, so both lie where they do not move.
struct ResultTableModel::Source {
    Source(std::shared_ptr<const void> kept, query::TableBinding bound)
        : state(std::move(kept)),
          binding(std::move(bound)),
          reader(binding),
          environment(binding.find("Environment"))
    {
    }

    std::shared_ptr<const void> state;
    query::TableBinding binding;
    query::CellReader reader;
    const query::BoundColumn* environment;
    std::vector<const query::BoundColumn*> columns; // null: the table has no such column
};

ResultTableModel::ResultTableModel(QObject* parent) : QAbstractTableModel(parent), m_time(ZoneView{}) {}

ResultTableModel::~ResultTableModel() = default;

void ResultTableModel::setResult(std::shared_ptr<const void> state, query::TableBinding binding,
                                 query::RowOrder rows, const QList<ResultColumn>& columns)
{
    beginResetModel();
    m_source = std::make_unique<Source>(std::move(state), std::move(binding));
    m_rows = std::move(rows);
    m_columns = columns;
    for (const ResultColumn& column : m_columns) {
        m_source->columns.push_back(m_source->binding.find(toUtf8(column.name)));
    }
    endResetModel();
}

void ResultTableModel::clear()
{
    beginResetModel();
    m_source.reset();
    m_rows = {};
    endResetModel();
}

void ResultTableModel::setTimeText(const TimeText& time)
{
    m_time = time;
    if (m_rows.size() != 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
                           {Qt::DisplayRole, role::kOffset});
    }
}

QString ResultTableModel::rawText(int row, std::string_view column) const
{
    if (!m_source || row < 0 || row >= rowCount()) return {};
    const query::BoundColumn* bound = m_source->binding.find(column);
    if (bound == nullptr) return {};
    const auto text = m_source->reader.text(ref(row), *bound);
    return text ? toQString(*text) : QString();
}

int ResultTableModel::columnOf(const QString& name) const
{
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].name == name) return i;
    }
    return -1;
}

void ResultTableModel::setSorted(const QString& column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    if (!m_columns.isEmpty()) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int ResultTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ResultTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

Result<std::string> ResultTableModel::cell(int row, int column) const
{
    const query::BoundColumn* bound = m_source->columns[static_cast<std::size_t>(column)];
    if (bound == nullptr) return std::string();
    return m_source->reader.text(ref(row), *bound);
}

Ticks ResultTableModel::time(int row, int column) const
{
    const query::BoundColumn* bound = m_source->columns[static_cast<std::size_t>(column)];
    if (bound == nullptr) return kNoTime;
    const auto value = m_source->reader.value(ref(row), *bound);
    return value && value->kind == Value::Kind::Integer ? value->integer : kNoTime;
}

QVariant ResultTableModel::display(int row, int column) const
{
    const CellKind kind = m_columns[column].kind;
    if (kind == CellKind::Time) return m_time.shortText(time(row, column));
    const auto text = cell(row, column);
    if (!text) return QStringLiteral("\u26A0");
    if (text->empty()) return emptyValue();
    switch (kind) {
    case CellKind::Outcome: {
        const Outcome outcome = fromText<Outcome>(*text);
        return outcome == Outcome::None ? shown(*text) : word(outcome);
    }
    case CellKind::Severity:
        return word(fromText<Severity>(*text));
    case CellKind::Status:
        return word(fromText<AlertStatus>(*text));
    default:
        return shown(*text);
    }
}

int ResultTableModel::environmentOf(int row, int column) const
{
    if (m_columns[column].name != u"User" || m_source->environment == nullptr) return 0;
    const auto text = m_source->reader.text(ref(row), *m_source->environment);
    return text ? static_cast<int>(fromText<Environment>(*text)) : 0;
}

QVariant ResultTableModel::data(const QModelIndex& index, int wanted) const
{
    if (!index.isValid() || !m_source) return {};
    const int row = index.row();
    const int column = index.column();
    const CellKind kind = m_columns[column].kind;
    switch (wanted) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole: {
        if (kind == CellKind::Time) return m_time.full(time(row, column));
        const auto text = cell(row, column);
        return text ? shown(*text) : shown(text.error().text());
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(kind));
    case role::kKind:
        return static_cast<int>(kind);
    case role::kOffset:
        return kind == CellKind::Time ? QVariant(m_time.offset(time(row, column))) : QVariant();
    case role::kEnvironment: {
        const int environment = environmentOf(row, column);
        return environment != 0 ? QVariant(environment) : QVariant();
    }
    case role::kOutcome: {
        if (kind != CellKind::Outcome) return {};
        const auto text = cell(row, column);
        return text ? QVariant(static_cast<int>(fromText<Outcome>(*text))) : QVariant();
    }
    case role::kSeverity: {
        if (kind != CellKind::Severity) return {};
        const auto text = cell(row, column);
        return text ? QVariant(static_cast<int>(fromText<Severity>(*text))) : QVariant();
    }
    case role::kStatus: {
        if (kind != CellKind::Status) return {};
        const auto text = cell(row, column);
        return text ? QVariant(static_cast<int>(fromText<AlertStatus>(*text))) : QVariant();
    }
    case role::kRaw: {
        const auto text = cell(row, column);
        return text ? QVariant(toQString(*text)) : QVariant();
    }
    case role::kColumnId:
        return m_columns[column].name;
    default:
        return {};
    }
}

QVariant ResultTableModel::headerData(int section, Qt::Orientation orientation, int wanted) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size()) {
        return QAbstractTableModel::headerData(section, orientation, wanted);
    }
    const ResultColumn& column = m_columns[section];
    switch (wanted) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return column.title;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(column.kind));
    case role::kColumnId:
        return column.name;
    default:
        return {};
    }
}

void ResultTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= m_columns.size()) return;
    if (m_columns[column].name == m_sortColumn && order == m_sortOrder) return;
    m_sortColumn = m_columns[column].name;
    m_sortOrder = order;
    Q_EMIT sortRequested(m_sortColumn, order);
}

} // namespace sightline::ui

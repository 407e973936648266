// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/result_table_model.h"

#include "core/model/activity.h"
#include "ui/base/marks.h"
#include "ui/base/text.h"
#include "ui/widgets/filter_words.h"

#include <algorithm>
#include <array>

namespace sightline::ui
{

namespace
{

struct ShownColumn {
    std::string_view name;
    CellKind kind;
    int width;
};

constexpr std::array<ShownColumn, 8> kActivityShown{{
    {"TimeGenerated", CellKind::Time, 154},
    {"User", CellKind::Text, 164},
    {"ActionType", CellKind::Text, 136},
    {"App", CellKind::Text, 128},
    {"Object", CellKind::Text, 146},
    {"IPAddress", CellKind::Fixed, 136},
    {"Country", CellKind::Text, 74},
    {"Result", CellKind::Outcome, 96},
}};

constexpr int kOtherWidth = 140;
constexpr int kTimeWidth = 172;

Qt::Alignment alignmentOf(CellKind kind)
{
    return (isFigure(kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

QList<ResultColumn> activityColumnsShown()
{
    QList<ResultColumn> columns;
    for (const ShownColumn& column : kActivityShown) {
        columns.append({toQString(column.name), columnTitle(column.name), column.kind, column.width});
    }
    return columns;
}

QList<ResultColumn> activityColumnsAll()
{
    QList<ResultColumn> columns = activityColumnsShown();
    for (const ActivityColumn& column : activityColumns()) {
        const bool first =
            std::ranges::find(kActivityShown, column.name, &ShownColumn::name) != kActivityShown.end();
        if (first || column.name.starts_with('_')) continue;
        const CellKind kind = cellKindOf(column.name, column.type);
        columns.append({toQString(column.name), columnTitle(column.name), kind,
                        kind == CellKind::Time ? kTimeWidth : kOtherWidth, false});
    }
    return columns;
}

ResultTableModel::ResultTableModel(QObject* parent) : QAbstractTableModel(parent), m_time(ZoneView{}) {}

ResultTableModel::~ResultTableModel() = default;

void ResultTableModel::setColumns(const QList<ResultColumn>& columns)
{
    beginResetModel();
    m_columns = columns;
    m_cells.reset();
    m_rows = {};
    endResetModel();
}

void ResultTableModel::setResult(std::shared_ptr<const void> state, query::TableBinding binding,
                                 query::RowOrder rows, const QList<ResultColumn>& columns)
{
    beginResetModel();
    m_cells = std::make_unique<ResultCells>(std::move(state), std::move(binding), columns);
    m_rows = std::move(rows);
    m_columns = columns;
    endResetModel();
}

void ResultTableModel::setResult(std::shared_ptr<const void> state, query::TableBinding binding,
                                 query::RowOrder rows)
{
    setResult(std::move(state), std::move(binding), std::move(rows), QList<ResultColumn>(m_columns));
}

void ResultTableModel::clear()
{
    beginResetModel();
    m_cells.reset();
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

RowReaderPtr ResultTableModel::reader() const
{
    return m_cells ? readerOf(m_cells->state(), m_cells->binding(), m_rows, m_columns, m_time) : nullptr;
}

QString ResultTableModel::rawText(int row, std::string_view column) const
{
    if (!m_cells || row < 0 || row >= rowCount()) return {};
    const auto text = m_cells->text(ref(row), column);
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
    return m_cells->text(ref(row), column);
}

QVariant ResultTableModel::environmentOf(int row, int column) const
{
    if (m_columns[column].name != u"User") return {};
    const auto text = m_cells->text(ref(row), std::string_view("Environment"));
    const auto environment = text ? fromText<Environment>(*text) : Environment::None;
    return environment == Environment::None ? QVariant() : QVariant(static_cast<int>(environment));
}

QVariant ResultTableModel::data(const QModelIndex& index, int wanted) const
{
    if (!index.isValid() || !m_cells) return {};
    const int row = index.row();
    const int column = index.column();
    const CellKind kind = m_columns[column].kind;
    switch (wanted) {
    case Qt::DisplayRole: {
        const auto text = m_cells->shown(ref(row), column, m_time);
        return text ? *text : QStringLiteral("\u26A0");
    }
    case Qt::ToolTipRole: {
        if (kind == CellKind::Time) return m_time.full(m_cells->time(ref(row), column));
        const auto text = cell(row, column);
        return text ? shown(*text) : shown(text.error().text());
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(kind));
    case role::kKind:
        return static_cast<int>(kind);
    case role::kOffset:
        return kind == CellKind::Time ? QVariant(m_time.offset(m_cells->time(ref(row), column))) : QVariant();
    case role::kEnvironment:
        return environmentOf(row, column);
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
    case role::kUser: {
        const QString& name = m_columns[column].name;
        const bool isUser = name == u"User" || name == u"TargetUser" || name == u"UserId";
        return isUser ? data(index, role::kRaw) : QVariant();
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

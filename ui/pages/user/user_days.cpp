// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_days.h"

#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"

#include <QHeaderView>

#include <algorithm>
#include <numeric>

namespace sightline::ui
{

namespace
{

enum Column { Date, Activities, Addresses, Countries, Failures, Bar };

std::uint32_t figureOf(const analytics::SetDay& day, int column)
{
    switch (column) {
    case Addresses:
        return day.figures.addresses;
    case Countries:
        return day.figures.countries;
    case Failures:
        return day.figures.failures;
    default:
        return day.figures.count;
    }
}

} // namespace

UserDays::UserDays(const Look& look, QWidget* parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("userDays"));
    setAccessibleName(tr("Days of the range"));
    m_model = new ListTableModel(
        columns(), [this](int row, int column, int wanted) { return cell(row, column, wanted); }, this);
    setModel(m_model);
    new RowDelegate(look, *this);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    horizontalHeader()->setSortIndicator(m_column, m_direction);
    setSortingEnabled(true);
    connect(m_model, &ListTableModel::sortRequested, this, &UserDays::order);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &UserDays::choose);
}

QList<ListColumn> UserDays::columns()
{
    return {{QStringLiteral("date"), tr("Date"), CellKind::Text, 230},
            {QStringLiteral("activities"), tr("Activities"), CellKind::Number, 90},
            {QStringLiteral("addresses"), tr("Addresses"), CellKind::Number, 90},
            {QStringLiteral("countries"), tr("Countries"), CellKind::Number, 90},
            {QStringLiteral("failures"), tr("Failures"), CellKind::Number, 90},
            {QStringLiteral("bar"), tr("Activities as bars"), CellKind::Text, 0, true}};
}

void UserDays::setDays(std::vector<analytics::SetDay> days, std::optional<std::pair<Ticks, Ticks>> range,
                       const TimeText& time)
{
    m_days = std::move(days);
    m_most = 1;
    for (const analytics::SetDay& day : m_days)
        m_most = std::max(m_most, day.figures.count);
    m_range = range;
    m_time = time;
    m_order.resize(m_days.size());
    order(m_model->headerData(m_column, Qt::Horizontal, role::kColumnId).toString(), m_direction);
}

void UserDays::order(const QString& column, Qt::SortOrder order)
{
    for (int i = 0; i < m_model->columnCount(); ++i) {
        if (m_model->headerData(i, Qt::Horizontal, role::kColumnId).toString() == column) m_column = i;
    }
    m_direction = order;
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    const bool descending = order == Qt::DescendingOrder;
    std::ranges::stable_sort(m_order, [&](std::size_t a, std::size_t b) {
        if (m_column == Date) return descending ? a > b : a < b;
        const std::uint32_t one = figureOf(m_days[a], m_column);
        const std::uint32_t two = figureOf(m_days[b], m_column);
        return descending ? one > two : one < two;
    });
    const int current = std::max(currentIndex().column(), 0);
    m_model->setRows(static_cast<int>(m_order.size()));
    // Current, not selected: a selection would ask for a range.
    selectionModel()->setCurrentIndex(m_model->index(0, current), QItemSelectionModel::NoUpdate);
}

// Days that follow one another in the list of days with activities are one range; others are only selected,
// such as to be copied.
void UserDays::choose()
{
    std::vector<std::size_t> chosen;
    for (const int row : selectedRows(*this))
        chosen.push_back(m_order[static_cast<std::size_t>(row)]);
    if (chosen.empty()) return;
    const auto [first, last] = std::ranges::minmax(chosen);
    if (last - first + 1 != chosen.size()) return;
    Q_EMIT rangeChosen(spanOf(m_days[first]).first, spanOf(m_days[last]).second);
}

// What of the day lies in the range.
std::pair<Ticks, Ticks> UserDays::spanOf(const analytics::SetDay& day) const
{
    if (!m_range) return {day.from, day.to};
    return {std::max(day.from, m_range->first), std::min(day.to, m_range->second)};
}

QString UserDays::dayText(const analytics::SetDay& day) const
{
    const QString date = m_time.weekdayDate(day.from);
    const auto [from, to] = spanOf(day);
    if (from == day.from && to == day.to) return date;
    return QStringLiteral("%1, %2").arg(date, range(m_time.clock(from), m_time.clock(to)));
}

QVariant UserDays::cell(int row, int column, int wanted) const
{
    if (row >= static_cast<int>(m_order.size())) return {};
    const analytics::SetDay& day = m_days[m_order[static_cast<std::size_t>(row)]];
    if (column == Bar) {
        if (wanted != role::kShare) return {};
        return static_cast<double>(day.figures.count) / m_most;
    }
    if (wanted == role::kMuted) return column != Date && figureOf(day, column) == 0;
    if (wanted == role::kRaw) {
        if (column == Date) return toQString(isoText(spanOf(day).first));
        return static_cast<qint64>(figureOf(day, column));
    }
    if (wanted != Qt::DisplayRole) return {};
    return column == Date ? dayText(day) : count(static_cast<qint64>(figureOf(day, column)));
}

} // namespace sightline::ui

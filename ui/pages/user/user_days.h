// SPDX-License-Identifier: GPL-3.0-or-later
// The days of a person as a table: a row a day with activities, addresses, countries and failures; sorted by
// any column. Selecting days that follow one another asks for their range. GUI thread.
#pragma once

#include "core/analytics/user_days.h"
#include "ui/base/time_text.h"
#include "ui/models/list_table_model.h"

#include <QTableView>

#include <optional>
#include <utility>
#include <vector>

namespace sightline::ui
{

class Look;

class UserDays : public QTableView
{
    Q_OBJECT

public:
    // look must outlive the view.
    explicit UserDays(const Look& look, QWidget* parent = nullptr);

    [[nodiscard]] static QList<ListColumn> columns();

    // Ascending; the first and the last may be cut by the range, whose end is exclusive.
    void setDays(std::vector<analytics::SetDay> days, std::optional<std::pair<Ticks, Ticks>> range,
                 const TimeText& time);

Q_SIGNALS:
    // Ticks; to is exclusive.
    void rangeChosen(qint64 from, qint64 to);

private:
    [[nodiscard]] QVariant cell(int row, int column, int wanted) const;
    [[nodiscard]] QString dayText(const analytics::SetDay& day) const;
    [[nodiscard]] std::pair<Ticks, Ticks> spanOf(const analytics::SetDay& day) const;
    void order(const QString& column, Qt::SortOrder order);
    void choose();

    ListTableModel* m_model;
    std::vector<analytics::SetDay> m_days; // by time
    std::uint32_t m_most = 1;              // activities of the fullest
    std::vector<std::size_t> m_order;      // into m_days, as shown
    std::optional<std::pair<Ticks, Ticks>> m_range;
    TimeText m_time{ZoneView{}};
    int m_column = 0;
    Qt::SortOrder m_direction = Qt::DescendingOrder;
};

} // namespace sightline::ui

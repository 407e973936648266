// SPDX-License-Identifier: GPL-3.0-or-later
// What was new or uncommon about a day of a person as the rows of a list: a head for each group, and its
// cards, first times first. GUI thread.
#pragma once

#include "ui/pages/user/insight_cards.h"

#include <QAbstractListModel>
#include <QString>

#include <cstdint>
#include <vector>

namespace sightline::ui
{

class InsightModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setInsights(std::int32_t day, const std::vector<usecase::Insight>& insights);
    void clear();

    [[nodiscard]] std::int32_t day() const { return m_day; }

    [[nodiscard]] const InsightCard& card(int row) const { return m_cards[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int wanted = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int wanted = Qt::DisplayRole) const override;
    // Heads are passed over by the arrows.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] QStringList copied(const InsightCard& card) const;

    std::int32_t m_day = 0;
    std::vector<InsightCard> m_cards;
};

} // namespace sightline::ui

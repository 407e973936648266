// SPDX-License-Identifier: GPL-3.0-or-later
// What made a score, as the lines of a list: a head for each day with its sum, and what adds to it, most
// points first. GUI thread.
#pragma once

#include "core/usecase/score_explain.h"
#include "ui/base/marks.h"
#include "ui/base/time_text.h"

#include <QAbstractListModel>
#include <QString>

#include <cstdint>
#include <vector>

namespace sightline::ui
{

struct ContributionLine {
    bool isHead = false;
    std::int32_t day = 0;
    std::int32_t points = 0; // of a head: of the day
    QString title;           // of a head: the day
    QString clock;           // of the first record, in the display zone
    QString why;
    bool isAlert = false;
    Severity severity = Severity::Informational;
    Rarity rarity = Rarity::None;
    QString alertId;
    std::vector<std::string> evidence; // activity ids
    std::uint64_t evidenceCount = 0;
    Ticks time = kNoTime;
};

class ContributionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    // state: that the explanation is of.
    void setExplanation(const usecase::CaseState& state, const usecase::Explanation& why,
                        const TimeText& time);
    void clear();

    [[nodiscard]] const ContributionLine& line(int row) const
    {
        return m_lines[static_cast<std::size_t>(row)];
    }

    // What the lines add up to.
    [[nodiscard]] std::int32_t sum() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int wanted = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int wanted = Qt::DisplayRole) const override;
    // Heads are passed over by the arrows.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] static QStringList copied(const ContributionLine& line);

    std::vector<ContributionLine> m_lines;
};

} // namespace sightline::ui

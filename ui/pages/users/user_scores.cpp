// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/user_scores.h"

#include "ui/base/figure_text.h"
#include "ui/base/marks.h"
#include "ui/base/score_mark.h"
#include "ui/base/text.h"
#include "ui/models/table_roles.h"
#include "ui/pages/score_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sightline::ui
{

namespace
{

constexpr std::int32_t kLeap = 31; // points in a day that are worth a look

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(UsersPage)
};

// Rounded down, so that nobody below the 90th percentile is said to be at it.
QString percentText(const analytics::Priority& score)
{
    return score.percentile ? count(static_cast<qint64>(*score.percentile)) : emptyValue();
}

QString sumsText(std::span<const analytics::Priority> days)
{
    QStringList sums;
    for (const analytics::Priority& day : days)
        sums.append(count(day.sum()));
    return sums.join(QLatin1Char(' '));
}

QString scoreText(std::span<const analytics::Priority> days, UserColumn column)
{
    switch (column) {
    case UserColumn::Change:
        return signedCount(changeOf(days));
    case UserColumn::Percentile:
        return percentText(days.back());
    case UserColumn::Rarity:
        return rarityText(days.back().oneIn);
    case UserColumn::TwoWeeks:
        return sumsText(days);
    default:
        return count(days.back().sum());
    }
}

QVariant scoreRaw(std::span<const analytics::Priority> days, UserColumn column)
{
    const analytics::Priority& today = days.back();
    switch (column) {
    case UserColumn::Change:
        return changeOf(days);
    case UserColumn::Percentile:
        return today.percentile ? QVariant(*today.percentile) : QVariant();
    case UserColumn::Rarity:
        return today.oneIn;
    case UserColumn::TwoWeeks: {
        QStringList sums;
        for (const analytics::Priority& day : days)
            sums.append(QString::number(day.sum()));
        return sums.join(QLatin1Char(' '));
    }
    default:
        return today.sum();
    }
}

QString scoreToolTip(std::span<const analytics::Priority> days, UserColumn column)
{
    const analytics::Priority& score = days.back();
    switch (column) {
    case UserColumn::Priority:
        return Texts::tr("%1 points of alerts and %2 of risky days in the last 7 days (UTC)")
            .arg(count(score.alerts), count(score.days));
    case UserColumn::Change:
        return Texts::tr("%1 today, %2 the day before (UTC)")
            .arg(count(score.sum()), count(score.sum() - changeOf(days)));
    case UserColumn::TwoWeeks:
        return Texts::tr("Priority on the last %n days, oldest first: %1", nullptr,
                         static_cast<int>(days.size()))
            .arg(sumsText(days));
    case UserColumn::Percentile:
        return score.percentile ? Texts::tr("%1 % of the users have a lower priority").arg(percentText(score))
                                : Texts::tr("There are too few users for a percentile");
    default:
        return score.oneIn <= 1
                   ? Texts::tr("Nothing was logged of this user on the day of the case's clock")
                   : Texts::tr("Of %1 ordinary days of users at most one is as unusual as this user's today")
                         .arg(count(std::llround(score.oneIn)));
    }
}

QVariant trailOf(const ScoreCell& cell)
{
    auto trail = std::make_shared<ScoreTrail>();
    for (const analytics::Priority& day : cell.days)
        trail->sums.push_back(day.sum());
    trail->most = std::max(cell.scale, kLeastScoreScale);
    return QVariant::fromValue(ScoreTrailPtr(std::move(trail)));
}

bool isMuted(const ScoreCell& cell, UserColumn column)
{
    const analytics::Priority& today = cell.days.back();
    if (column == UserColumn::Change) return changeOf(cell.days) == 0;
    return column == UserColumn::Priority && today.sum() == 0;
}

} // namespace

bool isScoreColumn(UserColumn column)
{
    return column == UserColumn::Priority || column == UserColumn::Change ||
           column == UserColumn::Percentile || column == UserColumn::Rarity || column == UserColumn::TwoWeeks;
}

std::int32_t changeOf(std::span<const analytics::Priority> days)
{
    return days.size() < 2 ? 0 : days.back().sum() - days[days.size() - 2].sum();
}

std::int32_t scoreScale(const usecase::ScoreHistory& history, const std::vector<usecase::UserRow>& users)
{
    std::int32_t most = 0;
    for (const usecase::UserRow& user : users) {
        for (const analytics::Priority& day : history.of(user.entity))
            most = std::max(most, day.sum());
    }
    return most;
}

QVariant scoreCell(const ScoreCell& cell, UserColumn column, int wanted)
{
    if (cell.days.empty()) {
        if (wanted == role::kMuted) return true;
        if (wanted == Qt::ToolTipRole)
            return cell.pending ? Texts::tr("The scores are being worked out")
                                : Texts::tr("Only people are scored");
        if (wanted != Qt::DisplayRole) return {};
        return cell.pending ? Texts::tr("working") : emptyValue();
    }
    const analytics::Priority& today = cell.days.back();
    switch (wanted) {
    case Qt::DisplayRole:
        return scoreText(cell.days, column);
    case Qt::ToolTipRole:
        return scoreToolTip(cell.days, column);
    case role::kRaw:
        return scoreRaw(cell.days, column);
    case role::kMuted:
        return isMuted(cell, column);
    case role::kStrong:
        return column == UserColumn::Change && std::abs(changeOf(cell.days)) >= kLeap;
    case role::kBadge: // nothing to see without points
        return column == UserColumn::Priority && today.sum() > 0
                   ? QVariant(static_cast<int>(scoreBand(today.percentile.value_or(0))))
                   : QVariant();
    case role::kScoreTrail:
        return column == UserColumn::TwoWeeks ? trailOf(cell) : QVariant();
    case role::kRarity:
        return column == UserColumn::Rarity && today.oneIn > 1
                   ? QVariant(today.oneIn < 1.5 ? 0 : rarityShare(today.oneIn))
                   : QVariant();
    default:
        return {};
    }
}

void rankByPriority(std::vector<usecase::UserRow>& users, const usecase::CaseScores& scores)
{
    std::ranges::stable_sort(users, {}, [&](const usecase::UserRow& user) {
        const analytics::Priority* p = scores.of(user.entity);
        if (p == nullptr) return std::tuple(1, 0, 0.0, 0.0);
        return std::tuple(0, -p->sum(), -p->oneIn, -p->strength);
    });
}

} // namespace sightline::ui

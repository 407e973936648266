// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/user_scores.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/models/table_roles.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sightline::ui
{

namespace
{

constexpr double kHigh = 90; // percentile from which the product of old was red

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(UsersPage)
};

QString percentText(const analytics::Priority& score)
{
    return score.percentile ? count(std::llround(*score.percentile)) : emptyValue();
}

QString oneInText(const analytics::Priority& score)
{
    return score.oneIn <= 1 ? emptyValue() : Texts::tr("1 in %1").arg(count(std::llround(score.oneIn)));
}

QString scoreText(const analytics::Priority& score, UserColumn column)
{
    if (column == UserColumn::Priority) return count(score.sum());
    return column == UserColumn::Percentile ? percentText(score) : oneInText(score);
}

QVariant scoreRaw(const analytics::Priority& score, UserColumn column)
{
    if (column == UserColumn::Priority) return score.sum();
    if (column == UserColumn::Rarity) return score.oneIn;
    return score.percentile ? QVariant(*score.percentile) : QVariant();
}

QString scoreToolTip(const analytics::Priority& score, UserColumn column)
{
    switch (column) {
    case UserColumn::Priority:
        return Texts::tr("%1 points of alerts and %2 of risky days in the last 7 days (UTC)")
            .arg(count(score.alerts), count(score.days));
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

} // namespace

bool isScoreColumn(UserColumn column)
{
    return column == UserColumn::Priority || column == UserColumn::Percentile || column == UserColumn::Rarity;
}

QVariant scoreCell(const analytics::Priority* score, bool pending, UserColumn column, int wanted)
{
    if (score == nullptr) {
        if (wanted == role::kMuted) return true;
        if (wanted == Qt::ToolTipRole)
            return pending ? Texts::tr("The scores are being worked out")
                           : Texts::tr("Only people are scored");
        if (wanted != Qt::DisplayRole) return {};
        return pending ? Texts::tr("working") : emptyValue();
    }
    switch (wanted) {
    case Qt::DisplayRole:
        return scoreText(*score, column);
    case Qt::ToolTipRole:
        return scoreToolTip(*score, column);
    case role::kRaw:
        return scoreRaw(*score, column);
    case role::kMuted:
        return column == UserColumn::Priority && score->sum() == 0;
    case role::kStrong:
        return column == UserColumn::Priority && score->sum() > 0 && score->percentile.value_or(0) >= kHigh;
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

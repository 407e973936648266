// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/contribution_model.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/models/table_roles.h"
#include "ui/pages/reason_words.h"
#include "ui/pages/score_words.h"
#include "ui/pages/user/card_list.h"

#include <algorithm>
#include <map>

namespace sightline::ui
{

void ContributionModel::setExplanation(const usecase::CaseState& state, const usecase::Explanation& why,
                                       const TimeText& time)
{
    const auto lineOf = [&](const usecase::Contribution& c) {
        ContributionLine line;
        line.day = c.day;
        line.points = c.points;
        line.time = c.time;
        line.clock = time.clock(c.time).left(5);
        line.isAlert = c.kind == usecase::Contribution::Kind::Alert;
        if (line.isAlert) {
            const Alert& alert = state.alerts[c.alert];
            line.title = shown(alert.title);
            line.severity = fromText<Severity>(alert.severity);
            line.alertId = toQString(alert.id);
            line.why = tr("Severity %1, %2").arg(word(line.severity), shown(alert.source));
            if (c.twins > 1)
                line.why += QStringLiteral("; ") + tr("%n alerts tell of the same and count once", nullptr,
                                                      static_cast<int>(c.twins));
        } else {
            line.title = reasonTitleText(c.reason);
            line.why = reasonText(c.reason);
            line.rarity = reasonMark(c.reason);
            line.evidence = c.reason.evidence;
            line.evidenceCount = c.reason.evidenceCount;
        }
        return line;
    };
    std::map<std::int32_t, std::vector<ContributionLine>, std::greater<>> byDay;
    for (const usecase::Contribution& c : why.contributions)
        byDay[c.day].push_back(lineOf(c));
    beginResetModel();
    m_lines.clear();
    for (auto& [day, lines] : byDay) {
        ContributionLine head;
        head.isHead = true;
        head.day = day;
        head.title = scoreDayText(day);
        for (const ContributionLine& line : lines)
            head.points += line.points;
        m_lines.push_back(std::move(head));
        std::ranges::move(lines, std::back_inserter(m_lines));
    }
    endResetModel();
}

void ContributionModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

std::int32_t ContributionModel::sum() const
{
    std::int32_t sum = 0;
    for (const ContributionLine& line : m_lines)
        sum += line.isHead ? 0 : line.points;
    return sum;
}

QStringList ContributionModel::copied(const ContributionLine& line)
{
    if (line.isHead) return {};
    return {copiedLine({toQString(isoText(line.time)), QString::number(line.points),
                        line.isAlert ? tr("Alert") : tr("Activity"), line.title, line.why})};
}

QVariant ContributionModel::headerData(int section, Qt::Orientation orientation, int wanted) const
{
    if (wanted != role::kCopied) return QAbstractListModel::headerData(section, orientation, wanted);
    return copiedLine({tr("Time"), tr("Points"), tr("Type"), tr("Title"), tr("Reason")});
}

int ContributionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant ContributionModel::data(const QModelIndex& index, int wanted) const
{
    if (!index.isValid()) return {};
    const ContributionLine& line = this->line(index.row());
    const QString points = signedCount(line.points);
    if (wanted == Qt::DisplayRole) return line.title;
    if (wanted == role::kHead) return line.isHead;
    if (wanted == role::kFigure) return points;
    if (wanted == role::kCopied) return copied(line);
    if (wanted != Qt::ToolTipRole && wanted != Qt::AccessibleTextRole) return {};
    if (line.isHead) return tr("%1: %2 points").arg(line.title, points);
    const QString mark = line.isAlert ? tr("Alert, severity %1").arg(word(line.severity)) : word(line.rarity);
    QStringList parts{points, mark, line.title, line.clock, line.why};
    parts.removeAll(QString());
    if (wanted == Qt::AccessibleTextRole) return parts.join(QStringLiteral(", "));
    // Log text in a tool tip that wraps, never read as markup.
    QStringList tip{line.title, line.why};
    tip.append(
        line.isAlert
            ? tr("Enter opens the alert")
            : tr("Enter shows the activities (%1)").arg(count(static_cast<qint64>(line.evidenceCount))));
    for (QString& text : tip)
        text = text.toHtmlEscaped();
    return QStringLiteral("<p>%1</p>").arg(tip.join(QStringLiteral("<br>")));
}

Qt::ItemFlags ContributionModel::flags(const QModelIndex& index) const
{
    if (index.isValid() && line(index.row()).isHead) return Qt::ItemIsEnabled;
    return QAbstractListModel::flags(index);
}

} // namespace sightline::ui

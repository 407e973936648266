// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/insight_model.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/models/table_roles.h"
#include "ui/pages/user/card_list.h"

#include <utility>

namespace sightline::ui
{

namespace
{

constexpr std::size_t kMostTold = 20; // values, in a tool tip

} // namespace

void InsightModel::setInsights(std::int32_t day, const std::vector<usecase::Insight>& insights)
{
    std::vector<InsightCard> cards = insightCards(insights);
    beginResetModel();
    m_day = day;
    m_cards.clear();
    for (std::size_t i = 0; i < cards.size(); ++i) {
        if (i == 0 || cards[i].group != m_cards.back().group) {
            InsightCard head;
            head.isHead = true;
            head.group = cards[i].group;
            head.title = insightGroupText(head.group);
            for (const InsightCard& card : cards)
                head.values += card.group == head.group ? card.values : 0;
            head.count = count(static_cast<qint64>(head.values));
            m_cards.push_back(std::move(head));
        }
        m_cards.push_back(std::move(cards[i]));
    }
    endResetModel();
}

void InsightModel::clear()
{
    beginResetModel();
    m_cards.clear();
    endResetModel();
}

// A line for each insight.
QStringList InsightModel::copied(const InsightCard& card) const
{
    const QString day = toQString(isoText(m_day * kTicksPerDay)).left(10);
    QStringList lines;
    for (const usecase::Insight& insight : card.insights)
        lines.append(copiedLine({day, insightGroupText(card.group), shown(insight.value),
                                 QString::number(insight.count), toQString(insight.name),
                                 insightAnswer(insight), toQString(insight.activity)}));
    return lines;
}

QVariant InsightModel::headerData(int section, Qt::Orientation orientation, int wanted) const
{
    if (wanted != role::kCopied) return QAbstractListModel::headerData(section, orientation, wanted);
    return copiedLine({tr("Day (UTC)"), tr("Kind"), tr("Value"), tr("Activities"), tr("Insight"),
                       tr("Answer"), tr("First activity")});
}

int InsightModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QVariant InsightModel::data(const QModelIndex& index, int wanted) const
{
    if (!index.isValid()) return {};
    const InsightCard& card = this->card(index.row());
    if (wanted == Qt::DisplayRole) return card.isHead ? card.title : card.value;
    if (wanted == role::kHead) return card.isHead;
    if (wanted == role::kFigure) return card.count;
    if (wanted == role::kCopied) return copied(card);
    if (wanted != Qt::ToolTipRole && wanted != Qt::AccessibleTextRole) return {};
    if (card.isHead) return QStringLiteral("%1: %2").arg(card.title, card.count);
    QStringList answers;
    for (const InsightAnswerLine& line : card.answers)
        answers.append(line.text);
    if (wanted == Qt::AccessibleTextRole) {
        QStringList parts{word(card.mark), card.title, card.value};
        parts.removeAll(QString());
        return (parts + answers).join(QStringLiteral(", "));
    }
    QStringList parts = QStringList{card.title} + card.lines(kMostTold) + answers;
    const int activities = static_cast<int>(card.activities);
    parts.append(card.values == 1
                     ? tr("%n activities that day; Enter shows the first", nullptr, activities)
                     : tr("%n activities that day; Enter shows the first of each", nullptr, activities));
    // Log text in a tool tip that wraps, never read as markup.
    for (QString& text : parts)
        text = text.toHtmlEscaped();
    return QStringLiteral("<p>%1</p>").arg(parts.join(QStringLiteral("<br>")));
}

Qt::ItemFlags InsightModel::flags(const QModelIndex& index) const
{
    if (index.isValid() && card(index.row()).isHead) return Qt::ItemIsEnabled;
    return QAbstractListModel::flags(index);
}

} // namespace sightline::ui

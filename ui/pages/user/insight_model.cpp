// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/insight_model.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/models/table_roles.h"
#include "ui/pages/user/card_list.h"

#include <algorithm>
#include <map>
#include <utility>

namespace sightline::ui
{

namespace
{

using usecase::Insight;
using usecase::InsightKind;

// What the peers lack is a first time among them only where it is one for the user.
Rarity markOf(const Insight& insight, bool isFirst)
{
    if (insight.kind == InsightKind::FirstTimeTenant) return Rarity::FirstInTenant;
    if (insight.kind == InsightKind::FirstTimeUser) return Rarity::FirstForUser;
    const bool lacked = insight.kind == InsightKind::UncommonPeers && insight.with == 0;
    return lacked && isFirst ? Rarity::FirstAmongPeers : Rarity::None;
}

void addAnswers(InsightCard& card)
{
    const bool isFirst = std::ranges::any_of(
        card.insights, [](const Insight& i) { return i.kind == InsightKind::FirstTimeUser; });
    for (const Insight& insight : card.insights) {
        // Fewer days of the same: the first time says it.
        if (insight.kind == InsightKind::UncommonUser && isFirst) continue;
        const Rarity mark = markOf(insight, isFirst);
        if (reach(mark) > reach(card.mark)) card.mark = mark;
        card.answers.push_back({mark, insightAnswer(insight)});
    }
    card.title = insightQuestion(card.group, card.mark != Rarity::None);
}

std::vector<InsightCard> cardsOf(const std::vector<Insight>& insights)
{
    std::map<std::pair<analytics::Dimension, std::string>, InsightCard> byValue;
    for (const Insight& insight : insights) {
        InsightCard& card = byValue[{insight.dimension, insight.value}];
        card.group = insightGroup(insight.dimension);
        card.dimension = insight.dimension;
        card.value = shown(insight.value);
        card.count = count(insight.count);
        card.insights.push_back(insight);
    }
    std::vector<InsightCard> out;
    for (auto& [key, card] : byValue) {
        std::ranges::stable_sort(card.insights, {}, &Insight::kind);
        addAnswers(card);
        out.push_back(std::move(card));
    }
    std::ranges::stable_sort(out, {},
                             [](const InsightCard& c) { return std::pair(c.group, -reach(c.mark)); });
    return out;
}

} // namespace

void InsightModel::setInsights(std::int32_t day, const std::vector<Insight>& insights)
{
    std::vector<InsightCard> cards = cardsOf(insights);
    beginResetModel();
    m_day = day;
    m_cards.clear();
    for (std::size_t i = 0; i < cards.size(); ++i) {
        if (i == 0 || cards[i].group != m_cards.back().group) {
            InsightCard head;
            head.isHead = true;
            head.group = cards[i].group;
            head.title = insightGroupText(head.group);
            head.count = count(std::ranges::count(cards, head.group, &InsightCard::group));
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
    for (const Insight& insight : card.insights)
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
    QStringList parts{card.title, card.value};
    for (const InsightAnswerLine& line : card.answers)
        parts.append(line.text);
    if (wanted == Qt::AccessibleTextRole) {
        parts.prepend(word(card.mark));
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    parts.append(tr("%n activities that day; Enter shows the first", nullptr,
                    static_cast<int>(card.insights.front().count)));
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

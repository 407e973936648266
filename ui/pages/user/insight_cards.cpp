// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/insight_cards.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

namespace sightline::ui
{

namespace
{

using usecase::Insight;
using usecase::InsightKind;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(InsightCards)
};

// What the peers lack is a first time among them only where it is one for the user.
Rarity markOf(const Insight& insight, bool isFirst)
{
    if (insight.kind == InsightKind::FirstTimeTenant) return Rarity::FirstInTenant;
    if (insight.kind == InsightKind::FirstTimeUser) return Rarity::FirstForUser;
    const bool lacked = insight.kind == InsightKind::UncommonPeers && insight.with == 0;
    return lacked && isFirst ? Rarity::FirstAmongPeers : Rarity::None;
}

// All of a kind, in the order of the first.
std::vector<std::vector<const Insight*>> byKind(const std::vector<Insight>& insights)
{
    std::vector<std::vector<const Insight*>> out;
    for (const Insight& insight : insights) {
        const auto same =
            std::ranges::find_if(out, [&](const auto& of) { return of.front()->kind == insight.kind; });
        if (same == out.end())
            out.push_back({&insight});
        else
            same->push_back(&insight);
    }
    return out;
}

void addAnswers(InsightCard& card)
{
    const bool isFirst = std::ranges::any_of(
        card.insights, [](const Insight& i) { return i.kind == InsightKind::FirstTimeUser; });
    for (const auto& alike : byKind(card.insights)) {
        const Insight& one = *alike.front();
        // Fewer days of the same: the first time says it.
        if (one.kind == InsightKind::UncommonUser && isFirst) continue;
        InsightRange range = insightRange(one);
        for (const Insight* insight : alike)
            range.add(*insight);
        const Rarity mark = markOf(one, isFirst);
        if (reach(mark) > reach(card.mark)) card.mark = mark;
        card.answers.push_back({mark, insightAnswer(one, range)});
    }
}

std::vector<InsightCard> cardsOfValues(const std::vector<Insight>& insights)
{
    std::map<std::pair<analytics::Dimension, std::string>, InsightCard> byValue;
    for (const Insight& insight : insights) {
        InsightCard& card = byValue[{insight.dimension, insight.value}];
        card.group = insightGroup(insight.dimension);
        card.dimension = insight.dimension;
        card.value = shown(insight.value);
        card.values = 1;
        card.activities = insight.count;
        card.insights.push_back(insight);
    }
    std::vector<InsightCard> out;
    for (auto& [key, card] : byValue) {
        std::ranges::stable_sort(card.insights, {}, &Insight::kind);
        addAnswers(card);
        card.title = insightQuestion(card.group, card.mark != Rarity::None);
        out.push_back(std::move(card));
    }
    return out;
}

// What cards have in common that one card can stand for: all but the value and how often it was met.
auto keyOf(const InsightCard& card)
{
    std::vector<std::tuple<InsightKind, std::uint32_t, std::uint32_t>> asked;
    for (const Insight& insight : card.insights)
        asked.emplace_back(insight.kind, insight.days, insight.active);
    std::vector<Rarity> marks;
    for (const InsightAnswerLine& answer : card.answers)
        marks.push_back(answer.mark);
    return std::tuple(card.dimension, std::move(asked), std::move(marks));
}

// The values that were met most often come first.
InsightCard merged(std::vector<InsightCard> cards)
{
    std::ranges::stable_sort(cards, std::greater{}, &InsightCard::activities);
    InsightCard out;
    out.group = cards.front().group;
    out.dimension = cards.front().dimension;
    for (const InsightCard& card : cards) {
        out.values += card.values;
        out.activities += card.activities;
        out.insights.insert(out.insights.end(), card.insights.begin(), card.insights.end());
    }
    addAnswers(out);
    out.title = insightQuestion(out.group, out.mark != Rarity::None, static_cast<int>(out.values));
    const QString most = out.shownValues().first(kMostCardLines).join(QStringLiteral(", "));
    out.value = Texts::tr("%1 and %n more", nullptr, static_cast<int>(out.values - kMostCardLines)).arg(most);
    return out;
}

} // namespace

QStringList InsightCard::shownValues() const
{
    QStringList out;
    for (std::size_t i = 0; i < insights.size(); ++i) {
        if (i == 0 || insights[i].value != insights[i - 1].value) out.append(shown(insights[i].value));
    }
    return out;
}

QStringList InsightCard::lines(std::size_t most) const
{
    QStringList out = shownValues();
    const auto more = static_cast<int>(out.size()) - static_cast<int>(most);
    if (more <= 0) return out;
    out.resize(static_cast<qsizetype>(most));
    out.append(Texts::tr("and %n more", nullptr, more));
    return out;
}

Evidence InsightCard::evidence(std::int32_t day) const
{
    Evidence out{day, day, {}, activities, values == 1 ? value : title};
    for (std::size_t i = 0; i < insights.size(); ++i) {
        if (i == 0 || insights[i].value != insights[i - 1].value) out.ids.push_back(insights[i].activity);
    }
    return out;
}

std::vector<InsightCard> insightCards(const std::vector<Insight>& insights)
{
    std::vector<InsightCard> cards = cardsOfValues(insights);
    std::map<decltype(keyOf(cards.front())), std::vector<InsightCard>> alike;
    for (InsightCard& card : cards)
        alike[keyOf(card)].push_back(std::move(card));
    std::vector<InsightCard> out;
    for (auto& [key, same] : alike) {
        if (same.size() > kMostSingleCards)
            out.push_back(merged(std::move(same)));
        else
            std::ranges::move(same, std::back_inserter(out));
    }
    for (InsightCard& card : out)
        card.count = count(static_cast<qint64>(card.activities));
    std::ranges::stable_sort(out, {},
                             [](const InsightCard& c) { return std::pair(c.group, -reach(c.mark)); });
    return out;
}

} // namespace sightline::ui

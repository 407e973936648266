// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_score.h"

#include "ui/base/account_words.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/dialogs/reliability_dialog.h"
#include "ui/dialogs/score_help_dialog.h"
#include "ui/pages/reason_words.h"
#include "ui/pages/score_words.h"
#include "ui/pages/user/contributions.h"
#include "ui/pages/user/score_card.h"
#include "ui/pages/user/user_identity.h"

#include <array>
#include <utility>

namespace sightline::ui
{

namespace
{

// Kinds of traits, as core writes them before the value, and what they are called.
constexpr std::array<std::pair<std::string_view, const char*>, 5> kTraits{
    {{"group:", QT_TRANSLATE_NOOP("sightline::ui::UserScore", "groups")},
     {"department:", QT_TRANSLATE_NOOP("sightline::ui::UserScore", "department")},
     {"title:", QT_TRANSLATE_NOOP("sightline::ui::UserScore", "title")},
     {"manager:", QT_TRANSLATE_NOOP("sightline::ui::UserScore", "manager")},
     {"habit:", QT_TRANSLATE_NOOP("sightline::ui::UserScore", "habits (hosts, applications, documents)")}}};

void addShared(const std::vector<std::string>& traits, ScoreFacts& facts)
{
    QStringList kinds;
    for (const auto& [prefix, name] : kTraits) {
        for (const std::string& trait : traits) {
            if (!trait.starts_with(prefix)) continue;
            const QString kind = UserScore::tr(name);
            if (!kinds.contains(kind)) kinds.append(kind);
            if (prefix != "habit:") facts.shared.append(shown(trait.substr(prefix.size())));
        }
    }
    facts.sharedBy = QLocale().createSeparatedList(kinds);
}

PeerLine peerOf(const usecase::CaseState& state, const usecase::CaseScores& scores, query::EntityCode entity)
{
    PeerLine line;
    line.name = shown(std::string(state.people->entityText(entity)));
    line.userId = toQString(state.people->entityId(entity));
    const analytics::Priority* priority = scores.of(entity);
    line.badge = priority != nullptr ? count(priority->sum()) : emptyValue();
    // With too few users for a percentile there is a number all the same.
    line.band = priority == nullptr ? ScoreBand::NoScore : scoreBand(priority->percentile.value_or(0));
    line.toolTip =
        priority == nullptr
            ? line.name
            : UserScore::tr("%1: priority %2, %3").arg(line.name, line.badge, percentileText(*priority));
    return line;
}

} // namespace

UserScore::UserScore(PageContext& context, Parts parts, QObject* parent)
    : QObject(parent), m_context(context), m_parts(parts)
{
    connect(&context.hub.scores(), &ScoreFeed::changed, this, &UserScore::follow);
    connect(&m_parts.card, &ScoreCard::helpRequested, this, &UserScore::showHelp);
    showNobody();
}

void UserScore::showNobody()
{
    m_asking.cancel();
    m_state.reset();
    m_row.reset();
    m_parts.card.say(tr("No score"), tr("No user is chosen."));
    m_parts.contributions.say(QString());
    m_parts.contributions.setCounts(0, 0);
}

void UserScore::showUser(const StatePtr& state, const usecase::UserRow& row)
{
    const bool same = m_row && m_row->userId == row.userId;
    m_state = state;
    m_row = row;
    if (!same) m_parts.contributions.say(QString());
    m_parts.contributions.setCounts(row.alerts, row.activities);
    m_context.hub.scores().want(state);
    follow();
}

// Scores of a state with other people go by other numbers; those with the same people are still right.
const ScoreAnswer* UserScore::answer() const
{
    const ScoreAnswer& answer = m_context.hub.scores().answer();
    return answer.scores && m_state && answer.state->people == m_state->people ? &answer : nullptr;
}

void UserScore::follow()
{
    if (!m_row) return;
    m_asking.cancel();
    showCard();
    const ScoreAnswer* known = answer();
    if (known == nullptr || known->scores->of(m_row->entity) == nullptr) {
        m_parts.contributions.say(QString());
        if (known != nullptr) {
            ScoreFacts facts;
            facts.rarity = emptyValue();
            facts.peersProblem = tr("Only people have peers.");
            m_parts.identity.showScore(facts);
        }
        if (known != nullptr || !m_context.hub.scores().problem().isEmpty()) Q_EMIT ready();
        return;
    }
    showFacts(*known);
    askWhy(*known);
}

void UserScore::showCard()
{
    ScoreCard& card = m_parts.card;
    if (m_row->kind != identity::EntityKind::Person)
        return card.say(tr("Not scored"),
                        tr("Only people are scored. This is of the type \"%1\": what it does is counted and "
                           "shown below, and its alerts are in the queue.")
                            .arg(kindText(m_row->kind)));
    const ScoreFeed& feed = m_context.hub.scores();
    if (!feed.problem().isEmpty()) return card.say(tr("Not scored"), feed.problem());
    const ScoreAnswer* known = answer();
    if (known == nullptr)
        return card.say(tr("Working out the score"),
                        tr("Every day of everybody is compared with the days before it."));
    const auto days = known->history->of(m_row->entity);
    if (days.empty())
        return card.say(tr("Not scored"), tr("This user is not among the people who are scored."));
    ScoreContent content;
    for (int i = 0; i < static_cast<int>(days.size()); ++i)
        content.bars.push_back(
            {known->history->firstDay() + i, days[static_cast<std::size_t>(i)], known->history->line(i)});
    content.standing = known->history->standing(m_row->entity);
    card.setContent(std::move(content));
}

void UserScore::showFacts(const ScoreAnswer& answer)
{
    const usecase::JudgedDays& judged = *answer.scores->judged;
    const analytics::PeerGroup& group = judged.peers[judged.userOf[m_row->entity]];
    ScoreFacts facts;
    facts.rarity = rarityText(answer.scores->of(m_row->entity)->oneIn);
    for (const std::uint32_t peer : group.peers)
        facts.peers.push_back(peerOf(*answer.state, *answer.scores, judged.users[peer]));
    std::vector<std::string> shared;
    for (const std::uint32_t trait : group.shared)
        shared.push_back(judged.traitNames[trait]);
    addShared(shared, facts);
    facts.peersProblem = tr("Nobody shares groups, department, title, manager or habits.");
    m_parts.identity.showScore(facts);
}

void UserScore::askWhy(const ScoreAnswer& answer)
{
    using Why = usecase::Explanation;
    m_asking = m_context.tasks.run<Why>(
        this, tr("Explaining the score"),
        [answer, entity = m_row->entity](const Watch& watch) {
            auto why = usecase::explain(*answer.state, *answer.scores, entity, watch.stop);
            if (why) {
                for (usecase::Contribution& c : why->contributions)
                    nameAccount(*answer.state, c.reason);
            }
            return why;
        },
        [this, state = answer.state](Result<Why> why) {
            if (why)
                m_parts.contributions.setExplanation(*state, *why, m_context.hub.timeText());
            else
                m_parts.contributions.say(errorText(why.error()));
            Q_EMIT ready();
        });
}

void UserScore::showHelp()
{
    const auto& scores = m_context.hub.scores().scores();
    const analytics::Weights& weights = scores ? scores->weights : analytics::defaultWeights();
    auto* dialog = new ScoreHelpDialog(m_context.look, weights, m_parts.card.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ScoreHelpDialog::reliabilityRequested, this,
            [this, dialog] { showReliability(*dialog); });
    dialog->open();
}

// The dialog it is over owns the question: closed meanwhile, it is not answered.
void UserScore::showReliability(QWidget& over)
{
    using analytics::Reliability;
    m_context.tasks.run<Reliability>(
        &over, tr("Counting the scored days"),
        [scores = m_context.hub.scores().scores()](const Watch& /*watch*/) -> Result<Reliability> {
            return scores ? analytics::reliability(scores->judged->scores) : Reliability{};
        },
        [this, &over](Result<Reliability> found) {
            auto* dialog = new ReliabilityDialog(m_context.look, found.value_or(Reliability{}), &over);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        });
}

} // namespace sightline::ui

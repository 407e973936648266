// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_rarities.h"

#include "ui/base/error_text.h"
#include "ui/pages/reason_words.h"
#include "ui/pages/score_words.h"
#include "ui/timeline/timeline_widget.h"

#include <algorithm>

namespace sightline::ui
{

namespace
{

Rarity rarityOf(usecase::RarityLevel level)
{
    switch (level) {
    case usecase::RarityLevel::Tenant:
        return Rarity::FirstInTenant;
    case usecase::RarityLevel::Peers:
        return Rarity::FirstAmongPeers;
    case usecase::RarityLevel::User:
        break;
    }
    return Rarity::FirstForUser;
}

} // namespace

UserRarities::UserRarities(PageContext& context, TimelineWidget& timeline, QObject* parent)
    : QObject(parent), m_context(context), m_timeline(timeline)
{
    connect(&context.hub.scores(), &ScoreFeed::changed, this, &UserRarities::follow);
    connect(&timeline, &TimelineWidget::raritiesOpened, this, &UserRarities::open);
}

void UserRarities::showNobody()
{
    m_asking.cancel();
    m_state.reset();
    m_row.reset();
    show({});
}

void UserRarities::showUser(const StatePtr& state, const usecase::UserRow& row)
{
    if (!m_row || m_row->userId != row.userId) show({});
    m_state = state;
    m_row = row;
    follow();
}

void UserRarities::follow()
{
    if (!m_row) return;
    m_asking.cancel();
    // Scores of a state with other people go by other numbers: wait for those of this one.
    const ScoreAnswer& answer = m_context.hub.scores().answer();
    if (!answer.scores || answer.state->people != m_state->people ||
        answer.scores->of(m_row->entity) == nullptr)
        return show({});
    m_asking = m_context.tasks.run<Marks>(
        this, tr("Looking for first times"),
        [answer, entity = m_row->entity](const Watch& watch) {
            auto marks = usecase::rarityMarks(*answer.state, *answer.scores, entity, watch.stop);
            if (marks) {
                for (usecase::RarityMark& mark : *marks)
                    nameAccount(*answer.state, mark.reason);
            }
            return marks;
        },
        [this](Result<Marks> marks) {
            if (!marks) Q_EMIT failed(errorText(marks.error()));
            show(marks ? std::move(*marks) : Marks());
        });
}

void UserRarities::show(Marks marks)
{
    m_marks = std::move(marks);
    std::vector<TimelineRarity> shown;
    for (const usecase::RarityMark& mark : m_marks)
        shown.push_back({mark.time, mark.lane, rarityOf(mark.level), mark.day, mark.reason.evidenceCount,
                         reasonTitleText(mark.reason), reasonText(mark.reason), rarityText(mark.oneIn)});
    m_timeline.setRarities(std::move(shown));
}

// Of several marks, what one of them rests on may be what another does.
void UserRarities::open(const QList<int>& marks)
{
    if (marks.isEmpty()) return;
    Evidence evidence;
    evidence.day = m_marks[static_cast<std::size_t>(marks.front())].day;
    evidence.lastDay = m_marks[static_cast<std::size_t>(marks.back())].day;
    bool whole = true;
    for (const int index : marks) {
        const usecase::Reason& reason = m_marks[static_cast<std::size_t>(index)].reason;
        evidence.ids.insert(evidence.ids.end(), reason.evidence.begin(), reason.evidence.end());
        evidence.of = reason.evidenceCount;
        evidence.title = reasonTitleText(reason);
        whole = whole && reason.evidence.size() == reason.evidenceCount;
    }
    if (marks.size() > 1) {
        std::ranges::sort(evidence.ids);
        evidence.ids.erase(std::unique(evidence.ids.begin(), evidence.ids.end()), evidence.ids.end());
        evidence.of = whole ? evidence.ids.size() : 0;
        evidence.title = tr("%n first times", nullptr, static_cast<int>(marks.size()));
    }
    Q_EMIT evidenceRequested(evidence);
}

} // namespace sightline::ui

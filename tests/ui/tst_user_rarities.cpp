// SPDX-License-Identifier: GPL-3.0-or-later
// First times on the timeline of a person, on a company of the demo: they are those of core, and lead to the
// day and the activities they rest on.
#include "core/usecase/rarity_marks.h"
#include "tests/support/demo_desk.h"
#include "ui/timeline/rarity_legend.h"
#include "ui/timeline/timeline_widget.h"

#include <QLabel>
#include <QTableView>

#include <algorithm>
#include <set>

using namespace sightline;
using namespace sightline::ui;

class TestUserRarities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theMarksAreThoseOfCore();
    void aMarkShowsItsEvidence();
    void aGroupShowsAllOfIt();
    void nobodyHasNone();

private:
    using Marks = std::vector<usecase::RarityMark>;

    [[nodiscard]] Marks marksOf(query::EntityCode entity)
    {
        return test::must(usecase::rarityMarks(*m_desk.hub.state(), m_desk.scores(), entity, {}));
    }

    [[nodiscard]] TimelineWidget& timeline() { return *m_desk.page->findChild<TimelineWidget*>(); }

    [[nodiscard]] int rows()
    {
        return m_desk.page->findChild<QTableView*>(QStringLiteral("userRows"))->model()->rowCount();
    }

    test::DemoDesk m_desk;
    query::EntityCode m_most = 0; // who has most marks
};

void TestUserRarities::initTestCase()
{
    m_desk.load(test::DemoCompany(9));
    std::size_t most = 0;
    for (const query::EntityCode entity : m_desk.scores().judged->users) {
        const std::size_t marks = marksOf(entity).size();
        if (marks <= most) continue;
        most = marks;
        m_most = entity;
    }
    QVERIFY(most > 1);
}

void TestUserRarities::theMarksAreThoseOfCore()
{
    m_desk.show(m_most);
    const Marks marks = marksOf(m_most);
    const auto& shown = timeline().rarities();
    QCOMPARE(shown.size(), marks.size());
    for (std::size_t i = 0; i < marks.size(); ++i) {
        QCOMPARE(shown[i].time, marks[i].time);
        QVERIFY(shown[i].lane == marks[i].lane);
        QCOMPARE(shown[i].day, marks[i].day);
        QCOMPARE(shown[i].activities, marks[i].reason.evidenceCount);
        QCOMPARE(reach(shown[i].rarity), static_cast<int>(marks[i].level) + 1);
        QVERIFY(!shown[i].title.isEmpty() && !shown[i].why.isEmpty());
    }
    std::uint64_t drawn = 0;
    for (std::size_t lane = 0; lane < kActivityLanes; ++lane) {
        for (const LaneItem& item : timeline().items(static_cast<TimelineLane>(lane)).items)
            drawn += item.rarity == Rarity::None ? 0 : item.count;
    }
    QCOMPARE(drawn, static_cast<std::uint64_t>(marks.size()));
    QVERIFY(m_desk.page->findChild<RarityLegend*>()->isVisible());
}

void TestUserRarities::aMarkShowsItsEvidence()
{
    m_desk.show(m_most);
    const Marks marks = marksOf(m_most);
    for (int i = 0; i < static_cast<int>(std::min<std::size_t>(marks.size(), 4)); ++i) {
        const usecase::RarityMark& mark = marks[static_cast<std::size_t>(i)];
        Q_EMIT timeline().raritiesOpened({i});
        m_desk.settle();
        const Ticks from = mark.day * kTicksPerDay;
        QCOMPARE(timeline().range(), std::optional(std::pair(from, from + kTicksPerDay)));
        QCOMPARE(static_cast<std::size_t>(rows()), mark.reason.evidence.size());
        const auto labels = m_desk.page->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->text().contains(timeline().rarities()[static_cast<std::size_t>(i)].title) &&
                   label->text().startsWith(QStringLiteral("Evidence of"));
        }));
    }
}

// Every activity is shown once, however many marks rest on it.
void TestUserRarities::aGroupShowsAllOfIt()
{
    m_desk.show(m_most);
    const Marks marks = marksOf(m_most);
    QList<int> all;
    std::set<std::string> ids;
    for (int i = 0; i < static_cast<int>(marks.size()); ++i) {
        all.append(i);
        const auto& evidence = marks[static_cast<std::size_t>(i)].reason.evidence;
        ids.insert(evidence.begin(), evidence.end());
    }
    Q_EMIT timeline().raritiesOpened(all);
    m_desk.settle();
    QCOMPARE(timeline().range(), std::optional(std::pair(marks.front().day * kTicksPerDay,
                                                         (marks.back().day + 1) * kTicksPerDay)));
    QCOMPARE(static_cast<std::size_t>(rows()), ids.size());
}

void TestUserRarities::nobodyHasNone()
{
    m_desk.show(m_most);
    QVERIFY(!timeline().rarities().empty());
    m_desk.page->showUser(QStringLiteral("nobody@nowhere.example"));
    m_desk.settle();
    QVERIFY(timeline().rarities().empty());
    QVERIFY(m_desk.page->findChild<RarityLegend*>()->isHidden());
    // Another person has other marks.
    for (const query::EntityCode entity : m_desk.scores().judged->users) {
        if (entity == m_most) continue;
        m_desk.show(entity);
        QCOMPARE(timeline().rarities().size(), marksOf(entity).size());
        break;
    }
}

#include "tst_user_rarities.moc"

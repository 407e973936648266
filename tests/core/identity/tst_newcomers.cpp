// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/identity/name_parts.h through the entity map: names that leavers leave to newcomers, where no
// two accounts of one sort show it; renames and the making of accounts.
#include "core/identity/name_holders.h"
#include "tests/support/evidence.h"

#include <QTest>

#include <algorithm>
#include <random>

namespace sightline
{

using World = test::Evidence;
using test::oid;
using test::sid;
using test::together;

using identity::isSuccession;
using identity::Life;

namespace
{

const std::string kUpn = upnKey("alex@contoso.example");
const std::string kWin = windowsKey("CONTOSO", "alex");

// Both logs run from day 0 to 100.
World company()
{
    World w;
    w.link(sid(2000), windowsKey("CONTOSO", "somebody"), 0, 100, LinkKind::Record, 500);
    w.link(oid(2000), upnKey("somebody@contoso.example"), 0, 100, LinkKind::Record, 500);
    return w;
}

Life life(int from, int to, std::int64_t records)
{
    return {test::kStart + from * test::kDay, test::kStart + to * test::kDay, records};
}

} // namespace

class TestNewcomers : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    // The leaver is known in the cloud alone, the newcomer in the domain alone.
    void aLeaversCloudAccountIsNotTheNewcomers()
    {
        World w = company();
        w.key(kUpn);
        w.link(oid(1), kUpn, 0, 40, LinkKind::Record, 60);
        w.link(sid(1104), kUpn, 55, 100, LinkKind::Record, 30);
        w.link(sid(1104), kWin, 55, 100, LinkKind::Record, 60);
        const auto map = w.map();
        QVERIFY(!together(*map, oid(1), sid(1104)));
        QVERIFY(together(*map, kUpn, oid(1), 20));
        QVERIFY(together(*map, kUpn, oid(1), 50)); // until the next is seen
        QVERIFY(together(*map, kUpn, sid(1104), 60));
        QCOMPARE(map->entityOf(1, test::kStart + 20 * test::kDay), map->entityOfKey(oid(1)));
    }

    // The other way round, and it does not matter how many sources say it.
    void aLeaverOfTheDomainIsNotTheNewcomerInTheCloud()
    {
        World w = company();
        for (int part = 0; part < 4; ++part) {
            w.link(sid(1104), kUpn, part * 10, part * 10 + 9, LinkKind::Record, 8);
            w.link(oid(1), kUpn, 55 + part * 10, 64 + part * 10, LinkKind::Record, 15);
        }
        QVERIFY(!together(*w.map(), oid(1), sid(1104)));
        // A directory that says whose name it is today says nothing of the leaver.
        World today = w;
        today.undated(oid(1), kUpn);
        QVERIFY(!together(*today.map(), oid(1), sid(1104)));
        // But who has the name today did not leave.
        w.undated(sid(1104), kUpn);
        QVERIFY(together(*w.map(), oid(1), sid(1104)));
    }

    void fewSightingsSayNothing()
    {
        World w = company();
        w.link(oid(1), kUpn, 10, 10);
        w.link(sid(1104), kUpn, 60, 62, LinkKind::Record, 3);
        QVERIFY(together(*w.map(), oid(1), sid(1104)));
    }

    void logsThatDidNotRunTogetherSayNothing()
    {
        World w;
        w.link(oid(1), kUpn, 0, 40, LinkKind::Record, 60);
        w.link(sid(1104), kUpn, 55, 100, LinkKind::Record, 60);
        QVERIFY(together(*w.map(), oid(1), sid(1104)));
        w.link(oid(2), upnKey("somebody@contoso.example"), 0, 100, LinkKind::Record, 500); // the cloud's did
        QVERIFY(together(*w.map(), oid(1), sid(1104)));
        w.link(sid(1105), windowsKey("CONTOSO", "somebody"), 0, 100, LinkKind::Record, 500);
        QVERIFY(!together(*w.map(), oid(1), sid(1104)));
    }

    // By how many orders of the days there are.
    void aSuccessionIsSeldomByChance()
    {
        const Life logs = life(0, 100, 1000);
        QVERIFY(isSuccession(life(0, 40, 50), life(50, 100, 50), logs, logs));
        QVERIFY(!isSuccession(life(50, 100, 50), life(0, 40, 50), logs, logs));
        QVERIFY(!isSuccession(life(0, 44, 50), life(50, 100, 50), logs, logs)); // within a week
        // One and one day: every second time; two and three: once in ten; three and four: once in 35.
        QVERIFY(!isSuccession(life(1, 1, 9), life(50, 50, 9), logs, logs));
        QVERIFY(!isSuccession(life(1, 2, 9), life(50, 52, 9), logs, logs));
        QVERIFY(isSuccession(life(1, 3, 9), life(50, 53, 9), logs, logs));
        QVERIFY(!isSuccession(life(1, 30, 2), life(50, 90, 3), logs, logs)); // no more days than records
        QVERIFY(!isSuccession({}, life(50, 90, 3), logs, logs));
        QVERIFY(!isSuccession(life(0, 40, 50), life(50, 100, 50), life(0, 40, 50), life(50, 100, 50)));
    }

    void aRenamedAccountHadAnotherNameBefore()
    {
        World w;
        const std::string old = windowsKey("CONTOSO", "alexa");
        w.key(kWin);
        w.link(sid(1104), old, 0, 30);
        w.link(sid(1104), kWin, 40, 90);
        const auto map = w.map();
        QVERIFY(together(*map, sid(1104), kWin, 50));
        QVERIFY(!together(*map, sid(1104), kWin, 10)); // whoever it was
        QVERIFY(together(*map, sid(1104), old, 35));
        QVERIFY(!together(*map, sid(1104), old, 80));
        // Two names at one time are no rename, nor are names in two domains.
        w.link(sid(1104), old, 60, 60);
        QVERIFY(together(*w.map(), sid(1104), kWin, 10));
        World moved;
        moved.link(sid(1104), windowsKey("OLD", "alexa"), 0, 30);
        moved.link(sid(1104), kWin, 40, 90);
        QVERIFY(together(*moved.map(), sid(1104), kWin, 10));
    }

    // Nobody of a name before and nobody after are two, with ids of their own.
    void whatANameWasBeforeAndAfterAreTwo()
    {
        World w;
        w.link(sid(1104), windowsKey("CONTOSO", "a"), 0, 10);
        w.link(sid(1104), windowsKey("CONTOSO", "b"), 20, 30);
        w.link(sid(1104), windowsKey("CONTOSO", "c"), 40, 50);
        const auto map = w.map();
        const std::string name = windowsKey("CONTOSO", "b");
        const auto at = [&](int day) { return map->entityOfKey(name, test::kStart + day * test::kDay); };
        QVERIFY(at(5) != at(25) && at(25) != at(45) && at(5) != at(45));
        QVERIFY(map->entityId(at(5)) != map->entityId(at(45)));
        QVERIFY(map->entityText(at(5)) != map->entityText(at(45)));
        QCOMPARE(map->find(std::string(map->entityId(at(5)))), at(5));
        QCOMPARE(map->find(std::string(map->entityId(at(45)))), at(45));
    }

    void namesBeginWithTheirAccount()
    {
        World w;
        w.key(kWin);
        w.link(sid(1104), kWin, 30, 30, LinkKind::Created);
        w.link(sid(1104), kWin, 31, 90);
        const auto map = w.map();
        QVERIFY(together(*map, sid(1104), kWin, 40));
        QVERIFY(!together(*map, sid(1104), kWin, 10));
        // An account that was seen before was not made then.
        w.link(sid(1104), windowsKey("CONTOSO", "alexa"), 5, 5);
        w.link(sid(1104), kWin, 5, 5);
        QVERIFY(together(*w.map(), sid(1104), kWin, 10));
    }

    // The newcomer had the UPN from the leaver, so the Windows name too.
    void otherNamesCameFromTheSameLeaver()
    {
        World w;
        w.key(kWin);
        w.link(oid(1), kUpn, 0, 30);
        w.link(oid(2), kUpn, 60, 90);
        w.link(sid(1105), kUpn, 61, 90);
        w.link(sid(1105), kWin, 61, 90);
        const auto map = w.map();
        QVERIFY(together(*map, oid(2), sid(1105)));
        QVERIFY(together(*map, kWin, oid(1), 20));
        QVERIFY(together(*map, kWin, sid(1105), 70));
        const auto& accounts = map->entity(map->entityOfKey(oid(1))).accounts;
        const auto held = std::ranges::find(accounts, kWin, &identity::Account::key);
        QVERIFY(held != accounts.end() && held->to != kNoTime && held->basis == identity::Basis::Convention);
        // Names of two leavers tell nothing of a third name.
        w.link(sid(1103), windowsKey("CONTOSO", "al"), 0, 20);
        w.link(sid(1105), windowsKey("CONTOSO", "al"), 61, 90);
        QVERIFY(!together(*w.map(), kWin, oid(1), 20));
    }

    void theOrderOfEvidenceDoesNotMatter()
    {
        World w = company();
        w.key(kUpn);
        w.key(kWin);
        w.link(oid(1), kUpn, 0, 40, LinkKind::Record, 60);
        w.link(sid(1104), kUpn, 55, 100, LinkKind::Record, 30);
        w.link(sid(1104), kWin, 55, 80, LinkKind::Record, 60);
        w.link(sid(1104), windowsKey("CONTOSO", "alexa"), 85, 100, LinkKind::Record, 9);
        w.link(sid(1105), kWin, 90, 90, LinkKind::Created);
        const auto text = [](const identity::EntityMap& map) {
            std::string out;
            for (query::EntityCode e = 1; e < map.entityCount(); ++e) {
                out += map.entity(e).id + '\n';
                for (const auto& a : map.entity(e).accounts)
                    out += fmt::format("  {} {} {}\n", a.key, a.from, a.to);
            }
            return out;
        };
        const std::string expected = text(*w.map());
        std::mt19937 random(3);
        for (int round = 0; round < 20; ++round) {
            std::ranges::shuffle(w.input.links, random);
            QCOMPARE(text(*w.map()), expected);
        }
    }
};

} // namespace sightline

#include "tst_newcomers.moc"

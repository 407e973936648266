// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/identity/merge_suggestions.h and name_patterns.h: what names suggest, and what they must not.
#include "core/identity/merge_suggestions.h"
#include "core/identity/name_patterns.h"
#include "tests/support/evidence.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sightline
{

using test::kDay;
using test::kStart;

using identity::EntitySpan;
using identity::MergeSuggestions;

namespace
{

constexpr std::array kGiven{"anna",  "boris", "carla", "dieter", "elsa",
                            "fritz", "greta", "hanno", "ines",   "jan"};
constexpr std::array kFamily{"meier", "schulz", "novak", "lind", "quast",
                             "roth",  "thiel",  "urban", "vogt", "wirth"};

// Accounts of a domain, of the cloud, and those that a directory row ties together.
struct World : test::Evidence {
    int people = 0;

    std::string domainAccount(const std::string& name, const std::string& domain = "NORTH")
    {
        const std::string id = test::sid(1104 + ++people);
        link(id, windowsKey(domain, name), 0, 30);
        return id;
    }

    std::string cloudAccount(const std::string& upn)
    {
        const std::string id = test::oid(++people);
        link(id, upnKey(upn), 0, 30);
        return id;
    }

    void known(const std::string& name, const std::string& upn)
    {
        const std::string id = domainAccount(name);
        undated(id, cloudAccount(upn));
    }

    // Everybody is seen for 30 days, but for those whose key is given.
    [[nodiscard]] MergeSuggestions suggest(const std::string& lateKey = {}) const
    {
        const auto map = this->map();
        std::vector<EntitySpan> seen(map->entityCount(), EntitySpan{kStart, kStart + 30 * kDay});
        if (!lateKey.empty()) seen[map->entityOfKey(lateKey)] = {kStart + 33 * kDay, kStart + 60 * kDay};
        return identity::suggestMerges(*map, seen);
    }
};

std::string shortName(std::size_t given, std::size_t family)
{
    return std::string(1, kGiven[given][0]) + kFamily[family];
}

std::string upn(std::size_t given, std::size_t family, const std::string& ending = "north.example")
{
    return fmt::format("{}.{}@{}", kGiven[given], kFamily[family], ending);
}

World sixKnown()
{
    World w;
    for (std::size_t i = 0; i < 6; ++i)
        w.known(shortName(i, i), upn(i, i));
    return w;
}

} // namespace

class TestMergeSuggestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesAreTakenApart()
    {
        QCOMPARE(identity::splitName("anna.von.meier2").family, std::string("vonmeier"));
        QCOMPARE(identity::splitName("anna_meier").given, std::string("anna"));
        QVERIFY(identity::splitName("ameier").given.empty());
        QVERIFY(identity::splitName("anna.").given.empty());
        QVERIFY(identity::splitName(".meier").given.empty());
        QCOMPARE(identity::withoutNumber("ameier12"), std::string_view("ameier"));
        QCOMPARE(identity::withoutNumber("4711"), std::string_view("4711"));
    }

    // The examples of the table are what its lines make.
    void everyPatternMakesItsExample()
    {
        const identity::NamePatterns patterns;
        QVERIFY(patterns.size() > 20);
        std::size_t whole = 0;
        for (std::size_t p = 0; p < patterns.size(); ++p) {
            if (patterns.isWhole(p)) {
                ++whole;
                continue;
            }
            QVERIFY(!patterns.make(p, identity::splitName("anna.meier")).empty());
            QVERIFY(patterns.make(p, {}).empty());
            if (patterns.isFromUpn(p))
                QVERIFY(patterns.make(p, {std::string(30, 'a'), std::string(30, 'b')}).size() <= 20);
        }
        QCOMPARE(whole, std::size_t{1});
    }

    void whatTheKnownFollowIsSuggested()
    {
        World w = sixKnown();
        const auto sid = w.domainAccount("jwirth");
        const auto id = w.cloudAccount("jan.wirth@north.example");
        w.cloudAccount("somebody.else@north.example");
        const auto found = w.suggest();
        QCOMPARE(found.rows.size(), std::size_t{1});
        const auto map = w.map();
        QCOMPARE(found.rows[0].onPremises, map->entityOfKey(sid));
        QCOMPARE(found.rows[0].cloud, map->entityOfKey(id));
        QVERIFY(map->entityOfKey(sid) != map->entityOfKey(id)); // nothing is joined by it
        const auto& convention = found.conventions.at(found.rows[0].convention);
        QCOMPARE(convention.known, std::size_t{6});
        QCOMPARE(convention.followed, std::size_t{6});
        QCOMPARE(convention.open, std::size_t{1});
        QCOMPARE(convention.fitting, std::size_t{1});
        QVERIFY(!convention.exampleUpn.empty());
        QCOMPARE(found.unclear, std::size_t{0});
    }

    void numbersOfNamesakesDoNotMatter()
    {
        World w = sixKnown();
        w.domainAccount("ameier2");
        w.cloudAccount("arno.meier@north.example");
        QCOMPARE(w.suggest().rows.size(), std::size_t{1});
    }

    void whereSeveralFitNobodyIsSuggested()
    {
        World w = sixKnown();
        w.domainAccount("jwirth");
        w.cloudAccount("jan.wirth@north.example");
        w.cloudAccount("jutta.wirth@north.example");
        QVERIFY(w.suggest().rows.empty());
        QCOMPARE(w.suggest().unclear, std::size_t{1});
        // And the other way round.
        World v = sixKnown();
        v.domainAccount("jwirth");
        v.domainAccount("jwirth2");
        v.cloudAccount("jan.wirth@north.example");
        QVERIFY(v.suggest().rows.empty());
        QCOMPARE(v.suggest().unclear, std::size_t{2});
    }

    // Both names of somebody who was renamed fit: that is more than one name of another.
    void theBetterFitWins()
    {
        World w = sixKnown();
        const auto sid = w.domainAccount("jwirth");
        w.link(sid, windowsKey("NORTH", "jlind"), 20, 30);
        const auto id = w.cloudAccount("jan.wirth@north.example");
        w.link(id, upnKey("jan.lind@north.example"), 20, 30);
        w.cloudAccount("jutta.lind@north.example");
        const auto found = w.suggest();
        QCOMPARE(found.rows.size(), std::size_t{1});
        QCOMPARE(found.rows[0].cloud, w.map()->entityOfKey(id));
        QCOMPARE(found.unclear, std::size_t{0});
    }

    void aLeaverIsNotTheNewcomer()
    {
        World w = sixKnown();
        w.domainAccount("jwirth");
        const auto id = w.cloudAccount("jan.wirth@north.example");
        QVERIFY(w.suggest(id).rows.empty());
        QCOMPARE(w.suggest().rows.size(), std::size_t{1});
    }

    void whatAnalystsSayCounts()
    {
        World w = sixKnown();
        const auto sid = w.domainAccount("jwirth");
        const auto id = w.cloudAccount("jan.wirth@north.example");
        w.edit(IdentityEdit::Verb::Apart, id, sid);
        QVERIFY(w.suggest().rows.empty());
        QVERIFY(w.suggest().unclear == 0);
        w.input.edits.clear();
        w.edit(IdentityEdit::Verb::Merge, sid, id);
        const auto merged = w.suggest();
        QVERIFY(merged.rows.empty());
    }

    // A merge by hand would confirm itself.
    void mergesByHandAreNoKnowledge()
    {
        World w;
        for (std::size_t i = 0; i < 6; ++i) {
            const auto sid = w.domainAccount(shortName(i, i));
            w.edit(IdentityEdit::Verb::Merge, sid, w.cloudAccount(upn(i, i)));
        }
        w.domainAccount("jwirth");
        w.cloudAccount("jan.wirth@north.example");
        QVERIFY(w.suggest().rows.empty());
    }

    void identifiersTellApart()
    {
        World w = sixKnown();
        w.domainAccount("jwirth");
        const auto id = w.cloudAccount("jan.wirth@north.example");
        w.undated(id, test::sid(9999)); // another account of the domain
        QVERIFY(w.suggest().rows.empty());
    }

    // Nobody is known; names fit by one pattern, or not at all.
    void manyFitsAreAConvention()
    {
        World w;
        for (std::size_t i = 0; i < 10; ++i) {
            w.domainAccount(shortName(i, (i * 3) % 10));
            w.cloudAccount(upn(i, (i * 3) % 10));
        }
        const auto found = w.suggest();
        QCOMPARE(found.rows.size(), std::size_t{10});
        QCOMPARE(found.conventions.at(0).known, std::size_t{0});
        QVERIFY(found.conventions[0].exampleUpn.empty());

        World same; // the same name on both sides
        for (std::size_t i = 0; i < 10; ++i) {
            same.domainAccount(shortName(i, i));
            same.cloudAccount(shortName(i, i) + "@north.example");
        }
        QCOMPARE(same.suggest().rows.size(), std::size_t{10});
    }

    void fitsByChanceAreNone()
    {
        World w;
        // Everybody has one of few names: mixed up they fit as well.
        for (std::size_t i = 0; i < 10; ++i) {
            w.domainAccount(shortName(i, 9));
            w.cloudAccount(upn(9 - i, 9));
        }
        QVERIFY(w.suggest().rows.empty());
        World few; // four are no convention
        for (std::size_t i = 0; i < 4; ++i) {
            few.domainAccount(shortName(i, i));
            few.cloudAccount(upn(i, i));
        }
        QVERIFY(few.suggest().rows.empty());
    }

    void theOrderOfEvidenceDoesNotMatter()
    {
        World w = sixKnown();
        for (std::size_t i = 6; i < 10; ++i) {
            w.domainAccount(shortName(i, i));
            w.cloudAccount(upn(i, i));
        }
        const auto text = [](const MergeSuggestions& found) {
            std::string out;
            for (const auto& s : found.rows)
                out += fmt::format("{} {} {}\n", s.windows, s.upn, s.convention);
            return out;
        };
        const std::string first = text(w.suggest());
        QCOMPARE(std::ranges::count(first, '\n'), std::ptrdiff_t{4});
        std::ranges::reverse(w.input.links);
        QCOMPARE(text(w.suggest()), first);
    }
};

} // namespace sightline

#include "tst_merge_suggestions.moc"

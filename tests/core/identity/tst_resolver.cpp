// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/identity/resolver.h through the entity map: which evidence joins, and which must not.
#include "core/identity/entity_map.h"
#include "core/identity/name_holders.h"
#include "tests/support/evidence.h"

#include <QTest>

#include <random>
#include <set>

namespace sightline
{

using World = test::Evidence;
using test::kDay;
using test::kStart;
using test::oid;
using test::sid;
using test::together;

using identity::Basis;
using identity::Claim;
using identity::Conflict;
using identity::EntityMap;
using identity::NamePart;
using identity::Sort;

namespace
{

const std::string kUpn = upnKey("alex@contoso.example");
const std::string kWin = windowsKey("CONTOSO", "alex");

} // namespace

class TestResolver : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void oneNameTiesTheDirectoryToTheCloud()
    {
        World w;
        w.link(sid(1104), kUpn, 0, 90);
        w.link(oid(1), kUpn, 10, 80);
        w.link(puidKey("10032000C757D25F"), kUpn, 20, 30);
        w.link(kUpn, sid(77, 9), 20, 30, LinkKind::Mailbox); // Exchange's own
        const auto map = w.map();
        for (const auto& key : {oid(1), kUpn, puidKey("10032000C757D25F"), sid(77, 9)})
            QVERIFY2(together(*map, sid(1104), key), key.c_str());
        QCOMPARE(map->entityCount(), 2U);
        QVERIFY(map->conflicts().empty());
    }

    void aNameThatIsGivenOnBelongsToWhoeverHasIt()
    {
        World w;
        w.link(sid(1104), kUpn, 0, 20);
        w.link(oid(1), kUpn, 0, 22);
        w.link(sid(1105), kUpn, 60, 90);
        w.link(oid(2), kUpn, 62, 90);
        w.link(oid(1), upnKey("alex.old@contoso.example"), 30, 40);
        const auto map = w.map();
        QVERIFY(together(*map, sid(1104), oid(1)));
        QVERIFY(together(*map, sid(1105), oid(2)));
        QVERIFY(!together(*map, sid(1104), sid(1105)));
        QVERIFY(together(*map, kUpn, oid(1), 10));
        QVERIFY(together(*map, kUpn, oid(1), 40)); // until the next is seen
        QVERIFY(together(*map, kUpn, oid(2), 70));
        QCOMPARE(map->find("alex@contoso.example"), map->entityOfKey(oid(2))); // who has it now
        QVERIFY(map->entity(map->entityOfKey(oid(1))).text != map->entity(map->entityOfKey(oid(2))).text);
        QVERIFY(map->conflicts().empty());
    }

    void aNameWhoseHolderWasSucceededIsNotTheSame()
    {
        World w;
        w.link(sid(1104), kUpn, 0, 20);
        w.link(sid(1104), kWin, 0, 20);
        w.link(oid(1), kUpn, 60, 90);
        QVERIFY(together(*w.map(), sid(1104), oid(1))); // one log ended before the other began
        w.link(sid(1105), kWin, 50, 90);                // but somebody else has the Windows name by then
        const auto map = w.map();
        QVERIFY(!together(*map, sid(1104), oid(1)));
        QVERIFY(together(*map, kUpn, sid(1104), 10));
        QVERIFY(together(*map, kUpn, oid(1), 70));
    }

    void aNameThatTwoHaveAtOnceIsNobodys()
    {
        World w;
        w.key(kUpn);
        w.link(oid(1), kUpn, 0, 50);
        w.link(oid(2), kUpn, 30, 90);
        const auto map = w.map();
        QVERIFY(!together(*map, oid(1), oid(2)));
        QVERIFY(together(*map, kUpn, oid(1), 10));
        QVERIFY(!together(*map, kUpn, oid(1), 40));
        QVERIFY(!together(*map, kUpn, oid(2), 40));
        QVERIFY(together(*map, kUpn, oid(2), 80));
        QCOMPARE(map->conflicts().size(), std::size_t{1});
        QCOMPARE(map->conflicts()[0].kind, Conflict::Kind::SharedName);
        QCOMPARE(map->conflicts()[0].entities.size(), std::size_t{2});
        QVERIFY(map->changesHands(1));
        QCOMPARE(map->entityOf(1, kStart + 10 * kDay), map->entityOfKey(oid(1)));
    }

    void whatWouldMakeTwoAccountsOneIsRefusedAndListed()
    {
        World w;
        // One cloud account under two names, each also the name of an account of the same domain.
        w.link(oid(1), kUpn, 0, 90);
        w.link(oid(1), upnKey("alexander@contoso.example"), 0, 90);
        w.link(sid(1104), kUpn, 0, 90);
        w.link(sid(1105), upnKey("alexander@contoso.example"), 0, 90);
        const auto map = w.map();
        QVERIFY(!together(*map, sid(1104), sid(1105)));
        QVERIFY(!together(*map, sid(1104), oid(1)));
        QCOMPARE(map->conflicts().size(), std::size_t{1});
        QCOMPARE(map->conflicts()[0].kind, Conflict::Kind::Refused);
        // A record that has both identifiers says it is one account all the same.
        w.link(oid(1), sid(1104), 5, 5);
        QVERIFY(together(*w.map(), sid(1104), oid(1)));
    }

    void spellingsOfADomainAreReadFromItsIdentifiers()
    {
        World w;
        w.link(sid(1104), kWin);
        w.link(sid(1105), windowsKey("contoso.example", "bob"));
        w.key(windowsKey("contoso.example", "alex"));
        w.key(windowsKey("CONTOSO", "bob"));
        const auto map = w.map();
        QVERIFY(together(*map, sid(1104), windowsKey("contoso.example", "alex")));
        QVERIFY(together(*map, sid(1105), windowsKey("CONTOSO", "bob")));
        const auto& accounts = map->entity(map->entityOfKey(sid(1104))).accounts;
        QVERIFY(std::ranges::any_of(accounts, [](const auto& a) { return a.basis == Basis::Spelling; }));
    }

    void aMachinesFullNameTellsItsDomain()
    {
        World w;
        w.key(windowsKey("CONTOSO", "WS5$"));
        w.device("ws5.corp.example");
        w.key(kWin);
        w.key(windowsKey("CORP.EXAMPLE", "alex"));
        QVERIFY(together(*w.map(), kWin, windowsKey("corp.example", "alex")));
    }

    void aShortNameOfTwoForestsIsNeither()
    {
        World w;
        w.link(sid(1104, 1), windowsKey("CORP", "alex"));
        w.link(sid(1105, 1), windowsKey("corp.north.example", "bob"));
        w.link(sid(1104, 2), windowsKey("CORP", "alex"));
        w.link(sid(1105, 2), windowsKey("corp.south.example", "bob"));
        w.key(windowsKey("corp.north.example", "alex"));
        w.key(windowsKey("corp.south.example", "alex"));
        const auto map = w.map();
        QVERIFY(!together(*map, windowsKey("corp.north.example", "alex"),
                          windowsKey("corp.south.example", "alex")));
        QVERIFY(!together(*map, sid(1104, 1), sid(1104, 2)));
        QVERIFY(!together(*map, windowsKey("CORP", "alex"), sid(1104, 1)));
    }

    void aDomainThatIsSetUpAnewHasItsPeopleStill()
    {
        World w;
        const auto full = windowsKey("contoso.example", "alex");
        w.link(sid(1104, 1), full, 0, 20);
        w.link(sid(1104, 2), full, 40, 60);
        w.link(sid(1107, 2), windowsKey("contoso.example", "bob"), 40, 60);
        QVERIFY(together(*w.map(), sid(1104, 1), sid(1104, 2)));
        w.link(sid(1107, 2), windowsKey("contoso.example", "bob"), 10, 10); // two domains, then
        QVERIFY(!together(*w.map(), sid(1104, 1), sid(1104, 2)));
    }

    void bareNamesBelongToWhereTheyWereChecked()
    {
        World w;
        w.link(sid(1104), kWin);
        w.link(sid(1105), windowsKey("contoso.example", "bob"));
        w.link(sid(1001, 8), windowsKey("WS5", "alex"));
        w.link(hostKey("dc01"), domainKey("CONTOSO"), 0, 9, LinkKind::Controller);
        w.key(nameKey("alex", "dc01"));
        w.key(nameKey("alex", "ws5"));
        w.key(nameKey("alex", "ws6"));
        const auto map = w.map();
        QVERIFY(together(*map, nameKey("alex", "dc01"), sid(1104)));
        QVERIFY(together(*map, nameKey("alex", "ws5"), sid(1001, 8)));
        QVERIFY(!together(*map, nameKey("alex", "ws6"), sid(1104)));
        QVERIFY(!together(*map, nameKey("alex", "ws6"), sid(1001, 8)));
    }

    void cloudIdentifiersOfOneObjectAreOne()
    {
        World w;
        const std::string guid = "9b117c67-0000-4000-8000-000000000001";
        w.key(oid(1));
        w.key(sidKey(cloudSidOf(guid)));
        w.key(windowsKey("AzureAD", "AlexMeyer"));
        w.link(sidKey(cloudSidOf(guid)), windowsKey("AzureAD", "AlexMeyer"));
        w.undated(oid(1), objectGuidKey("11111111-2222-3333-4444-555555555555"));
        const auto map = w.map();
        QVERIFY(together(*map, oid(1), sidKey(cloudSidOf(guid))));
        QVERIFY(together(*map, oid(1), windowsKey("AzureAD", "AlexMeyer")));
        QCOMPARE(map->find("{11111111-2222-3333-4444-555555555555}"), map->entityOfKey(oid(1)));
        QCOMPARE(objectIdOfCloudSid(cloudSidOf(guid)), guid);
    }

    void windowsNamesEndInTheirDomain()
    {
        World w;
        w.link(sid(1104), windowsKey("contoso.example", "alex"), 0, 30);
        w.link(oid(1), kUpn, 0, 30);
        w.link(sid(1105), windowsKey("contoso.example", "bob"), 0, 30);
        w.link(sid(1105), upnKey("robert@contoso.example"), 0, 30);
        w.link(oid(2), upnKey("bob@contoso.example"), 0, 30); // somebody else's
        const auto map = w.map();
        QVERIFY(together(*map, sid(1104), oid(1)));
        QVERIFY(!together(*map, sid(1105), oid(2)));
    }

    void theAddressOfOneAloneIsTheirs()
    {
        World w;
        const auto address = upnKey("a.meyer@contoso.example");
        const auto shared = upnKey("sales@contoso.example");
        w.key(address);
        w.key(shared);
        w.undated(oid(1), address, LinkKind::Mail);
        w.undated(oid(1), shared, LinkKind::Mail);
        w.undated(oid(2), shared, LinkKind::Mail);
        const auto map = w.map();
        QVERIFY(together(*map, oid(1), address));
        QVERIFY(!together(*map, oid(1), shared));
        QVERIFY(!together(*map, oid(1), oid(2)));
    }

    void lookAlikesAndBuiltInAccountsStayApart()
    {
        World w;
        for (const auto& key :
             {windowsKey("WS5", "administrator"), windowsKey("WS5", "adm1nistrator"),
              windowsKey("WS6", "administrator"), windowsKey("CONTOSO", "DC01$"),
              windowsKey("CONTOSO", "DC01"), sidKey("S-1-5-18", "ws5"), sidKey("S-1-5-18", "ws6")})
            w.key(key);
        w.link(sidKey("S-1-5-18", "ws5"), windowsKey("CONTOSO", "DC01$"));
        w.link(sidKey("S-1-5-18", "ws6"), windowsKey("CONTOSO", "DC01$"));
        QCOMPARE(w.map()->entityCount(), 8U);
    }

    void anIdentifierWithACrowdOfNamesJoinsNobody()
    {
        World w;
        for (int i = 0; i < 20; ++i) {
            const auto name = upnKey("user" + std::to_string(i) + "@contoso.example");
            w.link(sid(1), name, 0, 90); // a template's SID in everybody's records
            if (i < 9) w.link(oid(i), name, 0, 90);
            if (i < 9) w.link(sid(2000 + i), name, 0, 90);
        }
        const auto map = w.map();
        for (int i = 0; i < 9; ++i)
            QVERIFY(together(*map, oid(i), sid(2000 + i)));
        QVERIFY(!together(*map, oid(1), oid(2)));
    }

    void handsHaveTheLastWord()
    {
        World w;
        w.link(sid(1104), kWin);
        w.link(oid(1), kUpn);
        w.edit(IdentityEdit::Verb::Merge, sid(1104), oid(1));
        QVERIFY(together(*w.map(), kWin, kUpn));
        w.edit(IdentityEdit::Verb::Split, sid(1104));
        const auto map = w.map();
        QVERIFY(!together(*map, sid(1104), oid(1)));
        QVERIFY(!together(*map, sid(1104), kWin)); // apart from all evidence
        w.edit(IdentityEdit::Verb::Merge, sid(1104), kWin);
        QVERIFY(together(*w.map(), sid(1104), kWin));
        QVERIFY(!together(*w.map(), sid(1104), oid(1)));
    }

    void kindsAreToldApart()
    {
        World w;
        w.link(sid(1110), windowsKey("CONTOSO", "WS5$"), 0, 5);
        w.link(sid(1110), windowsKey("CONTOSO", "dc01"), 6, 9); // renamed to pass for another
        for (const auto& key : {windowsKey("CONTOSO", "krbtgt"), windowsKey("CONTOSO", "MSOL_0123"),
                                windowsKey("NT AUTHORITY", "SYSTEM"), kWin, applicationKey("1b730954")})
            w.key(key);
        const auto map = w.map();
        const auto kind = [&](const std::string& key) { return map->entity(map->entityOfKey(key)).kind; };
        QCOMPARE(kind(sid(1110)), identity::EntityKind::Machine);
        QCOMPARE(kind(windowsKey("CONTOSO", "krbtgt")), identity::EntityKind::Service);
        QCOMPARE(kind(windowsKey("CONTOSO", "MSOL_0123")), identity::EntityKind::Service);
        QCOMPARE(kind(windowsKey("NT AUTHORITY", "SYSTEM")), identity::EntityKind::System);
        QCOMPARE(kind(applicationKey("1b730954")), identity::EntityKind::Application);
        QCOMPARE(kind(kWin), identity::EntityKind::Person);
    }

    // Against asking every claim at every moment.
    void partsOfANameAreWhatTheClaimsSay()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 3000; ++round) {
            std::vector<Claim> claims;
            const int n = 1 + static_cast<int>(random() % 6);
            for (int i = 0; i < n; ++i) {
                const Ticks from = static_cast<Ticks>(random() % 40) * kDay;
                claims.push_back({static_cast<std::uint32_t>(random() % 3), static_cast<Sort>(random() % 4),
                                  from, from + static_cast<Ticks>(random() % 20) * kDay});
            }
            const auto parts = identity::partsOf(claims);
            QVERIFY(parts.front().from == kNoTime && parts.back().to == kNoTime);
            for (Ticks t = 0; t < 60 * kDay; t += kDay / 2) {
                const auto part = std::ranges::find_if(parts, [&](const NamePart& p) {
                    return (p.from == kNoTime || t >= p.from) && (p.to == kNoTime || t < p.to);
                });
                QVERIFY(part != parts.end());
                for (std::size_t s = 0; s < identity::kSorts; ++s) {
                    std::set<std::uint32_t> now;
                    for (const Claim& c : claims) {
                        if (c.sort == static_cast<Sort>(s) && c.from <= t && t <= c.to) now.insert(c.account);
                    }
                    if (now.size() == 1) QCOMPARE(part->holders[s], *now.begin());
                    // Claims of one moment only are the noise of two clocks.
                    if (now.size() > 1 && part->holders[s] != NamePart::kContested)
                        QVERIFY(now.contains(part->holders[s]));
                }
            }
        }
    }
};

} // namespace sightline

#include "tst_resolver.moc"

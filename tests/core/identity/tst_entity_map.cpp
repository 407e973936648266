// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/entity_map.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace sightline;
using identity::EntityMap;

namespace
{

EntityMap::Input inputOf(const std::vector<std::string>& keys, const std::vector<AccountLink>& links)
{
    auto accounts = std::make_shared<Dictionary>();
    for (const auto& k : keys)
        accounts->append(k);
    EntityMap::Input in;
    in.accounts = accounts;
    for (const auto& l : links)
        in.links.push_back({l, 1, 0, 1, kNoTime, kNoTime});
    return in;
}

const std::string kSid = sidKey("S-1-5-21-1-2-3-1104");
const std::string kWin = windowsKey("CONTOSO", "alex");
const std::string kOid = objectIdKey("9b117c67-0000-4000-8000-000000000001");
const std::string kUpn = upnKey("alex@contoso.example");

} // namespace

class TestEntityMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void joinsWhatARecordProves()
    {
        const auto map =
            EntityMap::build(inputOf({kSid, kWin, kOid, kUpn}, {{kSid, kWin}, {kOid, kUpn}, {kSid, kOid}}));
        QCOMPARE(map->entityCount(), 2U);
        for (const char* name : {"alex@contoso.example", "CONTOSO\\alex", "S-1-5-21-1-2-3-1104",
                                 "9B117C67-0000-4000-8000-000000000001", "alex"}) {
            QVERIFY2(map->find(name) == 1, name);
        }
        QCOMPARE(map->find(map->entityId(1)), 1U);
    }

    void lookAlikesStayApart()
    {
        const auto map =
            EntityMap::build(inputOf({windowsKey("WS5", "administrator"), windowsKey("WS5", "adm1nistrator"),
                                      windowsKey("WS6", "administrator")},
                                     {}));
        QCOMPARE(map->entityCount(), 4U);
        QCOMPARE(map->find("administrator"), 0U); // two have the name
        QVERIFY(map->find("adm1nistrator") != 0);
        QVERIFY(map->find("WS6\\Administrator") != map->find("WS5\\Administrator"));
    }

    void machinesAndServicesAreNoPersons()
    {
        const auto map =
            EntityMap::build(inputOf({windowsKey("CONTOSO", "DC01$"), sidKey("S-1-5-18", "dc01"), kUpn}, {}));
        QVERIFY(!map->entity(map->find("CONTOSO\\DC01$")).isPerson());
        QVERIFY(map->entity(map->find("alex@contoso.example")).isPerson());
    }

    void builtInAccountsHaveTheirNames()
    {
        const auto map =
            EntityMap::build(inputOf({sidKey("S-1-5-18", "dc01"), sidKey("S-1-5-18", "dc02"),
                                      sidKey("S-1-5-7", "dc01"), sidKey("S-1-5-80-1-2-3", "dc01")},
                                     {}));
        QCOMPARE(map->entityCount(), 5U); // one of each machine
        QCOMPARE(map->entity(map->find("S-1-5-7")).text, std::string("NT AUTHORITY\\ANONYMOUS LOGON"));
        QCOMPARE(map->find("NT AUTHORITY\\anonymous logon"), map->find("S-1-5-7"));
        QCOMPARE(map->find("S-1-5-18"), 0U); // two machines have it
        for (std::size_t i = 1; i < 5; ++i) {
            const auto& text = map->entity(static_cast<query::EntityCode>(i)).text;
            QVERIFY2(text == "S-1-5-80-1-2-3" || text.starts_with("NT AUTHORITY\\"), text.c_str());
            QVERIFY(!map->entity(static_cast<query::EntityCode>(i)).isPerson());
        }
    }

    void theOrderOfImportsDoesNotMatter()
    {
        std::vector<std::string> keys{
            kSid, kWin, kOid, kUpn, windowsKey("CONTOSO", "bob"), nameKey("alex", "ws5")};
        std::vector<AccountLink> links{{kSid, kWin}, {kOid, kUpn}, {kUpn, kSid}};
        std::mt19937 random(3);
        std::string expected;
        for (int round = 0; round < 50; ++round) {
            std::ranges::shuffle(keys, random);
            std::ranges::shuffle(links, random);
            const auto map = EntityMap::build(inputOf(keys, links));
            std::string text;
            for (query::EntityCode c = 1; c < map->entityCount(); ++c) {
                text += map->entity(c).id + ' ' + map->entity(c).text;
                for (const auto& a : map->entity(c).accounts)
                    text += ' ' + a.key;
                text += '\n';
            }
            if (round == 0) expected = text;
            QCOMPARE(text, expected);
        }
    }
};

#include "tst_entity_map.moc"

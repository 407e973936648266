// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/network.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace sightline;

namespace
{

Network office()
{
    Network n;
    n.name = " Office ";
    n.subnets = *subnetsFromText("198.51.100.0/25; 192.0.2.1, 2001:db8::/48 192.0.2.1");
    n.category = "corporate";
    n.tags = {"Head office", " head OFFICE", "", "Guest"};
    n.isp = "Example Net";
    n.country = "NL";
    n.from = *fromCivil({2026, 1, 2});
    n.to = *fromCivil({2026, 6, 1});
    return n;
}

} // namespace

class TestNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void checkingBringsWordsIntoOrder()
    {
        Network n = office();
        QVERIFY(checkNetwork(n).has_value());
        QCOMPARE(n.name, std::string("Office"));
        QCOMPARE(n.category, std::string("Corporate"));
        QCOMPARE(tagsText(n.tags, ";"), std::string("Head office;Guest"));
        QCOMPARE(subnetsText(n.subnets, " "), std::string("192.0.2.1 198.51.100.0/25 2001:db8::/48"));
        n.category = "NONE";
        QVERIFY(checkNetwork(n).has_value());
        QCOMPARE(n.category, std::string());
    }

    void theDocumentIsReadBack()
    {
        Network n = office();
        n.kind = Network::Kind::List;
        n.file = "tor.txt";
        n.fileDate = *fromCivil({2026, 1, 1, 12, 30, 5});
        QVERIFY(checkNetwork(n).has_value());
        const auto back = networkFromJson(nlohmann::json::parse(networkJson(n).dump()));
        QVERIFY(back.has_value());
        QVERIFY(networkJson(*back) == networkJson(n));
        QCOMPARE(back->kind, Network::Kind::List);
        QCOMPARE(back->fileDate, n.fileDate);
    }

    void refusalsNameTheField()
    {
        const auto refused = [](const char* field, auto&& spoil) {
            Network n = office();
            spoil(n);
            const auto checked = checkNetwork(n);
            return !checked && checked.error().message.find(field) != std::string::npos;
        };
        QVERIFY(refused("'name'", [](Network& n) { n.name = "  "; }));
        QVERIFY(refused("'name'", [](Network& n) { n.name = "a\nb"; }));
        QVERIFY(refused("'subnets'", [](Network& n) { n.subnets.clear(); }));
        QVERIFY(refused("'category'", [](Network& n) { n.category = "Evil"; }));
        QVERIFY(refused("'tags'", [](Network& n) { n.tags = {"a;b"}; }));
        QVERIFY(refused("'to'", [](Network& n) { n.to = n.from; }));
        QVERIFY(!networkFromJson(nlohmann::json::parse(R"({"name":"x","subnets":"10.0.0.0/99"})")));
        QVERIFY(!networkFromJson(nlohmann::json::parse("[]")));
    }

    void overlapInTime()
    {
        Network a = office();
        Network b = office();
        QVERIFY(a.overlaps(b));
        b.from = a.to;
        b.to = kNoTime;
        QVERIFY(!a.overlaps(b) && !b.overlaps(a));
        a.to = kNoTime;
        QVERIFY(a.overlaps(b) && b.overlaps(a));
    }

    void builtInRangesAreRead()
    {
        QVERIFY(builtInNetworks().size() >= 15);
        for (const Network& n : builtInNetworks())
            QVERIFY(n.subnets.size() == 1 && !n.name.empty() && n.tags.size() == 1 && n.category.empty());
    }
};

#include "tst_network.moc"

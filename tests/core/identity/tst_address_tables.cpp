// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/address_tables.h"
#include "tests/support/made_mmdb.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace sightline;
using identity::AddressTables;

class TestAddressTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsWhatTablesSay()
    {
        test::MadeTable city("Made-City");
        city.add("198.51.100.0/24", {{"country.iso_code", "NL"}, {"city.names.en", "Utrecht"}});
        city.add("2001:db8::/32", {{"country.iso_code", "DE"}});
        test::MadeTable provider("Made-ASN");
        provider.add("198.51.100.0/25", {{"autonomous_system_organization", "Example Net"}});
        provider.add("203.0.113.0/24", {{"isp", "Example Isp"}, {"country", "FR"}});
        const auto tables =
            AddressTables::open({written("city.mmdb", city.bytes()), written("asn.mmdb", provider.bytes())});
        QCOMPARE(tables->tables().size(), std::size_t{2});
        for (const auto& info : tables->tables())
            QVERIFY2(info.problem.empty(), info.problem.c_str());
        QCOMPARE(tables->tables()[0].type, std::string("Made-City"));
        QCOMPARE(isoText(tables->tables()[0].made), std::string("2023-11-14T22:13:20Z"));
        const auto both = tables->placeOf("198.51.100.7");
        QCOMPARE(both.country, std::string("NL"));
        QCOMPARE(both.city, std::string("Utrecht"));
        QCOMPARE(both.isp, std::string("Example Net"));
        QCOMPARE(both.tables.size(), std::size_t{2});
        QCOMPARE(tables->placeOf("198.51.100.200").isp, std::string());
        QCOMPARE(tables->placeOf("2001:db8::7").country, std::string("DE"));
        QCOMPARE(tables->placeOf("203.0.113.9").country, std::string("FR"));
        QCOMPARE(tables->placeOf("203.0.113.9").isp, std::string("Example Isp"));
        QVERIFY(tables->placeOf("192.0.2.1").isEmpty());
        QVERIFY(tables->placeOf("no address").isEmpty());
    }

    void whatCannotBeReadIsSaid()
    {
        test::MadeTable good("Made-Country");
        good.add("192.0.2.0/24", {{"country.iso_code", "AT"}});
        const auto tables =
            AddressTables::open({pathIn("absent.mmdb"), written("bad.mmdb", "no table at all"),
                                 written("good.mmdb", good.bytes()), pathIn("")});
        QCOMPARE(tables->tables().size(), std::size_t{4});
        for (const std::size_t bad : {0, 1, 3})
            QVERIFY(!tables->tables()[bad].problem.empty());
        QVERIFY(tables->tables()[2].problem.empty());
        QCOMPARE(tables->placeOf("192.0.2.1").country, std::string("AT"));
    }

    void aDamagedTableSaysNothingOrSomething()
    {
        test::MadeTable table("Made-City");
        table.add("192.0.2.0/24", {{"country.iso_code", "AT"}, {"city.names.en", "Wien"}});
        const std::string whole = table.bytes();
        for (std::size_t cut = 0; cut < whole.size(); cut += 7) {
            const auto tables = AddressTables::open({written("cut.mmdb", whole.substr(0, cut))});
            (void)tables->placeOf("192.0.2.1"); // must not crash
        }
    }

private:
    std::filesystem::path pathIn(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    std::filesystem::path written(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(pathIn(name), std::ios::binary) << bytes;
        return pathIn(name);
    }

    QTemporaryDir m_folder;
};

#include "tst_address_tables.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges and lists of addresses in a case: what they say of activities, how they are edited, taken back,
// written and read, and the detail of one address.
#include "core/query/search.h"
#include "core/usecase/activities.h"
#include "core/usecase/address_detail.h"
#include "core/usecase/address_files.h"
#include "core/usecase/address_table_list.h"
#include "core/usecase/alerts.h"
#include "tests/support/made_case.h"
#include "tests/support/made_mmdb.h"

#include <QTest>

#include <fstream>
#include <map>

namespace sightline
{

using test::MadeCase;
using test::must;

namespace
{

// One activity a day from the first of January 2026 on: every address in turn.
const std::vector<std::string> kAddresses{"198.18.0.9", "203.0.113.7", "10.0.0.5", "2001:db8::7", ""};

std::string activities(int days)
{
    std::string out = "TimeGenerated,ActorUsername,ActionType,IPAddress,Country,IsAdmin,Device\n";
    for (int i = 0; i < days; ++i) {
        const Ticks at = *fromCivil({2026, 1, 1, 12}) + i * kTicksPerDay;
        const auto u = static_cast<std::size_t>(i);
        out += fmt::format("{},user{}@contoso.example,{},{},{},{},pc{}\n", isoText(at), i % 3,
                           i % 4 == 0 ? "LogOnFailed" : "LogOn", kAddresses[u % kAddresses.size()],
                           i % 2 == 0 ? "NL" : "DE", i % 10 == 1 ? "true" : "false", i % 2);
    }
    return out;
}

Network range(std::string name, std::string_view subnets, std::string category,
              std::vector<std::string> tags = {})
{
    Network n;
    n.name = std::move(name);
    n.subnets = must(subnetsFromText(subnets));
    n.category = std::move(category);
    n.tags = std::move(tags);
    return n;
}

std::uint64_t countOf(usecase::Session& session, const std::string& filter)
{
    must(session.refresh());
    return must(usecase::activityPage(*session.state(), {filter, 1, {}, {}, {}}, {})).count;
}

void remove(usecase::Session& session, const std::vector<std::string>& ids)
{
    if (const auto done = usecase::removeNetworks(session, ids); !done)
        qFatal("%s", done.error().text().c_str());
}

const Network& network(usecase::Session& session, const std::string& id)
{
    must(session.refresh());
    return *must(usecase::findNetwork(*session.state(), id));
}

} // namespace

class TestAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatRangesSayIsAnsweredEverywhere();
    void anEditHoldsFromItsTimeOn();
    void namesAreUnique();
    void everyChangeIsTakenBack();
    void oneClickMarksOneAddress();
    void csvIsReadBack();
    void badRowsAreNamed();
    void listsFollowEachOther();
    void anAddressInDetail();
    void tablesAreKeptBesideTheMaps();

private:
    static void write(const std::filesystem::path& file, const std::string& text, Ticks date = kNoTime);
};

void TestAddresses::write(const std::filesystem::path& file, const std::string& text, Ticks date)
{
    std::ofstream(file, std::ios::binary) << text;
    if (date == kNoTime) return;
    const auto age = std::chrono::seconds((now() - date) / kTicksPerSecond);
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - age);
}

void TestAddresses::whatRangesSayIsAnsweredEverywhere()
{
    MadeCase made;
    made.import("a.csv", activities(50));
    const auto session = made.open();
    QCOMPARE(countOf(*session, "isnotempty(IPCategory)"), std::uint64_t{0});
    QCOMPARE(countOf(*session, "set_has_element(IPTags, \"Private\")"), std::uint64_t{10});
    must(usecase::addNetwork(*session, range("Office", "203.0.113.0/24", "Corporate", {"HQ"})));
    must(usecase::addNetwork(*session,
                             range("Bad", "198.18.0.0/15 2001:db8::/32", "Risky", {"Tor", "Proxy"})));
    QCOMPARE(countOf(*session, "IPCategory == \"Risky\""), std::uint64_t{20});
    QCOMPARE(countOf(*session, "IPCategory =~ \"risky\" and IPAddress startswith \"2001\""),
             std::uint64_t{10});
    QCOMPARE(countOf(*session, "set_has_element(IPTags, \"Tor\")"), std::uint64_t{20});
    QCOMPARE(countOf(*session, "isempty(IPTags)"), std::uint64_t{10}); // those without an address
    QCOMPARE(countOf(*session, "isempty(IPCategory)"), std::uint64_t{20});
    QCOMPARE(countOf(*session, "IPCategory != \"Risky\""), std::uint64_t{30});
    const auto page = must(usecase::activityPage(
        *session->state(), {"", 0, {}, {"IPCategory", false}, {"IPAddress", "IPCategory", "IPTags"}}, {}));
    QCOMPARE(page.rows.size(), std::size_t{50});
    QCOMPARE(page.rows.front()[1], std::string("Corporate"));
    QCOMPARE(page.rows.front()[2], std::string(R"(["HQ","Documentation"])"));
    QCOMPARE(page.rows.back()[1], std::string());
    const auto table = must(query::TableBinding::open(session->state()->activities, "Activity"));
    const auto facet = must(query::facet(table, must(query::filterRows(table, {}, {})), "IPCategory", 9, {}));
    QCOMPARE(facet.values.size(), std::size_t{2});
    QCOMPARE(facet.values[0].value, std::string("Risky"));
    QCOMPARE(facet.values[0].count, std::uint64_t{20});
    QCOMPARE(facet.missing, std::uint64_t{20});
}

void TestAddresses::anEditHoldsFromItsTimeOn()
{
    MadeCase made;
    made.import("a.csv", activities(50));
    const auto session = made.open();
    const auto id = must(usecase::addNetwork(*session, range("Line", "203.0.113.0/24", "Other")));
    must(session->refresh());
    // A correction applies to all times.
    QCOMPARE(must(usecase::editNetwork(*session, id, range("Line", "203.0.113.7", "VPN"), kNoTime)), id);
    QCOMPARE(countOf(*session, "IPCategory == \"VPN\""), std::uint64_t{10});
    // From the middle on it is another range.
    const Ticks since = *fromCivil({2026, 1, 20});
    const auto next =
        must(usecase::editNetwork(*session, id, range("Line", "203.0.113.7", "Corporate", {"HQ"}), since));
    QVERIFY(next != id);
    QCOMPARE(countOf(*session, "IPCategory == \"VPN\""), std::uint64_t{4});
    QCOMPARE(countOf(*session, "IPCategory == \"Corporate\""), std::uint64_t{6});
    QCOMPARE(countOf(*session, "set_has_element(IPTags, \"HQ\") and TimeGenerated < datetime(2026-01-20)"),
             std::uint64_t{0});
    QCOMPARE(network(*session, id).to, since);
    QCOMPARE(network(*session, next).from, since);
    QVERIFY(!usecase::editNetwork(*session, id, range("Line", "203.0.113.7", "VPN"), since + 1).has_value());
    must(usecase::undo(*session));
    QCOMPARE(countOf(*session, "IPCategory == \"VPN\""), std::uint64_t{10});
    QCOMPARE(network(*session, id).to, kNoTime);
    QVERIFY(!usecase::findNetwork(*session->state(), next).has_value());
}

void TestAddresses::namesAreUnique()
{
    MadeCase made;
    const auto session = made.open();
    const auto id = must(usecase::addNetwork(*session, range("Office", "10.0.0.0/8", "Corporate")));
    must(session->refresh());
    const auto again = usecase::addNetwork(*session, range("OFFICE", "10.1.0.0/16", "VPN"));
    QVERIFY(!again.has_value());
    QVERIFY(again.error().message.find(id) != std::string::npos);
    Network later = range("Office", "10.1.0.0/16", "VPN");
    later.from = 100;
    QVERIFY(!usecase::addNetwork(*session, later).has_value());
    remove(*session, {id});
    must(session->refresh());
    QVERIFY(usecase::addNetwork(*session, later).has_value());
    QVERIFY(!usecase::removeNetworks(*session, {"N-99"}).has_value());
}

void TestAddresses::everyChangeIsTakenBack()
{
    MadeCase made;
    const auto file = made.inFolder("tor.txt");
    const auto session = made.open();
    const auto state = [&] {
        must(session->refresh());
        std::string out;
        for (const Network& n : *session->state()->networks)
            out += n.id + networkJson(n).dump() + '\n';
        return out;
    };
    std::vector<std::string> before;
    const auto step = [&](auto&& change) {
        before.push_back(state());
        change();
        QVERIFY(state() != before.back());
    };
    step([&] { must(usecase::addNetwork(*session, range("A", "192.0.2.0/24", "Corporate"))); });
    step([&] { must(usecase::editNetwork(*session, "N-1", range("A", "192.0.2.0/25", "VPN"), kNoTime)); });
    step([&] { must(usecase::editNetwork(*session, "N-1", range("A", "192.0.2.0/26", "Risky"), 1000)); });
    write(file, "192.0.2.1\n", *fromCivil({2026, 1, 1}));
    step([&] { must(usecase::importAddressList(*session, file, {}, {})); });
    step([&] {
        Network list = network(*session, "N-3");
        list.tags = {"Tor"};
        must(usecase::editNetwork(*session, "N-3", list, kNoTime));
    });
    write(file, "192.0.2.2\n", *fromCivil({2026, 2, 1}));
    step([&] { must(usecase::importAddressList(*session, file, {}, {})); });
    step([&] { remove(*session, {"N-1", "N-3"}); });
    step([&] { must(usecase::markAddress(*session, "192.0.2.9", {{}, {"Seen"}})); });
    step([&] { must(usecase::markAddress(*session, "192.0.2.9", {"Risky", {}})); });
    const auto actions = must(session->file().actions(0));
    QCOMPARE(actions.size(), before.size());
    for (auto it = before.rbegin(); it != before.rend(); ++it) {
        must(usecase::undo(*session));
        QCOMPARE(state(), *it);
    }
    QVERIFY(!usecase::undo(*session).has_value());
}

void TestAddresses::oneClickMarksOneAddress()
{
    MadeCase made;
    made.import("a.csv", activities(50));
    const auto session = made.open();
    must(usecase::addNetwork(*session, range("203.0.113.7", "203.0.113.0/24", "Corporate", {"HQ"})));
    must(session->refresh());
    const auto first = must(usecase::markAddress(*session, "::ffff:203.0.113.7", {{}, {"Suspicious"}}));
    QVERIFY(first.made && first.changed);
    QCOMPARE(network(*session, first.id).name, std::string("203.0.113.7 (2)"));
    QCOMPARE(countOf(*session, "IPCategory == \"Corporate\" and set_has_element(IPTags, \"Suspicious\")"),
             std::uint64_t{10});
    const auto second = must(usecase::markAddress(*session, "203.0.113.7", {"Risky", {"suspicious", "VPN"}}));
    QVERIFY(!second.made && second.changed && second.id == first.id);
    QCOMPARE(tagsText(network(*session, first.id).tags, ";"), std::string("Suspicious;VPN"));
    QCOMPARE(countOf(*session, "IPCategory == \"Risky\""), std::uint64_t{10});
    QVERIFY(!must(usecase::markAddress(*session, "203.0.113.7", {{}, {"VPN"}})).changed);
    QVERIFY(!usecase::markAddress(*session, "somewhere", {{}, {"VPN"}}).has_value());
    QVERIFY(!usecase::markAddress(*session, "203.0.113.8", {"Evil", {}}).has_value());
}

void TestAddresses::csvIsReadBack()
{
    MadeCase made;
    const auto session = made.open();
    Network odd = range("=HQ, \"north\"; @wing", "10.0.0.0/8 2001:db8::/32", "Cloud provider", {"a b", "c"});
    odd.isp = "-Net";
    odd.country = "NL";
    odd.city = "'s-Hertogenbosch";
    odd.from = *fromCivil({2026, 1, 2, 3, 4, 5});
    must(usecase::addNetwork(*session, odd));
    must(session->refresh());
    must(usecase::addNetwork(*session, range("plain", "192.0.2.1", "")));
    const auto list = made.inFolder("list.txt");
    write(list, "192.0.2.7\n");
    must(session->refresh());
    must(usecase::importAddressList(*session, list, {}, {}));
    must(session->refresh());
    const auto file = made.inFolder("ranges.csv");
    const auto written = must(usecase::exportNetworks(*session->state(), file));
    QCOMPARE(written.ranges, std::size_t{2});
    QCOMPARE(written.listsLeftOut, std::size_t{1});
    // No cell that a spreadsheet would calculate.
    QVERIFY(written.csv.find("\n=") == std::string::npos && written.csv.find(",-") == std::string::npos);
    const auto same = must(usecase::importNetworks(*session, file, {}));
    QCOMPARE(same.unchanged, std::size_t{2});
    QVERIFY(same.ids.empty() && same.rejected.empty());

    MadeCase other;
    const auto there = other.open();
    const auto report = must(usecase::importNetworks(*there, file, {}));
    QCOMPARE(report.ids.size(), std::size_t{2});
    must(there->refresh());
    QCOMPARE(usecase::exportNetworks(*there->state()).csv, written.csv);
    must(usecase::undo(*there));
    must(there->refresh());
    QVERIFY(there->state()->networks->empty());
}

void TestAddresses::badRowsAreNamed()
{
    MadeCase made;
    const auto session = made.open();
    const auto file = made.inFolder("ranges.csv");
    write(file, "\xEF\xBB\xBF"
                "Subnets;Colour;Name;Category\r\n"
                "10.0.0.0/8,10.1.2.3;blue;Office;corporate\r\n"
                "10.0.0.0/99;;Bad;\r\n"
                "\r\n"
                "192.0.2.1;;\"two\r\nlines\";\r\n"
                "192.0.2.1;;Evil;Wicked\r\n"
                "192.0.2.1;;Office;VPN\r\n"
                ";;Empty;\r\n");
    const auto report = must(usecase::importNetworks(*session, file, {}));
    QCOMPARE(report.ids.size(), std::size_t{1});
    QCOMPARE(report.addresses, std::size_t{2});
    QCOMPARE(report.unknownColumns, std::vector<std::string>{"Colour"});
    std::vector<std::size_t> lines;
    for (const auto& r : report.rejected)
        lines.push_back(r.line);
    QCOMPARE(lines, (std::vector<std::size_t>{3, 5, 7, 8, 9}));
    write(file, "name,other\n1,2\n");
    QVERIFY(!usecase::importNetworks(*session, file, {}).has_value());
    write(file, "");
    QVERIFY(!usecase::importNetworks(*session, file, {}).has_value());
    QVERIFY(!usecase::importNetworks(*session, made.inFolder("absent.csv"), {}).has_value());
}

void TestAddresses::listsFollowEachOther()
{
    MadeCase made;
    made.import("a.csv", activities(50));
    const auto session = made.open();
    const auto file = made.inFolder("anonymisers.txt");
    const Ticks first = *fromCivil({2026, 1, 10});
    const Ticks second = *fromCivil({2026, 1, 20});
    write(file, "# exits\n203.0.113.7 ; a comment\n198.18.0.9,exit,2026\nno address\n203.0.113.7\n", first);
    usecase::ListOptions options;
    options.tags = {"Tor"};
    const auto report = must(usecase::importAddressList(*session, file, options, {}));
    QCOMPARE(report.addresses, std::size_t{2});
    QCOMPARE(report.rejected.size(), std::size_t{1});
    QCOMPARE(report.rejected[0].line, std::size_t{4});
    QCOMPARE(countOf(*session, "IPCategory == \"Risky\" and set_has_element(IPTags, \"Tor\")"),
             std::uint64_t{20});
    const Network list = network(*session, report.ids[0]);
    QCOMPARE(list.file, std::string("anonymisers.txt"));
    QCOMPARE(list.fileDate / kTicksPerMinute, first / kTicksPerMinute);
    QVERIFY(usecase::ageInDays(list) > 100);
    QCOMPARE(must(usecase::importAddressList(*session, file, options, {})).unchanged, std::size_t{1});
    // The newer file has lost an address: from its date on.
    write(file, "203.0.113.7\n", second);
    QCOMPARE(must(usecase::importAddressList(*session, file, options, {})).ids.size(), std::size_t{1});
    QCOMPARE(countOf(*session, "IPCategory == \"Risky\" and IPAddress == \"203.0.113.7\""),
             std::uint64_t{10});
    QCOMPARE(countOf(*session, "IPCategory == \"Risky\" and IPAddress == \"198.18.0.9\""), std::uint64_t{4});
    QVERIFY(!session->state()->addresses->changes("203.0.113.7"));
    write(file, "203.0.113.7\n203.0.113.8\n", first);
    QVERIFY(!usecase::importAddressList(*session, file, options, {}).has_value());
    write(file, "# nothing\n");
    QVERIFY(!usecase::importAddressList(*session, file, options, {}).has_value());
}

void TestAddresses::anAddressInDetail()
{
    MadeCase made;
    made.import("a.csv", activities(50));
    const auto session = made.open();
    must(usecase::addNetwork(*session, range("Office", "203.0.113.0/24", "Corporate", {"HQ"})));
    must(session->refresh());
    test::MadeTable table("Made-City");
    table.add("203.0.113.0/24", {{"country.iso_code", "AT"}, {"isp", "Example Net"}});
    write(made.inFolder("made.mmdb"), table.bytes());
    const auto tables =
        identity::AddressTables::open({made.inFolder("made.mmdb"), made.inFolder("absent.mmdb")});
    const auto d = must(usecase::addressDetail(*session->state(), tables.get(), "203.0.113.7:443", {}));
    QCOMPARE(d.address, std::string("203.0.113.7"));
    QCOMPARE(d.facts.category, std::string("Corporate"));
    QCOMPARE(d.networks.size(), std::size_t{2}); // and documentation
    QCOMPARE(d.country, std::string("AT"));
    QCOMPARE(d.isp, std::string("Example Net"));
    // Days 1, 6, 11, ... 46; the clock stands at day 49.
    QCOMPARE(d.activities, std::uint64_t{10});
    QCOMPARE(isoText(d.firstSeen), std::string("2026-01-02T12:00:00Z"));
    QCOMPARE(isoText(d.lastSeen), std::string("2026-02-16T12:00:00Z"));
    std::map<std::string, std::uint64_t> naive;
    for (int i = 1; i < 50; i += 5) {
        if (i < 49 - 30) continue;
        ++naive["recent"];
        naive["admin"] += i % 10 == 1 ? 1 : 0;
        naive["failed"] += i % 4 == 0 ? 1 : 0;
    }
    QCOMPARE(d.recent, naive["recent"]);
    QCOMPARE(d.admin, naive["admin"]);
    QCOMPARE(d.failedLogOns, naive["failed"]);
    QCOMPARE(d.users, std::uint64_t{3});
    QCOMPARE(d.devices, std::uint64_t{2});
    QCOMPARE(d.recentCountries, std::uint64_t{2});
    QCOMPARE(countOf(*session, d.filter), std::uint64_t{10});
    const auto unseen = must(usecase::addressDetail(*session->state(), nullptr, "192.0.2.200", {}));
    QCOMPARE(unseen.activities, std::uint64_t{0});
    QCOMPARE(unseen.firstSeen, kNoTime);
    QVERIFY(!usecase::addressDetail(*session->state(), nullptr, "nowhere", {}).has_value());
}

void TestAddresses::tablesAreKeptBesideTheMaps()
{
    MadeCase made;
    const auto list = usecase::addressTableFile(made.inFolder("data/formats"));
    QCOMPARE(list, made.inFolder("data/address_tables.json"));
    QVERIFY(usecase::loadAddressTables(list)->tables().empty());
    test::MadeTable table("Made-City");
    table.add("203.0.113.0/24", {{"isp", "Example Net"}});
    const auto file = made.inFolder("made.mmdb");
    write(file, table.bytes());
    QVERIFY(usecase::saveAddressTables(list, {file}).has_value());
    QCOMPARE(usecase::loadAddressTables(list)->placeOf("203.0.113.7").isp, std::string("Example Net"));
    QVERIFY(!usecase::saveAddressTables(list, {file, made.inFolder("absent.mmdb")}).has_value());
    QCOMPARE(usecase::loadAddressTables(list)->tables().size(), std::size_t{1});
    std::filesystem::remove(file);
    QVERIFY(!usecase::loadAddressTables(list)->tables()[0].problem.empty());
    QVERIFY(usecase::saveAddressTables(list, {}).has_value());
    QVERIFY(usecase::loadAddressTables(list)->tables().empty());
}

} // namespace sightline

#include "tst_addresses.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/address_book.h"

#include <QTest>

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

using namespace sightline;
using identity::AddressBook;

namespace
{

Network range(std::string name, std::string_view subnets, std::string category,
              std::vector<std::string> tags = {})
{
    Network n;
    n.name = std::move(name);
    n.subnets = *subnetsFromText(subnets);
    n.category = std::move(category);
    n.tags = std::move(tags);
    return n;
}

std::shared_ptr<const AddressBook> bookOf(std::vector<Network> networks)
{
    return AddressBook::build(std::make_shared<const std::vector<Network>>(std::move(networks)));
}

const query::AddressFacts& factsOf(const AddressBook& book, std::string_view address, Ticks at = 0)
{
    return book.facts(book.labelOf(address, at));
}

// The rule as it is told to people: look at every network.
struct Naive {
    const std::vector<Network>& networks;

    struct Hit {
        int bits = 0;
        int kind = 0; // range, list, built in
        int age = 0;  // newest first
        const Network* network = nullptr;

        bool operator<(const Hit& o) const
        {
            return std::tuple(-bits, kind, age) < std::tuple(-o.bits, o.kind, o.age);
        }
    };

    query::AddressFacts factsAt(std::string_view address, Ticks at) const
    {
        const IpAddress ip = *parseIp(address);
        std::vector<Hit> hits;
        const auto look = [&](const std::vector<Network>& list) {
            for (std::size_t i = 0; i < list.size(); ++i) {
                const Network& n = list[i];
                if ((n.from != kNoTime && at < n.from) || (n.to != kNoTime && at >= n.to)) continue;
                for (const Cidr& c : n.subnets) {
                    if (c.contains(ip))
                        hits.push_back({c.bits, static_cast<int>(n.kind), -static_cast<int>(i), &n});
                }
            }
        };
        look(networks);
        look(builtInNetworks());
        std::ranges::sort(hits, std::less<>{});
        query::AddressFacts out;
        for (const Hit& h : hits) {
            if (out.category.empty()) out.category = h.network->category;
            if (out.isp.empty()) out.isp = h.network->isp;
            for (const auto& tag : h.network->tags) {
                if (std::ranges::find(out.tags, tag) == out.tags.end()) out.tags.push_back(tag);
            }
            if (std::ranges::find(out.ranges, h.network->name) == out.ranges.end())
                out.ranges.push_back(h.network->name);
        }
        return out;
    }
};

class RandomNetworks
{
public:
    explicit RandomNetworks(unsigned seed) : m_random(seed) {}

    int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }

    std::string address()
    {
        return below(2) == 0 ? fmt::format("10.{}.{}.{}", below(2), below(2), below(4))
                             : fmt::format("2001:db8:{:x}::{:x}", below(2), below(4));
    }

    Network network(int i)
    {
        constexpr std::array<std::string_view, 4> kCategories{"", "Corporate", "Risky", "VPN"};
        Network n;
        n.kind = below(3) == 0 ? Network::Kind::List : Network::Kind::Range;
        n.name = fmt::format("net {}", i);
        const int count = 1 + below(3);
        for (int k = 0; k < count; ++k) {
            const std::string text = address();
            const bool four = text.find(':') == std::string::npos;
            n.subnets.push_back(
                *parseCidr(fmt::format("{}/{}", text, four ? 33 - 1 - below(25) : 128 - below(100))));
        }
        n.category = kCategories[static_cast<std::size_t>(below(4))];
        for (int k = below(3); k > 0; --k)
            n.tags.push_back(fmt::format("tag {}", below(4)));
        if (below(4) == 0) n.isp = fmt::format("isp {}", below(2));
        if (below(3) == 0) n.from = below(10);
        if (below(3) == 0) n.to = (n.from == kNoTime ? 0 : n.from) + 1 + below(10);
        (void)checkNetwork(n);
        return n;
    }

private:
    std::mt19937 m_random;
};

} // namespace

class TestAddressBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void nothingIsKnownOfMostAddresses()
    {
        const auto book = bookOf({});
        QCOMPARE(book->labelOf("8.8.8.8", 0), 0U);
        QCOMPARE(book->labelOf("no address", 0), 0U);
        QCOMPARE(book->labelOf("", 0), 0U);
        QVERIFY(!book->changes("8.8.8.8"));
        QVERIFY(factsOf(*book, "8.8.8.8").tagsText.empty());
    }

    void builtInRanges()
    {
        const auto book = bookOf({});
        QCOMPARE(factsOf(*book, "10.1.2.3").tagsText, std::string("[\"Private\"]"));
        QCOMPARE(factsOf(*book, "127.0.0.1").tags, std::vector<std::string>{"Loopback"});
        QCOMPARE(factsOf(*book, "::1").tags, std::vector<std::string>{"Loopback"});
        QCOMPARE(factsOf(*book, "fe80::1").tags, std::vector<std::string>{"Link-local"});
        QCOMPARE(factsOf(*book, "fd00::1").tags, std::vector<std::string>{"Private"});
    }

    void theMostSpecificSaysItAndTagsUnite()
    {
        const auto book = bookOf({range("office", "10.0.0.0/8", "Corporate", {"office"}),
                                  range("server room", "10.1.0.0/16", "Administrative", {"servers"}),
                                  range("one", "10.1.0.7", "", {"jump host"})});
        const auto& facts = factsOf(*book, "10.1.0.7");
        QCOMPARE(facts.category, std::string("Administrative")); // "one" names none
        QCOMPARE(facts.tagsText, std::string(R"(["jump host","servers","office","Private"])"));
        QCOMPARE(facts.ranges, (std::vector<std::string>{"one", "server room", "office", "Private network"}));
        QCOMPARE(factsOf(*book, "10.2.0.1").category, std::string("Corporate"));
    }

    void atTheSameLengthTheCaseGoesFirst()
    {
        Network list = range("proxies", "192.168.0.0/16 8.8.8.8", "Risky", {"Proxy"});
        list.kind = Network::Kind::List;
        const auto book = bookOf({range("home", "192.168.0.0/16 8.8.8.8", "VPN"), list});
        QCOMPARE(factsOf(*book, "8.8.8.8").category, std::string("VPN"));
        QCOMPARE(factsOf(*book, "192.168.1.1").category, std::string("VPN"));
        QCOMPARE(factsOf(*book, "192.168.1.1").ranges.back(), std::string("Private network"));
        QCOMPARE(book->networksOf("8.8.8.8", 0).size(), std::size_t{2});
    }

    void anActivityIsJudgedByWhatHeldAtItsTime()
    {
        Network before = range("line", "8.8.8.0/24", "Other");
        before.to = 100;
        Network after = range("line", "8.8.8.0/24", "Corporate");
        after.from = 100;
        const auto book = bookOf({before, after});
        QCOMPARE(factsOf(*book, "8.8.8.8", 99).category, std::string("Other"));
        QCOMPARE(factsOf(*book, "8.8.8.8", 100).category, std::string("Corporate"));
        QVERIFY(book->changes("8.8.8.8"));
        QVERIFY(!book->changes("8.8.9.8"));
        before.category = "Corporate"; // a change that changes nothing
        QVERIFY(!bookOf({before, after})->changes("8.8.8.8"));
    }

    void agreesWithTheNaiveRule()
    {
        for (unsigned seed = 1; seed <= 300; ++seed) {
            RandomNetworks random(seed);
            std::vector<Network> networks;
            for (int i = random.below(12); i > 0; --i)
                networks.push_back(random.network(i));
            const auto book = bookOf(networks);
            const Naive naive{networks};
            for (int i = 0; i < 60; ++i) {
                const std::string address = random.address();
                std::set<std::string> seen;
                for (Ticks at = -2; at < 24; ++at) {
                    const auto expected = naive.factsAt(address, at);
                    const auto& facts = factsOf(*book, address, at);
                    QCOMPARE(facts.category, expected.category);
                    QCOMPARE(facts.isp, expected.isp);
                    QVERIFY(facts.tags == expected.tags);
                    QVERIFY(facts.ranges == expected.ranges);
                    seen.insert(facts.category + facts.tagsText + facts.isp +
                                fmt::format("{}", fmt::join(facts.ranges, "|")));
                }
                if (seen.size() > 1) QVERIFY(book->changes(address));
            }
        }
    }

    void longListsAreQuick()
    {
        Network list;
        list.kind = Network::Kind::List;
        list.name = "long";
        list.category = "Risky";
        std::mt19937 random(3);
        for (int i = 0; i < 200'000; ++i)
            list.subnets.push_back(cidrOf({0, 0xFFFF00000000ULL | random()}));
        QVERIFY(checkNetwork(list).has_value());
        QElapsedTimer timer;
        timer.start();
        const auto book = bookOf({list});
        qInfo("building 200,000 entries: %lld ms", timer.restart());
        std::size_t risky = 0;
        for (int i = 0; i < 200'000; ++i)
            risky += factsOf(*book, ipText({0, 0xFFFF00000000ULL | random()})).category.empty() ? 0 : 1;
        qInfo("200,000 lookups: %lld ms, %zu hits", timer.elapsed(), risky);
        QVERIFY(risky < 1000);
        QCOMPARE(factsOf(*book, ipText(list.subnets[77'777].first)).category, std::string("Risky"));
        const auto text = networkJson(list).dump();
        timer.restart();
        QVERIFY(networkFromJson(nlohmann::json::parse(text)).has_value());
        qInfo("reading the document: %lld ms", timer.elapsed());
    }
};

#include "tst_address_book.moc"

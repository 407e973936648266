// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cidr.h"

#include <QTest>

#include <array>
#include <fmt/format.h>
#include <random>
#include <string>

using namespace sightline;

namespace
{

// An address as its bits, in the family it is written in.
std::string bitsOf(const IpAddress& a)
{
    std::string out;
    for (const std::uint64_t half : {a.high, a.low}) {
        for (int i = 63; i >= 0; --i)
            out += (half >> i & 1) != 0 ? '1' : '0';
    }
    return a.isV4() ? out.substr(96) : out;
}

// The rule as it is told to people: the same family, and the same bits up to the length of the prefix.
bool naiveContains(const std::string& address, int bits, const IpAddress& other)
{
    const auto own = parseIp(address);
    const std::string a = bitsOf(*own);
    const std::string b = bitsOf(other);
    const auto n = static_cast<std::size_t>(bits);
    return a.size() == b.size() && a.substr(0, n) == b.substr(0, n);
}

class RandomIps
{
public:
    explicit RandomIps(unsigned seed) : m_random(seed) {}

    int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }

    // Few different values, so that ranges often hold addresses.
    std::string v4() { return fmt::format("10.{}.{}.{}", below(2), below(3) * 64, below(256)); }

    std::string v6() { return fmt::format("2001:db8:{:x}::{:x}:{:x}", below(3), below(2), below(65536)); }

private:
    std::mt19937 m_random;
};

} // namespace

class TestCidr : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("canonical");
        for (const auto& [text, canonical] : {std::pair{"10.0.0.0/8", "10.0.0.0/8"},
                                              {"10.1.2.3/8", "10.0.0.0/8"},
                                              {" 192.0.2.7 ", "192.0.2.7"},
                                              {"192.0.2.7/32", "192.0.2.7"},
                                              {"0.0.0.0/0", "0.0.0.0/0"},
                                              {"2001:DB8::1/32", "2001:db8::/32"},
                                              {"2001:db8::1", "2001:db8::1"},
                                              {"::/0", "::/0"},
                                              {"fe80::1%eth0/10", "fe80::/10"},
                                              {"::ffff:10.0.0.0/104", "10.0.0.0/8"},
                                              {"::ffff:10.1.2.3", "10.1.2.3"},
                                              {"::ffff:0:0/96", "0.0.0.0/0"},
                                              {"::ffff:0:0/95", "::fffe:0:0/95"}}) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(canonical);
        }
    }

    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, canonical);
        const auto range = parseCidr(text.toStdString());
        QVERIFY(range.has_value());
        QCOMPARE(QByteArray::fromStdString(cidrText(*range)), canonical);
        const auto again = parseCidr(cidrText(*range));
        QVERIFY(again && *again == *range);
    }

    void saysWhatIsWrong()
    {
        for (const auto& [text, part] : {std::pair{"10.0.0.0/33", "at most 32 bits"},
                                         {"2001:db8::/129", "at most 128 bits"},
                                         {"10.0.0.0/", "no whole number"},
                                         {"10.0.0.0/-1", "no whole number"},
                                         {"10.0.0.0/8x", "no whole number"},
                                         {"10.0.0/8", "does not begin with"},
                                         {"", "does not begin with"},
                                         {"example.org", "does not begin with"}}) {
            const auto range = parseCidr(text);
            QVERIFY2(!range, text);
            QVERIFY2(range.error().message.find(part) != std::string::npos, range.error().message.c_str());
        }
    }

    void familiesStayApart()
    {
        QVERIFY(!parseCidr("::/0")->contains(*parseIp("10.0.0.1")));
        QVERIFY(!parseCidr("::ffff:0:0/95")->contains(*parseIp("10.0.0.1")));
        QVERIFY(!parseCidr("0.0.0.0/0")->contains(*parseIp("::1")));
        QVERIFY(!parseCidr("::/0")->contains(*parseCidr("0.0.0.0/0")));
        QVERIFY(parseCidr("0.0.0.0/0")->contains(*parseIp("::ffff:10.0.0.1")));
        QCOMPARE(ipText(parseCidr("10.0.0.0/8")->last()), std::string("10.255.255.255"));
    }

    void agreesWithTheNaiveMatcher()
    {
        RandomIps random(11);
        int inside = 0;
        for (int round = 0; round < 20'000; ++round) {
            const bool four = random.below(2) == 0;
            const std::string network = four ? random.v4() : random.v6();
            const int bits = random.below(four ? 33 : 129);
            const auto range = parseCidr(fmt::format("{}/{}", network, bits));
            QVERIFY(range.has_value());
            const auto address = parseIp(random.below(3) == 0 ? random.v6() : random.v4());
            const bool expected = naiveContains(network, bits, *address);
            QCOMPARE(range->contains(*address), expected);
            QCOMPARE(range->contains(*address), range->isV4() == address->isV4() &&
                                                    range->first <= *address && *address <= range->last());
            inside += expected ? 1 : 0;
        }
        QVERIFY(inside > 1000);
    }
};

#include "tst_cidr.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/base/ip.h.
#include "core/base/ip.h"

#include <QTest>

#include <array>
#include <random>

namespace sightline
{

class TestIp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonicalText_data();
    void canonicalText();
    void canonicalTextIsStable();
};

void TestIp::canonicalText_data()
{
    static constexpr std::array<std::pair<const char*, const char*>, 34> kCases{{
        {"192.0.2.7", "192.0.2.7"},
        {" 192.0.2.7 ", "192.0.2.7"},
        {"192.0.2.7:443", "192.0.2.7"},
        {"[192.0.2.7]:443", "192.0.2.7"},
        {"::ffff:192.0.2.7", "192.0.2.7"},
        {"::FFFF:192.0.2.7", "192.0.2.7"},
        {"[::ffff:192.0.2.7]:50123", "192.0.2.7"},
        {"::ffff:c000:207", "192.0.2.7"},
        {"2001:DB8::1", "2001:db8::1"},
        {"[2001:db8::1]:443", "2001:db8::1"},
        {"2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::1"},
        {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
        {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
        {"2001:db8:1:1:1:1:1::", "2001:db8:1:1:1:1:1:0"},
        {"fe80::1%eth0", "fe80::1"},
        {"::1", "::1"},
        {"::", "::"},
        {"1::", "1::"},
        {"192.0.2.7, 198.51.100.2", "192.0.2.7"},
        {"-, 198.51.100.2", "198.51.100.2"},
        {"unknown;2001:db8::2", "2001:db8::2"},
        {"", ""},
        {"-", ""},
        {"192.0.2", ""},
        {"192.0.2.256", ""},
        {"192.0.2.7.8", ""},
        {"192.0.2.", ""},
        {"2001:db8::1::2", ""},
        {"2001:db8:1:2:3:4:5:6:7", ""},
        {"2001:db8:1", ""},
        {"12345::1", ""},
        {"host.example", ""},
        {"[", ""},
        {"[]", ""},
    }};
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("canonical");
    for (const auto& [text, canonical] : kCases) {
        QTest::addRow("'%s'", text) << QByteArray(text) << QByteArray(canonical);
    }
}

void TestIp::canonicalText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, canonical);
    QCOMPARE(QByteArray::fromStdString(canonicalIp(text.toStdString())), canonical);
}

void TestIp::canonicalTextIsStable()
{
    static constexpr std::string_view kAlphabet = "0123456789abcdefABCF:.[]%,; ";
    std::mt19937 random(3);
    for (int i = 0; i < 50'000; ++i) {
        std::string s(random() % 24, '\0');
        for (char& c : s)
            c = kAlphabet[random() % kAlphabet.size()];
        const std::string once = canonicalIp(s);
        QCOMPARE(canonicalIp(once), once);
    }
}

} // namespace sightline

#include "tst_ip.moc"

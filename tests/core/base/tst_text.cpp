// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/base/text.h.
#include "core/base/text.h"

#include <QTest>

#include <array>
#include <random>

namespace sightline
{

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsCase();
    void foldingTwiceChangesNothing();
    void foldsEveryByteAtEveryPlace();
    void findsTerms_data();
    void findsTerms();
    void repairsBrokenUtf8();
    void splitsAndTrims();
    void knowsGuids();
    void knowsWhatMeansNothing();
    void decodesBase64();
};

namespace
{

struct TermCase {
    const char* text;
    const char* needle;
    bool found;
};

std::string randomBytes(std::mt19937& random, std::size_t most)
{
    std::string out(random() % (most + 1), '\0');
    for (char& c : out)
        c = static_cast<char>(random());
    return out;
}

} // namespace

void TestText::foldsCase()
{
    static constexpr std::array<std::pair<const char*, const char*>, 9> kCases{{
        {"CONTOSO\\DC01$", "contoso\\dc01$"},
        {"ÄÖÜ Éß", "äöü éß"},
        {"ΑΒΓ", "αβγ"},
        {"ЖЁЙ", "жёй"},
        {"ŁŃŻ", "łńż"},
        {"Ａｂ", "ａｂ"},
        {"Ÿ", "ÿ"},
        {"日本", "日本"},
        {"", ""},
    }};
    for (const auto& [text, folded] : kCases) {
        QCOMPARE(fold(text), std::string(folded));
        QVERIFY(equalsFolded(text, folded));
    }
    QVERIFY(!equalsFolded("ab", "abc"));
    QVERIFY(equalsAscii("Security", "sECURITY"));
    QVERIFY(!equalsAscii("Ä", "ä"));
    QCOMPARE(lowerAscii("AbÄ"), std::string("abÄ"));
    QCOMPARE(upperAscii("AbÄ"), std::string("ABÄ"));
}

void TestText::foldingTwiceChangesNothing()
{
    std::mt19937 random(1);
    for (int i = 0; i < 5'000; ++i) {
        const std::string s = randomBytes(random, 40);
        const std::string once = fold(s);
        QCOMPARE(fold(once), once);
    }
}

// In words of eight bytes and in what is left of them.
void TestText::foldsEveryByteAtEveryPlace()
{
    for (std::size_t size = 1; size < 20; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            for (int c = 0; c < 128; ++c) {
                std::string text(size, 'Q');
                std::string folded(size, 'q');
                text[at] = static_cast<char>(c);
                folded[at] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
                QCOMPARE(fold(text), folded);
            }
        }
    }
}

void TestText::findsTerms_data()
{
    static constexpr std::array kCases{
        TermCase{"mail sent by ana", "sent", true},
        TermCase{"mail sent by ana", "sen", false},
        TermCase{"mail sent by ana", "ent", false},
        TermCase{"mail-sent", "sent", true},
        TermCase{"presented sent", "sent", true},
        TermCase{"a.b@c.example", "c.example", true},
        TermCase{"a.b@c.example", "b@c", true},
        TermCase{"contoso\\dc01$", "dc01", true},
        TermCase{"contoso\\dc01$", "dc01$", true},
        TermCase{"10.0.0.10", "10.0.0.1", false},
        TermCase{"10.0.0.1:80", "10.0.0.1", true},
        TermCase{"anything", "", true},
        TermCase{"x -- y", "--", true},
        TermCase{"straße", "stra", false},
        TermCase{"", "a", false},
        TermCase{"abab", "ab", false},
    };
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<bool>("found");
    for (const auto& c : kCases) {
        QTest::addRow("%s in %s", c.needle, c.text) << QByteArray(c.text) << QByteArray(c.needle) << c.found;
    }
}

void TestText::findsTerms()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, needle);
    QFETCH(bool, found);
    QCOMPARE(hasTerm(text.toStdString(), needle.toStdString()), found);
}

void TestText::repairsBrokenUtf8()
{
    QVERIFY(isUtf8("straße 日本 \xF0\x9F\x94\x91"));
    for (const char* bad :
         {"\xFF", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "a\x80"}) {
        QVERIFY(!isUtf8(bad));
        QVERIFY(isUtf8(repairUtf8(bad)));
    }
    QCOMPARE(repairUtf8("a\xFF"
                        "b"),
             std::string("a\xEF\xBF\xBD"
                         "b"));
    std::mt19937 random(2);
    for (int i = 0; i < 5'000; ++i) {
        const std::string s = randomBytes(random, 40);
        const std::string repaired = repairUtf8(s);
        QVERIFY(isUtf8(repaired));
        if (isUtf8(s)) QCOMPARE(repaired, s);
    }
}

void TestText::splitsAndTrims()
{
    QCOMPARE(split("a,b,,c", ',').size(), std::size_t{4});
    QCOMPARE(split("", ',').size(), std::size_t{1});
    QCOMPARE(split("a,", ',').back(), std::string_view());
    QCOMPARE(trim(" \t a b\r\n"), std::string_view("a b"));
    QCOMPARE(trim(" \n"), std::string_view());
}

void TestText::knowsGuids()
{
    QVERIFY(isGuid("0a1b2c3d-0000-4000-8000-00000000000f"));
    QVERIFY(isGuid("{0A1B2C3D-0000-4000-8000-00000000000F}"));
    QVERIFY(!isGuid("0a1b2c3d-0000-4000-8000-00000000xxxx"));
    QVERIFY(!isGuid("0a1b2c3d00004000800000000000000f"));
    QVERIFY(!isGuid(""));
    QVERIFY(isZeroGuid("00000000-0000-0000-0000-000000000000"));
    QVERIFY(!isZeroGuid("00000000-0000-0000-0000-000000000001"));
}

void TestText::knowsWhatMeansNothing()
{
    for (const char* text : {"", " ", "-", "null", "NULL", "N/A", "S-1-0-0", "NOT-FOUND", "$RestApiTenantId$",
                             "00000000-0000-0000-0000-000000000000"}) {
        QVERIFY2(isNothing(text), text);
    }
    for (const char* text : {"DC01$", "0", "none", "S-1-5-18", "nullable", "$"})
        QVERIFY2(!isNothing(text), text);
}

void TestText::decodesBase64()
{
    QCOMPARE(base64Decode("aGVsbG8="), std::string("hello"));
    QCOMPARE(base64Decode("aGVsbG8"), std::string("hello"));
    QCOMPARE(base64Decode("AP8="), std::string("\0\xFF", 2));
    QVERIFY(base64Decode("a b").empty());
    QVERIFY(base64Decode("").empty());
}

} // namespace sightline

#include "tst_text.moc"

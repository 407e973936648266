// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/model/account_key.h.
#include "core/model/account_key.h"

#include <QTest>

#include <array>

namespace sightline
{

class TestAccountKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverySpelling_data();
    void readsEverySpelling();
    void nobodyHasNoKey();
    void wellKnownSidsBelongToTheirHost();
    void lookAlikesStayApart();
    void separatorsCannotBeSmuggledIn();
    void showsAccountsAsPeopleWriteThem();
    void derivesTheIdsOfOtherProducts();
};

void TestAccountKey::readsEverySpelling_data()
{
    static constexpr std::array<std::array<const char*, 2>, 14> kCases{{
        {"Ana.Kern@Contoso.example", "upn|ana.kern@contoso.example|"},
        {"CONTOSO\\Ana", "win|ana|contoso"},
        {"contoso.example\\ana", "win|ana|contoso.example"},
        {"CONTOSO\\DC01$", "win|dc01$|contoso"},
        {"ana", "name|ana|"},
        {" ana ", "name|ana|"},
        {"S-1-5-21-1-2-3-1104", "sid|s-1-5-21-1-2-3-1104|"},
        {"s-1-5-21-1-2-3-1104", "sid|s-1-5-21-1-2-3-1104|"},
        {"0A1B2C3D-0000-4000-8000-00000000000F", "oid|0a1b2c3d-0000-4000-8000-00000000000f|"},
        {"{0a1b2c3d-0000-4000-8000-00000000000f}", "oid|0a1b2c3d-0000-4000-8000-00000000000f|"},
        {"10032000C757D25F", "puid|10032000c757d25f|"},
        {"ServicePrincipal_0a1b2c3d-0000-4000-8000-00000000000f",
         "app|0a1b2c3d-0000-4000-8000-00000000000f|"},
        {"NT AUTHORITY\\SYSTEM", "win|system|nt authority"},
        {"Jürgen", "name|jürgen|"},
    }};
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("key");
    for (const auto& [text, key] : kCases)
        QTest::newRow(text) << QByteArray(text) << QByteArray(key);
}

void TestAccountKey::readsEverySpelling()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, key);
    const std::string made = accountKeyOf(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(made), key);
    const AccountKey parsed = parseAccountKey(made);
    QCOMPARE(std::string(accountKindWord(parsed.kind)) + '|' + parsed.value + '|' + parsed.scope, made);
}

void TestAccountKey::nobodyHasNoKey()
{
    for (const char* text : {"", "-", "null", "S-1-0-0", "$RestApiTenantId$", "NOT-FOUND",
                             "00000000-0000-0000-0000-000000000000"}) {
        QVERIFY2(accountKeyOf(text).empty(), text);
        QVERIFY2(sidKey(text).empty(), text);
        QVERIFY2(objectIdKey(text).empty(), text);
        QVERIFY2(upnKey(text).empty(), text);
        QVERIFY2(windowsKey("CONTOSO", text).empty(), text);
        QVERIFY2(nameKey(text, "host").empty(), text);
    }
    QVERIFY(upnKey("no at sign").empty());
    QVERIFY(upnKey("@contoso.example").empty());
    QVERIFY(puidKey("ana").empty());
    QVERIFY(sidKey("ana").empty());
}

void TestAccountKey::wellKnownSidsBelongToTheirHost()
{
    for (const char* sid : {"S-1-5-18", "S-1-5-19", "S-1-5-7", "S-1-1-0", "S-1-5-90-0-1", "S-1-5-32-544"}) {
        QVERIFY2(isWellKnownSid(sid), sid);
        QVERIFY(sidKey(sid, "HOST-A") != sidKey(sid, "HOST-B"));
    }
    for (const char* sid : {"S-1-5-21-1-2-3-1104", "S-1-12-1-1-2-3-4"}) {
        QVERIFY2(!isWellKnownSid(sid), sid);
        QCOMPARE(sidKey(sid, "HOST-A"), sidKey(sid, "HOST-B"));
    }
}

void TestAccountKey::lookAlikesStayApart()
{
    QVERIFY(accountKeyOf("adm1nistrator") != accountKeyOf("Administrator"));
    QVERIFY(accountKeyOf("CONTOSO\\srv01") != accountKeyOf("CONTOSO\\srv01$"));
    QVERIFY(accountKeyOf("CONTOSO\\ana") != accountKeyOf("FABRIKAM\\ana"));
    QVERIFY(accountKeyOf("ana@contoso.example") != accountKeyOf("CONTOSO\\ana"));
    QVERIFY(isMachineName("DC01$"));
    QVERIFY(!isMachineName("DC01"));
    QVERIFY(!isMachineName("$"));
}

void TestAccountKey::separatorsCannotBeSmuggledIn()
{
    const AccountKey key = parseAccountKey(windowsKey("CONT|OSO", "a|b"));
    QCOMPARE(key.kind, AccountKind::Windows);
    QCOMPARE(key.value, std::string("a/b"));
    QCOMPARE(key.scope, std::string("cont/oso"));
}

void TestAccountKey::showsAccountsAsPeopleWriteThem()
{
    QCOMPARE(accountKeyText("upn|ana@contoso.example|"), std::string("ana@contoso.example"));
    QCOMPARE(accountKeyText("win|ana|contoso"), std::string("CONTOSO\\ana"));
    QCOMPARE(accountKeyText("sid|s-1-5-18|host"), std::string("S-1-5-18"));
    QCOMPARE(accountKeyText("puid|10032000c757d25f|"), std::string("10032000C757D25F"));
    QCOMPARE(accountKeyText("no key at all"), std::string("no key at all"));
}

void TestAccountKey::derivesTheIdsOfOtherProducts()
{
    QCOMPARE(cloudSidOf("00000001-0002-0003-0405-060708090a0b"),
             std::string("S-1-12-1-1-196610-117835012-185207048"));
    QVERIFY(cloudSidOf("no guid").empty());
    QCOMPARE(guidOfImmutableId("AQIDBAUGBwgJCgsMDQ4PEA=="),
             std::string("04030201-0605-0807-090a-0b0c0d0e0f10"));
    QVERIFY(guidOfImmutableId("AQID").empty());
    QVERIFY(guidOfImmutableId("not base64!").empty());
    QCOMPARE(puidKey("10032000C757D25F@contoso.example"), puidKey("10032000c757d25f"));
}

} // namespace sightline

#include "tst_account_key.moc"

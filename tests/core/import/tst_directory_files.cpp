// SPDX-License-Identifier: GPL-3.0-or-later
// Exports of directories: LDIF, csvde, the directory module's CSV and JSON, Graph users with their manager
// and memberships.
#include "core/import/ldif_record.h"
#include "core/import/ldif_splitter.h"
#include "tests/support/import_text.h"

#include <QTest>

#include <nlohmann/json.hpp>

namespace sightline
{

using namespace import;
using test::ImportedText;
using test::importText;

namespace
{

// S-1-5-21-1-2-3-1104 and 0e1c0a0c-66fe-4a08-8eae-fd28bf12d7db as a directory stores them.
const std::string kSid64 = "AQUAAAAAAAUVAAAAAQAAAAIAAAADAAAAUAQAAA==";
const std::string kSidHex = "010500000000000515000000010000000200000003000000"
                            "50040000";

const std::string kLdif = "# what a tool says\n"
                          "version: 1\n"
                          "\n"
                          "dn: CN=Weber\\, Ana,OU=Staff,DC=corp,DC=exa\n"
                          " mple\n"
                          "objectClass: top\n"
                          "objectClass: person\n"
                          "objectClass: user\n"
                          "displayName:: QW5hIFfDqWJlcg==\n"
                          "sAMAccountName: aweber\n"
                          "userPrincipalName: ana@corp.example\n"
                          "objectSid:: " +
                          kSid64 +
                          "\n"
                          "memberOf;range=0-1: CN=Finance,OU=Groups,DC=corp,DC=example\n"
                          "memberOf;range=0-1: CN=All\\, Staff,OU=Groups,DC=corp,DC=example\n"
                          "manager: CN=Bo Lind,OU=Staff,DC=corp,DC=example\n"
                          "userAccountControl: 514\n"
                          "whenCreated: 20201104211100.0Z\n"
                          "# a comment\n"
                          "title: Controller\n"
                          "\n"
                          "dn: CN=Finance,OU=Groups,DC=corp,DC=example\n"
                          "objectClass: group\n"
                          "objectSid:: AQUAAAAAAAUVAAAAAQAAAAIAAAADAAAAUQQAAA==\n"
                          "\n"
                          "dn: CN=WS5,OU=Computers,DC=corp,DC=example\n"
                          "objectClass: user\n"
                          "objectClass: computer\n"
                          "sAMAccountName: WS5$\n"
                          "objectSid:: AQUAAAAAAAUVAAAAAQAAAAIAAAADAAAAUgQAAA==\n"
                          "\n"
                          "# search result\n"
                          "search: 2\n"
                          "result: 0 Success\n";

} // namespace

// In raw texts \u0023 stands for the number sign, which moc does not survive there.
class TestDirectoryFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    void checkAna(const ImportedText& in)
    {
        QCOMPARE(in.report.format, std::string("directory-users"));
        QCOMPARE(in.report.identities, 1U);
        const Identity ana = in.identities.at(0);
        QCOMPARE(ana.upn, std::string("ana@corp.example"));
        QCOMPARE(ana.onPremSid, std::string("S-1-5-21-1-2-3-1104"));
        QCOMPARE(ana.samAccountName, std::string("aweber"));
        QCOMPARE(ana.domain, std::string("corp.example"));
        QCOMPARE(ana.manager, std::string("Bo Lind"));
        QCOMPARE(ana.jobTitle, std::string("Controller"));
        QVERIFY(in.linked("sid|s-1-5-21-1-2-3-1104|", "upn|ana@corp.example|"));
        QVERIFY(in.linked("sid|s-1-5-21-1-2-3-1104|", "win|aweber|corp.example"));
    }

private Q_SLOTS:

    void ldif()
    {
        const ImportedText in = importText(m_dir, kLdif);
        QCOMPARE(in.report.read, 3U);
        QCOMPARE(in.report.rejected, 0U);
        checkAna(in);
        const Identity ana = in.identities.at(0);
        QCOMPARE(ana.displayName, std::string("Ana W\xC3\xA9"
                                              "ber"));
        QCOMPARE(ana.groups, (std::vector<std::string>{"Finance", "All, Staff"}));
        QCOMPARE(ana.tags, (std::vector<std::string>{"Disabled"}));
        QCOMPARE(in.row(0).at("IdentityInfo.AccountCreationTime"), std::string("2020-11-04T21:11:00Z"));
        QVERIFY(in.row(0).at("raw").starts_with("dn: CN=Weber"));
        QVERIFY(in.linked("sid|s-1-5-21-1-2-3-1106|", "win|ws5$|corp.example"));
    }

    void ldifInAnyPieces()
    {
        std::string text = kLdif;
        text.insert(text.find("dn: CN=WS5"),
                    std::string("name: no entry\n\ndn: CN=x\ncn: a") + '\0' + "b\n\n");
        for (const std::size_t block : {std::size_t{1}, std::size_t{9}, std::size_t{4096}}) {
            const auto reader = memoryReader(text);
            Window window(*reader, block);
            LdifSplitter splitter(window);
            RawRecord record;
            Reject reject;
            int records = 0;
            int rejects = 0;
            for (auto step = splitter.next(record, reject); step != Splitter::Step::End;
                 step = splitter.next(record, reject)) {
                ++(step == Splitter::Step::Record ? records : rejects);
                if (step == Splitter::Step::Record)
                    QCOMPARE(text.substr(record.offset, record.bytes.size()), std::string(record.bytes));
            }
            QCOMPARE(records, 3);
            QCOMPARE(rejects, 2); // the one without a name, and the one with a NUL in it
        }
    }

    void ldifTooLong()
    {
        const std::string text = "dn: CN=a\n\ndn: CN=b\ncn: " + std::string(300, 'x') + "\n\ndn: CN=c\n";
        const auto reader = memoryReader(text);
        Window window(*reader, 64);
        LdifSplitter splitter(window, 128);
        RawRecord record;
        Reject reject;
        QCOMPARE(splitter.next(record, reject), Splitter::Step::Record);
        QCOMPARE(splitter.next(record, reject), Splitter::Step::Reject);
        QCOMPARE(reject.reason, RejectReason::TooLong);
        QCOMPARE(splitter.next(record, reject), Splitter::Step::Record);
        QCOMPARE(record.bytes, std::string_view("dn: CN=c\n"));
        QCOMPARE(splitter.next(record, reject), Splitter::Step::End);
    }

    void ldifCutOffAnywhere()
    {
        for (std::size_t cut = kLdif.find("dn:"); cut < kLdif.size(); ++cut) {
            const std::string text = kLdif.substr(0, cut);
            const auto reader = memoryReader(text);
            Window window(*reader, 32);
            LdifSplitter splitter(window);
            RawRecord record;
            Reject reject;
            for (auto step = splitter.next(record, reject); step != Splitter::Step::End;
                 step = splitter.next(record, reject)) {
                if (step == Splitter::Step::Record)
                    QVERIFY(nlohmann::json::parse(ldifJson(record.bytes), nullptr, false).is_object());
            }
        }
    }

    void whatIsLdif()
    {
        QVERIFY(looksLdif("version: 1\n\ndn: CN=a,DC=example\n"));
        QVERIFY(looksLdif("# x\ndn:: Q049YQ==\n"));
        for (const char* text : {"dn,cn\n1,2\n", "# only words\n", "{}", "version: 1\n", "dn: words\n"})
            QVERIFY2(!looksLdif(text), text);
    }

    void csvde()
    {
        const ImportedText in = importText(
            m_dir,
            "DN,objectClass,displayName,sAMAccountName,userPrincipalName,objectSid,memberOf,manager,title,"
            "userAccountControl\n"
            "\"CN=Ana,OU=Staff,DC=corp,DC=example\",user,Ana,aweber,ana@corp.example,X'" +
                kSidHex +
                "',\"CN=Finance,DC=corp,DC=example;CN=Staff,DC=corp,DC=example\","
                "\"CN=Bo Lind,DC=corp,DC=example\",Controller,512\n"
                "\"CN=Finance,DC=corp,DC=example\",group,,Finance,,X'"
                "01050000000000051500000001000000020000000300000051040000',,,,\n");
        QCOMPARE(in.report.read, 2U);
        checkAna(in);
        QCOMPARE(in.identities.at(0).groups, (std::vector<std::string>{"Finance", "Staff"}));
        QVERIFY(in.identities.at(0).enabled);
    }

    void directoryModule()
    {
        const ImportedText csv = importText(
            m_dir,
            "DistinguishedName,Enabled,Name,ObjectClass,ObjectGUID,SamAccountName,SID,UserPrincipalName,"
            "Title,Manager,MemberOf\n"
            "\"CN=Ana,OU=Staff,DC=corp,DC=example\",False,Ana,user,0e1c0a0c-66fe-4a08-8eae-fd28bf12d7db,"
            "aweber,S-1-5-21-1-2-3-1104,ana@corp.example,Controller,\"CN=Bo Lind,DC=corp,DC=example\","
            "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection\n");
        checkAna(csv);
        QVERIFY(!csv.identities.at(0).enabled);
        QVERIFY(csv.identities.at(0).groups.empty());
        const ImportedText json = importText(
            m_dir,
            R"([{"DistinguishedName":"CN=Ana,OU=Staff,DC=corp,DC=example","Enabled":true,"Name":"Ana","ObjectClass":"user","SamAccountName":"aweber","SID":{"BinaryLength":28,"Value":"S-1-5-21-1-2-3-1104"},"UserPrincipalName":"ana@corp.example","Title":"Controller","Manager":"CN=Bo Lind,DC=corp,DC=example","MemberOf":["CN=Finance,DC=corp,DC=example"]}])");
        checkAna(json);
        QCOMPARE(json.identities.at(0).groups, (std::vector<std::string>{"Finance"}));
    }

    void graphUsers()
    {
        const ImportedText in = importText(
            m_dir,
            R"({"value":[{"id":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","displayName":"Ana","userPrincipalName":"ana@corp.example","mail":"ana@corp.example","accountEnabled":true,"onPremisesSecurityIdentifier":"S-1-5-21-1-2-3-1104","manager":{"id":"a88ae17c-f562-4c1f-a377-8910b6847d76","displayName":"Bo","userPrincipalName":"bo@corp.example"},"memberOf":[{"@odata.type":"\u0023microsoft.graph.group","displayName":"Finance"},{"@odata.type":"\u0023microsoft.graph.directoryRole","displayName":"Global Administrator"}]}]})");
        QCOMPARE(in.report.identities, 1U);
        const Identity ana = in.identities.at(0);
        QCOMPARE(ana.manager, std::string("bo@corp.example"));
        QCOMPARE(ana.groups, (std::vector<std::string>{"Finance"}));
        QCOMPARE(ana.roles, (std::vector<std::string>{"Global Administrator"}));
        QCOMPARE(ana.tags, (std::vector<std::string>{"Admin"}));
        const ImportedText csv =
            importText(m_dir, "UserPrincipalName,DisplayName,Id,Department,JobTitle,AccountEnabled,UserType\n"
                              "ana@corp.example,Ana,7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe,Finance,Controller,"
                              "False,Guest\n");
        QCOMPARE(csv.report.identities, 1U);
        QCOMPARE(csv.identities.at(0).tags, (std::vector<std::string>{"Disabled", "External"}));
    }
};

} // namespace sightline

#include "tst_directory_files.moc"

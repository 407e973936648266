// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of the reference exports is found by a filter: file, filter, number of activities. The
// numbers come from the files' own descriptions and from counting in their text, never from this program.
#include "tests/cli/run_cli.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

namespace sightline
{

using test::run;

class TestGroundTruth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFoundByAFilter_data();
    void isFoundByAFilter();
};

void TestGroundTruth::isFoundByAFilter_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("count");
    const auto truth = [](const char* name, const char* file, const char* filter, int count) {
        QTest::newRow(name) << file << filter << count;
    };
    const char* dcsync = "windows_jsonl/covenant_dcsync_dcerpc_drsuapi_DsGetNCChanges_2020-08-05020926.json";
    truth(
        "replication asked for by a user", dcsync,
        R"(ActionType == "DirectoryReplicated" and User has "pgustavo" and DestinationDevice has "MORDORDC")",
        3);
    truth(
        "that user's logons over the network", dcsync,
        R"(ActionType == "LogOn" and LogonType == "Network" and User has "pgustavo" and IPAddress == "172.18.39.5")",
        1);
    truth(
        "a machine account changed by nobody",
        "windows_jsonl/mimikatz_CVE-2020-1472_Unauthenticated_NetrServerAuthenticate2_2020-09-16233923.json",
        R"(Activity == "4742" and User has "ANONYMOUS LOGON" and TargetUser has "MORDORDC$")", 1);
    truth(
        "sign-ins of a disabled account", "entra_signin_csv/disable_accounts.csv",
        R"(ActionType == "LogOnFailed" and User startswith "JohnS" and ResultDetail has "50057" and Country == "KP")",
        4);
    truth("a look-alike", "windows_la_csv/host_logons.csv", R"(User has "adm1nistrator")", 1);
    truth("and the other", "windows_la_csv/host_logons.csv", R"(User has "MSTICAdmin")", 2);
    truth(
        "secrets added to applications", "entra_audit/AuditLogs_Hunting.csv",
        R"(ActionType == "ApplicationCredentialAdded" and (User startswith "victim" or User startswith "VadimJ"))",
        5);
    truth("a web site deleted", "azure_activity/azureActivity_adele_first2.csv",
          R"(ActionType == "ResourceDeleted" and User startswith "AdeleV")", 1);
    truth("users deleted", "m365_ual_json/t1531_mass_delete_users.json", R"(ActionType == "AccountDeleted")",
          10);
    truth("a password spray, failures", "m365_ual_json/t1110.003_msolspray-python.json",
          R"(ActionType == "LogOnFailed")", 8);
    truth("a password spray, the success", "m365_ual_json/t1110.003_msolspray-python.json",
          R"(ActionType == "LogOn")", 1);
    truth("a rule that hides mail", "m365_ual_csv/t1564.008_New_inbox_rule_to_delete_email.csv",
          R"(ActionType == "MailRuleCreated")", 1);
    truth("auditing switched off", "m365_ual_csv/t1562.008_Disable_UAL_ingestion.csv",
          R"(ActionType == "AuditChanged")", 1);
    truth("a member of DnsAdmins", "windows_evtx/ID4732-DNSadmin new member added.evtx",
          R"(ActionType == "GroupMemberAdded" and Object has "DnsAdmins")", 1);
    truth("members added to a group", "windows_evtx/ID4728-Massive account group membership change.evtx",
          R"(ActionType == "GroupMemberAdded")", 11);
    truth("passwords tried against one user", "windows_evtx/ID4771-Kerberos brutforce with valid user.evtx",
          R"(Activity == "4771" and Result == "Failure")", 54);
    truth("an account created and deleted", "windows_evtx/ID4720-4726 Fast created-deleted user.evtx",
          R"(ActionType in ("AccountCreated", "AccountDeleted"))", 2);
    truth("rights over a mailbox", "m365_ual_csv/t1098.002_Mail_account_delegation-SendAs_permission.csv",
          R"(ActionType == "MailboxPermissionChanged")", 1);
}

void TestGroundTruth::isFoundByAFilter()
{
    if (!test::hasSharedData()) QSKIP("no reference data: set SIGHTLINE_SHARED");
    QFETCH(QString, file);
    QFETCH(QString, filter);
    QFETCH(int, count);
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("case.sightline")).toStdString();
    const auto source = (test::sharedData() / file.toStdString()).string();
    VERIFY_RUN(run({"--case", path, "--quiet", "import", source}), 0);
    const auto found = run({"--case", path, "--format", "json", "--quiet", "activities", "--limit", "1",
                            "--filter", filter.toStdString()});
    VERIFY_RUN(found, 0);
    QCOMPARE(found.json.at("count").get<int>(), count);
}

} // namespace sightline

#include "tst_ground_truth.moc"

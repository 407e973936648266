// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/usecase/session_owners.h: events without a name in somebody's session.
#include "core/query/search.h"
#include "core/usecase/alerts.h"
#include "core/usecase/session_owners.h"
#include "tests/support/made_case.h"

#include <QTest>

namespace sightline
{

using test::MadeCase;
using test::must;

namespace
{

std::string record(int number, const std::string& time, const std::string& host, const std::string& fields)
{
    return fmt::format(
        R"({{"@timestamp":"2024-03-01T{}Z","Channel":"Security","Hostname":"{}","RecordNumber":{},{}}})"
        "\n",
        time, host, number, fields);
}

std::string logon(int number, const std::string& time, const std::string& host, const std::string& who,
                  const std::string& session)
{
    return record(
        number, time, host,
        fmt::format(R"("EventID":4624,"LogonType":3,"TargetUserName":"{}","TargetDomainName":"CORP",)"
                    R"("TargetUserSid":"S-1-5-21-1-2-3-{}","TargetLogonId":"{}",)"
                    R"("LogonGuid":"{{11111111-2222-3333-4444-00000000{}}}")",
                    who, 1100 + who.size(), session, 1000 + who.size()));
}

// Something that names nobody.
std::string nameless(int number, const std::string& time, const std::string& host, const std::string& session)
{
    return record(number, time, host,
                  fmt::format(R"("EventID":5140,"SubjectUserSid":"S-1-0-0","SubjectUserName":"-",)"
                              R"("SubjectLogonId":"{}","ShareName":"\\\\*\\C$")",
                              session));
}

std::uint64_t countOf(const MadeCase& made, const std::string& filter)
{
    const auto state = made.open()->state();
    const auto table = must(query::TableBinding::open(state->activities, "Activity"));
    const auto expr = must(query::parsePredicate(filter));
    return must(query::filterRows(table, expr, {})).count;
}

} // namespace

class TestSessionOwners : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aSessionHasOneOwnerOnItsHost()
    {
        MadeCase made;
        made.import("a.json", logon(1, "08:00:00", "WS1.corp.example", "ana", "0x1a2b") +
                                  nameless(2, "08:05:00", "ws1.corp.example", "0x1a2b") +
                                  nameless(3, "08:05:00", "WS2.corp.example", "0x1a2b") +
                                  nameless(4, "08:06:00", "ws1.corp.example", "0x9999"));
        QCOMPARE(countOf(made, R"(User has "ana")"), std::uint64_t{2});
        QCOMPARE(countOf(made, R"(isempty(User))"), std::uint64_t{2});
        QCOMPARE(countOf(made, R"(Activity == "5140" and User =~ "CORP\\ana")"), std::uint64_t{1});
        // What the record said stays: it names nobody.
        QCOMPARE(countOf(made, R"(Activity == "5140" and isnotempty(ActorUserId))"), std::uint64_t{0});
    }

    void aLogonIdThatIsGivenAgainHasTheLatestOwner()
    {
        MadeCase made;
        made.import("a.json", logon(1, "08:00:00", "WS1", "ana", "0x1a2b") +
                                  nameless(2, "08:05:00", "WS1", "0x1a2b") +
                                  logon(3, "10:00:00", "WS1", "boris", "0x1a2b") +
                                  nameless(4, "10:05:00", "WS1", "0x1a2b"));
        QCOMPARE(countOf(made, R"(Activity == "5140" and User has "ana")"), std::uint64_t{1});
        QCOMPARE(countOf(made, R"(Activity == "5140" and User has "boris")"), std::uint64_t{1});
    }

    void lateKnowledgeCounts_andGoesWithItsSource()
    {
        MadeCase made;
        made.import("first.json", nameless(2, "08:05:00", "WS1", "0x1a2b"));
        QCOMPARE(countOf(made, "isempty(User)"), std::uint64_t{1});
        made.import("then.json", logon(1, "08:00:00", "WS1", "ana", "0x1a2b"));
        QCOMPARE(countOf(made, "isempty(User)"), std::uint64_t{0});
        const auto session = made.open();
        QVERIFY(usecase::removeSource(*session, 2));
        QCOMPARE(countOf(made, "isempty(User)"), std::uint64_t{1});
        must(session->refresh());
        QVERIFY(usecase::undo(*session));
        QCOMPARE(countOf(made, R"(User has "ana")"), std::uint64_t{2});
    }

    void aCorrelationReachesAcrossHosts()
    {
        MadeCase made;
        const std::string guid = R"("LogonGuid":"{11111111-2222-3333-4444-000000001003}")";
        made.import("a.json", logon(1, "08:00:00", "WS1", "ana", "0x1a2b") +
                                  record(2, "08:00:01", "DC1",
                                         R"("EventID":4769,"TargetUserName":"-","Status":"0x0",)" + guid));
        QCOMPARE(countOf(made, R"(Activity == "4769" and User has "ana")"), std::uint64_t{1});
    }
};

} // namespace sightline

#include "tst_session_owners.moc"

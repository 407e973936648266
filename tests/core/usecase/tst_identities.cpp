// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts of an entity: when each was seen, against a plain count; records by their place; what finds
// somebody; and every answer as it was after a change by hand has been undone.
#include "core/query/search.h"
#include "core/usecase/account_sightings.h"
#include "core/usecase/activities.h"
#include "core/usecase/identities.h"
#include "core/usecase/people.h"
#include "tests/support/company.h"
#include "tests/support/made_case.h"

#include <QTest>

#include <memory>

namespace sightline
{

using test::Company;
using test::CompanyOptions;
using test::MadeCase;
using test::must;
using usecase::CaseState;

namespace
{

struct PlainRow {
    std::string actor, target;
    Ticks time = kNoTime;
};

std::vector<PlainRow> plainRows(const CaseState& state)
{
    const auto table = must(query::TableBinding::open(state.activities, "Activity"));
    const auto rows = must(query::filterRows(table, must(query::parsePredicate("")), {}));
    query::CellReader cells(table);
    std::vector<PlainRow> out;
    for (const RowRef row : must(query::orderedRows(table, rows, {}, 0, {}))) {
        const Value time = must(cells.value(row, *table.find("TimeGenerated")));
        out.push_back({must(cells.text(row, *table.find("ActorKey"))),
                       must(cells.text(row, *table.find("TargetKey"))),
                       time.isNull() ? kNoTime : time.integer});
    }
    return out;
}

bool holds(const CaseState& state, query::EntityCode entity, const identity::Account& account,
           const std::string& key, Ticks at)
{
    if (key != account.key || state.people->entityOfKey(key, at) != entity) return false;
    if (at == kNoTime) return account.to == kNoTime;
    return (account.from == kNoTime || at >= account.from) && (account.to == kNoTime || at < account.to);
}

// What the verbs answer, as one text.
std::string answersOf(const CaseState& state)
{
    std::string out;
    for (const auto& row : must(usecase::listUsers(state, "", 0, true, {})))
        out += fmt::format("{} {} {} {} {} {} {}\n", row.userId, row.user, row.displayName, row.accounts,
                           row.activities, row.firstSeen, row.lastSeen);
    const auto table = must(query::TableBinding::open(state.activities, "Activity"));
    const auto rows = must(query::filterRows(table, must(query::parsePredicate("")), {}));
    for (const char* column : {"User", "UserId", "TargetUser"}) {
        for (const auto& value : must(query::facet(table, rows, column, 100'000, {})).values)
            out += fmt::format("{} {} {}\n", column, value.value, value.count);
    }
    for (query::EntityCode e = 1; e < state.people->entityCount(); ++e) {
        for (const auto& seen : must(usecase::accountSightings(state, e, {})).accounts)
            out += fmt::format("{} {} {}\n", seen.activities, seen.first, seen.last);
    }
    for (const auto& conflict : state.people->conflicts())
        out += usecase::conflictText(*state.people, conflict) + '\n';
    return out;
}

} // namespace

class TestIdentities : public QObject
{
    Q_OBJECT

    std::unique_ptr<MadeCase> m_made;
    std::unique_ptr<usecase::Session> m_session;

    [[nodiscard]] const CaseState& state() const { return *m_session->state(); }

private Q_SLOTS:

    // Activity rows that name one account by id and name say that both are one, with dates and counts.
    void activityRowsAreEvidence()
    {
        std::string text = "TimeGenerated,ActorUsername,ActorUserId,TargetUsername,TargetUserId,ActionType\n";
        const auto row = [&](int day, const char* rest) {
            text += fmt::format("2026-10-{:02}T08:00:00Z,{},LogOn\n", day, rest);
        };
        // Not in the order of time.
        row(5, "anna@north.example,9b117c67-0000-4000-8000-000000000001,,");
        row(9, "anna@north.example,9b117c67-0000-4000-8000-000000000001,,");
        row(2, "anna@north.example,9b117c67-0000-4000-8000-000000000001,,");
        row(3, "anna@north.example,,,");
        row(4, ",9b117c67-0000-4000-8000-000000000001,,");
        row(6, "NORTH\\bob,S-1-5-21-1-2-3-1104,anna@north.example,10032000C757D25F");
        row(7, "NORTH\\bob,,,");
        // What proves nothing: a bare name, an account that every machine has.
        row(6, "carl,9b117c67-0000-4000-8000-000000000003,,");
        row(6, "carl,9b117c67-0000-4000-8000-000000000004,,");
        row(6, "NORTH\\dora,S-1-5-18,,");
        MadeCase made;
        const auto report = made.import("activities.csv", text);
        QCOMPARE(report.files.at(0).stored, std::uint64_t{10});
        const auto session = made.open();
        const auto& people = *session->state()->people;
        const auto one = [&](const std::string& a, const std::string& b) {
            return people.entityOfKey(a) != 0 && people.entityOfKey(a) == people.entityOfKey(b);
        };
        const auto anna = upnKey("anna@north.example");
        const auto id = objectIdKey("9b117c67-0000-4000-8000-000000000001");
        QVERIFY(one(anna, id));
        QVERIFY(one(anna, puidKey("10032000C757D25F")));
        QVERIFY(one(windowsKey("NORTH", "bob"), sidKey("S-1-5-21-1-2-3-1104")));
        QVERIFY(!one(objectIdKey("9b117c67-0000-4000-8000-000000000003"),
                     objectIdKey("9b117c67-0000-4000-8000-000000000004")));
        QVERIFY(!one(windowsKey("NORTH", "dora"), sidKey("S-1-5-18")));
        const auto link = std::ranges::find_if(people.evidence(), [&](const LinkEvidence& e) {
            return e.link.first == id && e.link.second == anna;
        });
        QVERIFY(link != people.evidence().end());
        QCOMPARE(link->count, std::int64_t{3});
        QCOMPARE(link->ordinal, std::int64_t{1}); // the earlier in the file of the first and the last in time
        QCOMPARE(isoText(link->from), std::string("2026-10-02T08:00:00Z"));
        QCOMPARE(isoText(link->to), std::string("2026-10-09T08:00:00Z"));
    }

    void initTestCase()
    {
        CompanyOptions options;
        options.seed = 3;
        options.people = 60;
        options.days = 150;
        options.directory = 0.7;
        m_made = std::make_unique<MadeCase>();
        for (const auto& file : Company(options).run())
            m_made->import(file.name, file.text);
        m_session = m_made->open();
    }

    void sightingsAgreeWithAPlainCount()
    {
        const auto kept = m_session->state();
        const auto rows = plainRows(*kept);
        std::size_t handed = 0;
        for (query::EntityCode e = 1; e < kept->people->entityCount(); ++e) {
            const auto& accounts = kept->people->entity(e).accounts;
            const auto seen = must(usecase::accountSightings(*kept, e, {}));
            QCOMPARE(seen.accounts.size(), accounts.size());
            for (std::size_t i = 0; i < accounts.size(); ++i) {
                std::uint64_t count = 0, dated = 0;
                Ticks first = kNoTime, last = kNoTime;
                for (const PlainRow& row : rows) {
                    if (!holds(*kept, e, accounts[i], row.actor, row.time) &&
                        !holds(*kept, e, accounts[i], row.target, row.time))
                        continue;
                    ++count;
                    if (row.time == kNoTime) continue;
                    ++dated;
                    if (first == kNoTime || row.time < first) first = row.time;
                    last = std::max(last, row.time);
                }
                handed += accounts[i].from != kNoTime || accounts[i].to != kNoTime ? 1 : 0;
                QCOMPARE(seen.accounts[i].activities, count);
                QCOMPARE(seen.accounts[i].first, first);
                QCOMPARE(seen.accounts[i].last, last);
                std::uint64_t binned = 0;
                for (const std::uint32_t n : seen.accounts[i].bins)
                    binned += n;
                QCOMPARE(binned, dated);
            }
        }
        QVERIFY(handed > 0); // some names did change hands
    }

    void aStopEndsThePass()
    {
        StopSource stop;
        stop.requestStop();
        const auto seen = usecase::accountSightings(state(), 1, stop.token());
        QVERIFY(!seen && seen.error().cancelled());
    }

    // Each piece of evidence leads to its record.
    void recordsAreFound()
    {
        const auto kept = m_session->state();
        QVERIFY(!kept->people->evidence().empty());
        std::size_t looked = 0;
        for (const LinkEvidence& e : kept->people->evidence()) {
            if (++looked > 200) break;
            const RowRef row = must(usecase::findRecord(*kept, e.source, e.ordinal, {}));
            const auto detail = must(usecase::activityDetail(*kept, row));
            QCOMPARE(detail.ordinal, fmt::format("{}", e.ordinal));
            QVERIFY(!detail.raw.empty());
        }
        const auto missing = usecase::findRecord(*kept, 1, 1'000'000'000, {});
        QVERIFY(!missing && missing.error().kind == ErrorKind::NotFound);
    }

    // Any identifier finds its holder, and the answer says which it was.
    void everyIdentifierFindsItsEntity()
    {
        const auto kept = m_session->state();
        for (query::EntityCode e = 1; e < kept->people->entityCount(); ++e) {
            for (const auto& account : kept->people->entity(e).accounts) {
                const auto rows = must(usecase::listUsers(*kept, account.text, 0, true, {}));
                const auto found = std::ranges::find(rows, e, &usecase::UserRow::entity);
                QVERIFY2(found != rows.end(), account.text.c_str());
                if (found->foundBy.empty()) continue;
                QVERIFY2(fold(found->foundBy).find(fold(account.text)) != std::string::npos,
                         found->foundBy.c_str());
            }
        }
    }

    void undoBringsEveryAnswerBack()
    {
        std::vector<std::string> answers{answersOf(state())};
        std::mt19937 random(11);
        for (int round = 0; round < 8; ++round) {
            const auto kept = m_session->state();
            const auto& people = *kept->people;
            const auto any = [&]() -> const identity::Entity& {
                return people.entity(1 +
                                     static_cast<query::EntityCode>(random() % (people.entityCount() - 1)));
            };
            const auto done = round % 2 == 0 ? usecase::mergeUsers(*m_session, any().id, any().id)
                                             : usecase::splitAccount(*m_session, any().accounts.back().key);
            if (!done) continue;
            must(m_session->refresh());
            answers.push_back(answersOf(state()));
        }
        QVERIFY(answers.size() > 4);
        while (answers.size() > 1) {
            must(usecase::undo(*m_session));
            must(m_session->refresh());
            answers.pop_back();
            QVERIFY(answersOf(state()) == answers.back());
        }
    }
};

} // namespace sightline

#include "tst_identities.moc"

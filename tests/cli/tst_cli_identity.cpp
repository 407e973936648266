// SPDX-License-Identifier: GPL-3.0-or-later
// People by hand on the command line: merging and splitting change every answer, and undo gives back each of
// them byte for byte.
#include "tests/cli/run_cli.h"
#include "tests/support/untied.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <set>

namespace sightline
{

using test::Json;
using test::Run;
using test::run;

class TestCliIdentity : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::string m_case;
    std::vector<std::string> m_users; // people, most open alerts first

    [[nodiscard]] Run ask(std::vector<std::string> words) const
    {
        words.insert(words.begin(), {"--case", m_case, "--format", "json"});
        return run(words);
    }

    // Every verb that says something about people.
    [[nodiscard]] std::string answers() const
    {
        std::string out;
        const std::vector<std::vector<std::string>> fixed{
            {"users", "--all", "--top", "1000"},
            {"facets", "--by", "User,UserId,TargetUser,TargetUserId", "--top", "1000"},
            {"alerts", "--limit", "1000"},
            {"activities", "--limit", "3000", "--columns", "ActivityId,User,UserId,TargetUser"},
            {"timeline", "--by", "User", "--bins", "10"},
            {"identity", "conflicts"},
            {"policy", "list"},
            {"source", "list"},
            {"case", "verify"}};
        for (const auto& words : fixed)
            out += ask(words).out;
        for (const std::string& user : m_users) {
            out += ask({"identity", "resolve", user}).out;
            out += ask({"user", "show", user}).out;
            out += ask({"user", "timeline", user, "--bins", "5"}).out;
        }
        return out;
    }

private Q_SLOTS:

    void initTestCase()
    {
        const std::string exports = m_dir.filePath(QStringLiteral("exports")).toStdString();
        m_case = m_dir.filePath(QStringLiteral("c.sightline")).toStdString();
        VERIFY_RUN(run({"demo", exports, "--users", "12", "--days", "6"}), 0);
        VERIFY_RUN(run({"case", "new", m_case}), 0);
        VERIFY_RUN(ask({"import", exports}), 0);
        const Run users = ask({"users", "--top", "8"});
        VERIFY_RUN(users, 0);
        for (const Json& row : users.json["rows"])
            m_users.push_back(row["user"].get<std::string>());
        QVERIFY(m_users.size() >= 4);
    }

    void mergeAndSplitAreUndoneByteForByte()
    {
        const std::string before = answers();
        const Run merged = ask({"identity", "merge", m_users[0], m_users[1]});
        VERIFY_RUN(merged, 0);
        QVERIFY(test::hasKeys(merged.json, {"userId", "user", "accounts", "conflicts", "action"}));
        const std::string together = answers();
        QVERIFY(together != before);
        QVERIFY(ask({"identity", "resolve", m_users[0]}).json["userId"] ==
                ask({"identity", "resolve", m_users[1]}).json["userId"]);
        // One account of a third goes its own way.
        const Json accounts = ask({"identity", "resolve", m_users[2]}).json["accounts"];
        QVERIFY(accounts.size() > 1);
        const auto last = accounts.back()["value"].get<std::string>();
        const Run split = ask({"identity", "split", last});
        VERIFY_RUN(split, 0);
        QCOMPARE(split.json["accounts"].size(), std::size_t{1});
        QVERIFY(answers() != together);
        VERIFY_RUN(ask({"undo"}), 0);
        QVERIFY(answers() == together);
        VERIFY_RUN(ask({"undo"}), 0);
        QVERIFY(answers() == before);
        const Json actions = ask({"actions"}).json["rows"];
        QVERIFY(actions[0]["verb"] == "undo");
        QVERIFY(actions[3]["verb"] == "identity merge");
    }

    void suggestionsAreMergedAndUndone()
    {
        const test::UntiedLogs logs = test::untiedLogs();
        const std::string path = m_dir.filePath(QStringLiteral("untied.sightline")).toStdString();
        const auto at = [&](std::vector<std::string> words) {
            words.insert(words.begin(), {"--case", path, "--format", "json"});
            return run(words);
        };
        VERIFY_RUN(run({"case", "new", path}), 0);
        for (const auto& [name, text] :
             {std::pair("e.json", logs.events), std::pair("s.json", logs.signIns)}) {
            const auto file = m_dir.filePath(QString::fromLatin1(name)).toStdString();
            std::ofstream(file) << text;
            VERIFY_RUN(at({"import", file}), 0);
        }
        const auto answers = [&] {
            return at({"identity", "suggestions"}).out + at({"users", "--all"}).out +
                   at({"identity", "resolve", "anna.berg@north.example"}).out;
        };
        const std::string before = answers();
        const Run suggested = at({"identity", "suggestions"});
        VERIFY_RUN(suggested, 0);
        QCOMPARE(suggested.json["count"].get<std::size_t>(), logs.people);
        QVERIFY(test::hasKeys(suggested.json["rows"][0],
                              {"windows", "upn", "userIds", "from", "to", "sentence"}));
        QVERIFY(suggested.json["rows"][0]["sentence"].get<std::string>().find("10 of 10") !=
                std::string::npos);

        const Run apart = at({"identity", "apart", "NORTH\\aberg", "anna.berg@north.example"});
        VERIFY_RUN(apart, 0);
        const std::string without = answers();
        QCOMPARE(at({"identity", "suggestions"}).json["count"].get<std::size_t>(), logs.people - 1);
        const Run merged = at({"identity", "suggestions", "--merge"});
        VERIFY_RUN(merged, 0);
        QCOMPARE(merged.json["merged"].get<std::size_t>(), logs.people - 1);
        QCOMPARE(at({"identity", "suggestions"}).json["count"].get<std::size_t>(), std::size_t{0});
        QVERIFY(at({"identity", "resolve", "NORTH\\blind"}).json["userId"] ==
                at({"identity", "resolve", "boris.lind@north.example"}).json["userId"]);
        QCOMPARE(at({"actions"}).json["rows"][0]["args"]["pairs"].size(), logs.people - 1);
        VERIFY_RUN(at({"undo"}), 0);
        QVERIFY(answers() == without);
        VERIFY_RUN(at({"undo"}), 0);
        QVERIFY(answers() == before);
    }

    void whatCannotBeDoneIsSaid()
    {
        const Run same = ask({"identity", "merge", m_users[0], m_users[0]});
        VERIFY_RUN(same, 1);
        QVERIFY(same.err.find("one person already") != std::string::npos);
        VERIFY_RUN(ask({"identity", "merge", m_users[0], "nobody@nowhere.example"}), 1);
        VERIFY_RUN(ask({"identity", "split", "nobody@nowhere.example"}), 1);
        VERIFY_RUN(ask({"identity", "merge", m_users[0]}), 2);
        for (const char* name : {"-", "S-1-0-0"})
            VERIFY_RUN(ask({"identity", "resolve", name}), 1);
    }

    // Each account of a person leads to them.
    void everyIdentifierResolves()
    {
        for (const std::string& user : m_users) {
            const Run whole = ask({"identity", "resolve", user});
            std::set<std::string> kinds;
            for (const Json& account : whole.json["accounts"]) {
                const Run one = ask({"identity", "resolve", account["value"].get<std::string>()});
                // Bare names may be several people's.
                if (account["kind"] == "name") continue;
                VERIFY_RUN(one, 0);
                QVERIFY(one.json["userId"] == whole.json["userId"]);
                QVERIFY(account["confidence"].get<double>() > 0.5 &&
                        account["confidence"].get<double>() <= 1);
                QVERIFY(account["evidence"].is_array());
                kinds.insert(account["kind"].get<std::string>());
            }
            QVERIFY(!kinds.empty());
        }
    }
};

} // namespace sightline

#include "tst_cli_identity.moc"

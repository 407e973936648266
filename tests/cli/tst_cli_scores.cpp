// SPDX-License-Identifier: GPL-3.0-or-later
// What an analyst says of people on the command line: tags, verdicts on days, resets; insights and weights.
#include "tests/cli/run_cli.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

namespace sightline
{

using test::Json;
using test::Run;
using test::run;

class TestCliScores : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::string m_case;
    std::string m_user; // who comes first
    Json m_first;

    [[nodiscard]] Run ask(std::vector<std::string> words) const
    {
        words.insert(words.begin(), {"--case", m_case, "--format", "json"});
        return run(words);
    }

    [[nodiscard]] Json rowOf(const std::string& user) const
    {
        const Run users = ask({"users", "--top", "1000"});
        for (const Json& row : users.json["rows"]) {
            if (row["user"] == user) return row;
        }
        return {};
    }

private Q_SLOTS:

    void initTestCase()
    {
        const std::string exports = m_dir.filePath(QStringLiteral("exports")).toStdString();
        m_case = m_dir.filePath(QStringLiteral("c.sightline")).toStdString();
        VERIFY_RUN(run({"demo", exports, "--users", "30", "--days", "30", "--scenario", "all"}), 0);
        VERIFY_RUN(run({"case", "new", m_case}), 0);
        VERIFY_RUN(ask({"import", exports}), 0);
        const Run users = ask({"users", "--top", "1"});
        VERIFY_RUN(users, 0);
        m_first = users.json["rows"][0];
        m_user = m_first["user"].get<std::string>();
        QVERIFY(m_first["priority"] > 0);
    }

    void tagsAreGivenAndTakenOff()
    {
        const Run tagged = ask({"user", "tag", m_user, "Honeytoken"});
        VERIFY_RUN(tagged, 0);
        QCOMPARE(tagged.json["tags"].back().get<std::string>(), std::string("Honeytoken"));
        QVERIFY(tagged.json["priority"] >= m_first["priority"]);
        VERIFY_RUN(ask({"user", "tag", m_user, "Honeytoken"}), 1);
        VERIFY_RUN(ask({"user", "tag", m_user, "Honeytoken", "--remove"}), 0);
        QVERIFY(rowOf(m_user) == m_first);
        VERIFY_RUN(ask({"user", "tag", "nobody at all", "Sensitive"}), 1);
    }

    void aResetIsTakenBack()
    {
        VERIFY_RUN(ask({"user", "reset", m_user}), 1); // without a reason
        const Run reset = ask({"user", "reset", m_user, "--reason", "handled"});
        VERIFY_RUN(reset, 0);
        QCOMPARE(reset.json["priority"].get<int>(), 0);
        const Run why = ask({"user", "explain", m_user});
        VERIFY_RUN(why, 0);
        QVERIFY(why.json["contributions"].empty());
        VERIFY_RUN(ask({"undo"}), 0);
        QVERIFY(rowOf(m_user) == m_first);
        const Run actions = ask({"actions", "--limit", "5"});
        QVERIFY(actions.out.find("user.reset") != std::string::npos);
    }

    void verdictsNeedADayAndAWord()
    {
        VERIFY_RUN(ask({"user", "verdict", m_user, "yesterday", "Benign"}), 2);
        VERIFY_RUN(ask({"user", "verdict", m_user, "2026-01-05", "Odd"}), 1);
        VERIFY_RUN(ask({"user", "verdict", m_user, "2026-01-05", "none"}), 1);
        VERIFY_RUN(ask({"user", "verdict", m_user, "2026-01-05", "Benign", "--reason", "agreed"}), 0);
        VERIFY_RUN(ask({"user", "verdict", m_user, "2026-01-05", "none"}), 0);
        QVERIFY(rowOf(m_user) == m_first);
    }

    void insightsHaveNumbers()
    {
        const Run shown = ask({"user", "show", m_user});
        VERIFY_RUN(shown, 0);
        std::size_t found = 0;
        for (const Json& day : shown.json["days"]) {
            const Run insights = ask({"user", "insights", m_user, "--day", day["day"].get<std::string>()});
            VERIFY_RUN(insights, 0);
            for (const Json& row : insights.json["rows"]) {
                ++found;
                QVERIFY(!row["value"].get<std::string>().empty());
                QVERIFY(row["with"] <= row["active"]);
            }
        }
        QVERIFY(found > 0);
        VERIFY_RUN(ask({"user", "insights", m_user, "--day", "soon"}), 2);
    }

    void weightsAreTheReaders()
    {
        QVERIFY(QStandardPaths::isTestModeEnabled());
        const Run before = run({"--format", "json", "score", "weights"});
        VERIFY_RUN(before, 0);
        const std::filesystem::path file = before.json["file"].get<std::string>();
        std::filesystem::remove(file);
        VERIFY_RUN(run({"--format", "json", "score", "weights", "--write"}), 0);
        VERIFY_RUN(run({"--format", "json", "score", "weights", "--write"}), 1); // it is there
        QVERIFY(rowOf(m_user) == m_first);                                       // the defaults
        std::ofstream(file) << "{";
        VERIFY_RUN(ask({"users"}), 1);
        std::filesystem::remove(file);
        QVERIFY(rowOf(m_user) == m_first);
    }
};

} // namespace sightline

#include "tst_cli_scores.moc"

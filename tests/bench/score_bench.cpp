// SPDX-License-Identifier: GPL-3.0-or-later
// How long scores of a large case take, and how long until they are new again after a verdict, a tag, a
// directory of everybody and an update of it that moves a few people. No test, because the figures depend on
// the machine. The case is copied into FOLDER and changed there.
//   score_bench CASE FOLDER
#include "core/base/process_memory.h"
#include "core/usecase/import_files.h"
#include "core/usecase/scores.h"
#include "core/usecase/user_marks.h"

#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>

using namespace sightline;
using namespace sightline::usecase;

namespace
{

template <class T> T must(Result<T> result)
{
    if (result) return std::move(*result);
    fmt::print(stderr, "{}\n", result.error().text());
    std::exit(1);
}

class Bench
{
public:
    Bench(const std::filesystem::path& folder, Session& session) : m_folder(folder), m_session(session) {}

    void run()
    {
        const auto first = score("all");
        const query::EntityCode someone = first->judged->users[first->judged->users.size() / 2];
        const std::string name(m_session.state()->people->entityText(someone));
        (void)must(setDayVerdict(m_session, name, first->day, "Benign", ""));
        (void)score("a benign day");
        (void)must(setDayVerdict(m_session, name, first->day, "none", ""));
        (void)must(setDayVerdict(m_session, name, first->day - 3, "TruePositive", ""));
        (void)score("a day of an attack");
        (void)must(tagUser(m_session, name, "Sensitive"));
        (void)score("a tag");
        importDirectory(*first, "everybody", 1);
        (void)score("a directory of everybody");
        importDirectory(*first, "some", 1000);
        (void)score("an update of the directory");
    }

private:
    CaseScoresPtr score(const char* after)
    {
        using Clock = std::chrono::steady_clock;
        const auto seconds = [](Clock::time_point from) {
            return std::chrono::duration<double>(Clock::now() - from).count();
        };
        const auto begin = Clock::now();
        (void)must(m_session.refresh());
        const double refreshed = seconds(begin);
        const StatePtr state = m_session.state();
        const auto start = Clock::now();
        auto out = must(m_keeper.scores(state, {}));
        fmt::print(
            "{:30} {:7.3f} s, before it {:6.3f} s to resolve people; {} of {} users judged, {} user-days, "
            "{} activities\n",
            after, seconds(start), refreshed, out->judged->judgedAnew, out->judged->users.size(),
            out->judged->scores.days.size(), state->activityCount);
        std::fflush(stdout);
        return out;
    }

    // Twelve departments, a title each of four, and groups of about thirty; every step-th person moves.
    void importDirectory(const CaseScores& scores, const std::string& file, std::size_t step)
    {
        const std::filesystem::path path = m_folder / (file + ".csv");
        std::ofstream to(path);
        to << "id,userPrincipalName,displayName,department,jobTitle,accountEnabled,memberOf,TimeGenerated\n";
        const auto& users = scores.judged->users;
        for (std::size_t i = 0; i < users.size(); i += step) {
            const std::size_t k = i + (step > 1 ? 7 : 0);
            to << fmt::format("{:08x}-0000-4000-8000-000000000000,{},Person {},Department {},Title {},True,"
                              "Group {};Team {},20{}-01-01T00:00:00Z\n",
                              i + 1, m_session.state()->people->entityText(users[i]), i, k % 12, k % 48,
                              k / 30, k / 250, step > 1 ? 41 : 40);
        }
        to.close();
        const auto imported = must(importPaths(m_session.path(), {path}, {}, {}));
        fmt::print("  {}: {} of {} rows stored\n", file,
                   imported.files.front().read - imported.files.front().rejected,
                   imported.files.front().read);
    }

    std::filesystem::path m_folder;
    Session& m_session;
    ScoreKeeper m_keeper;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        fmt::print(stderr, "usage: score_bench CASE FOLDER\n");
        return 2;
    }
    keepFreedMemory(); // as the programs do
    const std::filesystem::path folder = argv[2];
    std::filesystem::create_directories(folder);
    const auto copy = folder / "score_bench.sightline";
    std::filesystem::copy_file(argv[1], copy, std::filesystem::copy_options::overwrite_existing);
    const auto session = must(Session::open(copy));
    Bench(folder, *session).run();
    return 0;
}

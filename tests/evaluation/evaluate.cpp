// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the score on generated companies: evaluate [--seeds 1-3] [--users N] [--days N] [--campaigns N]
// [--directory none|suggested (none, but names are merged as suggested)] [--missing PERCENT] [--from DAY]
// [--company DIR ...: instead of seeds, see world.h]
// [--work DIR] [-o FILE.md]. Development seeds are 1-99; those of the report are opened once per release.
#include "tests/evaluation/measures.h"
#include "tests/evaluation/removal.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <set>
#include <string>

using namespace sightline;
using namespace sightline::evaluation;

namespace
{

struct Arguments {
    std::uint64_t firstSeed = 1, lastSeed = 3;
    WorldOptions world;
    std::vector<std::filesystem::path> companies; // by other generators, numbered from 1
    std::filesystem::path work = std::filesystem::temp_directory_path() / "sightline-evaluation";
    int removals = 20;
    int from = -1;   // days that are not judged; -1: the first third
    std::string out; // Markdown; "": standard output
};

Arguments parse(int argc, char** argv)
{
    Arguments out;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i], value = argv[i + 1];
        if (name == "--seeds") {
            const auto dash = value.find('-');
            out.firstSeed = std::stoull(value);
            out.lastSeed = dash == std::string::npos ? out.firstSeed : std::stoull(value.substr(dash + 1));
        }
        if (name == "--users") out.world.users = std::stoi(value);
        if (name == "--days") out.world.days = std::stoi(value);
        if (name == "--campaigns") out.world.campaigns = std::stoi(value);
        if (name == "--from") out.from = std::stoi(value);
        if (name == "--missing") out.world.missing = std::stoi(value);
        if (name == "--directory") {
            out.world.directory = value == "whole";
            out.world.suggested = value == "suggested";
        }
        if (name == "--removals") out.removals = std::stoi(value);
        if (name == "--company") {
            out.companies.emplace_back(value);
            out.firstSeed = 1;
            out.lastSeed = out.companies.size();
        }
        if (name == "--work") out.work = value;
        if (name == "-o") out.out = value;
    }
    return out;
}

// One seed, measured.
struct Seed {
    std::uint64_t seed = 0, activities = 0;
    std::size_t people = 0, userDays = 0, badDays = 0;
    std::vector<Measured> rankings; // ours first
    Calibration calibration;
    double risky = 0; // days of at least 5 points, per 1,000 users and week
    double scoredPerSecond = 0;
    Removal removal;
};

// Kind of attack: caught among the first six of one of its days, of all.
using Kinds = std::map<std::string, std::pair<int, int>>;

void countKinds(const World& world, std::int32_t from, Kinds& kinds)
{
    for (const Campaign& campaign : world.campaigns) {
        if (campaign.userDays.empty() || campaign.userDays.begin()->second < from) continue;
        bool caught = false;
        for (const auto& [user, day] : campaign.userDays) {
            const auto of = world.scores->scores.ofDay(day);
            const auto own = std::ranges::find(of, user, &analytics::DayScore::user);
            if (own == of.end()) continue;
            const auto above =
                std::ranges::count_if(of, [&](const auto& d) { return d.strength > own->strength; });
            caught = caught || above < 6;
        }
        kinds[campaign.kind].first += caught ? 1 : 0;
        kinds[campaign.kind].second += 1;
    }
}

Seed measureSeed(const World& world, std::uint64_t seed, std::int32_t from)
{
    Seed out;
    out.seed = seed;
    out.activities = world.activities;
    out.people = world.scores->users.size();
    out.userDays = world.scores->scores.days.size();
    out.badDays = world.badDays.size();
    out.scoredPerSecond = static_cast<double>(world.activities) / world.scoreSeconds;
    for (const Ranking& ranking : rankings(world))
        out.rankings.push_back(measure(world, ranking, from));
    out.calibration = calibrate(world, world.afterVerdicts->scores, from);
    std::set<std::uint32_t> users;
    double risky = 0;
    for (const analytics::DayScore& d : world.scores->scores.days) {
        if (d.day < from) continue;
        users.insert(d.user);
        risky += d.points() >= analytics::kRiskyPoints ? 1 : 0;
    }
    const double weeks = (world.scores->scores.lastDay - from + 1) / 7.0;
    out.risky = 1000 * risky / static_cast<double>(users.size()) / weeks;
    return out;
}

// Whether a share of so many benign days lies within the binomial band of three deviations.
bool inBand(std::uint64_t below, std::uint64_t days, double nominal)
{
    const double n = static_cast<double>(days);
    return std::abs(static_cast<double>(below) - n * nominal) <=
           3 * std::sqrt(n * nominal * (1 - nominal)) + 1;
}

std::string rankingTable(const std::vector<Seed>& seeds)
{
    std::string out = "| order of the users of a day | AUC | @3: bad days / campaigns | @6 | @12 | @30 |\n"
                      "|---|--:|--:|--:|--:|--:|\n";
    for (std::size_t r = 0; r < seeds.front().rankings.size(); ++r) {
        Measured mean;
        double least = 1, most = 0;
        for (const Seed& s : seeds) {
            const Measured& m = s.rankings[r];
            mean.auc += m.auc / static_cast<double>(seeds.size());
            for (std::size_t b = 0; b < kBudgets.size(); ++b) {
                mean.recall[b] += m.recall[b] / static_cast<double>(seeds.size());
                mean.campaigns[b] += m.campaigns[b] / static_cast<double>(seeds.size());
            }
            least = std::min(least, m.campaigns[1]);
            most = std::max(most, m.campaigns[1]);
        }
        out += fmt::format("| {} | {:.3f} |", seeds.front().rankings[r].name, mean.auc);
        for (std::size_t b = 0; b < kBudgets.size(); ++b) {
            out += fmt::format(" {:.3f} / {:.3f}", mean.recall[b], mean.campaigns[b]);
            out += b == 1 ? fmt::format(" ({:.2f}-{:.2f}) |", least, most) : " |";
        }
        out += "\n";
    }
    return out;
}

std::string calibrationTable(const std::vector<Seed>& seeds)
{
    std::string out = "| nominal | benign days at or below | seeds within the band |\n|--:|--:|--:|\n";
    for (std::size_t i = 0; i < kNominal.size(); ++i) {
        std::uint64_t below = 0, days = 0;
        int within = 0;
        for (const Seed& s : seeds) {
            below += s.calibration.below[i];
            days += s.calibration.days;
            within += inBand(s.calibration.below[i], s.calibration.days, kNominal[i]) ? 1 : 0;
        }
        out += fmt::format("| {} | {:.5f} | {} of {} |\n", kNominal[i],
                           static_cast<double>(below) / static_cast<double>(days), within, seeds.size());
    }
    return out;
}

std::string seedTable(const std::vector<Seed>& seeds)
{
    std::string out =
        "| seed | activities | people | user-days | bad | campaigns @6 | decayed sum @6 | flags @6 | "
        "risky days per 1,000 users a week | activities/s |\n"
        "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    const auto at6 = [](const Seed& s, std::string_view name) {
        const auto at = std::ranges::find(s.rankings, name, &Measured::name);
        return at == s.rankings.end() ? 0.0 : at->campaigns[1];
    };
    for (const Seed& s : seeds)
        out += fmt::format("| {} | {} | {} | {} | {} | {:.2f} | {:.2f} | {:.2f} | {:.1f} | {:.0f} |\n",
                           s.seed, s.activities, s.people, s.userDays, s.badDays, at6(s, "top-two product"),
                           at6(s, "decayed 7-day sum"), at6(s, "first-time flags, user"), s.risky,
                           s.scoredPerSecond);
    return out;
}

std::string kindTable(const Kinds& kinds)
{
    std::string out = "| attack | caught among the first six of one of its days |\n|---|--:|\n";
    for (const auto& [kind, n] : kinds)
        out += fmt::format("| {} | {} of {} |\n", kind, n.first, n.second);
    return out;
}

std::string removalLine(const std::vector<Seed>& seeds)
{
    Removal sum;
    for (const Seed& s : seeds) {
        sum.days += s.removal.days;
        sum.below += s.removal.below;
        sum.rows += s.removal.rows;
        sum.allRows += s.removal.allRows;
    }
    return fmt::format("Removal test: of {} risky days {} ({:.1f} %) are not risky without the records that "
                       "their explanation names ({} of {} records of these days).\n",
                       sum.days, sum.below, sum.days > 0 ? 100.0 * sum.below / sum.days : 0.0, sum.rows,
                       sum.allRows);
}

} // namespace

int main(int argc, char** argv)
{
    Arguments a = parse(argc, argv);
    std::vector<Seed> seeds;
    Kinds kinds;
    for (a.world.seed = a.firstSeed; a.world.seed <= a.lastSeed; ++a.world.seed) {
        if (!a.companies.empty()) a.world.company = a.companies[a.world.seed - 1];
        const auto world = makeWorld(a.work, a.world);
        if (!world) {
            fmt::print(stderr, "{}\n", world.error().text());
            return 1;
        }
        const analytics::Scores& scores = world->scores->scores;
        const std::int32_t days = scores.lastDay - scores.firstDay + 1;
        const std::int32_t from = scores.firstDay + (a.from < 0 ? days / 3 : a.from);
        seeds.push_back(measureSeed(*world, a.world.seed, from));
        countKinds(*world, from, kinds);
        const auto removal = removalTest(*world, from, a.removals);
        if (!removal) {
            fmt::print(stderr, "{}\n", removal.error().text());
            return 1;
        }
        seeds.back().removal = *removal;
        fmt::print(stderr, "seed {}: {:.2f}\n", a.world.seed, seeds.back().rankings[0].campaigns[1]);
    }
    const std::string what =
        a.companies.empty() ? fmt::format("Seeds {}-{}; {} users, {} days, {} campaigns each", a.firstSeed,
                                          a.lastSeed, a.world.users, a.world.days, a.world.campaigns)
                            : fmt::format("{} companies of another generator", seeds.size());
    const std::string unjudged =
        a.from < 0 ? "the first third of the days is" : fmt::format("the first {} days are", a.from);
    const std::string text =
        fmt::format("{}; {} not judged.\n\n{}\n{}\n{}\n{}\n{}", what, unjudged, rankingTable(seeds),
                    calibrationTable(seeds), removalLine(seeds), kindTable(kinds), seedTable(seeds));
    if (a.out.empty()) {
        fmt::print("{}", text);
    } else {
        std::ofstream(a.out) << text;
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluation/world.h"

#include "core/analytics/score/day_book.h"
#include "core/analytics/score/judgements.h"
#include "core/query/binding.h"
#include "core/query/case_index.h"
#include "core/usecase/case_care.h"
#include "core/usecase/identities.h"
#include "core/usecase/import_files.h"

#include <chrono>
#include <fstream>
#include <map>
#include <random>
#include <unordered_map>

namespace sightline::evaluation
{
namespace
{

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// "activities-2.csv#17" -> index of the attack.
using AttackOf = std::unordered_map<std::string, std::size_t>;

// Who did on which day what the attacks' scripts did.
Result<> placeCampaigns(const usecase::CaseState& state, const AttackOf& attackOf, World& world)
{
    for (Campaign& c : world.campaigns) {
        for (const std::string& name : c.names)
            c.users.insert(world.scores->userOf[state.people->find(name)]);
        c.users.erase(analytics::DayBook::kNobody);
    }
    std::map<std::int64_t, std::string> names;
    for (const store::SourceRow& s : state.sources)
        names[s.id] = std::filesystem::path(s.path).filename().string();
    for (const SegmentView& view : state.activities.snapshot->segments) {
        const auto source = view.column(columnIdOf(Activity::SourceFile));
        const auto ordinal = view.column(columnIdOf(Activity::Ordinal));
        const auto actor = view.column(columnIdOf(Activity::ActorKey));
        const auto times = view.segment->times();
        if (!source || !ordinal || !actor || !times)
            return fail(ErrorKind::Corrupt, "evaluation.columns", "");
        if (!*source || !*ordinal || !*actor) continue;
        for (std::uint32_t row = 0; row < view.info().rows; ++row) {
            const std::string name =
                names[(*source)->integer(row)] + '#' + std::to_string((*ordinal)->integer(row));
            const auto attack = attackOf.find(name);
            if (attack == attackOf.end()) continue;
            const Ticks t = (*times)->at(row);
            const query::EntityCode entity = state.people->entityOf((*actor)->code(row), t);
            const std::uint32_t user = world.scores->userOf[entity];
            // Who was only tried, as in a spray, is not caught.
            Campaign& campaign = world.campaigns[attack->second];
            if (campaign.users.contains(user)) campaign.userDays.emplace(user, t / kTicksPerDay);
        }
    }
    return {};
}

// Our own company; its ground truth.
Result<nlohmann::json> writeCompany(const std::filesystem::path& folder, const WorldOptions& options)
{
    demo::DemoOptions demo;
    demo.users = options.users;
    demo.days = options.days;
    demo.seed = options.seed;
    demo.campaigns = options.campaigns;
    if (options.campaigns == 0) demo.scenarios = {"none"};
    demo.form = demo::DemoForm::ActivityCsv;
    auto written = demo::writeDemo(folder, demo, {});
    if (!written) return tl::unexpected(written.error());
    if (!options.directory) std::filesystem::remove_all(folder / "directory");
    return std::move(written->groundTruth);
}

// The state without the records of some hours.
Result<usecase::StatePtr> withoutHours(const usecase::StatePtr& state, const WorldOptions& options)
{
    auto out = std::make_shared<usecase::CaseState>(*state);
    auto snapshot = std::make_shared<Snapshot>(*state->activities.snapshot);
    std::mt19937_64 random(options.seed);
    std::map<Ticks, bool> lost; // by hour
    for (SegmentView& view : snapshot->segments) {
        const auto times = view.segment->times();
        if (!times) return tl::unexpected(times.error());
        Bitmap deleted = view.deleted ? *view.deleted : Bitmap(view.info().rows);
        for (std::uint32_t row = 0; row < view.info().rows; ++row) {
            const auto [at, isNew] = lost.try_emplace((*times)->at(row) / kTicksPerHour, false);
            if (isNew) at->second = random() % 100 < static_cast<std::uint64_t>(options.missing);
            if (at->second) deleted.set(row);
        }
        view.deleted = std::make_shared<const Bitmap>(std::move(deleted));
    }
    out->activities.snapshot = snapshot;
    out->activities.index = std::make_shared<query::CaseIndex>();
    return out;
}

// As an analyst would who believes every suggestion.
Result<> mergeSuggested(usecase::Session& session)
{
    const auto state = session.state();
    const auto found = usecase::suggestMerges(*state, {});
    if (!found) return tl::unexpected(found.error());
    std::vector<usecase::UserPair> pairs;
    for (const auto& s : found->rows)
        pairs.push_back({state->people->entity(s.onPremises).id, state->people->entity(s.cloud).id});
    if (pairs.empty()) return {};
    SL_TRY(usecase::mergePairs(session, pairs));
    SL_TRY(session.refresh());
    return {};
}

Result<nlohmann::json> readTruth(const std::filesystem::path& file)
{
    std::ifstream in(file);
    auto out = nlohmann::json::parse(in, nullptr, false);
    if (!out.contains("attacks")) return fail(ErrorKind::InvalidInput, "evaluation.truth", file.string());
    return out;
}

AttackOf readCampaigns(const nlohmann::json& truth, World& world)
{
    AttackOf out;
    for (const auto& attack : truth.at("attacks")) {
        for (const auto& id : attack.at("activities"))
            out[id.get<std::string>()] = world.campaigns.size();
        Campaign campaign;
        campaign.id = attack.at("id");
        campaign.kind = attack.at("kind");
        campaign.intensity = static_cast<std::uint32_t>(1000 * attack.at("intensity").get<double>());
        for (const auto& user : attack.at("users"))
            campaign.names.push_back(user.get<std::string>());
        world.campaigns.push_back(std::move(campaign));
    }
    return out;
}

} // namespace

Result<World> makeWorld(const std::filesystem::path& folder, const WorldOptions& options)
{
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const bool own = options.company.empty();
    const auto truth =
        own ? writeCompany(folder / "demo", options) : readTruth(options.company / "ground_truth.json");
    if (!truth) return tl::unexpected(truth.error());
    World world;
    const AttackOf attackOf = readCampaigns(*truth, world);
    const std::filesystem::path path = folder / "case.sightline";
    SL_TRY(usecase::createCase(path, "evaluation"));
    auto start = std::chrono::steady_clock::now();
    const auto imported =
        usecase::importPaths(path, {own ? folder / "demo" : options.company / "data"}, {}, {});
    if (!imported) return tl::unexpected(imported.error());
    world.importSeconds = secondsSince(start);
    auto session = usecase::Session::open(path);
    if (!session) return tl::unexpected(session.error());
    if (options.suggested) SL_TRY(mergeSuggested(**session));
    const auto left = options.missing == 0 ? Result<usecase::StatePtr>((*session)->state())
                                           : withoutHours((*session)->state(), options);
    if (!left) return tl::unexpected(left.error());
    const usecase::StatePtr& state = *left;
    world.activities = state->activityCount;
    usecase::TallyCache cache;
    start = std::chrono::steady_clock::now();
    const auto scores = usecase::judgeDays(*state, cache, {});
    if (!scores) return tl::unexpected(scores.error());
    world.scoreSeconds = secondsSince(start);
    world.scores = *scores;
    const auto book = world.scores->book->open({});
    if (!book) return tl::unexpected(book.error());
    world.book = *book;
    SL_TRY(placeCampaigns(*state, attackOf, world));
    for (const Campaign& c : world.campaigns)
        world.badDays.insert(c.userDays.begin(), c.userDays.end());
    const auto known = usecase::judgeKnowing(*state, **scores,
                                             [&](std::uint32_t user, std::int32_t day) {
                                                 return world.badDays.contains({user, day});
                                             },
                                             {});
    if (!known) return tl::unexpected(known.error());
    world.afterVerdicts = *known;
    world.state = state;
    world.session = std::move(*session);
    return world;
}

} // namespace sightline::evaluation

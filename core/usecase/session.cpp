// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/session.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/cases/alert_table.h"
#include "core/model/activity.h"
#include "core/query/case_index.h"

#include <algorithm>
#include <fmt/format.h>
#include <thread>
#include <unordered_map>

namespace sightline::usecase
{
namespace
{

// Of two spellings of one name, the one to show: domains in capitals, names in small letters. Whichever was
// imported first must not decide.
bool readsBetter(std::string_view a, std::string_view b)
{
    const auto domain = [](std::string_view s) {
        const auto slash = s.find('\\');
        return slash == std::string_view::npos ? std::string_view{} : s.substr(0, slash);
    };
    if (domain(a) != domain(b)) return domain(a) < domain(b);
    return a > b;
}

// How records spell each account: of the names they hold that say the same as the key, the one to show.
std::unordered_map<std::string, std::string> spellingsOf(const Snapshot& snapshot)
{
    std::unordered_map<std::string, std::string> out;
    const auto accounts = dictionaryOf(snapshot, columnIdOf(Activity::ActorKey));
    const auto names = dictionaryOf(snapshot, columnIdOf(Activity::ActorUsername));
    if (!accounts || !names) return out;
    std::unordered_map<std::string, Code> byFolded;
    for (Code c = 1; c < names->size(); ++c) {
        const auto [it, isNew] = byFolded.emplace(fold(names->text(c)), c);
        if (!isNew && readsBetter(names->text(c), names->text(it->second))) it->second = c;
    }
    for (Code c = 1; c < accounts->size(); ++c) {
        const std::string_view key = accounts->text(c);
        if (const auto it = byFolded.find(fold(accountKeyText(key))); it != byFolded.end())
            out.emplace(key, names->text(it->second));
    }
    return out;
}

Result<std::shared_ptr<const identity::EntityMap>>
buildPeople(store::CaseFile& file, const Snapshot& snapshot, const std::vector<Alert>& alerts)
{
    identity::EntityMap::Input input;
    input.accounts = dictionaryOf(snapshot, columnIdOf(Activity::ActorKey));
    input.devices = dictionaryOf(snapshot, columnIdOf(Activity::DestinationDevice));
    auto links = file.links();
    if (!links) return tl::unexpected(links.error());
    input.links = std::move(*links);
    auto edits = file.identityEdits();
    if (!edits) return tl::unexpected(edits.error());
    input.edits = std::move(*edits);
    auto identities = file.identities();
    if (!identities) return tl::unexpected(identities.error());
    input.identities = std::move(*identities);
    for (const Alert& a : alerts)
        input.alertKeys.insert(input.alertKeys.end(), a.userKeys.begin(), a.userKeys.end());
    input.spellings = spellingsOf(snapshot);
    return identity::EntityMap::build(std::move(input));
}

// What people are made of; equal texts give equal people.
Result<std::string> peopleVersion(store::CaseFile& file, const Snapshot& snapshot,
                                  const std::vector<Alert>& alerts)
{
    auto out = file.identityVersion();
    if (!out) return out;
    for (const Activity column : {Activity::ActorKey, Activity::ActorUsername, Activity::DestinationDevice}) {
        const auto dictionary = dictionaryOf(snapshot, columnIdOf(column));
        *out += fmt::format("{};", dictionary ? dictionary->size() : 0);
    }
    std::uint64_t keys = 0;
    for (const Alert& a : alerts) {
        for (const std::string& key : a.userKeys)
            keys = hash64(key, keys);
    }
    *out += fmt::format("{:x}", keys);
    return out;
}

// Names of alert users as resolved now; an account nobody knows keeps the product's text.
void resolveUsers(std::vector<Alert>& alerts, const identity::EntityMap& people)
{
    for (Alert& a : alerts) {
        std::vector<std::string> users;
        for (std::size_t i = 0; i < std::max(a.users.size(), a.userKeys.size()); ++i) {
            const query::EntityCode code =
                i < a.userKeys.size() ? people.entityOfKey(a.userKeys[i], a.time) : 0;
            std::string text = code != 0            ? people.entity(code).text
                               : i < a.users.size() ? a.users[i]
                                                    : std::string{};
            if (!text.empty() && std::ranges::find(users, text) == users.end())
                users.push_back(std::move(text));
        }
        a.users = std::move(users);
    }
}

void readSpan(CaseState& out)
{
    for (const SegmentView& view : out.activities.snapshot->segments) {
        const SegmentInfo& info = view.info();
        if (info.activities == 0) continue;
        const std::uint32_t gone = view.deleted ? view.deleted->count() : 0;
        out.activityCount += info.activities - std::min(gone, info.activities);
        if (info.tmin == kNoTime) continue;
        if (out.firstActivity == kNoTime || info.tmin < out.firstActivity) out.firstActivity = info.tmin;
        out.lastActivity = std::max(out.lastActivity, info.tmax);
    }
}

// The newest time that does not lie in the future of its import (a record dated 2099 must not empty the
// lists).
Ticks defaultAsOf(const CaseState& state)
{
    Ticks latestImport = kNoTime;
    for (const auto& s : state.sources)
        latestImport = std::max(latestImport, s.importedAt);
    if (latestImport == kNoTime || state.lastActivity == kNoTime) return now();
    const Ticks limit = latestImport + kTicksPerDay;
    if (state.lastActivity <= limit) return state.lastActivity;
    Ticks best = kNoTime;
    for (const SegmentView& view : state.activities.snapshot->segments) {
        const auto times = view.segment->times();
        if (!times || !(*times)->dated()) continue;
        const std::uint32_t after = (*times)->lowerBound(limit + 1);
        if (after > 0) best = std::max(best, (*times)->at(after - 1));
    }
    return best == kNoTime ? now() : best;
}

} // namespace

Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path& path, std::optional<Ticks> asOf)
{
    auto file = store::CaseFile::open(path);
    if (!file) return tl::unexpected(file.error());
    std::unique_ptr<Session> out(new Session);
    out->m_path = path;
    out->m_asOf = asOf;
    out->m_file = std::move(*file);
    out->m_workers = std::make_shared<Workers>(std::max(std::thread::hardware_concurrency(), 1U) - 1);
    SL_TRY(out->load());
    return out;
}

StatePtr Session::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

Result<bool> Session::refresh()
{
    const auto changed = m_file->changed();
    if (!changed) return tl::unexpected(changed.error());
    if (*changed) SL_TRY(load());
    return *changed;
}

Result<> Session::load()
{
    auto next = std::make_shared<CaseState>();
    auto snapshot = m_file->snapshot();
    if (!snapshot) return tl::unexpected(snapshot.error());
    auto ids = m_file->activityIds();
    if (!ids) return tl::unexpected(ids.error());
    auto info = m_file->info();
    if (!info) return tl::unexpected(info.error());
    auto alerts = m_file->alerts();
    if (!alerts) return tl::unexpected(alerts.error());
    auto policies = m_file->policies();
    if (!policies) return tl::unexpected(policies.error());
    auto marks = m_file->userMarks();
    if (!marks) return tl::unexpected(marks.error());
    auto sources = m_file->sources();
    if (!sources) return tl::unexpected(sources.error());
    auto networks = m_file->networks();
    if (!networks) return tl::unexpected(networks.error());
    const auto version = peopleVersion(*m_file, **snapshot, *alerts);
    if (!version) return tl::unexpected(version.error());
    // Most changes leave people as they are.
    Result<std::shared_ptr<const identity::EntityMap>> people = m_state ? m_state->people : nullptr;
    if (*people == nullptr || *version != m_peopleVersion) {
        people = buildPeople(*m_file, **snapshot, *alerts);
        if (!people) return tl::unexpected(people.error());
        m_peopleVersion = *version;
    }
    next->path = m_path;
    next->notice = m_file->notice();
    next->info = std::move(*info);
    next->alerts = std::move(*alerts);
    cases::sortAlerts(next->alerts);
    next->policies = std::move(*policies);
    next->userMarks = std::move(*marks);
    next->sources = std::move(*sources);
    next->people = *people;
    resolveUsers(next->alerts, **people);
    next->activities = {*snapshot, *people, *ids, 0, m_workers, std::make_shared<query::CaseIndex>()};
    next->networks = std::move(*networks);
    const StatePtr before = state();
    next->addresses = before && before->networks == next->networks
                          ? before->addresses
                          : identity::AddressBook::build(next->networks);
    next->activities.addresses = next->addresses;
    readSpan(*next);
    next->clockGiven = m_asOf.has_value();
    next->activities.asOf = m_asOf ? *m_asOf : defaultAsOf(*next);
    next->alertTable = {cases::alertSnapshot(next->alerts), *people, nullptr, next->activities.asOf};
    const std::scoped_lock lock(m_mutex);
    m_state = std::move(next);
    return {};
}

} // namespace sightline::usecase

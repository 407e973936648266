// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/peer_traits.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

// Texts and keys become numbers in their own order, so that numbers do not depend on that of the users.
template <class T> std::vector<T> ranked(const std::vector<std::vector<T>>& ofUser)
{
    std::vector<T> out;
    for (const auto& of : ofUser)
        out.insert(out.end(), of.begin(), of.end());
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

template <class T>
void addNumbers(const std::vector<std::vector<T>>& ofUser, const std::vector<T>& all, std::size_t first,
                PeerTraits& out)
{
    for (std::size_t u = 0; u < ofUser.size(); ++u) {
        analytics::Traits& traits = out.ofUser[u];
        for (const T& one : ofUser[u])
            traits.push_back(
                static_cast<std::uint32_t>(first + (std::ranges::lower_bound(all, one) - all.begin())));
        std::ranges::sort(traits);
        traits.erase(std::unique(traits.begin(), traits.end()), traits.end());
    }
}

// Keys of what a user had on so many days.
std::vector<std::uint64_t> habitsOf(const analytics::DayBook& book, std::uint32_t user)
{
    using analytics::Dimension;
    constexpr std::array kHabits{Dimension::App, Dimension::Destination, Dimension::Document,
                                 Dimension::Object};
    constexpr std::ptrdiff_t kOften = 3; // days
    std::vector<std::uint64_t> keys;     // once for every day
    book.eachDayOf(user, book.lastDay(), [&](std::int32_t, const analytics::UserDayTallies& day) {
        for (const Dimension dimension : kHabits) {
            for (const analytics::Tally& t : day.of(dimension))
                keys.push_back(t.key());
        }
    });
    std::ranges::sort(keys);
    std::vector<std::uint64_t> out;
    for (auto at = keys.begin(); at != keys.end();) {
        const auto next = std::find_if(at, keys.end(), [&](std::uint64_t k) { return k != *at; });
        if (next - at >= kOften) out.push_back(*at);
        at = next;
    }
    return out;
}

} // namespace

std::vector<std::string> directoryTraits(const CaseState& state, query::EntityCode entity)
{
    std::vector<std::string> out;
    const Identity* newest = nullptr;
    for (const std::size_t i : state.people->entity(entity).directoryRows) {
        const Identity& row = state.people->identities()[i];
        if (newest == nullptr || row.time >= newest->time) newest = &row;
    }
    if (newest == nullptr) return out;
    const auto add = [&](std::string_view kind, const std::string& value) {
        if (!value.empty()) out.push_back(fmt::format("{}:{}", kind, value));
    };
    for (const std::string& group : newest->groups)
        add("group", group);
    add("department", newest->department);
    add("title", newest->jobTitle);
    add("manager", newest->manager);
    return out;
}

std::vector<std::string> traitNames(const CaseState& state, const std::vector<query::EntityCode>& users)
{
    std::vector<std::vector<std::string>> texts;
    for (const query::EntityCode user : users)
        texts.push_back(directoryTraits(state, user));
    return ranked(texts);
}

PeerTraits peerTraits(const CaseState& state, const std::vector<query::EntityCode>& users,
                      const analytics::DayBook& book)
{
    constexpr std::size_t kChunk = 64;
    std::vector<std::vector<std::string>> texts(users.size());
    std::vector<std::vector<std::uint64_t>> habits(users.size());
    // Nothing in it fails.
    (void)forEach(state.activities.workers.get(), (users.size() + kChunk - 1) / kChunk,
                  [&](std::size_t chunk, unsigned) -> Result<> {
                      const std::size_t end = std::min(users.size(), (chunk + 1) * kChunk);
                      for (std::size_t u = chunk * kChunk; u < end; ++u) {
                          texts[u] = directoryTraits(state, users[u]);
                          if (texts[u].empty() && !book.isEmpty())
                              habits[u] = habitsOf(book, static_cast<std::uint32_t>(u));
                      }
                      return {};
                  });
    PeerTraits out;
    out.ofUser.resize(users.size());
    out.names = ranked(texts);
    addNumbers(texts, out.names, 0, out);
    addNumbers(habits, ranked(habits), out.names.size(), out);
    return out;
}

} // namespace sightline::usecase

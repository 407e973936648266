// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of address ranges and lists, written inside a change of the case. Every change is counted, so that
// readers know when to read them again.
#pragma once

#include "core/model/network.h"
#include "core/store/case_writer.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

namespace sightline::usecase
{

[[nodiscard]] Result<std::int64_t> insertNetwork(store::Database& db, const Network& network); // its number
[[nodiscard]] Result<> updateNetwork(store::Database& db, std::int64_t number, const Network& network);

// What takes changes back, for the audit list: rows that go, rows that come back, and what rows said before.
// The subnets of a list are long and never edited, so they stay out.
class NetworkInverse
{
public:
    void hide(std::int64_t number) { m_hide.push_back(number); }

    void show(std::int64_t number) { m_show.push_back(number); }

    void restore(std::int64_t number, const Network& before);

    [[nodiscard]] nlohmann::json document() const;

private:
    std::vector<std::int64_t> m_hide, m_show;
    nlohmann::json m_before = nlohmann::json::array();
};

[[nodiscard]] Result<> setNetworkRemoved(store::Database& db, std::int64_t number, bool removed);
[[nodiscard]] Result<> undoNetworks(store::Database& db, const nlohmann::json& inverse);

} // namespace sightline::usecase

// SPDX-License-Identifier: GPL-3.0-or-later
// Country, city and provider of addresses from tables in MaxMind's format (.mmdb) that lie on this computer.
// They are never part of a case. A table that cannot be read is said and does not stand in the way of others.
// Immutable; any thread.
#pragma once

#include "core/base/result.h"
#include "core/base/ticks.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::identity
{

// "" where no table says it. Country is the two-letter code.
struct AddressPlace {
    std::string country, city, isp;
    std::vector<std::string> tables; // the files that said something

    [[nodiscard]] bool isEmpty() const { return tables.empty(); }
};

struct AddressTableInfo {
    std::filesystem::path path;
    std::string type;     // "GeoLite2-City"; "" where it cannot be read
    Ticks made = kNoTime; // by its maker
    std::string problem;  // one sentence; "" when it can be read
};

class AddressTables
{
public:
    // In the order in which they are asked: the first that says something wins.
    [[nodiscard]] static std::shared_ptr<const AddressTables>
    open(const std::vector<std::filesystem::path>& paths);
    ~AddressTables();

    [[nodiscard]] const std::vector<AddressTableInfo>& tables() const { return m_infos; }

    [[nodiscard]] AddressPlace placeOf(std::string_view address) const;

private:
    struct Table;

    AddressTables();

    std::vector<AddressTableInfo> m_infos;
    std::vector<std::unique_ptr<Table>> m_tables; // those that can be read
};

} // namespace sightline::identity

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/address_tables.h"

#include "core/base/ip.h"
#include "core/base/reader.h"
#include "core/base/text.h"

#include <array>
#include <fmt/format.h>
#include <maxminddb.h>

namespace sightline::identity
{
namespace
{

// Where the tables of different makers keep a value; the first that is there counts.
using Place = std::array<const char*, 4>;

constexpr std::array kCountry{Place{"country", "iso_code"}, Place{"registered_country", "iso_code"},
                              Place{"country_code"}, Place{"country"}};
constexpr std::array kCity{Place{"city", "names", "en"}, Place{"city"}};
constexpr std::array kIsp{Place{"isp"},
                          Place{"traits", "isp"},
                          Place{"organization"},
                          Place{"as_name"},
                          Place{"autonomous_system_organization"},
                          Place{"traits", "autonomous_system_organization"}};

template <std::size_t N> std::string textAt(MMDB_entry_s& entry, const std::array<Place, N>& places)
{
    for (const Place& place : places) {
        MMDB_entry_data_s data{};
        const std::array<const char*, 5> path{place[0], place[1], place[2], place[3], nullptr};
        if (MMDB_aget_value(&entry, &data, path.data()) != MMDB_SUCCESS || !data.has_data) continue;
        if (data.type == MMDB_DATA_TYPE_UTF8_STRING && data.data_size > 0)
            return repairUtf8({data.utf8_string, data.data_size});
    }
    return {};
}

} // namespace

struct AddressTables::Table {
    explicit Table(std::string name) : file(std::move(name)) {}

    ~Table()
    {
        if (isOpen) MMDB_close(&db);
    }

    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    std::string file;
    MMDB_s db{};
    bool isOpen = false;
};

AddressTables::AddressTables() = default;
AddressTables::~AddressTables() = default;

std::shared_ptr<const AddressTables> AddressTables::open(const std::vector<std::filesystem::path>& paths)
{
    std::shared_ptr<AddressTables> out(new AddressTables);
    for (const auto& path : paths) {
        AddressTableInfo& info = out->m_infos.emplace_back();
        info.path = path;
        std::error_code ec;
        // The library would wait for ever on a pipe.
        if (!std::filesystem::is_regular_file(path, ec)) {
            info.problem = "the file is not there";
            continue;
        }
        auto table = std::make_unique<Table>(pathText(path.filename()));
        const int status = MMDB_open(pathText(path).c_str(), MMDB_MODE_MMAP, &table->db);
        if (status != MMDB_SUCCESS) {
            info.problem = fmt::format("the file is no table in MaxMind's format: {}", MMDB_strerror(status));
            continue;
        }
        table->isOpen = true;
        info.type = repairUtf8(table->db.metadata.database_type);
        info.made = fromUnixMs(static_cast<std::int64_t>(table->db.metadata.build_epoch) * 1000);
        out->m_tables.push_back(std::move(table));
    }
    return out;
}

AddressPlace AddressTables::placeOf(std::string_view address) const
{
    AddressPlace out;
    const auto ip = parseIp(address);
    if (!ip) return out;
    const std::string text = ipText(*ip);
    for (const auto& table : m_tables) {
        if (!ip->isV4() && table->db.metadata.ip_version == 4) continue;
        int resolved = 0;
        int status = 0;
        MMDB_lookup_result_s found = MMDB_lookup_string(&table->db, text.c_str(), &resolved, &status);
        if (resolved != 0 || status != MMDB_SUCCESS || !found.found_entry) continue;
        bool said = false;
        const auto take = [&](std::string& to, const auto& places) {
            if (!to.empty()) return;
            to = textAt(found.entry, places);
            said = said || !to.empty();
        };
        take(out.country, kCountry);
        take(out.city, kCity);
        take(out.isp, kIsp);
        if (said) out.tables.push_back(table->file);
    }
    return out;
}

} // namespace sightline::identity

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/address_table_list.h"

#include "core/base/reader.h"
#include "core/base/write_file.h"

#include <nlohmann/json.hpp>

namespace sightline::usecase
{
namespace
{

constexpr std::size_t kLargestList = std::size_t{1} << 20;

} // namespace

std::filesystem::path addressTableFile(const std::filesystem::path& mapFolder)
{
    return mapFolder.parent_path() / "address_tables.json";
}

std::shared_ptr<const AddressTables> loadAddressTables(const std::filesystem::path& file)
{
    std::vector<std::filesystem::path> paths;
    std::error_code ec;
    if (std::filesystem::is_regular_file(file, ec)) {
        const auto text = readHead(file, kLargestList);
        const auto document = nlohmann::json::parse(text ? *text : std::string(), nullptr, false);
        if (document.is_array()) {
            for (const auto& path : document) {
                if (path.is_string()) paths.push_back(pathFromText(path.get<std::string>()));
            }
        }
    }
    return AddressTables::open(paths);
}

Result<> saveAddressTables(const std::filesystem::path& file,
                           const std::vector<std::filesystem::path>& tables)
{
    std::vector<std::filesystem::path> whole;
    std::error_code ec;
    for (const auto& path : tables)
        whole.push_back(std::filesystem::absolute(path, ec));
    const auto opened = AddressTables::open(whole);
    nlohmann::json document = nlohmann::json::array();
    for (const identity::AddressTableInfo& table : opened->tables()) {
        if (!table.problem.empty())
            return fail(ErrorKind::InvalidInput, "address.table", table.problem, pathText(table.path));
        document.push_back(pathText(table.path));
    }
    std::filesystem::create_directories(file.parent_path(), ec);
    return writeFile(file, document.dump(2) + '\n');
}

} // namespace sightline::usecase

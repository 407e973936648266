// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/export_caps.h"

#include "core/base/resources.h"

#include <fmt/format.h>

namespace sightline::import
{

std::vector<ExportCap> metCaps(std::string_view format, std::uint64_t records)
{
    std::vector<ExportCap> out;
    const std::string number = fmt::format("{}", records);
    for (const auto& row : resourceTable("maps/export_caps.tsv")) {
        if (row.size() == 3 && row[0] == format && row[1] == number) out.push_back({records, row[2]});
    }
    return out;
}

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
// The format `activity-csv`: separated values whose header consists of columns of the Activity table. Its
// rows are activities as they stand, so that they need neither a record nor a normaliser.
#pragma once

#include "core/model/activity.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::import
{

inline constexpr std::string_view kActivityCsv = "activity-csv"; // Format::id

class ActivityHeader
{
public:
    // Nullopt unless TimeGenerated is there and every name is that of a column, ASCII case ignored, once. The
    // looked-up columns User, UserId and TargetUser stand for the stored column they are made of where that
    // is absent; other looked-up columns are left out.
    [[nodiscard]] static std::optional<ActivityHeader> read(std::string_view header, char separator);

    // By cell; nullopt: left out.
    [[nodiscard]] std::span<const std::optional<Activity>> columns() const { return m_columns; }

    [[nodiscard]] char separator() const { return m_separator; }

    [[nodiscard]] bool has(Activity column) const;

private:
    std::vector<std::optional<Activity>> m_columns;
    char m_separator = ',';
};

// Why the first bytes of a source are of this format; "" if they are not.
[[nodiscard]] std::string sniffActivities(std::string_view head);

} // namespace sightline::import

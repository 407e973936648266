// SPDX-License-Identifier: GPL-3.0-or-later
// The trends of everybody over the last days of a case, found by user for the cells of a table. Made off the
// GUI thread, immutable.
#pragma once

#include "core/usecase/user_activity.h"
#include "ui/base/trend_mark.h"

#include <memory>
#include <string>
#include <unordered_map>

namespace sightline::ui
{

struct UserTrends {
    usecase::DayWindow window;
    std::unordered_map<std::string, TrendMarkPtr> byUserId;

    // Null: no dated activities in the window.
    [[nodiscard]] TrendMarkPtr of(const std::string& userId) const;
};

using UserTrendsPtr = std::shared_ptr<const UserTrends>;

[[nodiscard]] Result<UserTrendsPtr> loadUserTrends(const usecase::CaseState& state, const StopToken& stop);

} // namespace sightline::ui

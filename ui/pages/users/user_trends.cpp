// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/user_trends.h"

#include <utility>

namespace sightline::ui
{

TrendMarkPtr UserTrends::of(const std::string& userId) const
{
    const auto it = byUserId.find(userId);
    return it == byUserId.end() ? nullptr : it->second;
}

Result<UserTrendsPtr> loadUserTrends(const usecase::CaseState& state, const StopToken& stop)
{
    auto out = std::make_shared<UserTrends>();
    out->window = usecase::lastDays(state);
    auto trends = usecase::userTrends(state, out->window, stop);
    if (!trends) return tl::unexpected(std::move(trends.error()));
    out->byUserId.reserve(trends->size());
    for (analytics::UserTrend& trend : *trends)
        out->byUserId.emplace(std::move(trend.user),
                              std::make_shared<const TrendMark>(TrendMark{
                                  std::move(trend.daily), out->window.from, trend.slope, trend.r2}));
    return out;
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of a policy run on the activities behind its alerts: the alerts' ids and the policies' ids, in
// two columns of overlays. Compact, because a run may mark millions. One thread.
#pragma once

#include "core/base/progress.h"
#include "core/store/case_writer.h"
#include "core/usecase/session.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sightline::usecase
{

class PolicyMarks
{
public:
    explicit PolicyMarks(const CaseState& state) : m_state(state) {}

    void add(RowRef row, std::int64_t alert, std::uint32_t policy)
    {
        m_marks.push_back({row, alert, policy});
    }

    // Adds them to the lists that the rows have, inside a change of the case. policies: the ids by the
    // numbers given. Answers the overlays as they were, which takes it back (takeBackMarks).
    [[nodiscard]] Result<nlohmann::json>
    write(store::CaseWriter& writer, const std::vector<std::string>& policies, const StopToken& stop);

private:
    struct Mark {
        RowRef row;
        std::int64_t alert = 0;
        std::uint32_t policy = 0;
    };

    const CaseState& m_state;
    std::vector<Mark> m_marks;
};

[[nodiscard]] Result<> takeBackMarks(store::CaseWriter& writer, const nlohmann::json& overlays);

} // namespace sightline::usecase

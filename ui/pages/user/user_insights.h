// SPDX-License-Identifier: GPL-3.0-or-later
// Has what was new or uncommon about a day of a person worked out off the GUI thread, and keeps the panel in
// step with the scores, the person and the chosen day. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"

#include <QObject>

#include <cstdint>
#include <optional>

namespace sightline::ui
{

class InsightPanel;

class UserInsights : public QObject
{
    Q_OBJECT

public:
    // context and panel outlive it.
    UserInsights(PageContext& context, InsightPanel& panel, QObject* parent = nullptr);

    // row: of the state. Of another person the newest active day is shown.
    void showUser(const StatePtr& state, const usecase::UserRow& row);
    void showNobody();
    // A day of the score: UTC.
    void showDay(std::int32_t day);

private:
    void follow();

    PageContext& m_context;
    InsightPanel& m_panel;
    StatePtr m_state;
    std::optional<usecase::UserRow> m_row;
    std::optional<std::int32_t> m_day;   // that was chosen
    std::optional<std::int32_t> m_shown; // in the panel
    TaskHandle m_asking;
};

} // namespace sightline::ui

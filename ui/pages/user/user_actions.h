// SPDX-License-Identifier: GPL-3.0-or-later
// What an analyst can say of a person: tags, a verdict on a risky day, a reset of the investigation priority.
// Each is one change that can be undone. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "core/usecase/score_explain.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"

#include <QMenu>

#include <cstdint>
#include <optional>

namespace sightline::ui
{

class UserActions : public QMenu
{
    Q_OBJECT

public:
    // context outlives the menu.
    UserActions(PageContext& context, QWidget* parent);

    // row: of the state; null: nobody, so there is nothing to do.
    void setUser(const StatePtr& state, const usecase::UserRow* row);

private:
    void fill();
    void addTags();
    void addVerdicts();
    void addReset();
    void tag(const std::string& tag, bool remove);
    void askTag();
    void askVerdict(std::int32_t day, const std::string& verdict);
    void setVerdict(std::int32_t day, const std::string& verdict, const std::string& reason);
    void askReset();

    PageContext& m_context;
    StatePtr m_state;
    std::optional<usecase::UserRow> m_row;
};

} // namespace sightline::ui

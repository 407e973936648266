// SPDX-License-Identifier: GPL-3.0-or-later
// Above the list of users: what contradicts itself about whose an account is, and which accounts may be one
// person's by their names, each with a link to its dialog. Hidden while there is nothing to say. GUI thread.
#pragma once

#include "core/usecase/identities.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"

#include <QWidget>

namespace sightline::ui
{

class Banner;

class PeopleNotices : public QWidget
{
    Q_OBJECT

public:
    // context must outlive the widget.
    PeopleNotices(PageContext& context, QWidget* parent);

    // Of the case as it is; suggestions are worked out once a state. null: no case.
    void follow(const StatePtr& state);

Q_SIGNALS:
    // What is said of suggestions is of the newest state.
    void suggested();

private:
    void askSuggestions(const StatePtr& state);
    template <class Dialog> void open();

    PageContext& m_context;
    Banner* m_contradictions;
    Banner* m_suggestions;
    StatePtr m_state; // that the suggestions are, or will be, of
    TaskHandle m_asking;
};

} // namespace sightline::ui

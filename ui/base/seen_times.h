// SPDX-License-Identifier: GPL-3.0-or-later
// What every entity did, counted once a state of the case off the GUI thread, for places that show it beside
// something else, such as the card of a user. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"

#include <QObject>

#include <optional>

namespace sightline::ui
{

class SeenTimes : public QObject
{
    Q_OBJECT

public:
    // The one of the hub, made when it is first asked for; the hub owns it.
    [[nodiscard]] static SeenTimes& of(PageContext& context);

    // Of the hub's state. Nothing until it is counted: asking begins that, counted() follows.
    [[nodiscard]] std::optional<usecase::EntitySeen> of(query::EntityCode entity);

Q_SIGNALS:
    void counted();

private:
    explicit SeenTimes(PageContext& context);

    PageContext& m_context;
    StatePtr m_of; // what m_seen is, or will be, of
    std::vector<usecase::EntitySeen> m_seen;
    TaskHandle m_counting;
};

} // namespace sightline::ui

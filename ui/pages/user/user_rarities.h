// SPDX-License-Identifier: GPL-3.0-or-later
// Has what a person did for the first time marked on the timeline: follows the scores and the person, looks
// the marks up off the GUI thread, and says on what those that are opened rest. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "core/usecase/rarity_marks.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/pages/user/evidence.h"

#include <QObject>

#include <optional>
#include <vector>

namespace sightline::ui
{

class TimelineWidget;

class UserRarities : public QObject
{
    Q_OBJECT

public:
    // context and timeline outlive it.
    UserRarities(PageContext& context, TimelineWidget& timeline, QObject* parent = nullptr);

    // row: of the state.
    void showUser(const StatePtr& state, const usecase::UserRow& row);
    void showNobody();

Q_SIGNALS:
    void evidenceRequested(const sightline::ui::Evidence& evidence);
    void failed(const QString& sentence);

private:
    using Marks = std::vector<usecase::RarityMark>;

    void follow();
    void show(Marks marks);
    void open(const QList<int>& marks);

    PageContext& m_context;
    TimelineWidget& m_timeline;
    StatePtr m_state;
    std::optional<usecase::UserRow> m_row;
    Marks m_marks; // as the timeline shows them
    TaskHandle m_asking;
};

} // namespace sightline::ui

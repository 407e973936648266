// SPDX-License-Identifier: GPL-3.0-or-later
// What was new or uncommon about a day of a person: which day it is and why that one, and a card for every
// value, or why there is none. GUI thread.
#pragma once

#include "core/usecase/insights.h"
#include "ui/base/look.h"
#include "ui/pages/user/evidence.h"

#include <QWidget>

namespace sightline::ui
{

class InsightList;
class TextLabel;

class InsightPanel : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the panel.
    explicit InsightPanel(const Look& look, QWidget* parent = nullptr);

    // clock: the day of the case; chosen: by the reader.
    void setInsights(const usecase::DayInsights& found, std::int32_t clock, bool chosen);
    // Instead of insights; empty says nothing.
    void say(const QString& sentence);

    [[nodiscard]] InsightList& list() { return *m_list; }

Q_SIGNALS:
    void evidenceRequested(const sightline::ui::Evidence& evidence);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void open(int row);

    const Look& m_look;
    InsightList* m_list;
    TextLabel* m_day = nullptr;
    TextLabel* m_which = nullptr;
    TextLabel* m_sentence = nullptr;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of what was new or uncommon about a day. GUI thread.
#pragma once

#include "ui/pages/user/card_list.h"
#include "ui/pages/user/insight_model.h"

namespace sightline::ui
{

class InsightList : public CardList
{
    Q_OBJECT

public:
    // look must outlive the list.
    explicit InsightList(const Look& look, QWidget* parent = nullptr);

    [[nodiscard]] InsightModel& cards() { return *m_model; }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    InsightList(const Look& look, InsightModel* model, QWidget* parent);

    InsightModel* m_model;
};

} // namespace sightline::ui

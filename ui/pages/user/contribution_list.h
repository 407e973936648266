// SPDX-License-Identifier: GPL-3.0-or-later
// The list of what made a score: heads of days and rows of two lines. GUI thread.
#pragma once

#include "ui/pages/user/card_list.h"
#include "ui/pages/user/contribution_model.h"

namespace sightline::ui
{

class ContributionList : public CardList
{
    Q_OBJECT

public:
    // look must outlive the list.
    explicit ContributionList(const Look& look, QWidget* parent = nullptr);

    [[nodiscard]] ContributionModel& lines() { return *m_model; }

    // As high as its lines.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    // The viewport is what scrolls.
    [[nodiscard]] QSize viewportSizeHint() const override;

private:
    ContributionList(const Look& look, ContributionModel* model, QWidget* parent);

    ContributionModel* m_model;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Says in plain words how an investigation priority comes about: the sum, the seven days, the points of
// alerts, what rarity means and how often it is wrong. GUI thread.
#pragma once

#include "core/analytics/score/weights.h"
#include "ui/base/look.h"

#include <QDialog>

class QVBoxLayout;

namespace sightline::ui
{

class ScoreHelpDialog : public QDialog
{
    Q_OBJECT

public:
    // weights: that alerts are weighed by. look must outlive the dialog.
    ScoreHelpDialog(const Look& look, const analytics::Weights& weights, QWidget* parent = nullptr);

Q_SIGNALS:
    void reliabilityRequested();

private:
    void addPart(QVBoxLayout& column, const QString& head, const QString& text);

    const Look& m_look;
};

} // namespace sightline::ui

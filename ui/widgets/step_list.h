// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a wizard at its left: number in a ring (a check once done), name, and one muted line with the
// outcome so far. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QListView>
#include <QStandardItemModel>
#include <QString>
#include <QStringList>

namespace sightline::ui
{

struct StepState {
    QString outcome;
    bool done = false;
    bool reachable = true;
};

class StepList : public QListView
{
    Q_OBJECT

public:
    // look must outlive the list.
    StepList(const Look& look, const QStringList& names, QWidget* parent = nullptr);

    void setStep(int step, const StepState& state);
    void setCurrent(int step);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void stepRequested(int step);

private:
    const Look& m_look;
    QStandardItemModel m_model;
};

} // namespace sightline::ui

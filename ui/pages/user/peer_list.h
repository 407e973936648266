// SPDX-License-Identifier: GPL-3.0-or-later
// The people somebody is compared with, nearest first, each with the badge of its priority. A click or Enter
// opens one. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/base/marks.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace sightline::ui
{

struct PeerLine {
    QString name;
    QString userId;
    QString badge; // the figure
    ScoreBand band = ScoreBand::NoScore;
    QString toolTip;
};

class PeerList : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the list.
    PeerList(const Look& look, std::vector<PeerLine> peers, QWidget* parent = nullptr);

Q_SIGNALS:
    void userChosen(const QString& userId);

private:
    void addRows(std::size_t from, std::size_t to);

    const Look& m_look;
    std::vector<PeerLine> m_peers;
};

} // namespace sightline::ui

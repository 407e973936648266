// SPDX-License-Identifier: GPL-3.0-or-later
// The accounts of an entity over the time of the case, a lane each: how long evidence joins the account, when
// it was seen and how much, and where a name passed to its next holder. Up and Down change the lane. The
// table of accounts says the same in words. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/pages/identity/identity_data.h"
#include "ui/timeline/timeline_scale.h"

#include <QWidget>

namespace sightline::ui
{

class IdentityLanes : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit IdentityLanes(const Look& look, QWidget* parent = nullptr);

    // Null: nothing.
    void setData(IdentityDataPtr newest, const TimeText& time);
    void setCurrent(int account);

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    // What a lane shows, in words.
    [[nodiscard]] QString laneSentence(int account) const;

Q_SIGNALS:
    void currentChanged(int account);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    // [from, to) of an account within the time shown.
    struct Extent {
        Ticks from = kNoTime;
        Ticks to = kNoTime;
    };

    [[nodiscard]] int lanes() const;
    [[nodiscard]] QRectF laneRect(int account) const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] int laneAt(double y) const;
    [[nodiscard]] Extent evidenceOf(const identity::Account& account) const;
    void choose(int account);
    void measure();
    void paintAxis(QPainter& painter, const TimelineScale& scale) const;
    void paintLane(QPainter& painter, int account, const TimelineScale& scale) const;
    void paintSightings(QPainter& painter, const QRectF& lane, int account, const TimelineScale& scale) const;
    void paintEnds(QPainter& painter, const QRectF& lane, const identity::Account& account,
                   const TimelineScale& scale) const;

    const Look& m_look;
    IdentityDataPtr m_data;
    TimeText m_time{ZoneView{}};
    Extent m_shown;           // of the axis: the case and all evidence
    std::uint32_t m_most = 1; // activities of the fullest bin
    int m_current = 0;
};

} // namespace sightline::ui

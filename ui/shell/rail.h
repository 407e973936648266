// SPDX-License-Identifier: GPL-3.0-or-later
// The pages at the window's edge: icon and label, the current one lit, a count on Alerts, Settings at the
// foot. Up and Down walk, Space and Enter choose. Narrow: icons alone. GUI thread.
#pragma once

#include "ui/base/actions.h"
#include "ui/base/look.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QList>
#include <QWidget>

namespace sightline::ui
{

class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(const Look& look, const QString& icon, QWidget* parent);

    void setBadge(int count);
    void setNarrow(bool narrow);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintBadge(QPainter& painter, const QRect& icon) const;

    const Look& m_look;
    QString m_icon;
    int m_badge = 0;
    bool m_narrow = false;
};

class Rail : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the rail.
    explicit Rail(const Look& look, QWidget* parent = nullptr);

    void setCurrent(ActionId page);
    void setBadge(ActionId page, int count);
    void setNarrow(bool narrow);
    void retranslate();

Q_SIGNALS:
    void pageChosen(sightline::ui::ActionId page);
    void settingsRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void followLook();

    const Look& m_look;
    bool m_narrow = false;
    QButtonGroup* m_group;
    QList<RailButton*> m_buttons;
    RailButton* m_settings;
};

// The pages of the rail from above.
[[nodiscard]] const QList<ActionId>& railPages();

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// A message in the page: what happened, what is safe, and a link with the remedy. The text can be selected
// and copied. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QFrame>
#include <QLabel>

namespace sightline::ui
{

enum class BannerKind { Failure, Warning, Information };

struct BannerText {
    BannerKind kind = BannerKind::Information;
    QString first; // the strong sentence; may be empty
    QString rest;
    QString remedy; // text of the link; empty: no link
};

class Banner : public QFrame
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit Banner(const Look& look, QWidget* parent = nullptr);

    void setContent(const BannerText& content);

Q_SIGNALS:
    void remedyRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void followLook();

    const Look& m_look;
    BannerText m_content;
    QLabel* m_icon;
    QLabel* m_text;
};

} // namespace sightline::ui

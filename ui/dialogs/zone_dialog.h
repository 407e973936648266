// SPDX-License-Identifier: GPL-3.0-or-later
// Asks in which zone the times of a source were written. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QComboBox>
#include <QDialog>

namespace sightline::ui
{

class ZoneDialog : public QDialog
{
    Q_OBJECT

public:
    // source: for people; zone: the one it was read with.
    ZoneDialog(const Look& look, const QString& source, const QString& zone, QWidget* parent = nullptr);

    // An IANA name or an offset such as "+02:00".
    [[nodiscard]] QString zone() const;

private:
    QComboBox* m_zone;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Asks how alerts are to be closed: resolution, reason where the resolution has any, comment. Shown with
// open(), never with a loop of its own. GUI thread.
#pragma once

#include "core/usecase/alerts.h"
#include "ui/base/look.h"

#include <QComboBox>
#include <QDialog>
#include <QPlainTextEdit>
#include <QString>

namespace sightline::ui
{

class CloseAlertDialog : public QDialog
{
    Q_OBJECT

public:
    // resolution: the stored word that is chosen first.
    CloseAlertDialog(const Look& look, int alerts, const QString& resolution, QWidget* parent);

    [[nodiscard]] usecase::AlertChange change() const;

private:
    void fillReasons();

    QComboBox* m_resolution;
    QComboBox* m_reason;
    QPlainTextEdit* m_comment;
};

} // namespace sightline::ui

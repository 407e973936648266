// SPDX-License-Identifier: GPL-3.0-or-later
// The reader's choices; each takes effect at once. GUI thread.
#pragma once

#include "ui/base/page_context.h"

#include <QDialog>
#include <QFormLayout>

namespace sightline::ui
{

class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(PageContext& context, QWidget* parent);

private:
    void addTheme(QFormLayout& form);
    void addTextScale(QFormLayout& form);
    void addDensity(QFormLayout& form);
    void addLanguage(QFormLayout& form);
    void addZone(QFormLayout& form);
    void addKeys(QFormLayout& form);
    // A row whose label is the name a screen reader says.
    void addRow(QFormLayout& form, const QString& name, const QString& label, QWidget* widget);

    PageContext& m_context;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for one text before something is done: what will happen stands above it. Shown with open(). GUI
// thread.
#pragma once

#include "ui/base/look.h"

#include <QDialog>
#include <QLineEdit>

namespace sightline::ui
{

struct TextDialogWords {
    QString title;
    QString sentence;   // what will happen
    QString label;      // of the field
    QString action;     // on the button
    bool needed = true; // the text must not be empty
};

class TextDialog : public QDialog
{
    Q_OBJECT

public:
    TextDialog(const Look& look, const TextDialogWords& words, QWidget* parent);

    [[nodiscard]] QString text() const;

private:
    QLineEdit* m_text;
};

} // namespace sightline::ui

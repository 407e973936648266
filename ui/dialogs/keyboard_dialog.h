// SPDX-License-Identifier: GPL-3.0-or-later
// All keys with what they do, from the table of actions; a search field narrows the list. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QDialog>
#include <QLineEdit>
#include <QTreeWidget>

namespace sightline::ui
{

class KeyboardDialog : public QDialog
{
    Q_OBJECT

public:
    // look must outlive the dialog.
    KeyboardDialog(const Look& look, QWidget* parent);

private:
    void fill();
    void narrow(const QString& wanted);

    QLineEdit* m_search;
    QTreeWidget* m_list;
};

} // namespace sightline::ui

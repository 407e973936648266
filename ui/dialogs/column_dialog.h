// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a table as a list: a tick for what is shown, the order from left to right, the width of the
// current one. Every change holds at once. Keys: Space ticks, Alt+Up and Alt+Down move. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

namespace sightline::ui
{

class ColumnChooser;

class ColumnDialog : public QDialog
{
    Q_OBJECT

public:
    // Both must outlive the dialog.
    ColumnDialog(const Look& look, ColumnChooser& chooser, QWidget* parent);

private:
    void build(const Look& look);
    void fill();
    void find(const QString& text);
    void showCurrent();
    void move(int by);
    void takeOrder();

    ColumnChooser& m_chooser;
    QLineEdit* m_find;
    QListWidget* m_list;
    QPushButton* m_up;
    QPushButton* m_down;
    QSpinBox* m_width;
    QPushButton* m_reset;
    bool m_filling = false;
};

} // namespace sightline::ui

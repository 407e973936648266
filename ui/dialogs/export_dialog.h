// SPDX-License-Identifier: GPL-3.0-or-later
// Asks what an export is to hold: rows, columns, form. Shown with open(). GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/pages/row_text.h"

#include <QComboBox>
#include <QDialog>

namespace sightline::ui
{

struct ExportChoice {
    bool allRows = true;
    bool allColumns = false;
    RowForm form = RowForm::Csv;
};

class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    // More than one selected row is what is exported unless the reader says otherwise.
    ExportDialog(const Look& look, std::uint64_t selected, std::uint64_t rows, qsizetype visible,
                 qsizetype columns, QWidget* parent);

    [[nodiscard]] ExportChoice choice() const;

private:
    QComboBox* m_rows;
    QComboBox* m_columns;
    QComboBox* m_form;
};

} // namespace sightline::ui

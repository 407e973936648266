// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that evidence contradicts in the case: shared names and joins that were refused, and what was
// made of them. Enter opens the accounts concerned. GUI thread.
#pragma once

#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"

#include <QDialog>

namespace sightline::ui
{

class LinesTable;
class TextLabel;

class ConflictsDialog : public QDialog
{
    Q_OBJECT

public:
    // context must outlive the dialog; follows the case.
    ConflictsDialog(PageContext& context, QWidget* parent);

private:
    void fill();
    void openAccounts(int row);

    PageContext& m_context;
    StatePtr m_state;
    TextLabel* m_note;
    LinesTable* m_table;
};

} // namespace sightline::ui

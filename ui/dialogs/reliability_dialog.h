// SPDX-License-Identifier: GPL-3.0-or-later
// Shows whether "1 in N" kept its word on the days of this case: a sentence, a plot, and a table of the same
// numbers that can be copied; or why that cannot be said. GUI thread.
#pragma once

#include "core/analytics/score/reliability.h"
#include "ui/base/look.h"

#include <QDialog>
#include <QTableView>

class QVBoxLayout;

namespace sightline::ui
{

class ReliabilityDialog : public QDialog
{
    Q_OBJECT

public:
    // look must outlive the dialog.
    ReliabilityDialog(const Look& look, analytics::Reliability found, QWidget* parent = nullptr);

    // All rows with the titles, tabs between the cells.
    void copyRows();

private:
    [[nodiscard]] QString sentence() const;
    void addSentence(QVBoxLayout& column);
    void addTable(QVBoxLayout& column);
    [[nodiscard]] QVariant cell(int row, int column, int wanted) const;

    const Look& m_look;
    analytics::Reliability m_found;
    QTableView* m_table = nullptr;
};

} // namespace sightline::ui

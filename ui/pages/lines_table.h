// SPDX-License-Identifier: GPL-3.0-or-later
// A table of lines with what every table can do: its columns chosen, its cells and rows copied and exported.
// GUI thread.
#pragma once

#include "ui/base/page_context.h"
#include "ui/models/lines_model.h"

#include <QTableView>

namespace sightline::ui
{

class TableTools;

class LinesTable : public QTableView
{
    Q_OBJECT

public:
    // name: of the object, and in the settings; title: for screen readers.
    LinesTable(PageContext& context, const QString& name, const QString& title,
               const QList<LineColumn>& columns, QWidget* parent);

    // The current row stays, as far as there is one.
    void setLines(const QList<Line>& lines);

    [[nodiscard]] TableTools& tools() const { return *m_tools; }

    // -1 for none.
    [[nodiscard]] int currentRow() const { return currentIndex().row(); }

    void setCurrentRow(int row);

Q_SIGNALS:
    void currentRowChanged(int row);
    // Enter or a double click.
    void opened(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    LinesModel* m_model;
    TableTools* m_tools;
};

} // namespace sightline::ui

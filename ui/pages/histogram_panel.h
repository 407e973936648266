// SPDX-License-Identifier: GPL-3.0-or-later
// Rows over time with what lies around the strip: finer bins of the time in view are asked of the core when
// it is zoomed, and V shows the bins as a table that can be read out and copied. Answers that come late are
// dropped. GUI thread.
#pragma once

#include "ui/base/page_context.h"
#include "ui/base/task_runner.h"
#include "ui/models/list_table_model.h"
#include "ui/pages/search_answer.h"
#include "ui/widgets/histogram_strip.h"

#include <QTableView>
#include <QWidget>

namespace sightline::ui
{

class HistogramPanel : public QWidget
{
    Q_OBJECT

public:
    // table: as for openTable().
    HistogramPanel(PageContext& context, std::string_view table, QWidget* parent = nullptr);

    [[nodiscard]] HistogramStrip& strip() const { return *m_strip; }

    // The whole time of the rows, and the rows, which finer bins are counted from. Ends a zoom.
    void setData(HistogramData histogram, StatePtr state, std::shared_ptr<const query::RowSet> rows,
                 const ZoneView& zone);
    void clear();
    void showTwin(bool on);

private:
    void build();
    void askView(Ticks from, Ticks to);
    void fillTwin();
    [[nodiscard]] QVariant twinCell(int row, int column, int wanted) const;

    PageContext& m_context;
    std::string_view m_table;
    HistogramStrip* m_strip;
    QTableView* m_twin;
    ListTableModel* m_model;
    StatePtr m_state;
    std::shared_ptr<const query::RowSet> m_rows;
    ZoneView m_zone;
    TaskHandle m_asking;
};

} // namespace sightline::ui

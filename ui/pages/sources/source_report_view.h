// SPDX-License-Identifier: GPL-3.0-or-later
// The report of one source below the list of sources: what became of its records in a sentence, and as tabs
// its logs with their coverage, the gaps in their record numbers, the kinds of their records, and the records
// that were rejected. GUI thread.
#pragma once

#include "core/usecase/source_report.h"
#include "ui/base/metrics.h"
#include "ui/base/page_context.h"
#include "ui/models/lines_model.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QWidget>

#include <array>

namespace sightline::ui
{

class RowDelegate;
class TableTools;
class TextLabel;

class SourceReportView : public QWidget
{
    Q_OBJECT

public:
    explicit SourceReportView(PageContext& context, QWidget* parent = nullptr);

    void setReport(const usecase::SourceReport& report);
    // Instead of a report: that it is being asked for, or what went wrong.
    void say(const QString& sentence);

    [[nodiscard]] bool hasTableFocus() const;
    void exportRows();
    void setExportAction(QAction& action);

    void setDensity(Density density);

private:
    enum Tab { Logs, Gaps, Kinds, Rejects, kTabs };

    struct Table {
        QTableView* view = nullptr;
        LinesModel* model = nullptr;
        RowDelegate* rows = nullptr;
        TableTools* tools = nullptr;
    };

    void build();
    void addTable(Tab tab, const QString& name, const QString& title, const QList<LineColumn>& columns);
    void setLines(Tab tab, const QString& title, const QList<Line>& lines);
    [[nodiscard]] const Table& shown() const;

    PageContext& m_context;
    TextLabel* m_account = nullptr;
    TextLabel* m_notes = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    std::array<Table, kTabs> m_tables;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// What was imported: every file with read = stored + duplicates + rejected, its span and state, and below it
// the report of the chosen one. GUI thread.
#pragma once

#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/models/lines_model.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QStringList>
#include <QTableView>
#include <QWidget>

#include <vector>

namespace sightline::ui
{

class Banner;
class EmptyState;
class MapWizard;
class PageHeader;
class RowDelegate;
class SourceReportView;

class SourcesPage : public QWidget
{
    Q_OBJECT

public:
    explicit SourcesPage(PageContext& context, QWidget* parent = nullptr);

    void activate();

    [[nodiscard]] QWidget* firstFocus() const;

    // Looks at the columns of a file of no known format.
    void mapColumns(const QString& path);

private:
    void buildButtons();
    void followContext();
    void buildTables();
    void addKeys();
    void refresh();
    void askReport();
    void askZone();
    void removeChosen();
    void recoverChosen();
    void takeUnrecognised(const QStringList& paths);
    void showBanner();
    void askAssumedZone();
    void askFile();
    void showWizard(bool on);
    [[nodiscard]] int chosenSource() const;
    [[nodiscard]] Line lineOf(const store::SourceRow& source, const TimeText& time) const;

    PageContext& m_context;
    bool m_stale = true;
    std::vector<store::SourceRow> m_sources; // in the order shown
    TaskHandle m_asking;
    PageHeader* m_header;
    QSplitter* m_splitter;
    QTableView* m_table;
    LinesModel* m_model;
    RowDelegate* m_rows;
    SourceReportView* m_report;
    QWidget* m_remove = nullptr;
    QWidget* m_recover = nullptr;
    QWidget* m_zone = nullptr;
    QWidget* m_map = nullptr;
    Banner* m_banner;
    QWidget* m_list;
    MapWizard* m_wizard;
    QStackedWidget* m_pages;
    QStringList m_unrecognised; // of the last imports, until each is mapped
};

} // namespace sightline::ui

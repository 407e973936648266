// SPDX-License-Identifier: GPL-3.0-or-later
// The policies of the case, how many alerts each has raised, and the wizard that makes a new one. GUI thread.
#pragma once

#include "core/query/filter.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/models/list_table_model.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QWidget>

#include <vector>

namespace sightline::ui
{

class EmptyState;
class PageHeader;
class PolicyWizard;
class TableTools;

class PoliciesPage : public QWidget
{
    Q_OBJECT

public:
    explicit PoliciesPage(PageContext& context, QWidget* parent = nullptr);

    void startWizard(const query::Filter& filter);
    // Called when the page is shown.
    void activate();
    [[nodiscard]] QWidget* firstFocus();

private:
    void build();
    void addKeys();
    void showPolicies();
    void showButtons();
    void showList();
    void run(const std::string& id);
    void switchOn();
    void remove();
    void openAlerts(const QString& policy);
    [[nodiscard]] const Policy* current() const;
    [[nodiscard]] QVariant cell(int row, int column, int wanted) const;

    PageContext& m_context;
    StatePtr m_state;
    std::vector<std::size_t> m_raised; // alerts of each policy of m_state
    QList<ListColumn> m_columns;
    PageHeader* m_header;
    QStackedWidget* m_pages;
    QTableView* m_table;
    ListTableModel* m_model;
    TableTools* m_tools = nullptr;
    EmptyState* m_empty;
    QWidget* m_list;
    PolicyWizard* m_wizard;
    QPushButton* m_run;
    QPushButton* m_enable;
    QPushButton* m_remove;
    QPushButton* m_runAll;
    QPushButton* m_new;
};

} // namespace sightline::ui

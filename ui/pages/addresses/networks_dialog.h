// SPDX-License-Identifier: GPL-3.0-or-later
// Address ranges and lists of the case, with the age of lists; and the address tables of this computer. Every
// change is an action of the case and can be undone. GUI thread.
#pragma once

#include "core/usecase/address_files.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/models/lines_model.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QDialog>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>
#include <vector>

namespace sightline::ui
{

// Opens the dialog over the window of `parent`, or brings the one that is open to the front.
void openNetworks(PageContext& context, QWidget& parent);

class NetworksDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NetworksDialog(PageContext& context, QWidget* parent = nullptr);

private:
    void build();
    void buildTable();
    void buildButtons(QVBoxLayout& column);
    void refresh();
    void showButtons();
    [[nodiscard]] std::vector<const Network*> chosen() const;
    void add();
    void edit();
    void remove();
    void importRanges();
    void importList();
    void exportRanges();
    void chooseTables();
    void setTables(const QStringList& files);
    void askTables();
    void importFile(const QString& title,
                    std::function<Result<usecase::AddressImport>(usecase::Session&, const Watch&)> verb);
    void report(const usecase::AddressImport& import);

    PageContext& m_context;
    StatePtr m_state;
    std::vector<const Network*> m_rows; // of m_state, or built in
    TextLabel* m_sentence;
    Banner* m_banner;
    QTableView* m_table;
    LinesModel* m_model;
    EmptyState* m_empty;
    QCheckBox* m_builtIn;
    QPushButton* m_add = nullptr;
    QPushButton* m_edit = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_undo = nullptr;
    QToolButton* m_files = nullptr;
    QToolButton* m_tables = nullptr;
    TextLabel* m_tablesText;
    TaskHandle m_asking;
};

} // namespace sightline::ui

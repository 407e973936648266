// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts of domains and of the cloud that may be one person's by their names: looked through, merged as one
// change that can be undone, or said to be two. Follows the case. GUI thread.
#pragma once

#include "core/usecase/identities.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"

#include <QDialog>
#include <QPushButton>

namespace sightline::ui
{

class LinesTable;
class TextLabel;

class SuggestionsDialog : public QDialog
{
    Q_OBJECT

public:
    // context must outlive the dialog.
    SuggestionsDialog(PageContext& context, QWidget* parent);

Q_SIGNALS:
    // The table shows what the newest state suggests.
    void ready();

private:
    void build();
    void ask();
    void take(Result<identity::MergeSuggestions> found);
    void followSelection();
    [[nodiscard]] std::vector<usecase::UserPair> chosen() const;
    void merge();
    void keepApart();
    void openAccounts(int row);

    PageContext& m_context;
    StatePtr m_state; // that the suggestions are of
    identity::MergeSuggestions m_found;
    TextLabel* m_note;
    LinesTable* m_table;
    QPushButton* m_merge;
    QPushButton* m_apart;
    QPushButton* m_show;
    TaskHandle m_asking;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The case itself: what it is, its tables, and every action with who and when; undo and verification. GUI
// thread.
#pragma once

#include "core/usecase/case_care.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/models/lines_model.h"

#include <QPushButton>
#include <QTableView>
#include <QWidget>

#include <vector>

namespace sightline::ui
{

class Banner;
class FieldView;
class PageHeader;
class RowDelegate;
class TextLabel;

class EmptyState;

class CasePage : public QWidget
{
    Q_OBJECT

public:
    explicit CasePage(PageContext& context, QWidget* parent = nullptr);

    void activate();

    [[nodiscard]] QWidget* firstFocus() const
    {
        return m_audit->isVisible() ? static_cast<QWidget*>(m_audit) : m_verify;
    }

private:
    void buildTables();
    void arrange();
    void refresh();
    void showInfo();
    void showTables();
    void askActions();
    void takeActions(const Result<std::vector<store::ActionRow>>& answer);
    void verify();
    void takeVerified(const Result<usecase::VerifyReport>& answer);

    PageContext& m_context;
    bool m_stale = true;
    TaskHandle m_asking;
    TaskHandle m_verifying;
    PageHeader* m_header;
    Banner* m_banner;
    FieldView* m_info;
    TextLabel* m_tablesHead;
    QTableView* m_tables;
    LinesModel* m_tableModel;
    TextLabel* m_auditHead;
    QTableView* m_audit;
    LinesModel* m_auditModel;
    RowDelegate* m_auditRows = nullptr;
    EmptyState* m_noActions;
    QPushButton* m_networks;
    QPushButton* m_undo;
    QPushButton* m_verify;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Everybody the case knows, people or any other type, those with open alerts first, or ordered by any column.
// The trends take longer than the list: they are asked for apart, once a state of the case; the strongest
// reasons only for the rows in sight. Enter or a double click opens a user, I the accounts behind it. GUI
// thread.
#pragma once

#include "core/usecase/people.h"
#include "core/usecase/scores.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/models/list_table_model.h"
#include "ui/pages/users/user_order.h"

#include <QLineEdit>
#include <QTableView>
#include <QTimer>
#include <QWidget>

namespace sightline::ui
{

class EmptyState;
class PageHeader;
class PeopleNotices;
class PriorityStrip;
class TableTools;
class UserChoice;
class UserReasons;

class UsersPage : public QWidget
{
    Q_OBJECT

public:
    explicit UsersPage(PageContext& context, QWidget* parent = nullptr);

    // Called when the page is shown.
    void activate();
    [[nodiscard]] QWidget* firstFocus();

Q_SIGNALS:
    // The table shows the answer to the newest question.
    void ready();
    // The column of the trends does.
    void trendsReady();
    // The columns of the score do.
    void scoresReady();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void addKeys();
    void ask();
    void take(Result<std::vector<usecase::UserRow>> rows);
    void narrow();
    void showEmpty();
    void askTrends(const StatePtr& state);
    void takeTrends(Result<UserTrendsPtr> trends);
    void takeScores();
    void showStrip();
    void askReasons();
    void showUser(const std::string& userId);

    // Null until they are worked out.
    [[nodiscard]] const usecase::CaseScores* scores() const { return m_context.hub.scores().scores().get(); }

    [[nodiscard]] const usecase::ScoreHistory* history() const
    {
        return m_context.hub.scores().answer().history.get();
    }

    [[nodiscard]] QVariant reasonCell(const usecase::UserRow& user, int wanted) const;
    [[nodiscard]] QVariant scoreOf(const usecase::UserRow& user, UserColumn column, int wanted) const;
    void saySize();
    void applyOrder(bool keepCurrent);
    void openCurrent();
    // Null without one.
    [[nodiscard]] const usecase::UserRow* currentUser() const;
    [[nodiscard]] QVariant cell(int row, int column, int wanted) const;
    [[nodiscard]] QVariant trendCell(const usecase::UserRow& user, int wanted) const;

    PageContext& m_context;
    PageHeader* m_header;
    QLineEdit* m_search;
    UserChoice* m_choice;
    PriorityStrip* m_strip;
    PeopleNotices* m_notices;
    QTableView* m_table;
    ListTableModel* m_model;
    TableTools* m_tools = nullptr;
    EmptyState* m_empty;
    UserReasons* m_reasons;
    QTimer m_delay;
    QTimer m_inSight; // until the rows in sight have stood still
    std::int32_t m_scoreScale = 0;
    QList<ListColumn> m_columns;
    std::vector<usecase::UserRow> m_found; // everybody the search finds, by rank
    std::vector<usecase::UserRow> m_rows;  // of the choice, by rank
    std::vector<std::size_t> m_order;      // into m_rows, as shown
    UserSort m_sort;
    StatePtr m_trendsOf;    // the state that m_trends are, or will be, of
    UserTrendsPtr m_trends; // null until they are worked out
    QString m_trendsProblem;
    TaskHandle m_asking;
    TaskHandle m_askingTrends;
    bool m_stale = true;
};

} // namespace sightline::ui

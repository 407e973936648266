// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts as a table of two-line rows: severity; title over user, app and policy; status and assignee; last
// activity. Holds row numbers of a state. GUI thread.
#pragma once

#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/delegates/row_delegate.h"
#include "ui/models/list_table_model.h"
#include "ui/models/row_reader.h"

#include <QTableView>

#include <vector>

namespace sightline::ui
{

// Where an alert happened, by the apps it names.
[[nodiscard]] Environment environmentOf(const Alert& alert);
// The last moment of an alert.
[[nodiscard]] Ticks lastMoment(const Alert& alert);
// The resolution in the reader's language; "" for none.
[[nodiscard]] QString resolutionText(std::string_view resolution);

class AlertQueue : public QTableView
{
    Q_OBJECT

public:
    // look must outlive the view.
    explicit AlertQueue(const Look& look, QWidget* parent = nullptr);

    // rows: into state->alerts, in order. The current row and the selection stay with their alerts.
    void setAlerts(StatePtr state, std::vector<std::size_t> rows, const TimeText& time);
    void setDensity(Density density);
    // Fixes the height to so many rows and the header.
    void setRowsShown(int rows);

    [[nodiscard]] const std::vector<std::size_t>& rows() const { return m_rows; }

    [[nodiscard]] const QList<ListColumn>& columns() const { return m_columns; }

    // The alerts as they stand in the table, with every column of the table "Alert"; null without a case.
    [[nodiscard]] RowReaderPtr fullRows() const;

    // Null when there is none.
    [[nodiscard]] const Alert* currentAlert() const;
    [[nodiscard]] std::vector<std::string> selectedIds() const;
    void selectAlert(const std::string& id);

Q_SIGNALS:
    void currentAlertChanged();
    void selectionCountChanged(int count);
    void sortRequested(const QString& column, Qt::SortOrder order);

private:
    [[nodiscard]] QVariant cell(int row, int column, int wanted) const;
    [[nodiscard]] QVariant titleCell(const Alert& alert, int wanted) const;
    [[nodiscard]] QVariant statusCell(const Alert& alert, int wanted) const;
    [[nodiscard]] QVariant timeCell(const Alert& alert, int wanted) const;

    const Look& m_look;
    StatePtr m_state;
    std::vector<std::size_t> m_rows;
    TimeText m_time{ZoneView{}};
    QList<ListColumn> m_columns;
    ListTableModel* m_model;
    RowDelegate* m_delegate;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of one row as label and value, in as many columns as the width holds. A value row takes the
// focus; on hover and on focus it shows include, exclude and copy, whose keys are "=", "-" and Ctrl+C. GUI
// thread.
#pragma once

#include "ui/base/look.h"

#include <QList>
#include <QScrollArea>
#include <QString>
#include <QWidget>

namespace sightline::ui
{

struct FieldRow {
    QString label;
    QString value;      // fit to be shown; empty: "not recorded"
    QString filterBy;   // id of the field or name of the column it can be filtered by; empty: it cannot
    QString raw;        // what include, exclude and copy take; empty: value
    bool link = false;  // the value opens something
    bool fixed = false; // addresses and ids
    bool whole = false; // takes the width it needs rather than being elided, such as a time
};

class FieldView : public QScrollArea
{
    Q_OBJECT

public:
    // look must outlive the view.
    explicit FieldView(const Look& look, QWidget* parent = nullptr);

    void setRows(const QList<FieldRow>& rows);

    [[nodiscard]] const QList<FieldRow>& rows() const { return m_rows; }

    // At most so many columns; one for a narrow panel.
    void setMaximumColumns(int columns);

    // How many columns a width holds.
    [[nodiscard]] static int columnsFor(int width, const Metrics& metrics);

Q_SIGNALS:
    // The filterBy and raw value of the row.
    void includeRequested(const QString& field, const QString& value);
    void excludeRequested(const QString& field, const QString& value);
    void linkActivated(int row);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    const Look& m_look;
    QList<FieldRow> m_rows;
    QList<QWidget*> m_widgets;
    QWidget* m_body;
    int m_maximumColumns = 4;
    int m_columns = 0;
};

} // namespace sightline::ui

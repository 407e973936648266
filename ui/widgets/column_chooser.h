// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a table are shown, in which order and how wide, remembered in the settings by table and
// column id. Columns are dragged and stretched in the header, switched by the menu of the header (right
// click) or in a dialog that needs no mouse. The model has every column; what is not shown is hidden in the
// header and never read. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/models/column_layout.h"

#include <QAction>
#include <QMenu>
#include <QObject>
#include <QTableView>

namespace sightline::ui
{

class Settings;

// Of the model, from left to right, without the hidden ones.
[[nodiscard]] QList<int> visibleColumns(const QTableView& view);

class ColumnChooser : public QObject
{
    Q_OBJECT

public:
    // The view has its model with all columns, whose headers say kColumnId; places that are missing in
    // defaults are as they stand in the header. look and settings must outlive the view, which owns this.
    // choose opens the dialog and is what the menu shows its key of.
    ColumnChooser(const Look& look, Settings& settings, QTableView& view, const QString& table,
                  ColumnLayout defaults, QAction& choose);

    [[nodiscard]] const ColumnLayout& layout() const { return m_layout; }

    // In the reader's language.
    [[nodiscard]] QString titleOf(const QString& id) const;

    [[nodiscard]] bool isDefault() const { return m_layout == m_defaults; }

    // The last column that is shown stays shown.
    void setShown(const QString& id, bool shown);
    // Logical pixels at a 16 px line.
    void setWidth(const QString& id, int width);
    // Of all columns, from left to right.
    void setOrder(const QStringList& ids);
    void reset();
    void openDialog();
    // The menu of the header; at is the column under the pointer, -1 for none.
    void fillMenu(QMenu& menu, int at);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] int columnOf(const QString& id) const;
    [[nodiscard]] ColumnPlace* placeOf(const QString& id);
    [[nodiscard]] int shownCount() const;
    void takeMove();
    void takeWidth(int column, int before, int width);
    void apply();
    void keep();

    const Look& m_look;
    Settings& m_settings;
    QTableView& m_view;
    QString m_table;
    ColumnLayout m_defaults;
    ColumnLayout m_layout;
    QAction& m_choose;
    bool m_applying = false;
};

} // namespace sightline::ui

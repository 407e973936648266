// SPDX-License-Identifier: GPL-3.0-or-later
// What the window looked like when it was last closed: geometry, docks, columns by id. It belongs to one
// machine and may be thrown away at any time. GUI thread.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QVector>

namespace sightline::ui
{

struct ColumnState {
    QString id;
    int width = 0; // logical pixels at the text scale of the session
    bool visible = true;

    friend bool operator==(const ColumnState&, const ColumnState&) = default;
};

class SessionState
{
public:
    explicit SessionState(const QString& folder);

    // Geometry, dock state, splitter state: opaque bytes under a name such as "window" or "alerts/splitter".
    [[nodiscard]] QByteArray blob(const QString& name) const;
    void setBlob(const QString& name, const QByteArray& bytes);

    // In the order shown. Empty if nothing is remembered for this table.
    [[nodiscard]] QVector<ColumnState> columns(const QString& table) const;
    void setColumns(const QString& table, const QVector<ColumnState>& columns);

private:
    mutable QSettings m_file;
};

} // namespace sightline::ui

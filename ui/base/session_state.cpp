// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/session_state.h"

#include <QDir>

namespace sightline::ui
{

namespace
{

QString blobKey(const QString& name)
{
    return QStringLiteral("state/") + name;
}

QString columnsKey(const QString& table)
{
    return QStringLiteral("columns/") + table;
}

} // namespace

SessionState::SessionState(const QString& folder)
    : m_file(QDir(folder).filePath(QStringLiteral("session.ini")), QSettings::IniFormat)
{
}

QByteArray SessionState::blob(const QString& name) const
{
    return m_file.value(blobKey(name)).toByteArray();
}

void SessionState::setBlob(const QString& name, const QByteArray& bytes)
{
    m_file.setValue(blobKey(name), bytes);
}

QVector<ColumnState> SessionState::columns(const QString& table) const
{
    QVector<ColumnState> result;
    const int size = m_file.beginReadArray(columnsKey(table));
    for (int i = 0; i < size; ++i) {
        m_file.setArrayIndex(i);
        ColumnState column;
        column.id = m_file.value(QStringLiteral("id")).toString();
        column.width = m_file.value(QStringLiteral("width")).toInt();
        column.visible = m_file.value(QStringLiteral("visible"), true).toBool();
        if (!column.id.isEmpty() && column.width >= 0) result.append(column);
    }
    m_file.endArray();
    return result;
}

void SessionState::setColumns(const QString& table, const QVector<ColumnState>& columns)
{
    m_file.remove(columnsKey(table));
    m_file.beginWriteArray(columnsKey(table), static_cast<int>(columns.size()));
    for (int i = 0; i < columns.size(); ++i) {
        m_file.setArrayIndex(i);
        m_file.setValue(QStringLiteral("id"), columns[i].id);
        m_file.setValue(QStringLiteral("width"), columns[i].width);
        m_file.setValue(QStringLiteral("visible"), columns[i].visible);
    }
    m_file.endArray();
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Which case and which files: the dialogs that ask, and what becomes of files dropped on the window. Dialogs
// are opened, never waited for. GUI thread.
#pragma once

#include "ui/base/page_context.h"

#include <QObject>
#include <QStringList>
#include <QWidget>

#include <functional>

class QFileDialog;

namespace sightline::ui
{

class CaseFiles : public QObject
{
    Q_OBJECT

public:
    CaseFiles(PageContext& context, QWidget& window);

    void askOpen();
    void askNew();
    // Without a case it asks first where to keep one.
    void askImportFiles();
    void askImportFolder();
    // A single case is opened, everything else is imported.
    void take(const QStringList& paths);

private:
    QFileDialog* dialog(const QString& title);
    void importOnceOpen(const QStringList& paths);

    PageContext& m_context;
    QWidget& m_window;
    QStringList m_pending; // to be imported when a case is open
};

} // namespace sightline::ui

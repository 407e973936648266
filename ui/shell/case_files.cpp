// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/case_files.h"

#include "ui/base/case_hub.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace sightline::ui
{

namespace
{

QString suffix()
{
    return QStringLiteral("sightline");
}

} // namespace

CaseFiles::CaseFiles(PageContext& context, QWidget& window)
    : QObject(&window), m_context(context), m_window(window)
{
    connect(&context.hub, &CaseHub::opened, this, [this] {
        const QStringList paths = std::exchange(m_pending, {});
        if (!paths.isEmpty()) m_context.hub.importFiles(paths);
    });
    connect(&context.hub, &CaseHub::failed, this, [this] { m_pending.clear(); });
}

QFileDialog* CaseFiles::dialog(const QString& title)
{
    auto* dialog = new QFileDialog(&m_window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString here = m_context.hub.isOpen()
                             ? QFileInfo(m_context.hub.path()).absolutePath()
                             : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    dialog->setDirectory(here);
    return dialog;
}

void CaseFiles::askOpen()
{
    QFileDialog* ask = dialog(tr("Open a case"));
    ask->setFileMode(QFileDialog::ExistingFile);
    ask->setNameFilters({tr("Cases (*.sightline)"), tr("All files (*)")});
    connect(ask, &QFileDialog::fileSelected, this, [this](const QString& path) { m_context.hub.open(path); });
    ask->open();
}

void CaseFiles::askNew()
{
    QFileDialog* ask = dialog(tr("Where to keep the new case"));
    ask->setAcceptMode(QFileDialog::AcceptSave);
    ask->setNameFilters({tr("Cases (*.sightline)")});
    ask->setDefaultSuffix(suffix());
    connect(ask, &QFileDialog::fileSelected, this,
            [this](const QString& path) { m_context.hub.create(path, QFileInfo(path).completeBaseName()); });
    connect(ask, &QFileDialog::rejected, this, [this] { m_pending.clear(); });
    ask->open();
}

void CaseFiles::askImportFiles()
{
    QFileDialog* ask = dialog(tr("Import files"));
    ask->setFileMode(QFileDialog::ExistingFiles);
    connect(ask, &QFileDialog::filesSelected, this, &CaseFiles::importOnceOpen);
    ask->open();
}

void CaseFiles::askImportFolder()
{
    QFileDialog* ask = dialog(tr("Import a folder"));
    ask->setFileMode(QFileDialog::Directory);
    ask->setOption(QFileDialog::ShowDirsOnly);
    connect(ask, &QFileDialog::filesSelected, this, &CaseFiles::importOnceOpen);
    ask->open();
}

void CaseFiles::take(const QStringList& paths)
{
    if (paths.isEmpty()) return;
    if (paths.size() == 1 && QFileInfo(paths.first()).suffix() == suffix()) {
        m_context.hub.open(paths.first());
    } else {
        importOnceOpen(paths);
    }
}

void CaseFiles::importOnceOpen(const QStringList& paths)
{
    if (m_context.hub.isOpen()) {
        m_context.hub.importFiles(paths);
        return;
    }
    m_pending = paths;
    askNew();
}

} // namespace sightline::ui

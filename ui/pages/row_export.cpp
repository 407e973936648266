// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/row_export.h"

#include "ui/base/case_hub.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/task_runner.h"
#include "ui/base/text.h"
#include "ui/dialogs/export_dialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

#include <numeric>

namespace sightline::ui
{

namespace
{

QString say(const char* text)
{
    return QCoreApplication::translate("Export", text);
}

RowJob jobOf(const ExportOffer& offer, const ExportChoice& choice)
{
    RowJob job;
    job.rows = choice.allColumns && offer.full ? offer.full : offer.shown;
    job.columns = offer.visible;
    if (choice.allColumns) {
        job.columns.resize(job.rows->columns().size());
        std::iota(job.columns.begin(), job.columns.end(), 0);
    }
    job.ranges = choice.allRows ? allRows(offer.rows) : offer.selected;
    job.form = choice.form;
    job.words = RowWords::Stored;
    return job;
}

void run(PageContext& context, QWidget& page, const RowJob& job, const QString& path)
{
    context.tasks.run<std::uint64_t>(
        &page, say(QT_TRANSLATE_NOOP("Export", "Exporting")),
        [job, path](const Watch& watch) { return writeFile(path, job, watch); },
        [&context, path](const Result<std::uint64_t>& written) {
            const int rows = written ? static_cast<int>(*written) : 0;
            const QString sentence =
                QCoreApplication::translate("Export", "Exported %Ln row(s) to %1.", nullptr, rows);
            if (written)
                Q_EMIT context.hub.said(sentence.arg(QDir::toNativeSeparators(path)), false);
            else if (written.error().cancelled())
                Q_EMIT context.hub.said(
                    say(QT_TRANSLATE_NOOP("Export", "Export stopped; no file was written.")), false);
            else
                Q_EMIT context.hub.failed(errorText(written.error()));
        },
        Lane::Background);
}

void askWhere(PageContext& context, QWidget& page, const RowJob& job)
{
    const bool csv = job.form == RowForm::Csv;
    auto* dialog = new QFileDialog(&page, say(QT_TRANSLATE_NOOP("Export", "Export rows")));
    dialog->setObjectName(QStringLiteral("exportFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(csv ? QStringLiteral("csv") : QStringLiteral("jsonl"));
    dialog->setNameFilter(csv ? say(QT_TRANSLATE_NOOP("Export", "CSV files (*.csv)"))
                              : say(QT_TRANSLATE_NOOP("Export", "JSON lines (*.jsonl)")));
    QObject::connect(dialog, &QFileDialog::fileSelected, &page,
                     [&context, &page, job](const QString& path) { run(context, page, job, path); });
    dialog->open();
}

} // namespace

Result<std::uint64_t> writeFile(const QString& path, const RowJob& job, const Watch& watch)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Io, "export.open", "the file could not be made", toUtf8(file.errorString()));
    const auto failed = [&file] {
        return fail(ErrorKind::Io, "export.write", "the file could not be written",
                    toUtf8(file.errorString()));
    };
    const TextSink sink = [&](std::string_view piece) -> Result<> {
        if (file.write(piece.data(), static_cast<qint64>(piece.size())) < 0) return failed();
        return {};
    };
    // Without a commit nothing is left of the file.
    const auto written = writeRows(job, sink, watch);
    if (written && !file.commit()) return failed();
    return written;
}

void exportRows(PageContext& context, QWidget& page, const ExportOffer& offer)
{
    if (!offer.shown || offer.rows == 0) return;
    auto* dialog = new ExportDialog(
        context.look, rowsIn(offer.selected), static_cast<std::uint64_t>(offer.rows), offer.visible.size(),
        offer.full ? offer.full->columns().size() : offer.shown->columns().size(), &page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, &page, [&context, &page, dialog, offer] {
        askWhere(context, page, jobOf(offer, dialog->choice()));
    });
    dialog->open();
}

} // namespace sightline::ui

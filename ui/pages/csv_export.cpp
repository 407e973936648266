// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/csv_export.h"

#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/text.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>

namespace sightline::ui
{

namespace
{

constexpr std::uint64_t kReportEvery = 8192;
constexpr std::string_view kFormulaStarts = "=+-@\t\r";

QString say(const char* text)
{
    return QCoreApplication::translate("Export", text);
}

std::vector<const query::BoundColumn*> columnsOf(const query::TableBinding& table)
{
    std::vector<const query::BoundColumn*> columns;
    for (const query::BoundColumn& column : table.columns()) {
        if (!column.name.starts_with('_')) columns.push_back(&column);
    }
    return columns;
}

} // namespace

std::string csvCell(std::string_view text)
{
    std::string cell;
    if (!text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) cell += '\'';
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c;
        if (c == '"') quoted += '"';
    }
    return quoted + '"';
}

Result<std::uint64_t> writeCsv(QIODevice& out, const SearchQuestion& question, const Watch& watch)
{
    const auto answer = searchRows(question, watch.stop);
    if (!answer) return tl::unexpected(answer.error());
    const auto columns = columnsOf(answer->binding);
    query::CellReader reader(answer->binding);
    std::string line;
    for (const query::BoundColumn* column : columns)
        line += (line.empty() ? "" : ",") + csvCell(column->name);
    line += "\r\n";
    std::uint64_t written = 0;
    for (std::size_t place = 0; place < answer->rows.size(); ++place) {
        const RowRef row = answer->rows.at(place);
        if (out.write(line.data(), static_cast<qint64>(line.size())) < 0)
            return fail(ErrorKind::Io, "export.write", "the file could not be written",
                        toUtf8(out.errorString()));
        if (written % kReportEvery == 0) {
            if (watch.stop.stopRequested()) return cancelled();
            watch.report(written, answer->rows.size(), "rows");
        }
        line.clear();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto text = reader.text(row, *columns[i]);
            if (!text) return tl::unexpected(text.error());
            if (i > 0) line += ',';
            line += csvCell(*text);
        }
        line += "\r\n";
        ++written;
    }
    if (out.write(line.data(), static_cast<qint64>(line.size())) < 0)
        return fail(ErrorKind::Io, "export.write", "the file could not be written",
                    toUtf8(out.errorString()));
    return written;
}

void exportCsv(PageContext& context, QWidget& page, const SearchQuestion& question)
{
    if (!question.state) return;
    auto* dialog = new QFileDialog(&page, say(QT_TRANSLATE_NOOP("Export", "Export as CSV")));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(say(QT_TRANSLATE_NOOP("Export", "CSV files (*.csv)")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    SearchQuestion asked = question;
    asked.histogram = false;
    asked.facets.clear();
    QObject::connect(
        dialog, &QFileDialog::fileSelected, &page, [&context, &page, asked](const QString& path) {
            context.tasks.run<std::uint64_t>(
                &page, say(QT_TRANSLATE_NOOP("Export", "Exporting")),
                [asked, path](const Watch& watch) -> Result<std::uint64_t> {
                    QSaveFile file(path);
                    if (!file.open(QIODevice::WriteOnly))
                        return fail(ErrorKind::Io, "export.open", "the file could not be made",
                                    toUtf8(file.errorString()));
                    const auto written = writeCsv(file, asked, watch);
                    if (!written) return written;
                    if (!file.commit())
                        return fail(ErrorKind::Io, "export.write", "the file could not be written",
                                    toUtf8(file.errorString()));
                    return written;
                },
                [&context, path](const Result<std::uint64_t>& written) {
                    if (written)
                        Q_EMIT context.hub.said(say(QT_TRANSLATE_NOOP("Export", "Exported %1 rows to %2."))
                                                    .arg(count(static_cast<qint64>(*written)), path),
                                                false);
                    else
                        Q_EMIT context.hub.failed(errorText(written.error()));
                },
                Lane::Background);
        });
    dialog->open();
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/row_copy.h"

#include "ui/base/case_hub.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/text.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

namespace sightline::ui
{

namespace
{

// What a clipboard can be asked to hold; QString ends at twice that.
constexpr std::size_t kMostBytes = std::size_t(1) << 30;

struct Copied {
    QString text;
    std::uint64_t rows = 0;
};

QString say(const char* text)
{
    return QCoreApplication::translate("Export", text);
}

Result<Copied> gather(const RowJob& job, const Watch& watch)
{
    std::string text;
    const TextSink sink = [&text](std::string_view piece) -> Result<> {
        if (text.size() + piece.size() > kMostBytes)
            return fail(ErrorKind::Limit, "copy.size", "the rows do not fit into the clipboard");
        text += piece;
        return {};
    };
    const auto rows = writeRows(job, sink, watch);
    if (!rows) return tl::unexpected(rows.error());
    return Copied{toQString(text), *rows};
}

void take(PageContext& context, const Result<Copied>& copied)
{
    if (copied) {
        QGuiApplication::clipboard()->setText(copied->text);
        const int rows = static_cast<int>(copied->rows);
        Q_EMIT context.hub.said(QCoreApplication::translate("Export", "Copied %Ln row(s).", nullptr, rows),
                                false);
        return;
    }
    if (copied.error().cancelled())
        Q_EMIT context.hub.said(
            say(QT_TRANSLATE_NOOP("Export", "Copying stopped; the clipboard is as it was.")), false);
    else if (copied.error().id == "copy.size")
        Q_EMIT context.hub.failed(say(QT_TRANSLATE_NOOP(
            "Export",
            "The rows do not fit into the clipboard. Nothing was copied; export them to a file instead.")));
    else
        Q_EMIT context.hub.failed(errorText(copied.error()));
}

} // namespace

TaskHandle copyRows(PageContext& context, QWidget& page, RowJob job)
{
    if (!job.rows || job.ranges.empty()) return {};
    if (rowsIn(job.ranges) <= kCopiedAtOnce) {
        take(context, gather(job, {}));
        return {};
    }
    return context.tasks.run<Copied>(
        &page, say(QT_TRANSLATE_NOOP("Export", "Copying rows")),
        [job = std::move(job)](const Watch& watch) { return gather(job, watch); },
        [&context](const Result<Copied>& copied) { take(context, copied); }, Lane::Background);
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sources/source_report_lines.h"

#include "core/usecase/case_care.h"
#include "ui/base/coverage_mark.h"
#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/models/table_roles.h"

#include <QCoreApplication>

#include <array>
#include <limits>

namespace sightline::ui
{

namespace
{

using usecase::RejectReason;

struct ReasonText {
    RejectReason reason;
    const char* text;
};

constexpr std::array kReasons{
    ReasonText{RejectReason::NotJson, QT_TRANSLATE_NOOP("SourceReport", "not readable as JSON")},
    ReasonText{RejectReason::TooLong, QT_TRANSLATE_NOOP("SourceReport", "longer than 64 MiB")},
    ReasonText{RejectReason::CellCount,
               QT_TRANSLATE_NOOP("SourceReport", "other number of cells than the header")},
    ReasonText{RejectReason::UnknownShape,
               QT_TRANSLATE_NOOP("SourceReport", "no known format has these fields")},
    ReasonText{RejectReason::UnclosedQuote,
               QT_TRANSLATE_NOOP("SourceReport", "a quotation mark is not closed")},
    ReasonText{RejectReason::BadText, QT_TRANSLATE_NOOP("SourceReport", "not readable as text")},
    ReasonText{RejectReason::CutOff, QT_TRANSLATE_NOOP("SourceReport", "the file ends within the record")},
    ReasonText{RejectReason::BadTime, QT_TRANSLATE_NOOP("SourceReport", "its time is not readable")},
    ReasonText{RejectReason::Damaged, QT_TRANSLATE_NOOP("SourceReport", "the record is damaged")},
    ReasonText{RejectReason::Checksum, QT_TRANSLATE_NOOP("SourceReport", "a checksum does not match")},
    ReasonText{RejectReason::Draft,
               QT_TRANSLATE_NOOP("SourceReport", "a preview, sent while the search was running")},
    ReasonText{RejectReason::Overwritten,
               QT_TRANSLATE_NOOP("SourceReport",
                                 "deleted records that cannot be recovered, since parts of them "
                                 "are written over")},
    ReasonText{RejectReason::NoHeader, QT_TRANSLATE_NOOP("SourceReport", "neither a syslog header nor CEF")},
};

QString reasonText(int reason)
{
    for (const ReasonText& r : kReasons) {
        if (static_cast<int>(r.reason) == reason) return QCoreApplication::translate("SourceReport", r.text);
    }
    return shown(usecase::rejectReasonText(static_cast<RejectReason>(reason)));
}

// "DC01 · Security · SecurityEvent"
QString logName(const LogCoverage& log)
{
    if (log.table() == "*") return QCoreApplication::translate("SourceReport", "further logs");
    QStringList parts;
    for (const std::string& part : log.of()) {
        if (!part.empty()) parts << shown(part);
    }
    parts << shown(log.table());
    return parts.join(QStringLiteral(" \u00B7 "));
}

struct Days {
    std::int32_t first = std::numeric_limits<std::int32_t>::max();
    std::int32_t last = std::numeric_limits<std::int32_t>::min();
};

Days daysOf(const SourceCoverage& coverage)
{
    Days out;
    for (const LogCoverage& log : coverage.logs()) {
        if (log.days().empty()) continue;
        out.first = std::min(out.first, log.days().front().day);
        out.last = std::max(out.last, log.days().back().day);
    }
    return out;
}

LineCell daysCell(const LogCoverage& log)
{
    if (log.days().empty()) return {emptyValue(), {}};
    const std::int64_t span = std::int64_t{log.days().back().day} - log.days().front().day + 1;
    const auto days = static_cast<std::int64_t>(log.days().size());
    return {QCoreApplication::translate("SourceReport", "%1 of %2").arg(count(days), count(span)),
            {{role::kRaw, static_cast<qint64>(days)}, {role::kMuted, days == span}}};
}

// Numbers from, to, gaps and missing; blank where records have none.
void addNumbers(Line& line, const LogCoverage& log)
{
    if (!log.runsKnown()) {
        line << LineCell{emptyValue(), {}} << LineCell{emptyValue(), {}}
             << LineCell{QCoreApplication::translate("SourceReport", "more than %1")
                             .arg(count(static_cast<qint64>(LogCoverage::kRuns))),
                         {}}
             << LineCell{emptyValue(), {}};
        return;
    }
    if (log.runs().empty()) {
        for (int i = 0; i < 4; ++i)
            line << LineCell{emptyValue(), {}};
        return;
    }
    std::int64_t missing = 0;
    for (const NumberGap& gap : log.gaps())
        missing += gap.missing();
    line << numberCell(log.runs().front().first) << numberCell(log.runs().back().last)
         << numberCell(static_cast<std::int64_t>(log.runs().size()) - 1) << numberCell(missing);
    line.last().roles.insert(role::kStrong, missing > 0);
}

} // namespace

LineCell numberCell(std::int64_t value)
{
    return {count(static_cast<qint64>(value)),
            {{role::kMuted, value == 0}, {role::kRaw, static_cast<qint64>(value)}}};
}

LineCell timeCell(Ticks t, const TimeText& time)
{
    if (t == kNoTime) return {emptyValue(), {}};
    return {time.date(t) + QLatin1Char(' ') + time.clock(t),
            {{role::kOffset, time.offset(t)},
             {Qt::ToolTipRole, time.full(t)},
             {role::kRaw, toQString(isoText(t))}}};
}

QList<LineColumn> logColumns()
{
    return {
        {QStringLiteral("log"), QCoreApplication::translate("SourceReport", "Log"), CellKind::Path, 330},
        {QStringLiteral("records"), QCoreApplication::translate("SourceReport", "Records"), CellKind::Number,
         76},
        {QStringLiteral("undated"), QCoreApplication::translate("SourceReport", "Undated"), CellKind::Number,
         76},
        {QStringLiteral("coverage"), QCoreApplication::translate("SourceReport", "Days with records"),
         CellKind::Text, 190},
        {QStringLiteral("days"), QCoreApplication::translate("SourceReport", "Days"), CellKind::Text, 76},
        {QStringLiteral("first"), QCoreApplication::translate("SourceReport", "First"), CellKind::Time, 222},
        {QStringLiteral("last"), QCoreApplication::translate("SourceReport", "Last"), CellKind::Time, 222},
        {QStringLiteral("lowest"), QCoreApplication::translate("SourceReport", "Number from"),
         CellKind::Number, 112},
        {QStringLiteral("highest"), QCoreApplication::translate("SourceReport", "to"), CellKind::Number, 96},
        {QStringLiteral("gaps"), QCoreApplication::translate("SourceReport", "Gaps"), CellKind::Number, 76},
        {QStringLiteral("missing"), QCoreApplication::translate("SourceReport", "Missing"), CellKind::Number,
         84}};
}

QList<LineColumn> gapColumns()
{
    return {
        {QStringLiteral("log"), QCoreApplication::translate("SourceReport", "Log"), CellKind::Path, 330},
        {QStringLiteral("first"), QCoreApplication::translate("SourceReport", "Missing from"),
         CellKind::Number, 110},
        {QStringLiteral("last"), QCoreApplication::translate("SourceReport", "to"), CellKind::Number, 110},
        {QStringLiteral("missing"), QCoreApplication::translate("SourceReport", "Missing"), CellKind::Number,
         90},
        {QStringLiteral("after"), QCoreApplication::translate("SourceReport", "After the record of"),
         CellKind::Time, 222},
        {QStringLiteral("before"), QCoreApplication::translate("SourceReport", "Before the record of"),
         CellKind::Time, 222}};
}

QList<LineColumn> kindColumns()
{
    return {
        {QStringLiteral("log"), QCoreApplication::translate("SourceReport", "Log"), CellKind::Path, 330},
        {QStringLiteral("kind"), QCoreApplication::translate("SourceReport", "Kind"), CellKind::Text, 330},
        {QStringLiteral("records"), QCoreApplication::translate("SourceReport", "Records"), CellKind::Number,
         90}};
}

QList<LineColumn> rejectColumns()
{
    return {{QStringLiteral("position"), QCoreApplication::translate("SourceReport", "Byte"),
             CellKind::Number, 110},
            {QStringLiteral("length"), QCoreApplication::translate("SourceReport", "Length"),
             CellKind::Number, 90},
            {QStringLiteral("reason"), QCoreApplication::translate("SourceReport", "Reason"), CellKind::Text,
             320},
            {QStringLiteral("detail"), QCoreApplication::translate("SourceReport", "Record and detail"),
             CellKind::Text, 300}};
}

QList<Line> logLines(const SourceCoverage& coverage, const TimeText& time)
{
    const Days days = daysOf(coverage);
    QList<Line> out;
    for (const LogCoverage& log : coverage.logs()) {
        LineCell strip{{}, {}};
        if (!log.days().empty())
            strip.roles.insert(role::kCoverage,
                               QVariant::fromValue(coverageMark(log, days.first, days.last)));
        Line line{LineCell{logName(log), {{Qt::ToolTipRole, logName(log)}}},
                  numberCell(static_cast<std::int64_t>(log.records())),
                  numberCell(static_cast<std::int64_t>(log.undated())),
                  strip,
                  daysCell(log),
                  timeCell(log.from(), time),
                  timeCell(log.to(), time)};
        addNumbers(line, log);
        out << line;
    }
    return out;
}

QList<Line> gapLines(const SourceCoverage& coverage, const TimeText& time)
{
    QList<Line> out;
    for (const LogCoverage& log : coverage.logs()) {
        for (const NumberGap& gap : log.gaps())
            out << Line{LineCell{logName(log), {{Qt::ToolTipRole, logName(log)}}},
                        numberCell(gap.first),
                        numberCell(gap.last),
                        numberCell(gap.missing()),
                        timeCell(gap.after, time),
                        timeCell(gap.before, time)};
    }
    return out;
}

QList<Line> kindLines(const SourceCoverage& coverage)
{
    QList<Line> out;
    for (const LogCoverage& log : coverage.logs()) {
        for (const auto& [kind, records] : log.kinds()) {
            const QString name =
                kind.empty() ? QCoreApplication::translate("SourceReport", "further kinds") : shown(kind);
            out << Line{LineCell{logName(log), {{Qt::ToolTipRole, logName(log)}}},
                        LineCell{name, {{role::kMuted, kind.empty()}}},
                        numberCell(static_cast<std::int64_t>(records))};
        }
    }
    return out;
}

QList<Line> rejectLines(const std::vector<store::RejectRow>& rejects)
{
    QList<Line> out;
    for (const store::RejectRow& row : rejects)
        out << Line{numberCell(row.position), numberCell(row.length), LineCell{reasonText(row.reason), {}},
                    LineCell{shown(row.argument), {}}};
    return out;
}

QString accountSentence(const usecase::SourceReport& report)
{
    const usecase::FileReport& r = report.report;
    const auto n = [](std::uint64_t value) { return count(static_cast<qint64>(value)); };
    QStringList parts{
        QCoreApplication::translate(
            "SourceReport", "%1 read = %2 stored + %3 duplicates (%4 of them revisions) + %5 rejected")
            .arg(n(r.read), n(r.stored), n(r.duplicates), n(r.revisions), n(r.rejected)),
        QCoreApplication::translate("SourceReport", "%1 activities, %2 alerts, %3 identities")
            .arg(n(r.activities), n(r.alerts), n(r.identities))};
    if (!report.source.zone.empty())
        parts << QCoreApplication::translate("SourceReport", "time zone %1").arg(shown(report.source.zone));
    return parts.join(QStringLiteral(" \u00B7 "));
}

QStringList noteSentences(const usecase::SourceReport& report)
{
    QStringList out;
    for (const import::ExportCap& cap : report.caps)
        out << QCoreApplication::translate(
                   "SourceReport",
                   "It has exactly %1 records, the most that this gives at once: %2. It is probably cut off.")
                   .arg(count(static_cast<qint64>(cap.records)), shown(cap.product));
    if (report.source.zoneAssumed)
        out << QCoreApplication::translate(
            "SourceReport",
            "Some of its times carry no zone and were read as UTC; “Time Zone…” reads them again.");
    if (report.report.undated > 0)
        out << QCoreApplication::translate("SourceReport", "%1 records have no time.")
                   .arg(count(static_cast<qint64>(report.report.undated)));
    if (!report.report.reason.empty()) out << shown(report.report.reason);
    if (report.source.coverage.empty())
        out << QCoreApplication::translate("SourceReport",
                                           "What it covers was not recorded when it was imported.");
    return out;
}

} // namespace sightline::ui

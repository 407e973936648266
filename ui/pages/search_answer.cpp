// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/search_answer.h"

#include "ui/base/figure_text.h"
#include "ui/base/marks.h"
#include "ui/base/text.h"
#include "ui/timeline/timeline_scale.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <array>

namespace sightline::ui
{

namespace
{

constexpr std::size_t kHistogramBins = 180;

struct SeverityColour {
    std::string_view word;
    Token colour;
};

// From the foot up.
constexpr std::array<SeverityColour, 4> kSeverities{{
    {"Informational", Token::severityInformational},
    {"Low", Token::severityLowMark},
    {"Medium", Token::severityMediumMark},
    {"High", Token::severityHighMark},
}};

std::vector<HistogramSeries> seriesOf(query::Timeline&& timeline, bool bySeverity)
{
    std::vector<HistogramSeries> out;
    if (!bySeverity) {
        for (query::Series& one : timeline.series)
            out.push_back({{}, Token::chartNeutral, std::move(one.counts)});
        return out;
    }
    for (const SeverityColour& severity : kSeverities) {
        const auto it = std::ranges::find(timeline.series, severity.word, &query::Series::key);
        if (it == timeline.series.end()) continue;
        out.push_back({word(fromText<Severity>(severity.word)), severity.colour, std::move(it->counts)});
    }
    return out;
}

Result<HistogramData> countBins(const query::TableBinding& table, const query::RowSet& rows, bool bySeverity,
                                const Bins& bins, const StopToken& stop)
{
    query::TimelineOptions options;
    options.bins = bins.count;
    options.from = bins.from;
    options.to = bins.to();
    if (bySeverity) options.by = "Severity";
    auto timeline = query::timeline(table, rows, options, stop);
    if (!timeline) return tl::unexpected(timeline.error());
    HistogramData histogram;
    histogram.from = bins.from;
    histogram.step = bins.step;
    histogram.bins = bins.count;
    histogram.undated = timeline->undated;
    histogram.series = seriesOf(std::move(*timeline), bySeverity);
    return histogram;
}

} // namespace

std::string searchKql(const SearchQuestion& question)
{
    const std::string own = query::filterKql(question.filter, question.fields);
    if (question.scope.empty()) return own;
    if (own.empty()) return question.scope;
    return "(" + question.scope + ") and (" + own + ")";
}

Result<HistogramData> histogramOf(const query::TableBinding& table, const query::RowSet& rows,
                                  bool bySeverity, std::size_t most, const ZoneView& zone,
                                  const StopToken& stop)
{
    query::TimelineOptions options;
    options.bins = 1;
    const auto whole = query::timeline(table, rows, options, stop);
    if (!whole) return tl::unexpected(whole.error());
    HistogramData histogram;
    histogram.undated = whole->undated;
    if (whole->from == kNoTime || whole->to <= whole->from) return histogram;
    const QDateTime local = TimeText(zone).local(whole->from);
    const Ticks offset = local.isValid() ? static_cast<Ticks>(local.offsetFromUtc()) * kTicksPerSecond : 0;
    Bins bins = chooseBins(whole->from, whole->to - 1, most, offset);
    if (bySeverity && bins.step < kTicksPerDay) {
        bins.from = bucketStart(whole->from, kTicksPerDay, offset);
        bins.step = kTicksPerDay;
        bins.count = static_cast<std::size_t>((whole->to - 1 - bins.from) / kTicksPerDay) + 1;
    }
    auto counted = countBins(table, rows, bySeverity, bins, stop);
    if (counted) counted->undated = whole->undated;
    return counted;
}

Result<HistogramData> histogramBetween(const query::TableBinding& table, const query::RowSet& rows,
                                       bool bySeverity, const ZoneView& zone, Ticks from, Ticks to,
                                       const StopToken& stop)
{
    const QDateTime local = TimeText(zone).local(from);
    const Ticks offset = local.isValid() ? static_cast<Ticks>(local.offsetFromUtc()) * kTicksPerSecond : 0;
    const Bins bins = chooseBins(from, to - 1, kHistogramBins, offset);
    if (bins.count == 0) return HistogramData();
    return countBins(table, rows, bySeverity, bins, stop);
}

Result<SearchAnswer> searchRows(const SearchQuestion& question, const StopToken& stop)
{
    QElapsedTimer timer;
    timer.start();
    SearchAnswer answer;
    answer.state = question.state;
    auto table = openTable(*question.state, question.table);
    if (!table) return tl::unexpected(table.error());
    answer.binding = std::move(*table);
    const std::string kql = searchKql(question);
    const auto predicate = query::parsePredicate(kql);
    if (!predicate) return tl::unexpected(predicate.error());
    auto matching = query::filterRows(answer.binding, *predicate, stop, kql);
    if (!matching) return tl::unexpected(matching.error());
    answer.matching = std::make_shared<const query::RowSet>(std::move(*matching));
    answer.count = answer.matching->count;
    if (question.rows) {
        auto ordered = query::RowOrder::make(answer.binding, answer.matching, question.sort, stop);
        if (!ordered) return tl::unexpected(ordered.error());
        answer.rows = std::move(*ordered);
    }
    if (question.histogram) {
        auto histogram = histogramOf(answer.binding, *answer.matching, question.table == "Alert",
                                     kHistogramBins, question.zone, stop);
        if (!histogram) return tl::unexpected(histogram.error());
        answer.histogram = std::move(*histogram);
    }
    answer.milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return answer;
}

Result<std::vector<FacetGroup>> searchFacets(const SearchQuestion& question, const query::TableBinding& table,
                                             const query::RowSet& matching, const StopToken& stop)
{
    return loadFacets(table, question.filter, matching, question.fields, question.facets, stop);
}

Result<SearchAnswer> search(const SearchQuestion& question, const StopToken& stop)
{
    auto answer = searchRows(question, stop);
    if (!answer) return answer;
    auto facets = searchFacets(question, answer->binding, *answer->matching, stop);
    if (!facets) return tl::unexpected(facets.error());
    answer->facets = std::move(*facets);
    return answer;
}

query::Filter withRange(query::Filter filter, std::span<const query::FieldDef> fields, Ticks from, Ticks to)
{
    const auto time = std::ranges::find_if(fields, [](const query::FieldDef& f) {
        return f.kind == query::FieldKind::Time && f.column == "TimeGenerated";
    });
    if (time == fields.end()) return filter;
    std::erase_if(filter.rules, [&](const query::Rule& rule) { return rule.field == time->id; });
    query::Rule rule;
    rule.field = std::string(time->id);
    rule.op = query::RuleOp::Between;
    rule.values = {isoText(from), isoText(to - 1)};
    filter.rules.push_back(std::move(rule));
    return filter;
}

std::optional<query::Rule> ruleFor(std::span<const query::FieldDef> fields, std::string_view fieldOrColumn,
                                   std::string value, bool negative)
{
    auto field = std::ranges::find(fields, fieldOrColumn, &query::FieldDef::id);
    if (field == fields.end()) field = std::ranges::find(fields, fieldOrColumn, &query::FieldDef::column);
    if (field == fields.end()) return {};
    query::Rule rule;
    rule.field = std::string(field->id);
    switch (field->kind) {
    case query::FieldKind::Bool:
        rule.op = (value == "true") != negative ? query::RuleOp::IsTrue : query::RuleOp::IsFalse;
        return rule;
    case query::FieldKind::Time: {
        const auto at = parseTime(value);
        if (!at || negative) return {};
        rule.op = query::RuleOp::Between;
        rule.values = {isoText(at->ticks), isoText(at->ticks)};
        return rule;
    }
    default:
        break;
    }
    if (value.empty()) {
        rule.op = negative ? query::RuleOp::IsSet : query::RuleOp::IsNotSet;
        return rule;
    }
    rule.op = negative ? query::RuleOp::NotEquals : query::RuleOp::Equals;
    rule.values.push_back(std::move(value));
    return rule;
}

QString costText(double milliseconds)
{
    if (milliseconds < 1000)
        return QCoreApplication::translate("Cost", "%1 ms")
            .arg(count(static_cast<qint64>(std::max(milliseconds, 1.0))));
    return QCoreApplication::translate("Cost", "%1 s").arg(decimal(milliseconds / 1000, 1));
}

} // namespace sightline::ui

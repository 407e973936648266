// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/import/csv_splitter.h"
#include "core/import/json_splitter.h"
#include "core/import/recognise.h"
#include "core/import/record_reader.h"
#include "core/import/source_splitter.h"

namespace sightline::import
{
namespace
{

constexpr std::size_t kHead = 4096;
constexpr std::uint64_t kReportEvery = std::uint64_t{1} << 20;

bool looksJson(std::string_view head)
{
    const std::string_view text = trim(head);
    if (text.starts_with('{') || text.starts_with('[')) return true;
    // A damaged first line does not make JSON lines something else.
    const std::size_t line = text.find('\n');
    return line != std::string_view::npos && trim(text.substr(line)).starts_with("{\"");
}

// Tells the sink about one source; counts.
class Delivery
{
public:
    Delivery(SourceSplitter& source, RecordReader& records, const ReadOptions& options, const Sink& sink)
        : m_source(source), m_records(records), m_options(options), m_sink(sink)
    {
    }

    // False: the sink wants no more.
    bool record(const RawRecord& raw)
    {
        if (raw.end <= m_options.resumeOffset) return true;
        RecordReader::Read read;
        m_record.clear();
        m_records.read(raw.bytes, m_source.header(), m_record, read);
        if (read.problem) {
            return m_sink.reject({raw.offset, raw.bytes.size(), raw.ordinal, *read.problem, read.argument});
        }
        return m_sink.record(raw, *read.format, *read.dialect, m_record, read.content, read.leaves);
    }

    bool reject(const Reject& reject)
    {
        return reject.offset + reject.length <= m_options.resumeOffset || m_sink.reject(reject);
    }

private:
    SourceSplitter& m_source;
    RecordReader& m_records;
    const ReadOptions& m_options;
    const Sink& m_sink;
    Record m_record;
};

} // namespace

Result<SourceSplitter> SourceSplitter::begin(Reader& reader, std::size_t block, RecordReader& records)
{
    SourceSplitter out;
    out.m_window = std::make_unique<Window>(reader, block);
    Window& window = *out.m_window;
    while (window.rest().size() < kHead && window.more()) {
    }
    if (window.error()) return tl::unexpected(*window.error());
    const std::string_view head = window.rest();
    if (const std::string problem = unreadable(head); !problem.empty())
        return fail(ErrorKind::Unsupported, "import.unreadable", problem);
    if (head.starts_with("\xEF\xBB\xBF")) window.consume(3);
    if (looksJson(window.rest())) {
        out.m_splitter = std::make_unique<JsonSplitter>(
            window, [&records](std::string_view bytes) { return records.parse(bytes); });
        records.setJson();
        return out;
    }
    auto csv = std::make_unique<CsvSplitter>(window);
    if (!csv->begin())
        return fail(ErrorKind::Unsupported, "import.unknown",
                    "neither JSON nor separated values with a header line");
    records.setCsv(csv->header(), csv->separator());
    out.m_splitter = std::move(csv);
    return out;
}

Result<ReadSummary> readSource(Reader& reader, std::span<const Format> formats, const ReadOptions& options,
                               const Sink& sink, const Watch& watch)
{
    Recogniser recogniser(formats);
    RecordReader records(recogniser, options.only);
    auto source = SourceSplitter::begin(reader, options.block, records);
    if (!source) return tl::unexpected(source.error());
    Delivery delivery(*source, records, options, sink);
    ReadSummary summary;
    RawRecord raw;
    Reject reject;
    std::uint64_t reported = 0;
    for (;;) {
        if (watch.stop.stopRequested()) return cancelled();
        const Splitter::Step step = source->next(raw, reject);
        if (step == Splitter::Step::End) break;
        ++summary.records;
        summary.stopped = !(step == Splitter::Step::Record ? delivery.record(raw) : delivery.reject(reject));
        if (summary.stopped) break;
        if (source->window().offset() - reported >= kReportEvery) {
            reported = source->window().offset();
            watch.report(reported, 0, "read");
        }
    }
    if (source->window().error()) return tl::unexpected(*source->window().error());
    summary.container = source->container();
    summary.header = source->header();
    summary.bytes = source->window().offset();
    return summary;
}

} // namespace sightline::import

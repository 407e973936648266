// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/day_first.h"
#include "core/base/text.h"
#include "core/import/csv_splitter.h"
#include "core/import/evtx_splitter.h"
#include "core/import/json_splitter.h"
#include "core/import/ldif_record.h"
#include "core/import/ldif_splitter.h"
#include "core/import/line_record.h"
#include "core/import/line_splitter.h"
#include "core/import/raw_batch.h"
#include "core/import/recognise.h"
#include "core/import/record_reader.h"
#include "core/import/source_splitter.h"
#include "core/import/xml_splitter.h"

namespace sightline::import
{
namespace
{

constexpr std::size_t kHead = 4096;
constexpr std::size_t kDates = std::size_t{256} << 10;
constexpr BatchLimits kFew{1024, std::size_t{1} << 20}; // of records that are read at once

bool looksJson(std::string_view head)
{
    const std::string_view text = trim(head);
    if (text.starts_with('{') || text.starts_with('[')) return true;
    // A damaged first line does not make JSON lines something else.
    const std::size_t line = text.find('\n');
    return line != std::string_view::npos && trim(text.substr(line)).starts_with("{\"");
}

// Dates tell it only where a day above 12 comes early. The more is looked at, the more often one does.
bool looksDayFirst(Window& window)
{
    while (window.rest().size() < kDates && window.more()) {
    }
    return writesDayFirst(window.rest().substr(0, kDates));
}

} // namespace

Result<SourceSplitter> SourceSplitter::begin(Reader& reader, std::size_t block, RecordReader& records,
                                             bool recoverDeleted)
{
    SourceSplitter out;
    out.m_decoder = std::make_unique<DecodingReader>(reader);
    out.m_window = std::make_unique<Window>(*out.m_decoder, block);
    Window& window = *out.m_window;
    while (window.rest().size() < kHead && window.more()) {
    }
    if (window.error()) return tl::unexpected(*window.error());
    const std::string_view head = window.rest();
    if (head.starts_with(kEvtxMagic)) {
        out.m_splitter = std::make_unique<EvtxSplitter>(window, recoverDeleted);
        records.setJson();
        return out;
    }
    if (const std::string problem = unreadable(head); !problem.empty())
        return fail(ErrorKind::Unsupported, "import.unreadable", problem);
    if (head.starts_with("\xEF\xBB\xBF")) window.consume(3);
    if (looksXmlEvents(window.rest())) {
        out.m_splitter = std::make_unique<XmlSplitter>(window);
        records.setJson();
        return out;
    }
    out.m_dayFirst = looksDayFirst(window);
    records.setDayFirst(out.m_dayFirst);
    if (looksJson(window.rest())) {
        out.m_splitter =
            std::make_unique<JsonSplitter>(window, [&records](std::string_view bytes, std::size_t behind) {
                return records.parse(bytes, behind);
            });
        records.setJson();
        return out;
    }
    if (looksLdif(window.rest().substr(0, kHead))) {
        out.m_splitter = std::make_unique<LdifSplitter>(window);
        records.setLdif();
        return out;
    }
    if (looksLines(window.rest().substr(0, kHead))) {
        out.m_splitter = std::make_unique<LineSplitter>(window);
        records.setLines();
        return out;
    }
    auto csv = std::make_unique<CsvSplitter>(window);
    if (!csv->begin())
        return fail(
            ErrorKind::Unsupported, "import.unknown",
            "neither JSON, nor events in XML, nor LDIF, nor syslog or CEF lines, nor separated values "
            "with a header line");
    out.m_separator = csv->separator();
    records.setCsv(csv->header(), csv->separator());
    out.m_splitter = std::move(csv);
    return out;
}

Result<ReadSummary> readSource(Reader& reader, std::span<const Format> formats, const ReadOptions& options,
                               const Sink& sink, const Watch& watch)
{
    auto splitter = BatchSplitter::begin(reader, formats, options);
    if (!splitter) return tl::unexpected(splitter.error());
    SliceReader records(formats, options.only);
    ReadSummary summary;
    while (!splitter->ended() && !summary.stopped) {
        if (watch.stop.stopRequested()) return cancelled();
        RawBatch batch;
        splitter->fill(batch, 0, kFew, watch);
        summary.records += batch.steps.size();
        for (const RawBatch::Slice& slice : batch.slices) {
            summary.stopped = summary.stopped || !records.read(batch, slice, sink);
            if (slice.error) return tl::unexpected(*slice.error);
        }
    }
    return summary;
}

} // namespace sightline::import

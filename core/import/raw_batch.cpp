// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/raw_batch.h"

#include <fmt/format.h>
#include <utility>

namespace sightline::import
{
namespace
{

constexpr std::uint64_t kAtEnd = static_cast<std::uint64_t>(-1); // no further step
constexpr std::uint64_t kReportEvery = std::uint64_t{1} << 20;

} // namespace

Result<BatchSplitter> BatchSplitter::begin(Reader& reader, std::span<const Format> formats,
                                           const ReadOptions& options)
{
    BatchSplitter out;
    out.m_recogniser = std::make_unique<Recogniser>(formats);
    out.m_records = std::make_unique<RecordReader>(*out.m_recogniser, options.only);
    auto splitter = SourceSplitter::begin(reader, options.block, *out.m_records, options.recoverDeleted);
    if (!splitter) return tl::unexpected(splitter.error());
    out.m_splitter = std::move(*splitter);
    out.m_resumeOffset = options.resumeOffset;
    const bool mayBeActivity = options.only == nullptr || options.only->id == kActivityCsv;
    if (out.m_splitter->container() == Container::Csv && mayBeActivity) {
        if (auto header = ActivityHeader::read(out.m_splitter->header(), out.m_splitter->separator()))
            out.m_activity = std::make_shared<const ActivityHeader>(std::move(*header));
    }
    return out;
}

// The slice that the next step belongs to.
RawBatch::Slice& BatchSplitter::slice(RawBatch& batch, std::size_t source, std::uint64_t ordinal)
{
    if (!batch.slices.empty()) {
        RawBatch::Slice& last = batch.slices.back();
        const bool goesOn = last.steps == 0 || ordinal == last.ordinal + last.steps || ordinal == kAtEnd;
        if (last.source == source && last.header == m_splitter->header() && goesOn) return last;
    }
    RawBatch::Slice& s = batch.slices.emplace_back();
    s.source = source;
    s.container = m_splitter->container();
    s.separator = m_splitter->separator();
    s.dayFirst = m_splitter->dayFirst();
    s.header = m_splitter->header();
    s.activity = m_activity;
    s.first = batch.steps.size();
    s.ordinal = ordinal;
    return s;
}

void BatchSplitter::add(RawBatch& batch, std::size_t source, const RawRecord& raw)
{
    if (raw.end <= m_resumeOffset) return;
    ++slice(batch, source, raw.ordinal).steps;
    batch.steps.push_back({raw.offset, raw.end, static_cast<std::uint32_t>(batch.bytes.size()),
                           static_cast<std::uint32_t>(raw.bytes.size()), false});
    batch.bytes.append(raw.bytes);
}

void BatchSplitter::add(RawBatch& batch, std::size_t source, Reject reject)
{
    const std::uint64_t end = reject.offset + reject.length;
    if (end <= m_resumeOffset) return;
    ++slice(batch, source, reject.ordinal).steps;
    batch.steps.push_back({reject.offset, end, static_cast<std::uint32_t>(batch.rejects.size()), 0, true});
    batch.rejects.push_back(std::move(reject));
}

void BatchSplitter::fill(RawBatch& batch, std::size_t source, const BatchLimits& limits, const Watch& watch)
{
    RawRecord raw;
    Reject reject;
    while (!limits.reached(batch)) {
        if (watch.stop.stopRequested()) return;
        const Splitter::Step step = m_splitter->next(raw, reject);
        if (step == Splitter::Step::End) {
            RawBatch::Slice& s = slice(batch, source, kAtEnd);
            s.last = true;
            s.error = m_splitter->window().error();
            if (m_splitter->replaced() > 0) {
                s.notice = fmt::format("{} characters could not be read as {}", m_splitter->replaced(),
                                       encodingName(m_splitter->encoding()));
            }
            m_ended = true;
            return;
        }
        if (step == Splitter::Step::Record) {
            add(batch, source, raw);
        } else {
            add(batch, source, std::move(reject));
        }
        const std::uint64_t at = m_splitter->window().offset();
        if (at - m_reported < kReportEvery) continue;
        m_reported = at;
        watch.report(at, 0, "read");
    }
}

SliceReader::SliceReader(std::span<const Format> formats, const Format* only)
    : m_recogniser(formats), m_records(m_recogniser, only)
{
}

bool SliceReader::readRecord(const RawBatch::Slice& slice, const RawRecord& raw, std::size_t behind,
                             const Sink& sink)
{
    RecordReader::Read read;
    m_record.clear();
    // The splitter parsed it before: this cannot fail.
    const bool json = slice.container != Container::Csv && slice.container != Container::Lines &&
                      slice.container != Container::Ldif;
    if (!json || m_records.parse(raw.bytes, behind)) {
        m_records.read(raw.bytes, slice.header, m_record, read);
    } else {
        read.problem = RejectReason::NotJson;
    }
    if (read.problem)
        return sink.reject({raw.offset, raw.bytes.size(), raw.ordinal, *read.problem, read.argument});
    return sink.record(raw, *read.format, *read.dialect, m_record, read.content, read.leaves);
}

bool SliceReader::read(const RawBatch& batch, const RawBatch::Slice& slice, const Sink& sink)
{
    if (slice.container == Container::Lines) {
        m_records.setLines();
    } else if (slice.container == Container::Ldif) {
        m_records.setLdif();
    } else if (slice.container == Container::Csv) {
        m_records.setCsv(slice.header, slice.separator);
    } else {
        m_records.setJson();
    }
    m_records.setDayFirst(slice.dayFirst);
    for (std::size_t i = 0; i < slice.steps; ++i) {
        const RawBatch::Step& s = batch.steps[slice.first + i];
        if (s.reject) {
            if (!sink.reject(batch.rejects[s.begin])) return false;
            continue;
        }
        const RawRecord raw{batch.raw(s), s.offset, s.end, slice.ordinal + i};
        if (!readRecord(slice, raw, batch.bytes.size() - s.begin - s.length, sink)) return false;
    }
    return true;
}

} // namespace sightline::import

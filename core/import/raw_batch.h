// SPDX-License-Identifier: GPL-3.0-or-later
// Records as they lie in their sources, cut apart but not read: what splitting hands to the threads that
// read. A batch may hold the end of one source, several whole ones and the beginning of another.
#pragma once

#include "core/import/activity_header.h"
#include "core/import/batch_limits.h"
#include "core/import/hashing_reader.h"
#include "core/import/importer.h"
#include "core/import/record_reader.h"
#include "core/import/source_splitter.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sightline::import
{

struct RawBatch {
    // A record, or a damaged span, at its place in the source.
    struct Step {
        std::uint64_t offset = 0;
        std::uint64_t end = 0;    // where reading would go on after it
        std::uint32_t begin = 0;  // of the record in `bytes`; of a reject: its index
        std::uint32_t length = 0; // of the record
        bool reject = false;
    };

    // Consecutive steps of one source under one header. Ordinals are consecutive too.
    struct Slice {
        std::size_t source = 0; // as the caller numbers them
        Container container = Container::JsonLines;
        char separator = ',';
        bool dayFirst = false; // dates with slashes
        std::string header;
        std::shared_ptr<const ActivityHeader> activity; // null: of another format
        std::size_t first = 0;                          // step
        std::size_t steps = 0;
        std::uint64_t ordinal = 0;          // of the first step
        bool last = false;                  // the source ended here
        std::optional<Error> error;         // it broke off
        std::string notice;                 // what was made of its text, if that is to be said
        std::optional<SourcePrefix> prefix; // what was read by now, at least up to its last step
    };

    std::string bytes;
    std::vector<Step> steps;
    std::vector<Slice> slices;
    std::vector<Reject> rejects;

    [[nodiscard]] std::string_view raw(const Step& s) const
    {
        return std::string_view(bytes).substr(s.begin, s.length);
    }

    void clear() // keeps its memory
    {
        bytes.clear();
        steps.clear();
        slices.clear();
        rejects.clear();
    }
};

inline bool BatchLimits::reached(const RawBatch& batch) const
{
    return batch.steps.size() >= steps || batch.bytes.size() >= bytes;
}

// Cuts one source into batches. One thread.
class BatchSplitter
{
public:
    // A source whose container is unknown is an error of kind Unsupported. The reader and the formats must
    // outlive it.
    [[nodiscard]] static Result<BatchSplitter> begin(Reader& reader, std::span<const Format> formats,
                                                     const ReadOptions& options);

    // Adds slices of this source until the batch is full or the source ends (its last slice says so), or a
    // stop is requested.
    void fill(RawBatch& batch, std::size_t source, const BatchLimits& limits, const Watch& watch);

    [[nodiscard]] bool ended() const { return m_ended; }

private:
    BatchSplitter() = default;
    RawBatch::Slice& slice(RawBatch& batch, std::size_t source, std::uint64_t ordinal);
    void add(RawBatch& batch, std::size_t source, const RawRecord& raw);
    void add(RawBatch& batch, std::size_t source, Reject reject);

    std::unique_ptr<Recogniser> m_recogniser;
    std::unique_ptr<RecordReader> m_records; // parses what the splitter is not sure of
    std::optional<SourceSplitter> m_splitter;
    std::shared_ptr<const ActivityHeader> m_activity;
    std::uint64_t m_resumeOffset = 0;
    std::uint64_t m_reported = 0;
    bool m_ended = false;
};

// Reads the records of slices. One thread.
class SliceReader
{
public:
    SliceReader(std::span<const Format> formats, const Format* only);

    // Tells the sink about each step in order; false: it wanted no more.
    bool read(const RawBatch& batch, const RawBatch::Slice& slice, const Sink& sink);

private:
    // behind: bytes of the batch after the record
    bool readRecord(const RawBatch::Slice& slice, const RawRecord& raw, std::size_t behind, const Sink& sink);

    Recogniser m_recogniser;
    RecordReader m_records;
    Record m_record;
};

} // namespace sightline::import

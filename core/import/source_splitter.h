// SPDX-License-Identifier: GPL-3.0-or-later
// The splitter that fits a source, chosen by its first bytes; used by sniff and readSource alike.
#pragma once

#include "core/import/decoding_reader.h"
#include "core/import/splitter.h"
#include "core/import/window.h"

#include <memory>

namespace sightline::import
{

class RecordReader;

class SourceSplitter
{
public:
    // Error of kind Unsupported, in words, if the source is of no known container. The
    // reader and the record reader must outlive it.
    [[nodiscard]] static Result<SourceSplitter> begin(Reader& reader, std::size_t block,
                                                      RecordReader& records, bool recoverDeleted = false);

    [[nodiscard]] Splitter::Step next(RawRecord& record, Reject& reject)
    {
        return m_splitter->next(record, reject);
    }

    [[nodiscard]] Container container() const { return m_splitter->container(); }

    [[nodiscard]] const std::string& header() const { return m_splitter->header(); }

    [[nodiscard]] char separator() const { return m_separator; } // of separated values

    // Whether records are JSON that the splitter made, and that is still to be parsed.
    [[nodiscard]] bool rendered() const
    {
        return container() == Container::Evtx || container() == Container::Xml;
    }

    // Of the text; what could not be decoded so far.
    [[nodiscard]] TextEncoding encoding() const { return m_decoder->encoding(); }

    [[nodiscard]] std::uint64_t replaced() const { return m_decoder->replaced(); }

    // Dates with slashes have the day first, by what the first records say.
    [[nodiscard]] bool dayFirst() const { return m_dayFirst; }

    [[nodiscard]] const Window& window() const { return *m_window; }

private:
    std::unique_ptr<DecodingReader> m_decoder;
    std::unique_ptr<Window> m_window;
    std::unique_ptr<Splitter> m_splitter;
    char m_separator = ',';
    bool m_dayFirst = false;
};

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
// Splits JSON lines, arrays, concatenated values, pages ({"value":[...]}), answers of searches
// ({"hits":{"hits":[...]}}) and Log Analytics answers into
// records by counting brackets; finds the next good record after a damaged one. One thread.
#pragma once

#include "core/import/splitter.h"
#include "core/import/window.h"

namespace sightline::import
{

class JsonSplitter final : public Splitter
{
public:
    JsonSplitter(Window& window, AcceptFn accept) : m_window(window), m_accept(std::move(accept)) {}

    Step next(RawRecord& record, Reject& reject) override;

    [[nodiscard]] Container container() const override { return m_container; }

    [[nodiscard]] const std::string& header() const override { return m_header; }

private:
    enum class Place { Top, Array, Page, Tables, Rows };
    enum class Stop { Closed, Newline, NextRecord, TooLong, Eof };

    struct Scan {
        Stop stop = Stop::Eof;
        std::size_t length = 0; // bytes looked at; of the element if Closed
    };

    struct ScanLimits {
        std::size_t cap = kMaxRecord;
        std::size_t column = 0;
        bool strict = false; // an element ends before a line that opens the next one at its column or before
        int depth = 0;       // brackets open already
    };

    [[nodiscard]] char open() const { return m_place == Place::Rows ? '[' : '{'; }

    [[nodiscard]] Scan scan(std::size_t from, const ScanLimits& limits);
    [[nodiscard]] std::size_t wholeLine();
    void consume(std::size_t n);
    // Takes separators and brackets between records; false at the end of the source.
    bool toElement();
    bool enter(int c);
    void leave();
    void skipTail();
    bool enterObject();
    [[nodiscard]] bool isPage(const std::string& name, std::size_t i, bool certain);
    void enterTable();
    [[nodiscard]] std::optional<std::string> key(std::size_t& i);
    bool skipScalar(std::size_t& i);
    void blanks(std::size_t& i);

    Step good(std::size_t length, RawRecord& record);
    Step damage(const Scan& bad, Reject& reject);
    bool resync(std::uint64_t& end);
    [[nodiscard]] bool isRecord(std::size_t from, std::size_t length) const;
    bool isElement(std::size_t i, std::size_t column, std::size_t& length);
    [[nodiscard]] bool followsWell(std::size_t from, std::size_t length);
    [[nodiscard]] bool likeLast(std::size_t from, std::size_t length) const;
    [[nodiscard]] bool endsWell(std::size_t i);
    void learn(std::size_t length);
    void learnKey(std::size_t length);

    Window& m_window;
    AcceptFn m_accept;
    Container m_container = Container::Unknown;
    Place m_place = Place::Top;
    int m_pageDepth = 1; // brackets open round the page's list
    std::string m_header;
    std::string m_firstKey; // of the last good record, with its quotes
    std::size_t m_column = 0;
    std::size_t m_goodColumn = std::string::npos;
    std::size_t m_largest = 0;
    std::size_t m_cap = kMaxRecord;
    std::uint64_t m_work = 0;  // bytes scanned in search of the next good record
    std::size_t m_pending = 0; // bytes of the record returned last
    std::size_t m_found = 0;   // length of the element found behind damage
    std::uint64_t m_ordinal = 0;
    bool m_inLines = true; // the last record ended with its line
};

} // namespace sightline::import

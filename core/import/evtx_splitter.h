// SPDX-License-Identifier: GPL-3.0-or-later
// Splits a Windows event log (EVTX) into its live records, each rendered as JSON (evtx_event.h). Chunks are
// read in the order of the file to its real end, whatever the header counts; unused ones are passed over. A
// checksum that does not match is a reject at its header, and the records are read all the same: what is
// damaged beyond reading is a reject of its own. Records behind the end that a chunk's header knows are read
// while their numbers go on (a log that was not closed). Deleted records in the slack of a chunk are read on
// request only: those that are whole and can be rendered, marked "Recovered" and numbered from
// kRecoveredOrdinal; how many cannot be recovered is a remark. One thread.
#pragma once

#include "core/import/evtx_event.h"
#include "core/import/splitter.h"
#include "core/import/window.h"

#include <deque>

namespace sightline::import
{

inline constexpr std::string_view kEvtxMagic{"ElfFile\0", 8};

class EvtxSplitter final : public Splitter
{
public:
    explicit EvtxSplitter(Window& window, bool recoverDeleted = false)
        : m_window(window), m_recover(recoverDeleted)
    {
    }

    Step next(RawRecord& record, Reject& reject) override;

    [[nodiscard]] Container container() const override { return Container::Evtx; }

    [[nodiscard]] const std::string& header() const override { return m_header; }

private:
    bool load(std::size_t bytes);
    void readFileHeader();
    bool nextChunk();
    void openChunk();
    void readChunkHeader();
    [[nodiscard]] bool recordAt(std::size_t pos, std::size_t limit) const;
    [[nodiscard]] bool follows(std::size_t pos) const;
    [[nodiscard]] Step readRecord(RawRecord& record, Reject& reject);
    bool recover(RawRecord& record);
    bool render(std::size_t begin, std::size_t size);
    void damage(Reject& reject);
    void refuse(std::size_t at, std::size_t length, RejectReason reason, std::string argument);
    [[nodiscard]] std::uint64_t number(std::size_t at, std::size_t width) const;

    Window& m_window;
    bool m_recover;
    EvtxEvents m_events;
    std::string m_header; // there is none
    std::string m_text;   // of the record returned last
    std::deque<Reject> m_refused;
    std::string_view m_chunk;  // shorter than a chunk if the file is cut off; empty between chunks
    std::size_t m_pending = 0; // bytes that are done with
    std::size_t m_pos = 0;     // in the chunk
    std::size_t m_live = 0;    // end of the records that the chunk's header knows
    std::size_t m_slack = 0;   // where deleted records are looked for; 0: not begun in this chunk
    std::uint64_t m_lastId = 0;
    bool m_any = false; // m_lastId is of this chunk
    bool m_began = false;
    std::uint64_t m_ordinal = 0;
    std::uint64_t m_recovered = 0; // and remarks on those that cannot be
    std::size_t m_lost = 0;        // deleted records of the chunk that cannot be recovered
};

} // namespace sightline::import

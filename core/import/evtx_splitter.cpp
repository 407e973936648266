// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/evtx_splitter.h"

#include "core/base/day_first.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <zlib.h>

namespace sightline::import
{
namespace
{

constexpr std::size_t kFileHeader = 4096;
constexpr std::size_t kChunkHeader = 512;
constexpr std::string_view kChunkMagic{"ElfChnk\0", 8};
constexpr std::string_view kRecordMagic{"**\0\0", 4};
constexpr std::size_t kRecordHead = 24; // magic, size, number, time
constexpr std::size_t kRecordMin = kRecordHead + 4;

std::uint32_t checksum(std::string_view bytes, std::uint32_t before = 0)
{
    return static_cast<std::uint32_t>(
        ::crc32(before, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

bool unused(std::string_view bytes)
{
    return std::ranges::all_of(bytes, [](char c) { return c == '\0'; });
}

} // namespace

// At least so many bytes, if the source has them.
bool EvtxSplitter::load(std::size_t bytes)
{
    while (m_window.rest().size() < bytes && m_window.more()) {
    }
    return m_window.rest().size() >= bytes;
}

std::uint64_t EvtxSplitter::number(std::size_t at, std::size_t width) const
{
    return littleEndian(m_chunk, at, width);
}

void EvtxSplitter::refuse(std::size_t at, std::size_t length, RejectReason reason, std::string argument)
{
    m_refused.push_back({m_window.offset() + at, length, 0, reason, std::move(argument)});
}

void EvtxSplitter::readFileHeader()
{
    m_began = true;
    if (!load(kFileHeader)) {
        refuse(0, m_window.rest().size(), RejectReason::CutOff, "the file's header");
        m_pending = m_window.rest().size();
        return;
    }
    const std::string_view head = m_window.rest().substr(0, kFileHeader);
    if (checksum(head.substr(0, 120)) != littleEndian(head, 124, 4))
        refuse(0, 128, RejectReason::Checksum, "the file's header");
    const std::size_t size = littleEndian(head, 40, 2);
    m_pending = size >= 128 && load(size) ? size : kFileHeader;
}

// Goes to the next chunk that is in use, or to something that is to be refused; false at the end.
bool EvtxSplitter::nextChunk()
{
    m_chunk = {};
    for (;;) {
        m_window.consume(std::exchange(m_pending, 0));
        if (!m_refused.empty()) return true;
        (void)load(kEvtxChunk);
        const std::string_view block = m_window.rest().substr(0, kEvtxChunk);
        if (block.empty()) return false;
        m_pending = block.size();
        if (block.starts_with(kChunkMagic)) {
            m_chunk = block;
            openChunk();
            return true;
        }
        if (unused(block)) continue;
        const bool cut = block.size() < kEvtxChunk;
        refuse(0, block.size(), cut ? RejectReason::CutOff : RejectReason::Damaged,
               "no chunk of records begins here");
        return true;
    }
}

void EvtxSplitter::openChunk()
{
    m_events.reset(m_chunk);
    m_pos = kChunkHeader;
    m_any = false;
    m_slack = 0;
    m_lost = 0;
    m_live = kChunkHeader;
    if (m_chunk.size() >= kChunkHeader) return readChunkHeader();
    refuse(0, m_chunk.size(), RejectReason::CutOff, "a chunk's header");
    m_chunk = {};
}

void EvtxSplitter::readChunkHeader()
{
    const std::uint32_t head =
        checksum(m_chunk.substr(128, kChunkHeader - 128), checksum(m_chunk.substr(0, 120)));
    if (head != number(124, 4)) {
        refuse(0, kChunkHeader, RejectReason::Checksum, "a chunk's header");
        return; // its end of records is not trusted: they are read while their numbers go on
    }
    const std::size_t live = number(48, 4);
    if (live < kChunkHeader || live > kEvtxChunk) {
        refuse(0, kChunkHeader, RejectReason::Damaged, "a chunk's header");
        return;
    }
    m_live = live;
    if (m_chunk.size() < kEvtxChunk) return;
    if (checksum(m_chunk.substr(kChunkHeader, live - kChunkHeader)) != number(52, 4))
        refuse(0, kChunkHeader, RejectReason::Checksum, "the records of a chunk");
}

bool EvtxSplitter::recordAt(std::size_t pos, std::size_t limit) const
{
    if (limit > m_chunk.size() || pos + kRecordMin > limit || m_chunk.substr(pos, 4) != kRecordMagic)
        return false;
    const std::size_t size = number(pos + 4, 4);
    return size >= kRecordMin && size <= limit - pos && number(pos + size - 4, 4) == size;
}

// Behind the known end: a whole record that goes on with the numbers.
bool EvtxSplitter::follows(std::size_t pos) const
{
    return recordAt(pos, m_chunk.size()) && (!m_any || number(pos + 8, 8) == m_lastId + 1);
}

// From the position to the next record that looks sound, or to the end of the live ones.
void EvtxSplitter::damage(Reject& reject)
{
    const std::size_t limit = std::min(m_live, m_chunk.size());
    std::size_t to = m_pos + 1;
    for (;; ++to) {
        to = m_chunk.find(kRecordMagic, to);
        if (to == std::string_view::npos || to >= limit || recordAt(to, limit)) break;
    }
    to = std::min(to, limit);
    const bool cut = to == m_chunk.size() && m_chunk.size() < m_live;
    reject = {m_window.offset() + m_pos,
              to - m_pos,
              m_ordinal++,
              cut ? RejectReason::CutOff : RejectReason::Damaged,
              {}};
    if (!cut) reject.argument = "the record's frame";
    m_pos = to;
}

Splitter::Step EvtxSplitter::readRecord(RawRecord& record, Reject& reject)
{
    const std::size_t begin = m_pos;
    const std::size_t size = number(begin + 4, 4);
    m_lastId = number(begin + 8, 8);
    m_any = true;
    m_pos += size;
    m_text.clear();
    const char* problem = m_events.write(begin + kRecordHead, begin + size - 4, m_text);
    const std::uint64_t offset = m_window.offset() + begin;
    if (problem == nullptr) {
        record = {m_text, offset, offset + size, m_ordinal++};
        return Step::Record;
    }
    reject = {offset, size, m_ordinal++, RejectReason::Damaged,
              "record " + std::to_string(m_lastId) + ": " + problem};
    return Step::Reject;
}

// What a deleted record refers to in its chunk may have been written over: what is rendered with neither the
// number nor the time of its frame is not that record. (Numbers alone do not do: logs that were exported have
// new ones in their frames.)
bool EvtxSplitter::render(std::size_t begin, std::size_t size)
{
    m_text.clear();
    if (m_events.write(begin + kRecordHead, begin + size - 4, m_text) != nullptr) return false;
    if (!m_text.starts_with('{')) return false;
    const std::string id = fmt::format("\"EventRecordID\":{},", number(begin + 8, 8));
    if (m_text.find(id) != std::string::npos) return true;
    const Ticks written = fromCount(static_cast<std::int64_t>(number(begin + 16, 8)), TimeUnit::Filetime);
    const std::string time = fmt::format("\"SystemTime\":\"{}\"", isoTextFull(written));
    return written != kNoTime && m_text.find(time) != std::string::npos;
}

// The next deleted record of the chunk.
bool EvtxSplitter::recover(RawRecord& record)
{
    if (m_slack == 0) m_slack = m_pos;
    for (;;) {
        m_slack = m_chunk.find(kRecordMagic, m_slack);
        if (m_slack == std::string_view::npos) {
            m_slack = m_chunk.size();
            if (m_lost > 0)
                refuse(m_pos, m_chunk.size() - m_pos, RejectReason::Overwritten, std::to_string(m_lost));
            m_lost = 0;
            return false;
        }
        const std::size_t begin = m_slack++;
        if (!recordAt(begin, m_chunk.size())) continue;
        const std::size_t size = number(begin + 4, 4);
        if (!render(begin, size)) {
            ++m_lost;
            continue;
        }
        m_text.insert(1, "\"Recovered\":true,");
        m_slack = begin + size;
        const std::uint64_t offset = m_window.offset() + begin;
        record = {m_text, offset, offset + size, kRecoveredOrdinal + m_recovered++};
        return true;
    }
}

Splitter::Step EvtxSplitter::next(RawRecord& record, Reject& reject)
{
    if (!m_began) readFileHeader();
    for (;;) {
        if (!m_refused.empty()) {
            reject = std::move(m_refused.front());
            m_refused.pop_front();
            const bool deleted = reject.reason == RejectReason::Overwritten;
            reject.ordinal = deleted ? kRecoveredOrdinal + m_recovered++ : m_ordinal++;
            return Step::Reject;
        }
        const std::size_t limit = std::min(m_live, m_chunk.size());
        if (!m_chunk.empty() && m_pos < limit) {
            if (recordAt(m_pos, limit)) return readRecord(record, reject);
            damage(reject);
            return Step::Reject;
        }
        if (!m_chunk.empty() && follows(m_pos)) return readRecord(record, reject);
        if (m_recover && !m_chunk.empty() && recover(record)) return Step::Record;
        if (!nextChunk()) return Step::End;
    }
}

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_queue.h"

#include "core/base/hash.h"
#include "core/base/reader.h"

#include <algorithm>
#include <utility>

namespace sightline::usecase
{
namespace
{

constexpr std::size_t kSniffBytes = 1 << 20;
constexpr std::size_t kMark = 10; // hexadecimal digits
constexpr std::size_t kLastRecord = 1 << 20;

struct Fingerprint {
    Sha256Digest digest{};
    std::uint64_t bytes = 0;
    const store::SourceRow* begun = nullptr; // an earlier import whose bytes are our first ones
};

std::string digestBytes(const Sha256Digest& d)
{
    return {reinterpret_cast<const char*>(d.data()), d.size()};
}

// Earlier imports that ours may go on with, the shortest first: of a source that was not read to its end, or
// of this place, where it may have grown since.
std::vector<const store::SourceRow*> earlierImports(const ImportInput& input,
                                                    const std::vector<store::SourceRow>& known)
{
    std::vector<const store::SourceRow*> out;
    const store::SourceRow* grown = nullptr;
    for (const store::SourceRow& s : known) {
        if (s.bytes <= 0 || s.state == store::SourceState::Removed) continue;
        if (s.state == store::SourceState::Interrupted)
            out.push_back(&s);
        else if (s.path == pathText(input.file) && s.member == input.member)
            grown = &s;
    }
    if (grown != nullptr) out.push_back(grown);
    std::ranges::stable_sort(out, {}, [](const store::SourceRow* s) { return s->bytes; });
    return out;
}

// Reads all of it.
Result<Fingerprint> fingerprint(const ImportInput& input, const std::vector<store::SourceRow>& known,
                                const StopToken& stop)
{
    const auto earlier = earlierImports(input, known);
    auto next = earlier.begin();
    const auto reader = import::readerOf(input.bytes);
    Fingerprint out;
    Sha256 digest;
    std::string block(std::size_t{1} << 20, '\0');
    for (;;) {
        if (stop.stopRequested()) return cancelled();
        const auto n = reader->read(block);
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        std::string_view part(block.data(), *n);
        // What has as many bytes as we have is no beginning of ours, but it.
        for (; next != earlier.end() && static_cast<std::uint64_t>((*next)->bytes) < out.bytes + part.size();
             ++next) {
            const std::string_view upTo =
                part.substr(0, static_cast<std::uint64_t>((*next)->bytes) - out.bytes);
            digest.update(upTo);
            out.bytes += upTo.size();
            part.remove_prefix(upTo.size());
            if (digestBytes(digest.soFar()) == (*next)->sha256) out.begun = *next;
        }
        digest.update(part);
        out.bytes += part.size();
    }
    out.digest = digest.finish();
    return out;
}

// The row the case will have of a new source.
store::SourceRow newRow(const ImportInput& input, const std::string& zone)
{
    store::SourceRow out;
    out.path = pathText(input.file);
    out.member = input.member;
    out.zone = zone;
    out.importedAt = now();
    out.state = store::SourceState::Interrupted;
    return out;
}

bool hasColumns(import::Container container)
{
    using import::Container;
    return container == Container::Csv || container == Container::JsonLines ||
           container == Container::JsonArray || container == Container::JsonValues;
}

bool hasRecovered(const store::SourceRow& source)
{
    FileReport report;
    readSourceFacts(source, report);
    return report.recovered;
}

// recover: with its deleted records.
const store::SourceRow* completeImport(const Sha256Digest& digest, bool recover,
                                       const std::vector<store::SourceRow>& known)
{
    const std::string sha = digestBytes(digest);
    const auto it = std::ranges::find_if(known, [&](const store::SourceRow& s) {
        return s.sha256 == sha && s.state == store::SourceState::Complete && (!recover || hasRecovered(s));
    });
    return it == known.end() ? nullptr : &*it;
}

} // namespace

ImportQueue::ImportQueue(const ImportKnowledge& knowledge, ImportInputs inputs,
                         std::vector<store::SourceRow> known, std::string zone)
    : m_knowledge(knowledge), m_inputs(std::move(inputs)), m_known(std::move(known)), m_zone(std::move(zone))
{
}

// Whether the case has it, or will have it when this import is done.
bool ImportQueue::isKnown(const Sha256Digest& digest, bool recover, ImportSource& source)
{
    if (const store::SourceRow* known = completeImport(digest, recover, m_known)) {
        readSourceFacts(*known, source.report());
        source.report().allDuplicates();
        return true;
    }
    const auto [twin, isNew] = m_seen.try_emplace(digest, m_sources.size() - 1);
    if (!isNew) source.setTwin(twin->second);
    return !isNew;
}

// Whether reading it before may tell that the case has it, or its beginning, or that this import read it.
bool ImportQueue::mayBeKnown(const ImportInput& input) const
{
    const std::uint64_t size = input.bytes->size();
    if (m_sizes.contains(size)) return true;
    const auto earlier = earlierImports(input, m_known);
    return std::ranges::any_of(m_known,
                               [&](const store::SourceRow& s) {
                                   return s.state != store::SourceState::Removed &&
                                          static_cast<std::uint64_t>(s.bytes) == size;
                               }) ||
           std::ranges::any_of(earlier, [&](const store::SourceRow* s) {
               return static_cast<std::uint64_t>(s->bytes) <= size;
           });
}

// A new row, or that of an earlier import which this one goes on with; one without a path where there is
// nothing to read, because the records are there.
Result<store::SourceRow> ImportQueue::rowOf(const ImportInput& input, bool recover, ImportSource& source,
                                            const StopToken& stop)
{
    store::SourceRow row = newRow(input, m_zone);
    if (!mayBeKnown(input)) return row; // its digest is taken while it is read
    const auto print = fingerprint(input, m_known, stop);
    if (!print) return tl::unexpected(print.error());
    source.report().sha256 = hexText(print->digest);
    if (isKnown(print->digest, recover, source)) return store::SourceRow{};
    const std::string sha = digestBytes(print->digest);
    const auto same = [&](const store::SourceRow& s) {
        return s.sha256 == sha && s.state == store::SourceState::Interrupted;
    };
    if (const auto it = std::ranges::find_if(m_known, same); it != m_known.end())
        row = *it;
    else if (print->begun != nullptr)
        row = *print->begun;
    row.sha256 = sha;
    row.bytes = static_cast<std::int64_t>(print->bytes);
    row.state = store::SourceState::Interrupted;
    return row;
}

Result<> ImportQueue::openInput(const ImportInput& input, ImportSource& source, const Watch& watch)
{
    FileReport& report = source.report();
    if (input.problem) report.reason = input.problem->text();
    if (!input.bytes) return {};
    report.bytes = input.bytes->size();
    const auto head = import::headOf(*input.bytes, kSniffBytes);
    if (!head) return tl::unexpected(head.error());
    const import::Sniffed sniffed = import::sniff(*head, m_knowledge.formats);
    if (!input.problem) report.reason = sniffed.problem;
    if (sniffed.container == import::Container::Unknown) {
        const auto print = fingerprint(input, {}, watch.stop);
        if (print) report.sha256 = hexText(print->digest);
        return print ? Result<>{} : tl::unexpected(print.error());
    }
    report.mappable = sniffed.guesses.empty() && hasColumns(sniffed.container);
    const bool recover = m_knowledge.recoverDeleted && sniffed.container == import::Container::Evtx;
    auto row = rowOf(input, recover, source, watch.stop);
    if (!row) return tl::unexpected(std::move(row.error()));
    if (row->path.empty()) return {};
    m_sizes.insert(report.bytes);
    m_reader = import::readerOf(input.bytes, input.problem);
    if (row->sha256.empty()) {
        auto hashing = std::make_unique<import::HashingReader>(std::move(m_reader));
        m_hashing = hashing.get();
        m_reader = std::move(hashing);
    }
    source.start(std::move(*row), hexText(sha256(*head)).substr(0, kMark));
    if (source.begun()) report.reason.clear(); // it is known what it is
    report.recovered = recover;
    import::ReadOptions options;
    options.only = m_knowledge.only;
    options.recoverDeleted = recover;
    options.resumeOffset = static_cast<std::uint64_t>(source.row().resumeOffset);
    auto splitter = import::BatchSplitter::begin(*m_reader, m_knowledge.formats, options);
    if (!splitter) {
        if (m_hashing != nullptr) {
            m_hashing->finish();
            report.sha256 = hexText(m_hashing->prefix().digest);
        }
        m_hashing = nullptr;
        return tl::unexpected(splitter.error());
    }
    m_splitter = std::move(*splitter);
    return {};
}

// Goes on to the next input that is to be read; false when there is none.
bool ImportQueue::open(const Watch& watch)
{
    while (!m_splitter) {
        const auto input = m_inputs.next(watch);
        if (!input) return false;
        ImportSource& source =
            m_sources.emplace_back(store::memberText(pathText(input->file), input->member));
        const auto opened = openInput(*input, source, watch);
        // A source that fails is only itself.
        if (!opened && !opened.error().cancelled()) source.report().reason = opened.error().text();
    }
    return true;
}

std::optional<import::RawBatch> ImportQueue::next(const import::BatchLimits& limits, import::RawBatch spare,
                                                  const Watch& watch)
{
    import::RawBatch out = std::move(spare);
    out.clear();
    out.bytes.reserve(limits.bytes + kLastRecord); // what is not filled is never touched
    while (!limits.reached(out) && open(watch)) {
        m_splitter->fill(out, m_sources.size() - 1, limits, m_inputs.progress(watch));
        if (m_splitter->ended())
            close(out);
        else
            markPrefix(out);
        if (watch.stop.stopRequested()) break;
    }
    if (out.slices.empty()) return std::nullopt;
    return out;
}

// How much of the source was read for the batch.
void ImportQueue::markPrefix(import::RawBatch& batch) const
{
    if (m_hashing == nullptr || batch.slices.empty()) return;
    import::RawBatch::Slice& last = batch.slices.back();
    if (last.source + 1 == m_sources.size()) last.prefix = m_hashing->prefix();
}

void ImportQueue::close(import::RawBatch& batch)
{
    if (m_hashing != nullptr) {
        m_hashing->finish();
        markPrefix(batch);
        m_seen.try_emplace(m_hashing->prefix().digest, m_sources.size() - 1);
    }
    m_splitter.reset();
    m_hashing = nullptr;
    m_reader.reset();
}

} // namespace sightline::usecase

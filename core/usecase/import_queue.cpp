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

struct Fingerprint {
    Sha256Digest digest{};
    std::uint64_t bytes = 0;
    const store::SourceRow* grownFrom =
        nullptr; // an earlier import of this path whose bytes are our first ones
};

std::string digestBytes(const Sha256Digest& d)
{
    return {reinterpret_cast<const char*>(d.data()), d.size()};
}

// The earlier import of this place that ours may begin with.
const store::SourceRow* earlierImport(const ImportInput& input, const std::vector<store::SourceRow>& known)
{
    const store::SourceRow* out = nullptr;
    for (const auto& s : known) {
        const bool same = s.path == pathText(input.file) && s.member == input.member;
        if (same && s.state != store::SourceState::Removed && s.bytes > 0) out = &s;
    }
    return out;
}

Result<Fingerprint> fingerprint(const ImportInput& input, const std::vector<store::SourceRow>& known,
                                const StopToken& stop)
{
    const store::SourceRow* candidate = earlierImport(input, known);
    const std::uint64_t begins = candidate == nullptr ? 0 : static_cast<std::uint64_t>(candidate->bytes);
    const auto reader = import::readerOf(input.bytes);
    Fingerprint out;
    Sha256 whole;
    Sha256 prefix;
    std::string block(1 << 20, '\0');
    for (;;) {
        if (stop.stopRequested()) return cancelled();
        const auto n = reader->read(block);
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        const std::string_view part(block.data(), *n);
        whole.update(part);
        if (out.bytes < begins)
            prefix.update(part.substr(0, std::min<std::uint64_t>(part.size(), begins - out.bytes)));
        out.bytes += *n;
    }
    out.digest = whole.finish();
    if (out.bytes > begins && candidate != nullptr && digestBytes(prefix.finish()) == candidate->sha256)
        out.grownFrom = candidate;
    return out;
}

// The row the case will have of a file: a new one, or that of an earlier import which this one goes on with.
store::SourceRow rowOf(const ImportInput& input, const Fingerprint& print,
                       const std::vector<store::SourceRow>& known, const std::string& zone)
{
    store::SourceRow source;
    source.path = pathText(input.file);
    source.member = input.member;
    source.zone = zone;
    source.importedAt = now();
    const std::string sha = digestBytes(print.digest);
    for (const store::SourceRow& s : known) {
        if (s.sha256 == sha && s.state == store::SourceState::Interrupted) source = s;
    }
    if (source.id == 0 && print.grownFrom != nullptr) source = *print.grownFrom;
    source.sha256 = sha;
    source.bytes = static_cast<std::int64_t>(print.bytes);
    source.state = store::SourceState::Interrupted;
    return source;
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

Result<> ImportQueue::openInput(const ImportInput& input, ImportSource& source, const Watch& watch)
{
    FileReport& report = source.report();
    if (input.problem) report.reason = input.problem->text();
    if (!input.bytes) return {};
    const auto print = fingerprint(input, m_known, watch.stop);
    if (!print) return tl::unexpected(print.error());
    report.bytes = print->bytes;
    report.sha256 = hexText(print->digest);
    const auto head = import::headOf(*input.bytes, kSniffBytes);
    if (!head) return tl::unexpected(head.error());
    const import::Sniffed sniffed = import::sniff(*head, m_knowledge.formats);
    if (!input.problem) report.reason = sniffed.problem;
    if (sniffed.container == import::Container::Unknown) return {};
    report.mappable = sniffed.guesses.empty() && hasColumns(sniffed.container);
    const bool recover = m_knowledge.recoverDeleted && sniffed.container == import::Container::Evtx;
    if (isKnown(print->digest, recover, source)) return {};
    m_reader = import::readerOf(input.bytes, input.problem);
    source.start(rowOf(input, *print, m_known, m_zone));
    if (source.begun()) report.reason.clear(); // it is known what it is
    report.recovered = recover;
    import::ReadOptions options;
    options.only = m_knowledge.only;
    options.recoverDeleted = recover;
    options.resumeOffset = static_cast<std::uint64_t>(source.row().resumeOffset);
    auto splitter = import::BatchSplitter::begin(*m_reader, m_knowledge.formats, options);
    if (!splitter) return tl::unexpected(splitter.error());
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

std::optional<import::RawBatch> ImportQueue::next(const import::BatchLimits& limits, std::string spare,
                                                  const Watch& watch)
{
    import::RawBatch out;
    out.bytes = std::move(spare);
    out.bytes.clear();
    while (!limits.reached(out) && open(watch)) {
        m_splitter->fill(out, m_sources.size() - 1, limits, m_inputs.progress(watch));
        if (watch.stop.stopRequested()) break;
        if (!m_splitter->ended()) continue;
        m_splitter.reset();
        m_reader.reset();
    }
    if (out.slices.empty()) return std::nullopt;
    return out;
}

} // namespace sightline::usecase

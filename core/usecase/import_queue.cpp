// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_queue.h"

#include "core/base/hash.h"
#include "core/base/reader.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace sightline::usecase
{
namespace
{

namespace fs = std::filesystem;

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

Result<Fingerprint> fingerprint(const fs::path& path, const std::vector<store::SourceRow>& known,
                                const StopToken& stop)
{
    auto reader = openFile(path);
    if (!reader) return tl::unexpected(reader.error());
    const store::SourceRow* candidate = nullptr;
    for (const auto& s : known) {
        if (s.path == pathText(path) && s.state == store::SourceState::Complete && s.bytes > 0)
            candidate = &s;
    }
    Fingerprint out;
    Sha256 whole;
    Sha256 prefix;
    std::string block(1 << 20, '\0');
    for (;;) {
        if (stop.stopRequested()) return cancelled();
        const auto n = (*reader)->read(block);
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        const std::string_view part(block.data(), *n);
        whole.update(part);
        if (candidate != nullptr && out.bytes < static_cast<std::uint64_t>(candidate->bytes)) {
            prefix.update(
                part.substr(0, std::min<std::uint64_t>(
                                   part.size(), static_cast<std::uint64_t>(candidate->bytes) - out.bytes)));
        }
        out.bytes += *n;
    }
    out.digest = whole.finish();
    if (candidate != nullptr && out.bytes > static_cast<std::uint64_t>(candidate->bytes) &&
        digestBytes(prefix.finish()) == candidate->sha256) {
        out.grownFrom = candidate;
    }
    return out;
}

// A source that is in the case already: what it was, all of it as duplicates.
void reportKnown(const store::SourceRow& source, FileReport& report)
{
    readSourceFacts(source, report);
    report.duplicates = report.read - report.rejected;
    report.stored = 0;
    report.revisions = 0;
}

// The row the case will have of a file: a new one, or that of an earlier import which this one goes on with.
store::SourceRow rowOf(const std::string& path, const Fingerprint& print,
                       const std::vector<store::SourceRow>& known, const std::string& zone)
{
    store::SourceRow source;
    source.path = path;
    source.zone = zone;
    source.importedAt = now();
    const std::string sha = digestBytes(print.digest);
    for (const store::SourceRow& s : known) {
        if (s.sha256 == sha && s.state != store::SourceState::Removed) source = s; // interrupted
    }
    if (source.id == 0 && print.grownFrom != nullptr) source = *print.grownFrom;
    source.sha256 = sha;
    source.bytes = static_cast<std::int64_t>(print.bytes);
    source.state = store::SourceState::Interrupted;
    return source;
}

const store::SourceRow* completeImport(const Fingerprint& print, const std::vector<store::SourceRow>& known)
{
    const std::string sha = digestBytes(print.digest);
    const auto it = std::ranges::find_if(known, [&](const store::SourceRow& s) {
        return s.sha256 == sha && s.state == store::SourceState::Complete;
    });
    return it == known.end() ? nullptr : &*it;
}

} // namespace

std::vector<fs::path> walkFiles(const std::vector<fs::path>& paths)
{
    std::vector<fs::path> out;
    std::error_code ec;
    for (const fs::path& p : paths) {
        if (!fs::is_directory(p, ec)) {
            out.push_back(p);
            continue;
        }
        std::vector<fs::path> inside;
        for (auto it = fs::recursive_directory_iterator(p, fs::directory_options::skip_permission_denied, ec);
             it != fs::recursive_directory_iterator(); it.increment(ec)) {
            const bool hidden = pathText(it->path().filename()).starts_with(".");
            if (hidden && it->is_directory(ec)) it.disable_recursion_pending();
            if (!hidden && it->is_regular_file(ec)) inside.push_back(it->path());
        }
        std::ranges::sort(inside);
        out.insert(out.end(), inside.begin(), inside.end());
    }
    return out;
}

ImportQueue::ImportQueue(const ImportKnowledge& knowledge, std::vector<fs::path> files,
                         std::vector<store::SourceRow> known, std::string zone)
    : m_knowledge(knowledge), m_files(std::move(files)), m_known(std::move(known)), m_zone(std::move(zone))
{
    std::error_code ec;
    for (const fs::path& p : m_files)
        m_total += fs::file_size(p, ec) + 1;
}

Watch ImportQueue::progressOf(const fs::path& path, const Watch& watch) const
{
    return {watch.stop, [this, &watch, name = pathText(path.filename())](std::uint64_t done, std::uint64_t,
                                                                         std::string_view) {
                watch.report(m_before + done, m_total, name);
            }};
}

Result<> ImportQueue::openFileAt(const fs::path& path, ImportSource& source, const Watch& watch)
{
    FileReport& report = source.report();
    const auto print = fingerprint(path, m_known, watch.stop);
    if (!print) return tl::unexpected(print.error());
    report.bytes = print->bytes;
    report.sha256 = hexText(print->digest);
    const auto head = readHead(path, kSniffBytes);
    if (!head) return tl::unexpected(head.error());
    const import::Sniffed sniffed = import::sniff(*head, m_knowledge.formats);
    report.reason = sniffed.problem;
    if (sniffed.container == import::Container::Unknown) return {};
    if (const store::SourceRow* known = completeImport(*print, m_known)) {
        report.reason.clear();
        reportKnown(*known, report);
        return {};
    }
    auto reader = openFile(path);
    if (!reader) return tl::unexpected(reader.error());
    m_reader = std::move(*reader);
    source.start(rowOf(report.path, *print, m_known, m_zone));
    if (source.begun()) report.reason.clear(); // it is known what it is
    import::ReadOptions options;
    options.only = m_knowledge.only;
    options.resumeOffset = static_cast<std::uint64_t>(source.row().resumeOffset);
    auto splitter = import::BatchSplitter::begin(*m_reader, m_knowledge.formats, options);
    if (!splitter) return tl::unexpected(splitter.error());
    m_splitter = std::move(*splitter);
    return {};
}

// Goes on to the next file that is to be read; false when there is none.
bool ImportQueue::open(const Watch& watch)
{
    std::error_code ec;
    while (!m_splitter && m_sources.size() < m_files.size() && !watch.stop.stopRequested()) {
        const fs::path& path = m_files[m_sources.size()];
        ImportSource& source = m_sources.emplace_back(pathText(path));
        const auto opened = openFileAt(path, source, progressOf(path, watch));
        // A source that fails is only itself.
        if (!opened && !opened.error().cancelled()) source.report().reason = opened.error().text();
        if (!m_splitter) m_before += fs::file_size(path, ec) + 1;
    }
    return m_splitter.has_value();
}

std::optional<import::RawBatch> ImportQueue::next(const import::BatchLimits& limits, std::string spare,
                                                  const Watch& watch)
{
    import::RawBatch out;
    out.bytes = std::move(spare);
    out.bytes.clear();
    std::error_code ec;
    while (!limits.reached(out) && open(watch)) {
        const std::size_t source = m_sources.size() - 1;
        const fs::path& path = m_files[source];
        m_splitter->fill(out, source, limits, progressOf(path, watch));
        if (watch.stop.stopRequested()) break;
        if (!m_splitter->ended()) continue;
        m_splitter.reset();
        m_reader.reset();
        m_before += fs::file_size(path, ec) + 1;
    }
    if (out.slices.empty()) return std::nullopt;
    return out;
}

} // namespace sightline::usecase

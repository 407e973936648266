// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/recognise.h"

#include "core/base/text.h"
#include "core/import/archive.h"
#include "core/import/record_reader.h"
#include "core/import/source_splitter.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <unordered_set>

namespace sightline::import
{
namespace
{

constexpr std::size_t kShapes = 8192;
constexpr int kSniffed = 50;

// One text, or a beginning where it ends in `*`.
bool fits(std::string_view wanted, std::string_view text)
{
    if (!wanted.ends_with('*')) return equalsAscii(wanted, text);
    wanted.remove_suffix(1);
    return equalsAscii(wanted, text.substr(0, wanted.size()));
}

bool matches(const Dialect& dialect, const std::function<std::string_view(std::string_view)>& value)
{
    return std::all_of(dialect.match.begin(), dialect.match.end(), [&](const auto& wanted) {
        const std::string_view text = value(wanted.first);
        return std::any_of(wanted.second.begin(), wanted.second.end(),
                           [&](const std::string& one) { return fits(one, text); });
    });
}

std::unordered_set<std::string_view> nameSet(std::span<const Key* const> keys)
{
    std::unordered_set<std::string_view> out;
    for (const Key* key : keys)
        out.insert(key->path.text);
    return out;
}

double share(const Dialect& dialect, const std::unordered_set<std::string_view>& keys)
{
    if (dialect.require.empty()) return 0;
    const auto n = std::count_if(dialect.require.begin(), dialect.require.end(),
                                 [&](const std::string& k) { return keys.contains(k); });
    return static_cast<double>(n) / static_cast<double>(dialect.require.size());
}

std::string shorten(const std::vector<std::string>& names)
{
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < 6; ++i) {
        if (i > 0) out += ", ";
        out += names[i].substr(0, 40);
    }
    if (names.size() > 6) out += ", ...";
    return out;
}

// Control characters that no text holds many of: captures of networks have lines of text in them too.
std::size_t controls(std::string_view text)
{
    constexpr std::string_view kUsual = "\t\n\r\f\x1B";
    return static_cast<std::size_t>(std::ranges::count_if(text, [&](char c) {
        return (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) &&
               kUsual.find(c) == std::string_view::npos;
    }));
}

} // namespace

Recogniser::Recogniser(std::span<const Format> formats)
{
    std::map<std::string_view, int> uses;
    for (const Format& format : formats) {
        for (const Dialect& dialect : format.dialects) {
            m_candidates.push_back({&format, &dialect, 0});
            for (const std::string& name : dialect.require)
                ++uses[name];
        }
    }
    std::stable_sort(m_candidates.begin(), m_candidates.end(), [](const Candidate& a, const Candidate& b) {
        const auto weight = [](const Dialect& d) { return d.require.size() + d.match.size(); };
        if (a.format->user != b.format->user) return b.format->user;
        return weight(*a.dialect) > weight(*b.dialect);
    });
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        Candidate& c = m_candidates[i];
        c.order = i;
        const auto& names = c.dialect->require;
        const auto rarest = std::min_element(names.begin(), names.end(),
                                             [&](const auto& a, const auto& b) { return uses[a] < uses[b]; });
        if (rarest != names.end()) m_byKey[*rarest].push_back(&c);
    }
}

std::vector<const Recogniser::Candidate*> Recogniser::shape(std::span<const Key* const> keys) const
{
    std::vector<const Candidate*> out;
    const std::unordered_set<std::string_view> set = nameSet(keys);
    const auto has = [&](const std::string& name) { return set.contains(name); };
    for (const std::string_view key : set) {
        const auto it = m_byKey.find(std::string(key));
        if (it == m_byKey.end()) continue;
        for (const Candidate* c : it->second) {
            if (std::all_of(c->dialect->require.begin(), c->dialect->require.end(), has) &&
                std::none_of(c->dialect->forbid.begin(), c->dialect->forbid.end(), has))
                out.push_back(c);
        }
    }
    std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->order < b->order; });
    return out;
}

Recognised Recogniser::find(std::span<const Key* const> keys,
                            const std::function<std::string_view(std::string_view)>& value,
                            const Format* only)
{
    std::uint64_t sum = keys.size();
    for (const Key* key : keys)
        sum += key->path.seed;
    if (m_shapes.size() > kShapes) m_shapes.clear();
    const auto [it, fresh] = m_shapes.try_emplace(sum);
    if (fresh) it->second = shape(keys);
    for (const Candidate* c : it->second) {
        if ((only == nullptr || c->format == only) && matches(*c->dialect, value))
            return {c->format, c->dialect};
    }
    if (only == nullptr || only->dialects.empty()) return {};
    const std::unordered_set<std::string_view> set = nameSet(keys);
    const auto best =
        std::max_element(only->dialects.begin(), only->dialects.end(),
                         [&](const auto& a, const auto& b) { return share(a, set) < share(b, set); });
    return {only, &*best};
}

std::string unreadable(std::string_view head)
{
    if (looksArchive(head)) return "an archive; unpack it first";
    const std::string_view start = head.substr(0, 512);
    const auto nuls = static_cast<std::size_t>(std::count(start.begin(), start.end(), '\0'));
    if (nuls * 8 > start.size() ||
        controls(head.substr(0, 4096)) * 20 > std::min<std::size_t>(head.size(), 4096))
        return "a binary file";
    if (trim(head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head).empty()) return "the file is empty";
    return {};
}

Sniffed sniff(std::string_view head, std::span<const Format> formats)
{
    Sniffed out;
    const auto reader = memoryReader(std::string(head));
    Recogniser recogniser(formats);
    RecordReader records(recogniser, nullptr);
    auto source = SourceSplitter::begin(*reader, std::size_t{64} << 10, records);
    if (!source) {
        out.problem = source.error().message;
        return out;
    }
    std::map<std::pair<const Format*, const Dialect*>, int> found;
    std::vector<std::string> fieldNames;
    int all = 0;
    Record record;
    RawRecord raw;
    Reject reject;
    for (auto step = source->next(raw, reject); step != Splitter::Step::End && all < kSniffed;
         step = source->next(raw, reject)) {
        if (step == Splitter::Step::Reject) continue;
        if (source->rendered() && !records.parse(raw.bytes)) continue;
        ++all;
        RecordReader::Read read;
        record.clear();
        records.read(raw.bytes, source->header(), record, read);
        if (read.format != nullptr)
            ++found[{read.format, read.dialect}];
        else if (fieldNames.empty())
            fieldNames = records.names();
    }
    out.container = source->container();
    if (source->encoding() != TextEncoding::Utf8) out.encoding = encodingName(source->encoding());
    for (const auto& [what, n] : found) {
        out.guesses.push_back(
            {what.first, what.second, 0.99 * n / all,
             fmt::format("{} of {} records have {}", n, all, shorten(what.second->require))});
    }
    std::stable_sort(out.guesses.begin(), out.guesses.end(),
                     [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
    if (!out.guesses.empty()) return out;
    if (all > 0)
        out.problem = "no known format has the fields " + shorten(fieldNames);
    else
        out.problem =
            source->container() == Container::Csv ? "no record fits the header" : "no record could be read";
    return out;
}

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/score_cache.h"

#include "core/analytics/score/judgements_bytes.h"
#include "core/base/hash.h"
#include "core/base/reader.h"
#include "core/base/write_file.h"
#include "core/table/codec.h"
#include "core/usecase/peer_traits.h"
#include "core/usecase/tallied_rows.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

namespace fs = std::filesystem;
using analytics::ByteBlock;

constexpr std::string_view kMagic = "sightline judged days 1\n";
constexpr std::size_t kPrint = 64; // hexadecimal digits of a SHA-256
constexpr const char* kSuffix = ".scores";

// Feeds what is said to a digest: every piece with its length.
class Print
{
public:
    void add(std::string_view bytes)
    {
        add(bytes.size());
        m_digest.update(bytes);
    }

    void add(std::uint64_t number)
    {
        char bytes[sizeof number];
        std::memcpy(bytes, &number, sizeof number);
        m_digest.update({bytes, sizeof bytes});
    }

    [[nodiscard]] std::string text() { return hexText(m_digest.finish()); }

private:
    Sha256 m_digest;
};

std::uint64_t bitsOf(std::int64_t value)
{
    return static_cast<std::uint64_t>(value);
}

void addRows(const CaseState& state, Print& print)
{
    for (const store::SourceRow& source : state.sources) {
        print.add(bitsOf(source.id));
        print.add(source.sha256);
        print.add(bitsOf(source.stored));
    }
    for (const SegmentView& view : state.activities.snapshot->segments) {
        const SegmentInfo& info = view.info();
        if (info.activities == 0 || !isScored(state.activities, info)) continue;
        print.add(bitsOf(info.id));
        print.add(info.rows);
        print.add(bitsOf(info.tmin));
        print.add(bitsOf(info.tmax));
        print.add(view.deleted ? packBitmap(*view.deleted) : std::string{});
        const ColumnPtr owners = ownersOf(view);
        print.add(owners ? owners->ints.bytes() : std::string{});
    }
}

// Who is whom, and what makes peers of them.
void addPeople(const CaseState& state, Print& print)
{
    for (query::EntityCode e = 1; e < state.people->entityCount(); ++e) {
        const identity::Entity& entity = state.people->entity(e);
        if (!entity.isPerson()) continue;
        print.add(entity.id);
        for (const identity::Account& account : entity.accounts) {
            print.add(account.key);
            print.add(bitsOf(account.from));
            print.add(bitsOf(account.to));
        }
        for (const std::string& trait : directoryTraits(state, e))
            print.add(trait);
    }
}

// The rest of `bytes` after a number.
std::optional<std::uint32_t> takeNumber(std::string_view& bytes)
{
    std::uint32_t out = 0;
    if (bytes.size() < sizeof out) return {};
    std::memcpy(&out, bytes.data(), sizeof out);
    bytes.remove_prefix(sizeof out);
    return out;
}

void putNumber(std::string& bytes, std::size_t number)
{
    const auto n = static_cast<std::uint32_t>(number);
    bytes.append(reinterpret_cast<const char*>(&n), sizeof n);
}

std::string openingOf(const std::string& print)
{
    return std::string(kMagic) + print;
}

std::optional<std::vector<ByteBlock>> blocksOf(std::string_view bytes)
{
    std::vector<ByteBlock> out;
    while (!bytes.empty()) {
        const auto raw = takeNumber(bytes);
        const auto size = takeNumber(bytes);
        const auto crc = takeNumber(bytes);
        if (!crc || *size > bytes.size() || crc32(bytes.substr(0, *size)) != *crc) return {};
        out.push_back({*raw, std::string(bytes.substr(0, *size))});
        bytes.remove_prefix(*size);
    }
    return out;
}

// What lies behind the opening.
Result<analytics::ReadJudgements> contentOf(const fs::path& file, std::uintmax_t size, std::size_t opening,
                                            const CaseState& state)
{
    const auto damaged = [] { return fail(ErrorKind::Corrupt, "score.damaged", "kept days are damaged"); };
    const auto bytes = readHead(file, size);
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->size() < opening) return damaged();
    const auto blocks = blocksOf(std::string_view(*bytes).substr(opening));
    if (!blocks) return damaged();
    std::size_t users = 0;
    for (query::EntityCode e = 1; e < state.people->entityCount(); ++e)
        users += state.people->entity(e).isPerson() ? 1 : 0;
    return analytics::judgementsFrom(*blocks, users, state.activities.workers.get());
}

} // namespace

std::string judgementPrint(const CaseState& state)
{
    Print print;
    print.add(kScoreVersion);
    print.add(state.info.id);
    print.add(bitsOf(state.activities.asOf));
    addRows(state, print);
    addPeople(state, print);
    return print.text();
}

fs::path ScoreCache::fileOf(const CaseState& state) const
{
    // Whatever a case calls itself is no path.
    return m_folder / (hexText(sha256(state.info.id)).substr(0, 32) + kSuffix);
}

std::optional<KeptDays> ScoreCache::read(const CaseState& state) const
{
    if (m_folder.empty()) return {};
    std::error_code ec;
    const fs::path file = fileOf(state);
    const std::uintmax_t size = fs::file_size(file, ec);
    if (ec || size > kMostBytes) return {};
    const std::string opening = openingOf(judgementPrint(state));
    if (readHead(file, opening.size()) != opening) return {};
    auto found = contentOf(file, size, opening.size(), state);
    if (!found) {
        fs::remove(file, ec); // damaged: to be written again
        return {};
    }
    fs::last_write_time(file, fs::file_time_type::clock::now(), ec); // used
    return KeptDays{std::move(found->peers),
                    std::make_shared<const analytics::Judgements>(std::move(found->judgements))};
}

Result<> ScoreCache::write(const CaseState& state, const JudgedDays& judged) const
{
    if (m_folder.empty() || judged.judgements->days.size() < m_least) return {};
    const fs::path file = fileOf(state);
    std::string bytes = openingOf(judgementPrint(state));
    std::error_code ec;
    if (fs::exists(file, ec) && readHead(file, bytes.size()) == bytes) return {};
    // On one core, while the reader works with the others.
    for (const ByteBlock& block : analytics::bytesOf(*judged.judgements, judged.peers, nullptr)) {
        putNumber(bytes, block.raw);
        putNumber(bytes, block.data.size());
        putNumber(bytes, crc32(block.data));
        bytes += block.data;
    }
    fs::create_directories(m_folder, ec);
    SL_TRY(writeFile(file, bytes));
    makeRoom(file);
    return {};
}

// Nothing in it matters to the reader: what cannot be removed stays.
void ScoreCache::makeRoom(const fs::path& newest) const
{
    struct Old {
        fs::file_time_type used;
        fs::path path;
        std::uintmax_t bytes = 0;
    };

    std::vector<Old> all;
    std::error_code ec;
    for (fs::directory_iterator at(m_folder, ec), end; !ec && at != end; at.increment(ec)) {
        std::error_code problem;
        if (at->path().extension() != kSuffix || at->path() == newest) continue;
        all.push_back({at->last_write_time(problem), at->path(), at->file_size(problem)});
    }
    std::ranges::sort(all, std::ranges::greater{}, &Old::used);
    std::uintmax_t bytes = fs::file_size(newest, ec);
    for (std::size_t i = 0; i < all.size(); ++i) {
        bytes += all[i].bytes;
        if (i + 2 > kMostFiles || bytes > kMostBytes) fs::remove(all[i].path, ec);
    }
}

} // namespace sightline::usecase

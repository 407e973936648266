// SPDX-License-Identifier: GPL-3.0-or-later
// A hostile case file: a real small case whose cells are edited as the input says, with checksums made right
// again so that they protect nothing, or whose bytes are overwritten. Everything is then read as the window
// reads it: opened, searched, counted, drawn, listed, verified.
#include "core/base/hash.h"
#include "core/demo/demo.h"
#include "core/query/evaluate.h"
#include "core/query/search.h"
#include "core/store/case_writer.h"
#include "core/store/verify.h"
#include "core/usecase/activities.h"
#include "core/usecase/alerts.h"
#include "core/usecase/import_files.h"
#include "core/usecase/people.h"
#include "core/usecase/policies.h"
#include "core/usecase/small_change.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

namespace
{

using namespace sightline;
namespace fs = std::filesystem;

// Cells with bytes, and the column of their checksum ("": none).
struct Target {
    const char* table;
    const char* cell;
    const char* crc;
};

constexpr std::array<Target, 21> kTargets{{
    {"segcol", "data", "crc"},  {"segcol", "codec", ""},   {"segcol", "width", ""},
    {"segcol", "nulls", ""},    {"segcol", "raw", ""},     {"segidx", "data", "crc"},
    {"segidx", "raw", ""},      {"segdel", "data", "crc"}, {"dict", "data", "crc"},
    {"dict", "n", ""},          {"dict", "base", ""},      {"dict", "raw", ""},
    {"seg", "n", ""},           {"seg", "tbl", ""},        {"seg", "tmin", ""},
    {"coldef", "type", ""},     {"coldef", "enc", ""},     {"coldef", "dom", ""},
    {"overlay", "data", "crc"}, {"rawblk", "data", "crc"}, {"rawblk", "n", ""},
}};
constexpr std::array<Target, 7> kDocuments{{{"alert", "product", ""},
                                            {"policy", "doc", ""},
                                            {"identity", "doc", ""},
                                            {"meta", "v", ""},
                                            {"action", "inverse", ""},
                                            {"source", "state", ""},
                                            {"link", "n", ""}}};

void need(bool fine, const char* what)
{
    if (fine) return;
    std::fprintf(stderr, "the case to start from could not be made: %s\n", what);
    std::_Exit(1);
}

// The bytes of a case with all that a case can hold: revisions, tombstones, overlays, alerts, identities.
std::string makeCase(const fs::path& folder)
{
    const fs::path path = folder / "base.sightline";
    demo::DemoOptions options;
    options.users = 12;
    options.days = 3;
    need(demo::writeDemo(folder / "demo", options, {}).has_value(), "demo");
    for (const auto& file : fs::recursive_directory_iterator(folder / "demo")) {
        // A small case is edited and read often; what is cut off in the middle is a reject.
        if (file.is_regular_file()) fs::resize_file(file, std::min<std::uintmax_t>(file.file_size(), 6'000));
    }
    need(store::createCase(path, "fuzz").has_value(), "create");
    need(usecase::importPaths(path, {folder / "demo"}, {}, {}).has_value(), "import");
    auto session = usecase::Session::open(path);
    need(session.has_value(), "open");
    Policy policy;
    policy.name = "failed";
    policy.filter = "Result == \"Failure\"";
    need(usecase::addPolicy(**session, policy).has_value(), "policy");
    need((*session)->refresh().has_value(), "refresh");
    need(usecase::runPolicies(**session, {}, {}).has_value(), "run");
    need((*session)->refresh().has_value(), "refresh");
    need(usecase::removeSource(**session, 1).has_value(), "remove");
    session->reset();
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Bytes
{
public:
    Bytes(const std::uint8_t* data, std::size_t size) : m_data(data), m_size(size) {}

    [[nodiscard]] bool empty() const { return m_size == 0; }

    std::uint64_t number(int width)
    {
        std::uint64_t out = 0;
        for (; width > 0 && m_size > 0; --width, ++m_data, --m_size)
            out = out << 8 | *m_data;
        return out;
    }

private:
    const std::uint8_t* m_data;
    std::size_t m_size;
};

// Overwrites, cuts or grows; numbers are replaced.
std::string edited(std::string cell, Bytes& in)
{
    switch (in.number(1) % 4) {
    case 0:
        cell.resize(cell.empty() ? 0 : in.number(3) % cell.size());
        break;
    case 1:
        cell.append(in.number(1), static_cast<char>(in.number(1)));
        break;
    default:
        for (std::uint64_t n = 1 + in.number(1) % 8; n > 0 && !cell.empty(); --n) {
            const std::size_t at = in.number(2) % cell.size();
            cell[at] = static_cast<char>(in.number(1));
        }
    }
    return cell;
}

void editCell(store::Database& db, const Target& target, Bytes& in)
{
    const auto n = db.integer(fmt::format("SELECT count(*) FROM {}", target.table));
    if (!n || *n == 0) return;
    const std::string at =
        fmt::format("FROM {} LIMIT 1 OFFSET {}", target.table, in.number(2) % static_cast<std::uint64_t>(*n));
    auto known = db.prepare(fmt::format("SELECT {}, typeof({}) {}", target.cell, target.cell, at));
    if (!known || !known->step()) return;
    const bool isNumber = known->text(1) == "integer" || known->text(1) == "null";
    const std::string before(known->text(0));
    known->reset();
    const bool hasRowId =
        std::string_view(target.table) != "meta" && std::string_view(target.table) != "link";
    const std::string_view key = hasRowId ? "rowid" : std::string_view(target.table) == "meta" ? "k" : "a";
    const std::string where = fmt::format("WHERE {} IN (SELECT {} {})", key, key, at);
    if (isNumber) {
        const auto value = static_cast<std::int64_t>(in.number(1) % 2 != 0 ? in.number(8) : in.number(1));
        (void)db.exec(fmt::format("UPDATE {} SET {}={} {}", target.table, target.cell, value, where));
        return;
    }
    const std::string after = edited(before, in);
    const std::string crc = *target.crc != '\0' ? fmt::format(", {}={}", target.crc, crc32(after)) : "";
    auto update = db.prepare(fmt::format("UPDATE {} SET {}=?1{} {}", target.table, target.cell, crc, where));
    if (!update) return;
    if (*target.crc != '\0') {
        update->bindBlob(1, after);
    } else {
        update->bindText(1, after);
    }
    (void)update->run();
}

void countAndDraw(const usecase::CaseState& state)
{
    for (const char* name : {"Activity", "SigninLogs", "SecurityEvent"}) {
        const auto table = query::TableBinding::open(state.activities, name);
        if (!table) continue;
        const auto filter = query::parsePredicate("isnotempty(TimeGenerated)");
        const auto rows = query::filterRows(*table, *filter, {});
        if (!rows) continue;
        (void)query::facets(*table, *rows, {"User", "App", "IPAddress", "Country", "Id", "Computer"}, 5, {});
        (void)query::timeline(*table, *rows, {"Source", 50, 0, {}, {}}, {});
    }
}

void readAll(const fs::path& path)
{
    (void)store::verifyCase(path, {});
    const auto session = usecase::Session::open(path);
    if (!session) return;
    const usecase::CaseState& state = *(*session)->state();
    for (const char* filter : {"", "Object contains \"in\"", "User has \"contoso\" and Result != \"Success\"",
                               "isnotempty(AlertIds)", "TimeGenerated > datetime(2026-10-15)"}) {
        const auto page = usecase::activityPage(state, {filter, 50, {}, {}, {}}, {});
        if (!page) continue;
        for (std::size_t i = 0; i < page->refs.size() && i < 5; ++i)
            (void)usecase::activityDetail(state, page->refs[i]);
        (void)usecase::activityPage(state, {filter, 5, {}, {"User", false}, {}}, {});
    }
    countAndDraw(state);
    if (const auto users = usecase::listUsers(state, {}, 3, true, {})) {
        for (const usecase::UserRow& user : *users)
            (void)usecase::userDetail(state, user.userId, {});
    }
    for (const Policy& policy : state.policies)
        (void)usecase::testPolicy(state, policy, {});
}

const std::string& base()
{
    static const std::string bytes = [] {
        const fs::path folder = fs::temp_directory_path() / fmt::format("fuzz-case-{}", getpid());
        fs::create_directories(folder);
        std::string out = makeCase(folder);
        fs::remove_all(folder);
        return out;
    }();
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fs::path path = fs::temp_directory_path() / fmt::format("fuzz-{}.sightline", getpid());
    Bytes in(data, size);
    const bool raw = in.number(1) % 8 == 0;
    std::string bytes = base();
    while (raw && !in.empty()) {
        const std::size_t at = in.number(3) % bytes.size();
        bytes[at] = static_cast<char>(in.number(1));
    }
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    if (!raw) {
        auto db = store::Database::open(path, store::OpenMode::Write);
        if (!db || !db->exec("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF")) std::abort();
        for (int edits = 0; edits < 8 && !in.empty(); ++edits) {
            const std::uint64_t which = in.number(1) % (kTargets.size() + kDocuments.size());
            editCell(*db, which < kTargets.size() ? kTargets[which] : kDocuments[which - kTargets.size()],
                     in);
        }
    }
    readAll(path);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/address_files.h"

#include "core/base/reader.h"
#include "core/base/text.h"
#include "core/base/write_file.h"
#include "core/import/csv_splitter.h"
#include "core/import/decoding_reader.h"
#include "core/usecase/network_rows.h"
#include "core/usecase/small_change.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <fmt/format.h>
#include <optional>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

constexpr std::uintmax_t kLargestFile = std::uintmax_t{64} << 20;
constexpr std::array<std::string_view, 9> kColumns{"name",    "subnets", "category", "tags", "isp",
                                                   "country", "city",    "from",     "to"};

enum Column : std::size_t { kName, kSubnets, kCategory, kTags, kIsp, kCountry, kCity, kFrom, kTo };

auto fileProblem(std::string why, const std::filesystem::path& file)
{
    return fail(ErrorKind::InvalidInput, "address.file", std::move(why), pathText(file));
}

// The whole file as UTF-8 without a byte order mark.
Result<std::string> textOfFile(const std::filesystem::path& file)
{
    std::error_code ec;
    const auto size = std::filesystem::file_size(file, ec);
    if (ec) return fail(ErrorKind::NotFound, "address.file", "the file cannot be read", pathText(file));
    if (size > kLargestFile)
        return fail(ErrorKind::Limit, "address.file", "the file is larger than 64 MiB", pathText(file));
    auto bytes = openFile(file);
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    import::DecodingReader reader(**bytes);
    std::string out;
    std::array<char, 65536> block{};
    for (;;) {
        const auto n = reader.read(block);
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        out.append(block.data(), *n);
    }
    if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
    return out;
}

// A record of a CSV: ends at the first line end outside quotes.
class CsvRecords
{
public:
    explicit CsvRecords(std::string_view text) : m_rest(text) {}

    // False at the end; blank lines are passed over.
    bool next(std::string_view& record)
    {
        while (!m_rest.empty()) {
            m_line += m_lines;
            const std::size_t end = endOfRecord();
            record = m_rest.substr(0, end);
            m_lines = static_cast<std::size_t>(std::ranges::count(record, '\n')) + 1;
            m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
            if (record.ends_with('\r')) record.remove_suffix(1);
            if (!trim(record).empty()) return true;
        }
        return false;
    }

    [[nodiscard]] std::size_t line() const { return m_line; } // of the record, from 1

private:
    [[nodiscard]] std::size_t endOfRecord() const
    {
        bool quoted = false;
        for (std::size_t i = 0; i < m_rest.size(); ++i) {
            if (m_rest[i] == '"') quoted = !quoted;
            if (m_rest[i] == '\n' && !quoted) return i;
        }
        return m_rest.size();
    }

    std::string_view m_rest;
    std::size_t m_line = 1;
    std::size_t m_lines = 0;
};

struct Header {
    char separator = ',';
    std::array<std::optional<std::size_t>, kColumns.size()> places;
    std::size_t width = 0;
    std::vector<std::string> unknown;
};

Header headerOf(std::string_view record)
{
    Header out;
    for (const char separator : {';', '\t'}) {
        if (std::ranges::count(record, separator) > std::ranges::count(record, out.separator))
            out.separator = separator;
    }
    std::deque<std::string> kept;
    import::CsvCells cells;
    import::csvCells(record, out.separator, cells, kept);
    out.width = cells.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view name = trim(cells[i]);
        const auto known =
            std::ranges::find_if(kColumns, [&](std::string_view c) { return equalsAscii(c, name); });
        if (known == kColumns.end()) {
            if (!name.empty()) out.unknown.emplace_back(name);
        } else if (auto& place = out.places[static_cast<std::size_t>(known - kColumns.begin())]; !place) {
            place = i;
        }
    }
    return out;
}

// The apostrophe with which an export keeps spreadsheets from calculating.
std::string_view unguarded(std::string_view cell)
{
    constexpr std::string_view kGuarded = "=+-@";
    if (cell.size() > 1 && cell[0] == '\'' && kGuarded.find(cell[1]) != std::string_view::npos)
        cell.remove_prefix(1);
    return cell;
}

Result<Ticks> timeOfCell(std::string_view cell)
{
    if (cell.empty()) return kNoTime;
    const auto time = parseTime(cell);
    if (time) return time->ticks;
    return fail(ErrorKind::InvalidInput, "address.time", fmt::format("'{}' is no time", cell));
}

Result<Network> networkOf(const Header& header, const import::CsvCells& cells)
{
    const auto cell = [&](Column c) {
        const auto place = header.places[c];
        return place && *place < cells.size() ? trim(unguarded(trim(cells[*place]))) : std::string_view{};
    };
    Network n;
    n.name = cell(kName);
    auto subnets = subnetsFromText(cell(kSubnets));
    if (!subnets) return tl::unexpected(std::move(subnets.error()));
    n.subnets = std::move(*subnets);
    n.category = cell(kCategory);
    n.tags = tagsFromText(cell(kTags));
    n.isp = cell(kIsp);
    n.country = cell(kCountry);
    n.city = cell(kCity);
    for (const auto& [column, time] : {std::pair{kFrom, &n.from}, {kTo, &n.to}}) {
        const auto read = timeOfCell(cell(column));
        if (!read) return tl::unexpected(read.error());
        *time = *read;
    }
    SL_TRY(checkNetwork(n));
    return n;
}

bool saysTheSame(const Network& a, const Network& b)
{
    return a.kind == b.kind && a.name == b.name && a.subnets == b.subnets && a.category == b.category &&
           a.tags == b.tags && a.isp == b.isp && a.country == b.country && a.city == b.city &&
           a.from == b.from && a.to == b.to;
}

std::string cellText(std::string_view text)
{
    std::string out(text);
    if (!out.empty() && std::string_view("=+-@").find(out[0]) != std::string_view::npos)
        out.insert(out.begin(), '\'');
    if (out.find_first_of(",;\"\t") == std::string::npos) return out;
    for (std::size_t i = 0; (i = out.find('"', i)) != std::string::npos; i += 2)
        out.insert(i, 1, '"');
    return '"' + out + '"';
}

// Writes the new networks as one action; `before`, if any, ends where the first of them begins.
Result<> addAll(Session& session, std::string_view verb, const std::filesystem::path& file,
                const std::vector<Network>& networks, const Network* before, AddressImport& out)
{
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            NetworkInverse inverse;
            if (before != nullptr) {
                Network ended = *before;
                ended.to = networks.front().from;
                ended.modified = now();
                inverse.restore(networkNumber(before->id), *before);
                SL_TRY(updateNetwork(db, networkNumber(before->id), ended));
            }
            json names = json::array();
            for (Network n : networks) {
                n.created = n.modified = now();
                const auto number = insertNetwork(db, n);
                if (!number) return tl::unexpected(number.error());
                inverse.hide(*number);
                out.ids.push_back(fmt::format("N-{}", *number));
                names.push_back(n.name);
            }
            text = {std::string(verb),
                    {{"file", pathText(file)}, {"names", std::move(names)}, {"addresses", out.addresses}},
                    inverse.document()};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return {};
}

// The address or range of a line; "" if it holds none.
std::string_view entryOf(std::string_view line)
{
    line = line.substr(0, line.find_first_of("#;"));
    line = trim(line);
    return line.substr(0, line.find_first_of(" \t,\""));
}

Ticks dateOf(const std::filesystem::path& file)
{
    std::error_code ec;
    const auto written = std::filesystem::last_write_time(file, ec);
    if (ec) return now();
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(
        std::filesystem::file_time_type::clock::now() - written);
    const Ticks date = now() - age.count() * kTicksPerSecond;
    return date - date % kTicksPerSecond;
}

Result<std::vector<Cidr>> entriesOf(std::string_view text, AddressImport& out, const Watch& watch)
{
    std::vector<Cidr> entries;
    std::size_t number = 0;
    while (!text.empty()) {
        if (++number % 4096 == 0 && watch.stop.stopRequested()) return cancelled();
        const auto end = text.find('\n');
        const std::string_view entry = entryOf(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (entry.empty()) continue;
        const auto range = parseCidr(entry);
        if (range) {
            entries.push_back(*range);
        } else {
            out.rejected.push_back({number, range.error().message});
        }
    }
    std::ranges::sort(entries);
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    out.addresses = entries.size();
    return entries;
}

} // namespace

Result<AddressImport> importNetworks(Session& session, const std::filesystem::path& file, const Watch& watch)
{
    const auto text = textOfFile(file);
    if (!text) return tl::unexpected(text.error());
    CsvRecords records(*text);
    std::string_view record;
    if (!records.next(record)) return fileProblem("the file is empty", file);
    const Header header = headerOf(record);
    if (!header.places[kName] || !header.places[kSubnets])
        return fileProblem("the first line must name the columns 'name' and 'subnets'", file);
    AddressImport out;
    out.unknownColumns = header.unknown;
    const StatePtr state = session.state();
    std::vector<Network> known = *state->networks;
    std::vector<Network> fresh;
    import::CsvCells cells;
    while (records.next(record)) {
        if (watch.stop.stopRequested()) return cancelled();
        std::deque<std::string> kept;
        import::csvCells(record, header.separator, cells, kept);
        auto network = networkOf(header, cells);
        const auto same = [&](const Network& n) { return network && saysTheSame(n, *network); };
        if (std::ranges::any_of(known, same)) {
            ++out.unchanged;
            continue;
        }
        const auto free = network ? checkNameIsFree(known, *network) : Result<>{};
        if (!network || !free) {
            out.rejected.push_back(
                {records.line(), network ? free.error().message : network.error().message});
            continue;
        }
        out.addresses += network->subnets.size();
        known.push_back(*network);
        known.back().id = fmt::format("line {}", records.line());
        fresh.push_back(std::move(*network));
    }
    if (fresh.empty() && out.unchanged == 0 && out.rejected.empty())
        return fileProblem("the file names no address range", file);
    if (!fresh.empty()) SL_TRY(addAll(session, "address import", file, fresh, nullptr, out));
    return out;
}

NetworkExport exportNetworks(const CaseState& state)
{
    NetworkExport out;
    out.csv = fmt::format("{}\r\n", fmt::join(kColumns, ","));
    for (const Network& n : *state.networks) {
        if (n.kind != Network::Kind::Range) {
            ++out.listsLeftOut;
            continue;
        }
        ++out.ranges;
        out.csv += fmt::format("{},{},{},{},{},{},{},{},{}\r\n", cellText(n.name),
                               cellText(subnetsText(n.subnets, ";")), n.category,
                               cellText(tagsText(n.tags, ";")), cellText(n.isp), cellText(n.country),
                               cellText(n.city), isoText(n.from), isoText(n.to));
    }
    return out;
}

Result<NetworkExport> exportNetworks(const CaseState& state, const std::filesystem::path& file)
{
    NetworkExport out = exportNetworks(state);
    SL_TRY(writeFile(file, out.csv));
    return out;
}

Result<AddressImport> importAddressList(Session& session, const std::filesystem::path& file,
                                        const ListOptions& options, const Watch& watch)
{
    const auto text = textOfFile(file);
    if (!text) return tl::unexpected(text.error());
    AddressImport out;
    auto entries = entriesOf(*text, out, watch);
    if (!entries) return tl::unexpected(std::move(entries.error()));
    if (entries->empty()) return fileProblem("the file holds no address", file);
    Network list;
    list.kind = Network::Kind::List;
    list.name = options.name.empty() ? pathText(file.stem()) : options.name;
    list.subnets = std::move(*entries);
    list.category = options.category;
    list.tags = options.tags;
    list.file = pathText(file.filename());
    list.fileDate = dateOf(file);
    SL_TRY(checkNetwork(list));
    const StatePtr state = session.state();
    const auto before = std::ranges::find_if(*state->networks, [&](const Network& n) {
        return n.kind == Network::Kind::List && n.to == kNoTime && equalsFolded(n.name, list.name);
    });
    if (before == state->networks->end()) {
        SL_TRY(checkNameIsFree(*state->networks, list));
        SL_TRY(addAll(session, "address import list", file, {list}, nullptr, out));
        return out;
    }
    const bool same =
        before->subnets == list.subnets && before->category == list.category && before->tags == list.tags;
    if (same && before->fileDate == list.fileDate) {
        out.unchanged = 1;
        return out;
    }
    if (list.fileDate <= std::max(before->fileDate, before->from))
        return fileProblem(fmt::format("the list '{}' of the case is of {} and no older than this file; "
                                       "remove it first, or give this one another name",
                                       before->name, isoText(before->fileDate)),
                           file);
    list.from = list.fileDate;
    SL_TRY(addAll(session, "address import list", file, {list}, &*before, out));
    return out;
}

int ageInDays(const Network& list)
{
    if (list.fileDate == kNoTime) return 0;
    return static_cast<int>(std::max<Ticks>(now() - list.fileDate, 0) / kTicksPerDay);
}

} // namespace sightline::usecase

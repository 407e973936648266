// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/tallies.h"

#include "core/base/hash.h"
#include "core/base/ip.h"
#include "core/base/text.h"
#include "core/query/keyed_sort.h"

#include <algorithm>
#include <array>
#include <string>

namespace sightline::analytics
{
namespace
{

std::uint32_t valueOf(std::string_view text)
{
    if (text.empty()) return 0;
    const std::uint64_t h = hash64(text);
    const auto folded = static_cast<std::uint32_t>(h ^ (h >> 32));
    return folded == 0 ? 1 : folded;
}

// "dc01.contoso.com" and "DC01" are one host.
std::string hostOf(std::string_view text)
{
    if (parseIp(text)) return std::string(text);
    return fold(text.substr(0, text.find('.')));
}

// People keep to networks; addresses change from day to day.
std::string networkOf(std::string_view text)
{
    const auto address = parseIp(text);
    if (!address) return std::string(text);
    IpAddress network = *address;
    if (network.isV4()) {
        network.low &= ~std::uint64_t{0xFF};
    } else {
        network.high &= ~std::uint64_t{0xFFFF};
        network.low = 0;
    }
    return ipText(network);
}

// Where a file lies; what has no place stands for itself.
std::string folderOf(std::string_view text)
{
    const auto cut = text.find_last_of("/\\");
    if (cut == std::string_view::npos || cut == 0) return fold(text);
    return fold(text.substr(0, cut));
}

// "Chrome 129.0" and "Chrome 131" are one browser.
std::string unversioned(std::string_view text)
{
    const auto digit = text.find_first_of("0123456789");
    const std::string_view name = trim(text.substr(0, digit));
    return fold(name.empty() ? text : name);
}

bool isFailure(std::string_view result)
{
    return equalsFolded(result, "failure");
}

// Where somebody comes from. What failed is no origin of theirs: whoever tries passwords at everybody's
// accounts makes nobody familiar with the place.
bool isOrigin(Dimension dimension)
{
    return dimension == Dimension::Client || dimension == Dimension::Country || dimension == Dimension::Isp ||
           dimension == Dimension::Network || dimension == Dimension::Device;
}

// Documents are many and new every day; what else is acted upon is seldom new.
bool isDocumentAction(std::string_view action)
{
    constexpr std::array<std::string_view, 3> kUpon{"File", "Share", "Mail"};
    return std::ranges::any_of(kUpon, [&](std::string_view start) { return action.starts_with(start); }) &&
           action != "MailRuleCreated" && action != "MailboxPermissionChanged";
}

// The columns besides those of dimensions.
enum Extra : std::size_t { kLogonType = kDimensions, kSystem, kActionType, kReads };

constexpr std::array<Activity, kReads - kDimensions> kExtraColumns{
    Activity::LogonType, Activity::OperatingSystem, Activity::ActionType};

Activity columnOfRead(std::size_t read)
{
    return read < kDimensions ? columnOf(static_cast<Dimension>(read)) : kExtraColumns[read - kDimensions];
}

std::uint32_t valueOfRead(std::size_t read, std::string_view text)
{
    if (read < kDimensions) return tallyValue(static_cast<Dimension>(read), text);
    return read == kSystem ? valueOf(unversioned(text)) : valueOf(fold(text));
}

} // namespace

std::uint32_t tallyValue(Dimension dimension, std::string_view text)
{
    if (text.empty()) return 0;
    switch (dimension) {
    case Dimension::Client:
        return valueOf(unversioned(text));
    case Dimension::Network:
        return valueOf(networkOf(text));
    case Dimension::Device:
    case Dimension::Destination:
        return valueOf(hostOf(text));
    case Dimension::Document:
        return valueOf(folderOf(text));
    case Dimension::Action:
    case Dimension::App:
    case Dimension::Country:
    case Dimension::Isp:
    case Dimension::Object:
    case Dimension::Target:
        break;
    }
    return valueOf(fold(text));
}

std::uint32_t tallyPair(std::uint32_t first, std::uint32_t second)
{
    if (second == 0) return first;
    const std::uint64_t mixed = (std::uint64_t{first} << 32 | second) * 0x9E3779B97F4A7C15ULL;
    const auto folded = static_cast<std::uint32_t>(mixed >> 32);
    return folded == 0 ? 1 : folded;
}

std::uint32_t tallyValueOf(Dimension dimension, const TallyTexts& texts)
{
    if (isOrigin(dimension) && isFailure(texts.result)) return 0;
    const bool document = isDocumentAction(texts.actionType);
    if (dimension == (document ? Dimension::Object : Dimension::Document)) return 0;
    std::uint32_t value = tallyValue(dimension, texts.text);
    if (dimension == Dimension::Action) {
        if (value == 0) value = valueOf(fold(texts.actionType));
        return tallyPair(value, valueOf(fold(texts.logonType)));
    }
    if (dimension != Dimension::Client || value == 0) return value;
    return tallyPair(value, valueOf(texts.system.empty() ? std::string() : unversioned(texts.system)));
}

// Of a day since 0001-01-01; enough for ten thousand years.
constexpr unsigned kDayBits = 22;

struct TallyCounter::State {
    // Values of a dictionary's codes, worked out when first met; 0 where not yet or without a value.
    struct Known {
        std::shared_ptr<const Dictionary> dictionary;
        std::vector<std::uint32_t> values;
        std::vector<bool> has;
    };

    std::array<Known, kReads> known;
    std::array<std::vector<std::uint32_t>, kReads> byRow; // of the segment being counted
    std::vector<query::KeyedRow> places;                  // by account and day, then row
    std::vector<std::uint32_t> values;                    // of one account, day and kind
    std::vector<std::uint8_t> failed;                     // by row
    std::vector<std::uint8_t> documents;                  // by row: the action is one upon documents

    Result<> read(const SegmentView& view);
    Result<> readPlaces(const query::TableBinding& table, std::size_t segment, Ticks asOf);
    // Sets those of `out` whose text in the column passes the test.
    template <class Test>
    Result<> mark(const SegmentView& view, Activity id, std::vector<std::uint8_t>& out, Test&& test);
    void countDay(std::size_t begin, std::size_t end, const std::shared_ptr<const TimePlane>& times,
                  SegmentTallies& out);
    void countValues(std::uint8_t kind, SegmentTallies& out);
    std::uint32_t valueOfCode(std::size_t read, const Column& column, std::uint32_t code);
};

std::uint32_t TallyCounter::State::valueOfCode(std::size_t read, const Column& column, std::uint32_t code)
{
    Known& k = known[read];
    if (code >= k.values.size()) {
        k.values.resize(code + 1, 0);
        k.has.resize(code + 1, false);
    }
    if (!k.has[code]) {
        k.values[code] = valueOfRead(read, column.codeText(code));
        k.has[code] = true;
    }
    return k.values[code];
}

// Every column as values by row, for the rows that count.
Result<> TallyCounter::State::read(const SegmentView& view)
{
    for (std::size_t r = 0; r < kReads; ++r) {
        auto column = view.column(columnIdOf(columnOfRead(r)));
        if (!column) return tl::unexpected(std::move(column.error()));
        byRow[r].clear();
        if (!*column || !(*column)->coded()) continue;
        byRow[r].assign(view.info().rows, 0);
        // Codes without a dictionary are the segment's own.
        if (!(*column)->dictionary || known[r].dictionary != (*column)->dictionary)
            known[r] = {(*column)->dictionary, {}, {}};
        std::vector<std::uint32_t>& out = byRow[r];
        const Column& c = **column;
        visitPacked(
            c.ints,
            [&](const auto* at) {
                for (const query::KeyedRow& p : places)
                    out[p.row.row] = valueOfCode(r, c, static_cast<std::uint32_t>(at[p.row.row]));
            },
            [&] {
                for (const query::KeyedRow& p : places)
                    out[p.row.row] = valueOfCode(r, c, 0);
            });
    }
    return {};
}

Result<> TallyCounter::State::readPlaces(const query::TableBinding& table, std::size_t segment, Ticks asOf)
{
    places.clear();
    const SegmentView& view = table.context().snapshot->segments[segment];
    auto actor = view.column(columnIdOf(Activity::ActorKey));
    if (!actor) return tl::unexpected(std::move(actor.error()));
    if (!*actor || view.info().tmin > asOf) return {};
    auto rows = table.members(segment);
    if (!rows) return tl::unexpected(std::move(rows.error()));
    const auto times = view.segment->times();
    if (!times) return tl::unexpected(times.error());
    rows->forEach([&](std::uint32_t row) {
        const Code account = (*actor)->code(row);
        const Ticks t = (*times)->at(row);
        if (account == 0 || t == kNoTime || t > asOf) return;
        const auto day = static_cast<std::uint32_t>(t / kTicksPerDay);
        places.push_back({(std::uint64_t{account} << kDayBits) | day, {0, row}});
    });
    query::sortByKey(places);
    return {};
}

template <class Test>
Result<> TallyCounter::State::mark(const SegmentView& view, Activity id, std::vector<std::uint8_t>& out,
                                   Test&& test)
{
    out.assign(view.info().rows, 0);
    auto column = view.column(columnIdOf(id));
    if (!column) return tl::unexpected(std::move(column.error()));
    if (!*column) return {};
    constexpr std::uint8_t kUnknown = 2;
    std::vector<std::uint8_t> verdicts(std::max<Code>((*column)->codeCount(), 1), kUnknown);
    for (const query::KeyedRow& p : places) {
        const std::uint32_t code = (*column)->code(p.row.row);
        std::uint8_t& verdict = verdicts[code];
        if (verdict == kUnknown) verdict = test((*column)->codeText(code)) ? 1 : 0;
        out[p.row.row] = verdict;
    }
    return {};
}

// Adds the counts of `values` of one kind, ascending.
void TallyCounter::State::countValues(std::uint8_t kind, SegmentTallies& out)
{
    std::ranges::sort(values);
    for (std::size_t i = 0; i < values.size();) {
        std::size_t j = i + 1;
        while (j < values.size() && values[j] == values[i])
            ++j;
        out.tallies.push_back({kind, values[i], static_cast<std::uint32_t>(j - i)});
        i = j;
    }
    values.clear();
}

void TallyCounter::State::countDay(std::size_t begin, std::size_t end,
                                   const std::shared_ptr<const TimePlane>& times, SegmentTallies& out)
{
    AccountDay day;
    day.account = static_cast<Code>(places[begin].key >> kDayBits);
    day.day = static_cast<std::int32_t>(places[begin].key & ((1U << kDayBits) - 1));
    day.activities = static_cast<std::uint32_t>(end - begin);
    day.begin = static_cast<std::uint32_t>(out.tallies.size());
    const auto at = [&](std::size_t read, std::uint32_t row) {
        return byRow[read].empty() ? 0 : byRow[read][row];
    };
    for (std::size_t d = 0; d < kDimensions; ++d) {
        const auto dimension = static_cast<Dimension>(d);
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t row = places[i].row.row;
            std::uint32_t value = at(d, row);
            if (dimension == Dimension::Action)
                value = tallyPair(value != 0 ? value : at(kActionType, row), at(kLogonType, row));
            if (failed[row] != 0 && isOrigin(dimension)) continue;
            if (dimension == Dimension::Document && documents[row] == 0) continue;
            if (dimension == Dimension::Object && documents[row] != 0) continue;
            if (dimension == Dimension::Client && value != 0) value = tallyPair(value, at(kSystem, row));
            if (value != 0) values.push_back(value);
        }
        countValues(static_cast<std::uint8_t>(d), out);
    }
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t row = places[i].row.row;
        day.failures += failed[row];
        values.push_back(static_cast<std::uint32_t>(times->at(row) % kTicksPerDay / kTicksPerHour));
    }
    countValues(Tally::kHour, out);
    day.end = static_cast<std::uint32_t>(out.tallies.size());
    out.days.push_back(day);
}

TallyCounter::TallyCounter() : m_state(std::make_unique<State>()) {}

TallyCounter::~TallyCounter() = default;
TallyCounter::TallyCounter(TallyCounter&&) noexcept = default;

Result<SegmentTallies> TallyCounter::count(const query::TableBinding& activities, std::size_t segment,
                                           Ticks asOf)
{
    SegmentTallies out;
    State& s = *m_state;
    SL_TRY(s.readPlaces(activities, segment, asOf));
    if (s.places.empty()) return out;
    const SegmentView& view = activities.context().snapshot->segments[segment];
    SL_TRY(s.read(view));
    SL_TRY(s.mark(view, Activity::Result, s.failed, isFailure));
    SL_TRY(s.mark(view, Activity::ActionType, s.documents, isDocumentAction));
    const auto times = view.segment->times();
    if (!times) return tl::unexpected(times.error());
    for (std::size_t i = 0; i < s.places.size();) {
        std::size_t j = i + 1;
        while (j < s.places.size() && s.places[j].key == s.places[i].key)
            ++j;
        s.countDay(i, j, *times, out);
        i = j;
    }
    out.days.shrink_to_fit();
    out.tallies.shrink_to_fit();
    return out;
}

} // namespace sightline::analytics

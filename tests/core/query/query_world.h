// SPDX-License-Identifier: GPL-3.0-or-later
// Random small tables for the tests of core/query: two source tables and Activity in several segments built
// in memory, with every encoding, nulls, tombstones and overlays; and the plain truth of every cell beside
// them.
#pragma once

#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/model/activity.h"
#include "core/query/binding.h"
#include "core/query/case_index.h"
#include "core/query/row_scores.h"
#include "core/table/builder.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sightline::query::test
{

// A cell as it was put in.
struct Cell {
    bool null = true;
    std::int64_t integer = 0;
    double real = 0;
    std::string text;
};

class Random
{
public:
    explicit Random(std::uint32_t seed) : m_engine(seed) {}

    int below(int n) { return static_cast<int>(m_engine() % static_cast<std::uint32_t>(n)); }

    bool chance(int percent) { return below(100) < percent; }

    template <class T> const auto& pick(const T& list)
    {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }

private:
    std::mt19937 m_engine;
};

inline const std::vector<std::string> kWords{"Exchange Online",
                                             "exchange online",
                                             "Azure",
                                             "CONTOSO\\DC01$",
                                             "Zürich",
                                             "ZÜRICH",
                                             "Москва",
                                             "москва",
                                             "a.b@contoso.example",
                                             "A.B@contoso.example",
                                             "0",
                                             "50126",
                                             "7.5",
                                             "true",
                                             "True",
                                             "x",
                                             "Set-Mailbox",
                                             "net use \\\\host\\c$",
                                             "New York",
                                             "york"};
inline const std::vector<std::string> kJson{"[\"a\",\"b\"]", "[\"Azure\",7]", "[]", "{\"errorCode\":0}",
                                            "\"Azure\"",     "\"x\"",         "7",  "[1,2.5,true]",
                                            "[broken",       "[\"Zürich\"]"};
inline const std::vector<std::string> kGuids{"3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                                             "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
                                             "00000000-0000-0000-0000-000000000001"};
inline constexpr Ticks kEpoch = kUnixEpoch + 18'000 * kTicksPerDay;

inline constexpr TableId kSourceA = 2; // rows have an own id, or none
inline constexpr TableId kSourceB = 3;

// Accounts 1.. are people; some changed hands in the middle of the time the tables cover, one is nobody.
class FakeLookup : public Lookup
{
public:
    EntityCode entityOf(Code account, Ticks at) const override
    {
        if (account % 5 == 0) return 0;
        if (changesHands(account)) return at < kEpoch + kTicksPerHour ? account : account + 1;
        return account;
    }

    bool changesHands(Code account) const override { return account % 5 == 3; }

    EntityCode entityCount() const override { return 400; }

    std::string_view entityText(EntityCode entity) const override { return kWords[entity % kWords.size()]; }

    std::string_view entityId(EntityCode entity) const override { return m_ids[entity]; }

private:
    static std::array<std::string, 400> makeIds()
    {
        std::array<std::string, 400> out;
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = fmt::format("E-{}", i);
        return out;
    }

    std::array<std::string, 400> m_ids = makeIds();
};

// Some addresses (any texts here) are known, of some it depends on the time.
class FakeAddresses : public AddressLookup
{
public:
    std::uint32_t labelOf(std::string_view address, Ticks at) const override
    {
        const auto kind = static_cast<std::uint32_t>(address.size() + address.size() / 7);
        if (changes(address)) return at < kEpoch + kTicksPerHour ? 1 + kind % 2 : 3 + kind % 3;
        return kind % 6;
    }

    bool changes(std::string_view address) const override { return address.size() % 4 == 2; }

    std::uint32_t labelCount() const override { return static_cast<std::uint32_t>(m_facts.size()); }

    const AddressFacts& facts(std::uint32_t label) const override { return m_facts[label]; }

private:
    static std::vector<AddressFacts> makeFacts()
    {
        std::vector<AddressFacts> out(6);
        const auto set = [&](std::size_t i, const char* category, const char* tags) {
            out[i].category = category;
            out[i].tagsText = tags;
        };
        set(1, "Azure", "[\"a\",\"b\"]");
        set(2, "Zürich", "");
        set(3, "", "[\"a\",\"b\"]"); // a text that two labels have
        set(4, "ZÜRICH", "[\"Zürich\"]");
        set(5, "Azure", "[\"Azure\",7]");
        return out;
    }

    std::vector<AddressFacts> m_facts = makeFacts();
};

class World
{
public:
    // unit: times of a segment lie up to 60 of it apart.
    explicit World(std::uint32_t seed, int maxSegments = 5, int maxRows = 140, Ticks unit = kTicksPerMinute)
        : m_random(seed), m_unit(unit)
    {
        declare();
        if (m_random.chance(30)) widenCodes();
        auto snapshot = std::make_shared<Snapshot>();
        snapshot->schema = m_schema;
        const int segments = 1 + m_random.below(maxSegments);
        for (int s = 0; s < segments; ++s)
            snapshot->segments.push_back(makeSegment(s, maxRows));
        for (const auto& [id, d] : m_dictionaries)
            snapshot->dictionaries[id] = d;
        context.snapshot = snapshot;
        context.asOf = kEpoch + 2 * kTicksPerHour;
        if (m_random.chance(80)) context.lookup = std::make_shared<FakeLookup>();
        if (m_random.chance(80)) context.addresses = std::make_shared<FakeAddresses>();
        auto ids = std::make_shared<ActivityIds>();
        ids->ownId[kSourceA] = m_schema->column(kSourceA, "RecordId")->id;
        ids->sourcePrefix = {{1, "aaaaaaaaaa"}, {2, "bbbbbbbbbb"}};
        context.ids = ids;
        if (m_random.chance(80)) context.scores = makeScores();
        if (m_random.chance(50)) context.workers = std::make_shared<Workers>(2);
        if (m_random.chance(50)) context.index = std::make_shared<CaseIndex>();
    }

    Context context;

    Random& random() { return m_random; }

    std::size_t segments() const { return m_truth.size(); }

    std::uint32_t rows(std::size_t segment) const { return context.snapshot->segments[segment].info().rows; }

    bool isMember(const TableBinding& table, std::size_t segment, std::uint32_t row) const
    {
        if (m_deleted[segment].contains(row)) return false;
        const TableId own = context.snapshot->segments[segment].info().table;
        if (table.name() != "Activity") return context.snapshot->schema->table(table.name())->id == own;
        return !stored(segment, "_activity", row).null && stored(segment, "_activity", row).integer == 1;
    }

    std::vector<RowRef> members(const TableBinding& table, const RowSet& rows) const
    {
        std::vector<RowRef> out;
        for (std::uint32_t s = 0; s < rows.bySegment.size(); ++s) {
            for (std::uint32_t row = 0; row < this->rows(s); ++row) {
                if (rows.bySegment[s].rows() != 0 && rows.bySegment[s].test(row) && isMember(table, s, row))
                    out.push_back({s, row});
            }
        }
        return out;
    }

    // What the table says of a row, worked out from what was put in.
    Cell cell(const TableBinding& table, const BoundColumn& column, std::size_t segment,
              std::uint32_t row) const
    {
        const SegmentInfo& info = context.snapshot->segments[segment].info();
        const auto text = [](std::string s) { return Cell{s.empty(), 0, 0, std::move(s)}; };
        switch (column.kind) {
        case BoundColumn::Kind::Stored:
            break;
        case BoundColumn::Kind::Time:
            return m_times[segment][row] == kNoTime ? Cell{} : Cell{false, m_times[segment][row], 0, {}};
        case BoundColumn::Kind::TableName:
            if (column.column != 0 && names(segment)) return stored(segment, "Source", row);
            return text(info.table == kSourceA ? "SourceA" : "SourceB");
        case BoundColumn::Kind::RowScore: {
            const auto score = context.scores ? context.scores->of({static_cast<std::uint32_t>(segment), row})
                                              : std::nullopt;
            return score ? Cell{false, 0, *score, {}} : Cell{};
        }
        case BoundColumn::Kind::RowNumber:
            return {false, info.id * 65'536LL + row, 0, {}};
        case BoundColumn::Kind::Absent:
            return {};
        case BoundColumn::Kind::AccountText:
            if (column.name == "User")
                return text(person(segment, row, "ActorKey", {"ActorUsername", "ActorUserId"}));
            return text(person(segment, row, "TargetKey", {"TargetUsername"}));
        case BoundColumn::Kind::AccountId:
            return text(person(segment, row, "ActorKey", {}));
        case BoundColumn::Kind::AddressCategory:
            return text(knownOfAddress(segment, row).category);
        case BoundColumn::Kind::AddressTags:
            return text(knownOfAddress(segment, row).tagsText);
        case BoundColumn::Kind::ActivityId: {
            const Cell own = info.table == kSourceA ? stored(segment, "RecordId", row) : Cell{};
            if (!own.null) return own;
            const Cell source = stored(segment, "_src", row);
            if (source.null || source.integer == 3) return {};
            return text(fmt::format("{}-{}", source.integer == 1 ? "aaaaaaaaaa" : "bbbbbbbbbb",
                                    stored(segment, "_ord", row).integer));
        }
        }
        return stored(segment,
                      table.name() == "SourceA" && column.name == "Who" ? "ActorUsername" : column.name, row);
    }

private:
    struct Made {
        std::string_view name;
        Type type;
        Encoding encoding;
        TableId table;
        bool replaceable = false;
    };

    static const std::vector<Made>& made()
    {
        using T = Type;
        using E = Encoding;
        static const std::vector<Made> list{
            {"App", T::String, E::Dictionary, 1},
            {"ActionType", T::String, E::Dictionary, 1},
            {"Source", T::String, E::Dictionary, 1},
            {"Result", T::String, E::Dictionary, 1},
            {"IPAddress", T::String, E::Dictionary, 1},
            {"Country", T::String, E::Dictionary, 1},
            {"Description", T::String, E::SegmentText, 1},
            {"ActorUsername", T::String, E::Dictionary, 1},
            {"ActorUserId", T::String, E::Dictionary, 1},
            {"TargetUsername", T::String, E::Dictionary, 1},
            {"ActorKey", T::String, E::Dictionary, 1},
            {"TargetKey", T::String, E::Dictionary, 1},
            {"TimeIngested", T::DateTime, E::Fixed, 1},
            {"IsAdmin", T::Bool, E::Bits, 1},
            {"_src", T::Long, E::Fixed, 1},
            {"_ord", T::Long, E::Fixed, 1},
            {"_activity", T::Bool, E::Bits, 1},
            {"Tags", T::Dynamic, E::SegmentText, 1, true},
            {"AlertIds", T::Dynamic, E::SegmentText, 1, true},
            {"Note", T::String, E::SegmentText, 1, true},
            {"RecordId", T::String, E::SegmentText, kSourceA},
            {"EventID", T::Int, E::Fixed, kSourceA},
            {"Big", T::Long, E::Fixed, kSourceA},
            {"Ratio", T::Real, E::Fixed, kSourceA},
            {"Span", T::Timespan, E::Fixed, kSourceA},
            {"Money", T::Decimal, E::SegmentText, kSourceA},
            {"Link", T::Guid, E::Fixed, kSourceA},
            {"ResultType", T::String, E::SegmentText, kSourceA},
            {"Extra", T::Dynamic, E::SegmentText, kSourceA},
            {"Flag", T::Bool, E::Bits, kSourceB},
            {"Name", T::String, E::SegmentText, kSourceB},
        };
        return list;
    }

    void declare()
    {
        m_schema->addTable({kActivityTable, "Activity", TableKind::Normalised});
        m_schema->addTable({kSourceA, "SourceA", TableKind::Source});
        m_schema->addTable({kSourceB, "SourceB", TableKind::Source});
        ColumnId next = 1;
        std::map<std::string, DomainId> domains;
        for (const ActivityColumn& c : activityColumns()) {
            DomainId domain = 0;
            if (c.encoding == Encoding::Dictionary) {
                domain = domains.emplace(c.domain, static_cast<DomainId>(domains.size() + 1)).first->second;
                if (!m_dictionaries[domain]) {
                    m_dictionaries[domain] = std::make_shared<Dictionary>();
                    m_writers.emplace(domain, m_dictionaries[domain]);
                }
            }
            m_schema->addColumn(
                {next++, kActivityTable, std::string(c.name), c.type, c.encoding, domain, 0, false});
        }
        for (const Made& m : made()) {
            if (m.table != kActivityTable)
                m_schema->addColumn({next++, m.table, std::string(m.name), m.type, m.encoding, 0, 0, false});
        }
        const ColumnId username = m_schema->column(kActivityTable, "ActorUsername")->id;
        m_schema->addColumn({next++, kSourceA, "Who", Type::String, Encoding::Alias, 0, username, false});
    }

    std::shared_ptr<const RowScores> makeScores()
    {
        static constexpr std::array kScores{0.125, 2.5, 5.0, 7.5, 10.0};
        auto out = std::make_shared<RowScores>();
        for (std::size_t s = 0; s < segments(); ++s) {
            auto& rows = out->bySegment.emplace_back();
            for (std::uint32_t row = 0; row < m_times[s].size(); ++row) {
                if (m_random.chance(15)) rows.push_back({row, m_random.pick(kScores)});
            }
        }
        return out;
    }

    // Makes the codes of what follows two bytes wide.
    void widenCodes()
    {
        for (auto& [domain, writer] : m_writers) {
            for (int i = 0; i < 300; ++i)
                (void)writer.codeOf(fmt::format("filler {}", i));
        }
    }

    Cell makeCell(const Made& m, int row)
    {
        const bool hidden = m.name == "_src" || m.name == "_ord";
        if (!hidden && m_random.chance(30)) return {};
        Cell out{false, 0, 0, {}};
        switch (m.type) {
        case Type::Bool:
            out.integer = m_random.below(2);
            break;
        case Type::Dynamic:
            out.text = m_random.pick(kJson);
            break;
        case Type::Guid:
            out.text = m_random.pick(kGuids);
            break;
        case Type::Decimal:
            out.text = std::array{"7.5", "12", "-3.25"}[static_cast<std::size_t>(m_random.below(3))];
            break;
        case Type::Int:
            out.integer = m_random.below(9) - 4;
            break;
        case Type::Long:
            out.integer = m.name == "_src"   ? 1 + m_random.below(3)
                          : m.name == "_ord" ? row
                                             : (m_random.below(9) - 4) * 1'000'000'000'000LL;
            break;
        case Type::Real:
            out.real = m_random.below(21) / 2.0 - 2;
            break;
        case Type::Timespan:
            out.integer = (m_random.below(9) - 3) * kTicksPerHour;
            break;
        case Type::DateTime:
            out.integer = kEpoch + m_random.below(8) * kTicksPerHour / 2 + m_random.below(3);
            break;
        case Type::String:
            if (m.name == "Result") {
                out.text = std::array{"success", "failure",
                                      "interrupted"}[static_cast<std::size_t>(m_random.below(3))];
                break;
            }
            out.text = m.name.ends_with("Key")
                           ? fmt::format("upn|user{}@contoso.example|", m_random.below(12))
                           : m_random.pick(kWords);
            if (m.name == "RecordId" && m_random.chance(50))
                out.text = m_random.chance(50) ? "aaaaaaaaaa-3" : m_random.pick(kGuids);
            break;
        }
        return out;
    }

    ColumnPtr seal(const Made& m, const std::vector<Cell>& cells)
    {
        const ColumnDef* def = m_schema->column(m.table, m.name);
        const auto writer = m_writers.find(def->domain);
        ColumnBuilder builder(m.type, m.encoding,
                              m.encoding == Encoding::Dictionary ? &writer->second : nullptr);
        std::vector<std::uint32_t> rows(cells.size());
        std::iota(rows.begin(), rows.end(), 0);
        for (const std::uint32_t row : rows) {
            const Cell& c = cells[row];
            if (c.null) continue;
            builder.set(row, m.type == Type::Real ? Value::ofReal(c.real)
                             : c.text.empty()     ? Value::ofInteger(c.integer)
                                                  : Value::ofText(c.text));
        }
        return builder.seal(rows, m.encoding == Encoding::Dictionary ? m_dictionaries[def->domain] : nullptr);
    }

    TimePlane makeTimes(std::uint32_t rows, std::vector<Ticks>& times)
    {
        times.assign(rows, kNoTime);
        if (rows == 0 || m_random.chance(15)) return {};
        const Ticks from = kEpoch + m_random.below(4) * kTicksPerHour;
        const bool fine = m_random.chance(50);
        for (Ticks& t : times)
            t = from + m_random.below(60) * m_unit + (fine ? m_random.below(3) : 0);
        std::ranges::sort(times);
        TimePlane out;
        out.base = times.front();
        for (const Ticks t : times) {
            out.ms.push_back(static_cast<std::uint32_t>((t - out.base) / kTicksPerMs));
            if (fine) out.below.push_back(static_cast<std::uint16_t>((t - out.base) % kTicksPerMs));
        }
        return out;
    }

    SegmentView makeSegment(int index, int maxRows)
    {
        const auto rows = static_cast<std::uint32_t>(m_random.below(maxRows));
        const TableId table = m_random.chance(60) ? kSourceA : kSourceB;
        TimePlane times = makeTimes(rows, m_times.emplace_back());
        std::unordered_map<ColumnId, ColumnPtr> columns;
        SegmentView view;
        auto& truth = m_truth.emplace_back();
        const bool allActivities = m_random.chance(40);
        SegmentInfo info{10 + index * 2, table, rows, 0, kNoTime, kNoTime};
        for (const Made& m : made()) {
            const bool own = m.table == kActivityTable || m.table == table;
            const bool flag = m.name == "_activity";
            if (!own || (!flag && !m.name.starts_with('_') && m_random.chance(15)))
                continue; // absent in this segment
            std::vector<Cell> cells;
            for (std::uint32_t r = 0; r < rows; ++r)
                cells.push_back(makeCell(m, static_cast<int>(r)));
            if (flag && allActivities) std::ranges::fill(cells, Cell{false, 1, 0, {}});
            if (flag)
                info.activities = static_cast<std::uint32_t>(
                    std::ranges::count_if(cells, [](const Cell& c) { return !c.null && c.integer == 1; }));
            const ColumnId id = m_schema->column(m.table, m.name)->id;
            truth[std::string(m.name)] = cells;
            if (m.replaceable && m_random.chance(60)) {
                view.overlays[id] = seal(m, cells);
                for (Cell& c : cells)
                    c = makeCell(m, 0); // what the overlay hides
            }
            columns[id] = seal(m, cells);
        }
        if (rows != 0 && times.dated() && m_random.chance(70)) {
            info.tmin = m_times.back().front();
            info.tmax = m_times.back().back();
        }
        view.segment = std::make_shared<Segment>(info, std::move(times), std::move(columns));
        auto& deleted = m_deleted.emplace_back();
        if (m_random.chance(40)) {
            auto bits = std::make_shared<Bitmap>(rows);
            for (std::uint32_t r = 0; r < rows; ++r) {
                if (!m_random.chance(20)) continue;
                bits->set(r);
                deleted.insert(r);
            }
            view.deleted = bits;
        }
        return view;
    }

    // Whether a segment's rows name their source themselves.
    bool names(std::size_t segment) const
    {
        const auto it = m_truth[segment].find("Source");
        return it != m_truth[segment].end() &&
               std::ranges::any_of(it->second, [](const Cell& c) { return !c.null; });
    }

    Cell stored(std::size_t segment, const std::string& column, std::uint32_t row) const
    {
        const auto it = m_truth[segment].find(column);
        return it == m_truth[segment].end() ? Cell{} : it->second[row];
    }

    std::string person(std::size_t segment, std::uint32_t row, const std::string& key,
                       const std::vector<std::string>& written) const
    {
        const Cell account = stored(segment, key, row);
        if (!account.null && context.lookup) {
            const auto code =
                m_writers.at(m_schema->column(kActivityTable, "ActorKey")->domain).find(account.text);
            const Ticks at = m_times[segment][row];
            const EntityCode e = context.lookup->entityOf(*code, at == kNoTime ? context.asOf : at);
            if (e != 0)
                return std::string(written.empty() ? context.lookup->entityId(e)
                                                   : context.lookup->entityText(e));
        }
        for (const std::string& name : written) {
            if (const Cell c = stored(segment, name, row); !c.null) return c.text;
        }
        return written.empty() || account.null ? std::string{} : accountKeyText(account.text);
    }

    AddressFacts knownOfAddress(std::size_t segment, std::uint32_t row) const
    {
        const Cell address = stored(segment, "IPAddress", row);
        if (address.null || !context.addresses) return {};
        const Ticks at = m_times[segment][row];
        const auto label = context.addresses->labelOf(address.text, at == kNoTime ? context.asOf : at);
        return context.addresses->facts(label);
    }

    Random m_random;
    Ticks m_unit;
    std::shared_ptr<Schema> m_schema = std::make_shared<Schema>();
    std::map<DomainId, std::shared_ptr<Dictionary>> m_dictionaries;
    std::map<DomainId, DictionaryWriter> m_writers;
    std::vector<std::map<std::string, std::vector<Cell>>> m_truth; // by segment, by column
    std::vector<std::vector<Ticks>> m_times;
    std::vector<std::set<std::uint32_t>> m_deleted;
};

} // namespace sightline::query::test

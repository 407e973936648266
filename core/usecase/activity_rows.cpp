// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/activity_rows.h"

#include "core/base/text.h"
#include "core/import/csv_splitter.h"
#include "core/import/plain_line.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <simdjson.h>
#include <unordered_map>

namespace sightline::usecase
{
namespace
{

// Rows that are looked up together: their hashes are computed and their slots fetched before any is searched.
constexpr std::size_t kTogether = 32;
constexpr Code kUnknown = static_cast<Code>(-1);

std::optional<Ticks> timeOf(std::string_view cell)
{
    std::int64_t ms = 0;
    const auto r = std::from_chars(cell.data(), cell.data() + cell.size(), ms);
    if (r.ec == std::errc{} && r.ptr == cell.data() + cell.size())
        return import::isEpochMs(ms) ? std::optional(fromUnixMs(ms)) : std::nullopt;
    const auto parsed = parseTime(cell);
    return parsed ? std::optional(parsed->ticks) : std::nullopt;
}

// Codes of one column made from those of others, once for each text.
class Derived
{
public:
    Derived(store::RowBatch& rows, Activity to) : m_to(rows.builder(to)) {}

    template <class Make> [[nodiscard]] Code of(const ColumnBuilder& from, Code code, Make&& make)
    {
        if (code == 0) return 0;
        if (m_codes.size() <= code)
            m_codes.resize(std::max<std::size_t>(from.texts().size(), code + 1), kUnknown);
        if (m_codes[code] == kUnknown) m_codes[code] = m_to.texts().codeOf(make(from.texts().text(code)));
        return m_codes[code];
    }

private:
    ColumnBuilder& m_to;
    std::vector<Code> m_codes; // by code of the column it is made from
};

// Rows that name one account by an identifier and a name: proof that both are one. Told once for all rows of
// a pair, with the first and the last time.
class AccountPairs
{
public:
    explicit AccountPairs(const TextSet& keys) : m_keys(keys) {}

    void add(Code id, Code name, std::uint32_t row, Ticks time)
    {
        if (id == 0 || name == 0 || id == name) return;
        const auto [it, isNew] =
            m_pairs.try_emplace(std::uint64_t{id} << 32U | name, Pair{row, row, time, time, 0});
        Pair& pair = it->second;
        ++pair.records;
        if (time == kNoTime) return;
        if (pair.from == kNoTime || time < pair.from) {
            pair.from = time;
            pair.first = row;
        }
        if (pair.to == kNoTime || time > pair.to) {
            pair.to = time;
            pair.last = row;
        }
    }

    struct Pair {
        std::uint32_t first = 0, last = 0; // rows, by time
        Ticks from = kNoTime, to = kNoTime;
        std::int64_t records = 0;
    };

    // tell(link, pair)
    template <class Tell> void each(Tell&& tell) const
    {
        for (const auto& [codes, pair] : m_pairs) {
            const AccountLink link{std::string(m_keys.text(static_cast<Code>(codes >> 32U))),
                                   std::string(m_keys.text(static_cast<Code>(codes)))};
            if (provesOne(link)) tell(link, pair);
        }
    }

private:
    // A bare name may be anybody's.
    static bool provesOne(const AccountLink& link)
    {
        const AccountKind id = parseAccountKey(link.first).kind;
        const AccountKind name = parseAccountKey(link.second).kind;
        return (id == AccountKind::Sid || id == AccountKind::ObjectId || id == AccountKind::Puid) &&
               (name == AccountKind::Upn || name == AccountKind::Windows);
    }

    const TextSet& m_keys;
    std::unordered_map<std::uint64_t, Pair> m_pairs; // by codes of both keys
};

// The key of an account, where the file gives none: by its id, else by its name.
class AccountColumns
{
public:
    AccountColumns(store::RowBatch& rows, Activity name, Activity id, Activity key)
        : m_name(rows.builder(name)),
          m_id(rows.builder(id)),
          m_key(rows.builder(key)),
          m_keyOfName(rows, key),
          m_keyOfId(rows, key),
          m_pairs(m_key.texts())
    {
    }

    void set(std::uint32_t row, Ticks time)
    {
        if (m_key.code(row) != 0) return;
        const auto key = [](std::string_view text) { return accountKeyOf(text); };
        const Code id = m_keyOfId.of(m_id, m_id.code(row), key);
        const Code name = m_keyOfName.of(m_name, m_name.code(row), key);
        m_pairs.add(id, name, row, time);
        if (const Code code = id != 0 ? id : name; code != 0) m_key.setCode(row, code);
    }

    [[nodiscard]] const AccountPairs& pairs() const { return m_pairs; }

private:
    const ColumnBuilder& m_name;
    const ColumnBuilder& m_id;
    ColumnBuilder& m_key;
    Derived m_keyOfName;
    Derived m_keyOfId;
    AccountPairs m_pairs;
};

class ActivityRows
{
public:
    ActivityRows(const import::RawBatch::Slice& slice, const import::Format* format, std::uint16_t table,
                 ReadBatch& batch)
        : m_slice(slice),
          m_format(format),
          m_batch(batch),
          m_table(table),
          m_rows(batch.tables[table]),
          m_columns(slice.activity->columns()),
          m_cells(m_columns.size()),
          m_actor(m_rows, Activity::ActorUsername, Activity::ActorUserId, Activity::ActorKey),
          m_target(m_rows, Activity::TargetUsername, Activity::TargetUserId, Activity::TargetKey),
          m_type(m_rows, Activity::ActorUsernameType),
          m_coverage(batch.coverage[static_cast<std::size_t>(&slice - batch.raw->slices.data())].log(
              store::kActivityName, {}))
    {
        m_timeCell = static_cast<std::size_t>(
            std::ranges::find(m_columns, std::optional(Activity::TimeGenerated)) - m_columns.begin());
        lookThrough(*batch.raw);
    }

    void addStep(const import::RawBatch::Step& step, std::uint64_t ordinal)
    {
        if (step.reject) return reject(m_batch.raw->rejects[step.begin]);
        cut(m_batch.raw->raw(step));
        const std::string_view written = trim(m_cells[m_timeCell][m_count]);
        const auto time = written.empty() ? std::optional(kNoTime) : timeOf(written);
        if (!time)
            return reject({step.offset, step.length, ordinal, import::RejectReason::BadTime,
                           std::string(written.substr(0, 100))});
        m_coverage.add(*time);
        ReadBatch::Outcome& o = m_batch.outcomes.emplace_back();
        o.kind = RecordKind::Activity;
        o.table = m_table;
        o.row = m_rows.add(*time);
        if (m_outcomes.empty()) m_begin = o.row;
        m_outcomes.push_back(static_cast<std::uint32_t>(m_batch.outcomes.size() - 1));
        if (m_count++ == 0) m_first = o.row;
        m_batch.formats[static_cast<std::size_t>(&m_slice - m_batch.raw->slices.data())] = m_format;
    }

    // Nothing more comes.
    void end()
    {
        flush();
        const auto& texts = m_rows.builder(Activity::Operation).texts();
        for (std::size_t code = 1; code < m_kinds.size(); ++code) {
            if (m_kinds[code] > 0) m_coverage.addKind(texts.text(static_cast<Code>(code)), m_kinds[code]);
        }
        for (const AccountColumns* account : {&m_actor, &m_target})
            account->pairs().each([&](const AccountLink& link, const auto& pair) { addLink(link, pair); });
    }

    [[nodiscard]] bool full() const { return m_count == kTogether; }

    // Puts the rows that were cut into the columns.
    void flush()
    {
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            if (!m_columns[c] || c == m_timeCell) continue;
            const Encoding encoding = activityColumn(*m_columns[c]).encoding;
            if (encoding == Encoding::Dictionary || encoding == Encoding::SegmentText) {
                setTexts(m_rows.builder(*m_columns[c]), m_cells[c]);
            } else {
                setValues(*m_columns[c], m_cells[c]);
            }
        }
        for (std::uint32_t row = m_first; row < m_first + m_count; ++row) {
            m_actor.set(row, m_rows.time(row));
            m_target.set(row, m_rows.time(row));
            setType(row);
        }
        countKinds();
        m_count = 0;
        m_kept.clear();
    }

private:
    using Cells = std::array<std::string_view, kTogether>;

    void reject(import::Reject reject)
    {
        m_batch.outcomes.emplace_back().reject = static_cast<std::uint32_t>(m_batch.rejects.size());
        m_batch.rejects.push_back(std::move(reject));
    }

    // The first and the last row in time bring it, of which the earlier in the file speaks for all.
    void addLink(const AccountLink& link, const AccountPairs::Pair& pair)
    {
        const auto number = static_cast<std::uint32_t>(m_batch.links.size());
        m_batch.links.push_back(link);
        const auto [earlier, later] = std::minmax(pair.first, pair.last);
        extraOf(earlier).links.push_back({number, pair.records});
        if (later != earlier) extraOf(later).links.push_back({number, 0});
    }

    ReadBatch::Extra& extraOf(std::uint32_t row)
    {
        ReadBatch::Outcome& o = m_batch.outcomes[m_outcomes[row - m_begin]];
        if (o.extra == ReadBatch::Outcome::kNone) {
            o.extra = static_cast<std::uint32_t>(m_batch.extras.size());
            m_batch.extras.emplace_back().time = m_rows.time(row);
        }
        return m_batch.extras[o.extra];
    }

    // What holds for all records at once is asked once, since they lie one after the other: whether there is
    // a quotation mark, and whether they are UTF-8. A valid whole has only valid parts where none of them
    // begins in the middle of a character.
    void lookThrough(const import::RawBatch& raw)
    {
        std::string_view whole;
        bool inCharacter = false;
        for (const import::RawBatch::Step& s : std::span(raw.steps).subspan(m_slice.first, m_slice.steps)) {
            if (s.reject) continue;
            const std::string_view record = raw.raw(s);
            inCharacter = inCharacter ||
                          (!record.empty() && (static_cast<unsigned char>(record.front()) & 0xC0U) == 0x80U);
            const char* begin = whole.empty() ? record.data() : whole.data();
            whole = {begin, static_cast<std::size_t>(record.data() + record.size() - begin)};
        }
        m_allValid = !inCharacter && simdjson::validate_utf8(whole.data(), whole.size());
        m_allPlain = whole.find('"') == std::string_view::npos;
    }

    // The cells of a record, whose number the splitter has checked.
    void cut(std::string_view record)
    {
        if (!m_allValid && !simdjson::validate_utf8(record.data(), record.size()))
            record = m_kept.emplace_back(repairUtf8(record));
        m_line.resize(m_cells.size());
        if (m_allPlain || record.find('"') == std::string_view::npos) {
            import::cutPlainLine(record, m_slice.separator, m_line);
        } else {
            import::csvCells(record, m_slice.separator, m_line, m_kept);
            m_line.resize(m_cells.size());
        }
        for (std::size_t c = 0; c < m_cells.size(); ++c)
            m_cells[c][m_count] = m_line[c];
    }

    void setTexts(ColumnBuilder& builder, const Cells& cells)
    {
        std::array<TextHash, kTogether> hashes;
        for (std::size_t i = 0; i < m_count; ++i) {
            hashes[i] = quickHash(cells[i]);
            builder.texts().prefetch(hashes[i]);
        }
        for (std::size_t i = 0; i < m_count; ++i)
            builder.texts().prefetchText(hashes[i]);
        for (std::size_t i = 0; i < m_count; ++i) {
            if (cells[i].empty()) continue;
            builder.setCode(m_first + static_cast<std::uint32_t>(i),
                            builder.texts().codeOf(cells[i], hashes[i]));
        }
    }

    void setValues(Activity column, const Cells& cells)
    {
        const bool isTime = activityColumn(column).type == Type::DateTime;
        for (std::size_t i = 0; i < m_count; ++i) {
            Value value = Value::ofText(cells[i]);
            if (isTime) {
                const auto time = timeOf(trim(cells[i]));
                value = time ? Value::ofInteger(*time) : Value{};
            }
            (void)m_rows.builder(column).set(m_first + static_cast<std::uint32_t>(i), value);
        }
    }

    void setType(std::uint32_t row)
    {
        ColumnBuilder& type = m_rows.builder(Activity::ActorUsernameType);
        if (type.code(row) != 0) return;
        const ColumnBuilder& name = m_rows.builder(Activity::ActorUsername);
        const Code code = m_type.of(name, name.code(row), normalise::usernameType);
        if (code != 0) type.setCode(row, code);
    }

    void countKinds()
    {
        const ColumnBuilder& operation = m_rows.builder(Activity::Operation);
        for (std::uint32_t row = m_first; row < m_first + m_count; ++row) {
            const Code code = operation.code(row);
            if (code >= m_kinds.size()) m_kinds.resize(code + 1);
            ++m_kinds[code];
        }
    }

    const import::RawBatch::Slice& m_slice;
    const import::Format* m_format;
    ReadBatch& m_batch;
    std::uint16_t m_table;
    store::RowBatch& m_rows;
    std::span<const std::optional<Activity>> m_columns;
    std::size_t m_timeCell = 0;
    bool m_allValid = false;    // UTF-8
    bool m_allPlain = false;    // without quotation marks
    std::vector<Cells> m_cells; // by column of the file
    std::size_t m_count = 0;    // rows cut and not in the columns
    std::uint32_t m_first = 0;
    std::uint32_t m_begin = 0;             // first row of the slice
    std::vector<std::uint32_t> m_outcomes; // by row from there on
    import::CsvCells m_line;               // the record at hand
    std::deque<std::string> m_kept;        // texts of the rows at hand that are not as they lie in the file
    AccountColumns m_actor;
    AccountColumns m_target;
    Derived m_type;
    LogCoverage& m_coverage;
    std::vector<std::uint64_t> m_kinds; // records by code of their operation
};

} // namespace

bool readActivities(const import::RawBatch::Slice& slice, const ImportKnowledge& knowledge,
                    const StopToken& stop, std::uint16_t table, ReadBatch& batch)
{
    const auto format = std::ranges::find(knowledge.formats, import::kActivityCsv, &import::Format::id);
    ActivityRows rows(slice, format == knowledge.formats.end() ? nullptr : &*format, table, batch);
    for (std::size_t i = 0; i < slice.steps; ++i) {
        rows.addStep(batch.raw->steps[slice.first + i], slice.ordinal + i);
        if (!rows.full()) continue;
        rows.flush();
        if (stop.stopRequested()) return false;
    }
    rows.end();
    return true;
}

} // namespace sightline::usecase

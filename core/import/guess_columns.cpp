// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/guess_columns.h"

#include "core/base/ip.h"
#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/base/words.h"
#include "core/import/recognise.h"
#include "core/import/record_reader.h"
#include "core/import/source_splitter.h"
#include "core/import/user_format.h"
#include "core/model/account_key.h"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace sightline::import
{
namespace
{

constexpr std::uint64_t kRecords = 1000;
constexpr std::size_t kRows = 20;   // kept as text
constexpr std::size_t kSamples = 5; // of a column's values
constexpr std::size_t kSampleBytes = 200;
constexpr std::size_t kMembers = 40; // an object with more has data for names, and stays whole
constexpr int kDepth = 3;            // of objects in objects
constexpr std::size_t kLongestName = 200;
constexpr Ticks kYear2000 = 730'119 * kTicksPerDay;
constexpr Ticks kYear2050 = 748'382 * kTicksPerDay;

using WordSet = std::unordered_set<std::string>;

WordSet wordSet(std::string_view table, std::size_t columns)
{
    WordSet out;
    for (const auto& row : resourceTable(table)) {
        for (std::size_t i = 0; i < columns && i < row.size(); ++i)
            out.insert(plainWords(row[i]));
    }
    return out;
}

// The objects in objects, with the names of their members, as far as they are to become columns.
struct Nested {
    std::map<std::string, Nested> objects; // by name
    std::vector<std::string> members;      // of any kind, in the order they came
};

void walk(const nlohmann::ordered_json& object, int depth, Nested& out)
{
    for (const auto& [name, value] : object.items()) {
        if (out.members.size() <= kMembers && std::ranges::find(out.members, name) == out.members.end())
            out.members.push_back(name);
        if (value.is_object() && depth < kDepth && out.objects.size() <= kMembers)
            walk(value, depth + 1, out.objects[name]);
    }
}

std::string joined(std::string_view path)
{
    std::string out(path);
    std::ranges::replace(out, '.', '_');
    return out;
}

// Lifts what is nested and gives each member a name that says where it lay.
void addLifts(const Nested& nested, const std::string& path, std::set<std::string>& taken, Dialect& shape)
{
    if (nested.members.size() > kMembers || shape.rename.size() >= kMapColumns) return;
    shape.lift.push_back(path);
    for (const std::string& member : nested.members) {
        const std::string deep = path + "." + member;
        std::string name = joined(deep);
        while (!taken.insert(fold(name)).second)
            name += "_2";
        shape.rename.emplace_back(deep, name);
        if (const auto it = nested.objects.find(member); it != nested.objects.end())
            addLifts(it->second, deep, taken, shape);
    }
}

class Sampler
{
public:
    explicit Sampler(std::string_view head)
        : m_head(head),
          m_countries(wordSet("maps/countries.tsv", 3)),
          m_actions(wordSet("maps/action_words.tsv", 1)),
          m_results(wordSet("maps/result_words.tsv", 1))
    {
        m_probe.resize(1);
        m_probe[0].id = "probe";
        m_probe[0].dialects.resize(1);
    }

    Result<SampledFile> run()
    {
        m_out.utf8 = isUtf8(m_head.substr(0, m_head.size() - cutCharacter()));
        SL_TRY(eachRecord([this](const RecordReader& reader, Record& record) { takeShape(reader, record); }));
        if (m_out.container != Container::Csv && m_out.container != Container::JsonLines &&
            m_out.container != Container::JsonArray && m_out.container != Container::JsonValues)
            return fail(ErrorKind::Unsupported, "map.container",
                        "columns can be mapped for separated values and for JSON");
        if (m_out.records == 0)
            return fail(ErrorKind::Unsupported, "map.empty",
                        "no record could be read to look at its columns");
        nameColumns();
        SL_TRY(eachRecord([this](const RecordReader&, Record& record) { takeValues(record); }));
        for (std::size_t i = 0; i < m_out.columns.size(); ++i) {
            ColumnFacts& column = m_out.columns[i];
            column.type = m_kinds[i].type(m_out.container);
            const ValueShapes& s = column.shapes;
            const Days& days = m_days[i];
            column.days = s.seconds > s.times    ? days.seconds
                          : s.dayFirst > s.times ? days.dayFirst
                                                 : days.text;
            column.distinct = m_distinct[i].size();
        }
        return std::move(m_out);
    }

private:
    struct Days {
        std::set<Ticks> text, dayFirst, seconds;
    };

    // What kinds of JSON values a column had.
    struct Kinds {
        bool text = false, whole = false, real = false, flag = false, nested = false;

        [[nodiscard]] Type type(Container container) const
        {
            if (container == Container::Csv) return Type::String;
            if (nested) return text || whole || real || flag ? Type::String : Type::Dynamic;
            if (text || (flag && (whole || real))) return Type::String;
            return real ? Type::Real : whole ? Type::Long : flag ? Type::Bool : Type::String;
        }
    };

    using Each = std::function<void(const RecordReader&, Record&)>;

    // The head may end within a character.
    [[nodiscard]] std::size_t cutCharacter() const
    {
        std::size_t n = 0;
        while (n < 3 && n < m_head.size() &&
               static_cast<unsigned char>(m_head[m_head.size() - 1 - n]) >= 0x80)
            ++n;
        return n;
    }

    // Reads the records with the shape found so far.
    Result<> eachRecord(const Each& each)
    {
        const auto bytes = memoryReader(std::string(m_head));
        Recogniser recogniser(m_probe);
        RecordReader reader(recogniser, m_probe.data());
        auto source = SourceSplitter::begin(*bytes, std::size_t{64} << 10, reader);
        if (!source) return tl::unexpected(source.error());
        m_out.container = source->container();
        m_out.separator = source->separator();
        if (m_out.container == Container::Lines || m_out.container == Container::Evtx) return {};
        m_out.records = m_out.rejects = 0;
        Record record;
        RawRecord raw;
        Reject reject;
        for (auto step = source->next(raw, reject); step != Splitter::Step::End && m_out.records < kRecords;
             step = source->next(raw, reject)) {
            m_out.container = source->container();
            if (step == Splitter::Step::Reject) {
                m_out.rejects += reject.reason == RejectReason::CutOff ? 0 : 1;
                continue;
            }
            RecordReader::Read read;
            record.clear();
            reader.read(raw.bytes, source->header(), record, read);
            if (read.problem) continue;
            ++m_out.records;
            each(reader, record);
        }
        return {};
    }

    void takeShape(const RecordReader& reader, Record& record)
    {
        std::set<std::string> names;
        for (std::string& name : reader.names()) {
            if (name.empty() || name.size() > kLongestName || !names.insert(name).second) continue;
            if (m_presence[name]++ == 0) m_order.push_back(name);
        }
        for (const Field& field : record.fields()) {
            if (!field.json || !field.value.text.starts_with('{')) continue;
            const auto object = nlohmann::ordered_json::parse(field.value.text, nullptr, false);
            if (object.is_object()) walk(object, 1, m_nested[std::string(field.name)]);
        }
    }

    void nameColumns()
    {
        std::set<std::string> taken;
        for (const std::string& name : m_order)
            taken.insert(fold(name));
        Dialect& shape = m_out.shape;
        const auto add = [this](const std::string& name, const std::string& path) {
            if (m_out.columns.size() >= kMapColumns || equalsAscii(name, "_extra")) return;
            if (name.size() > kLongestName || !m_at.try_emplace(name, m_out.columns.size()).second) return;
            ColumnFacts& column = m_out.columns.emplace_back();
            column.name = name;
            column.path = path;
        };
        for (const std::string& name : m_order) {
            if (m_presence[name] == m_out.records && m_out.require.size() < kMapColumns)
                m_out.require.push_back(name);
            const std::size_t before = shape.rename.size();
            if (const auto it = m_nested.find(name); it != m_nested.end())
                addLifts(it->second, name, taken, shape);
            if (shape.rename.size() == before) add(name, name);
            for (std::size_t i = before; i < shape.rename.size(); ++i) {
                const auto& [path, column] = shape.rename[i];
                if (std::ranges::find(shape.lift, path) == shape.lift.end()) add(column, path);
            }
        }
        m_probe[0].dialects[0] = shape;
        m_days.resize(m_out.columns.size());
        m_kinds.resize(m_out.columns.size());
        m_distinct.resize(m_out.columns.size());
    }

    void takeValues(Record& record)
    {
        const bool kept = m_out.rows.size() < kRows;
        if (kept) m_out.rows.emplace_back(m_out.columns.size());
        for (const Field& field : record.fields()) {
            const auto it = m_at.find(std::string(field.name));
            if (it == m_at.end()) continue;
            const std::string_view text = trim(record.text(&field));
            const std::size_t i = it->second;
            if (kept) m_out.rows.back()[i] = std::string(text.substr(0, kSampleBytes));
            if (isNothing(text)) continue;
            takeKind(field, m_kinds[i]);
            takeValue(text, i);
        }
    }

    static void takeKind(const Field& field, Kinds& kinds)
    {
        kinds.nested = kinds.nested || field.json;
        kinds.text = kinds.text || (field.value.kind == Value::Kind::Text && !field.json);
        kinds.whole = kinds.whole || field.value.kind == Value::Kind::Integer;
        kinds.real = kinds.real || field.value.kind == Value::Kind::Real;
        kinds.flag = kinds.flag || field.value.kind == Value::Kind::Bool;
    }

    void takeValue(std::string_view text, std::size_t i)
    {
        ColumnFacts& column = m_out.columns[i];
        ++column.filled;
        column.longest = std::max(column.longest, text.size());
        if (m_distinct[i].size() < kDistinct && m_distinct[i].emplace(text).second &&
            column.samples.size() < kSamples)
            column.samples.emplace_back(text.substr(0, kSampleBytes));
        takeTime(text, column.shapes, m_days[i]);
        takeWords(text, column.shapes);
    }

    static bool takeDay(TimeForm form, std::string_view text, std::set<Ticks>& days, bool* zoned = nullptr)
    {
        const auto time = timeOf(form, text);
        if (!time || time->ticks < kYear2000 || time->ticks > kYear2050) return false;
        if (days.size() < kDistinct) days.insert(startOfDay(time->ticks));
        if (zoned != nullptr) *zoned = time->hasZone;
        return true;
    }

    static void takeTime(std::string_view text, ValueShapes& s, Days& days)
    {
        bool zoned = false;
        const bool number =
            std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
        if (takeDay(TimeForm::Text, text, days.text, &zoned)) {
            ++s.times;
            s.zoned += zoned ? 1 : 0;
            s.milliseconds += number ? 1 : 0;
        }
        s.dayFirst += takeDay(TimeForm::DayFirst, text, days.dayFirst) ? 1 : 0;
        const auto asText = timeOf(TimeForm::Text, text);
        const auto dayFirst = timeOf(TimeForm::DayFirst, text);
        s.eitherWay += asText && dayFirst && asText->ticks != dayFirst->ticks ? 1 : 0;
        s.seconds += takeDay(TimeForm::Seconds, text, days.seconds) ? 1 : 0;
    }

    void takeWords(std::string_view text, ValueShapes& s) const
    {
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        s.numbers += std::ranges::all_of(text, digit) ? 1 : 0;
        s.addresses += text.size() < 100 && !canonicalIp(text).empty() ? 1 : 0;
        s.principals += !upnKey(text).empty() && text.find('.') != std::string_view::npos ? 1 : 0;
        const auto slash = text.find('\\');
        s.domainNames += slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() &&
                                 text.find('\\', slash + 1) == std::string_view::npos &&
                                 text.find(':') == std::string_view::npos
                             ? 1
                             : 0;
        s.accountIds += isGuid(text) || !sidKey(text).empty() || !puidKey(text).empty() ? 1 : 0;
        s.agents += text.starts_with("Mozilla/") || text.starts_with("curl/") ||
                            text.starts_with("python-requests/") || text.starts_with("Opera/")
                        ? 1
                        : 0;
        if (text.size() > kSampleBytes) return;
        static const std::set<std::string, std::less<>> kFlags{"true", "false", "yes", "no", "0", "1"};
        s.flags += kFlags.contains(lowerAscii(text)) ? 1 : 0;
        const std::string words = plainWords(text);
        s.countries += m_countries.contains(words) ? 1 : 0;
        s.actions += m_actions.contains(words) ? 1 : 0;
        s.results += m_results.contains(words) ? 1 : 0;
    }

    std::string_view m_head;
    WordSet m_countries, m_actions, m_results;
    std::vector<Format> m_probe; // one, which takes any record
    SampledFile m_out;
    std::map<std::string, std::uint64_t> m_presence; // by name at the top
    std::vector<std::string> m_order;
    std::map<std::string, Nested> m_nested;
    std::map<std::string, std::size_t> m_at; // column by name
    std::vector<Days> m_days;                // by column, as the next two
    std::vector<Kinds> m_kinds;
    std::vector<std::unordered_set<std::string>> m_distinct;
};

} // namespace

Result<SampledFile> sampleColumns(std::string_view head)
{
    return Sampler(head).run();
}

} // namespace sightline::import

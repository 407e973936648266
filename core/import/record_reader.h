// SPDX-License-Identifier: GPL-3.0-or-later
// From the bytes of one record to fields with the source table's column names: parses, recognises, applies
// the dialect, counts and hashes. Names and texts of the Record end with the next parse() or read(). One
// thread.
#pragma once

#include "core/import/csv_splitter.h"
#include "core/import/envelopes.h"
#include "core/import/json_text.h"
#include "core/import/line_record.h"
#include "core/import/naming.h"
#include "core/import/recognise.h"

#include <deque>
#include <memory>
#include <optional>
#include <simdjson.h>
#include <unordered_map>

namespace sightline::import
{

class RecordReader
{
public:
    struct Read {
        const Format* format = nullptr;
        const Dialect* dialect = nullptr;
        std::uint64_t content = 0;
        std::uint32_t leaves = 0;
        std::optional<RejectReason> problem;
        std::string argument;
    };

    RecordReader(Recogniser& recogniser, const Format* only) : m_recogniser(recogniser), m_only(only) {}

    void setJson() { m_kind = Kind::Json; }

    void setLines() { m_kind = Kind::Lines; }

    void setLdif() { m_kind = Kind::Ldif; }

    void setCsv(std::string_view header, char separator);

    // The source writes 22/11/2026: such texts in columns of times become ISO in the record.
    void setDayFirst(bool dayFirst) { m_dayFirst = dayFirst; }

    // JSON: whether the bytes are one object or array; read() is then about them. behind: how many more may
    // be read there, whatever they are; with a few of them nothing has to be copied.
    [[nodiscard]] bool parse(std::string_view bytes, std::size_t behind = 0);
    // header: columns of a Log Analytics row (looked at when it changes).
    void read(std::string_view bytes, const std::string& header, Record& record, Read& out);

    // The field names of the record read last.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    // A field on its way: nested objects stay elements until it is known what becomes of them.
    struct Part {
        const Key* key = nullptr;
        const Naming* naming = nullptr; // once the dialect is known
        Value value;
        simdjson::dom::element element;
        bool nested = false; // element is an object or array
        bool json = false;   // value.text is JSON
        bool wrapper = false;
        bool gone = false;
    };

    // A wrapper that was opened: its fields, and which of them holds the record.
    struct Opened {
        const Envelope* envelope = nullptr;
        std::size_t inner = 0;
        std::vector<const Key*> keys;
        std::vector<Part> parts;
    };

    bool jsonParts(const std::string& header);
    void readColumns(const std::string& header);
    void csvParts(std::string_view bytes, Record& record);
    bool lineParts(std::string_view bytes, Record& record);
    void addElement(const Key& key, simdjson::dom::element e);
    [[nodiscard]] std::string_view valueOf(std::string_view key);
    simdjson::dom::parser& spareParser();

    void begin();
    [[nodiscard]] Recognised recognise();
    bool open();
    void addWrappers();
    [[nodiscard]] bool isDraft() const;
    void choose(const Dialect& dialect);
    [[nodiscard]] bool replace(const Dialect& dialect, Read& out);
    void nameParts(std::size_t from);
    void lift();
    void liftFields(std::size_t at, simdjson::dom::object object);
    void liftData(std::size_t at);
    void copy(Record& record);
    [[nodiscard]] std::optional<simdjson::dom::object> objectIn(const Part& part);
    [[nodiscard]] std::optional<simdjson::dom::object> eventIn(const Part& part);
    simdjson::dom::element only(const Envelope& envelope, simdjson::dom::element e) const;
    void emit(const Part& part, Record& record, Read& out);
    void setTexts(const Dialect& dialect, Record& record);
    void readXml(const Dialect& dialect, Record& record);
    void readPairs(const Dialect& dialect, Record& record);
    void joinTimes(const Dialect& dialect, Record& record);
    void readDayFirst(const Format& format, Record& record);

    Recogniser& m_recogniser;
    const Format* m_only;
    enum class Kind { Json, Csv, Lines, Ldif };

    Kind m_kind = Kind::Json;
    bool m_dayFirst = false;
    LineFields m_line;
    char m_separator = ',';
    std::vector<std::string> m_columns; // of CSV or of a Log Analytics row
    std::string m_columnsFrom;
    simdjson::dom::parser m_parser;
    simdjson::dom::element m_root;
    std::string m_padded;
    JsonWriter m_writer;
    std::string m_text; // a number as text
    std::vector<std::unique_ptr<simdjson::dom::parser>> m_spare;
    std::size_t m_spareUsed = 0;

    KeyTable m_keyTable;
    std::unordered_map<const Dialect*, DialectNames> m_dialects;
    DialectNames* m_names = nullptr; // of the record's dialect

    std::vector<const Key*> m_keys;
    std::vector<Part> m_parts;
    std::vector<Opened> m_opened; // outermost first
    std::unordered_map<std::uint64_t, std::vector<const Envelope*>>
        m_shapes;                           // envelopes by the names of fields
    std::vector<std::size_t> m_lifts;       // part of each Dialect::lift, kNone
    std::vector<std::size_t> m_copySources; // parts that hold members of Dialect::copy
    std::deque<std::string> m_kept;
    CsvCells m_cells;
};

} // namespace sightline::import

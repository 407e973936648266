// SPDX-License-Identifier: GPL-3.0-or-later
// From the bytes of one record to fields with the source table's column names: parses, recognises, applies
// the dialect, counts and hashes. Names and texts of the Record end with the next parse() or read(). One
// thread.
#pragma once

#include "core/import/csv_splitter.h"
#include "core/import/recognise.h"

#include <deque>
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

    void setJson() { m_csv = false; }

    void setCsv(std::string_view header, char separator);

    // JSON: whether the bytes are one object or array; read() is then about them.
    [[nodiscard]] bool parse(std::string_view bytes);
    // header: columns of a Log Analytics row (looked at when it changes).
    void read(std::string_view bytes, const std::string& header, Record& record, Read& out);

    // The field names of the record read last.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    // A field on its way: nested objects stay elements until it is known what becomes of them.
    struct Part {
        std::string_view path; // as written, dotted below lifted objects
        std::string_view name; // its last piece
        Value value;
        simdjson::dom::element element;
        bool nested = false; // element is an object or array
        bool json = false;   // value.text is JSON
        bool wrapper = false;
        bool gone = false;
    };

    struct Naming {
        std::string column;
        bool wrapper = false;
    };

    using Namings = std::unordered_map<std::string, Naming>;

    bool jsonParts(const std::string& header);
    void csvParts(std::string_view bytes, Record& record);
    void addElement(std::string_view path, std::string_view name, simdjson::dom::element e);
    void cleanHeader(std::vector<std::string>& names) const;
    [[nodiscard]] std::string_view valueOf(std::string_view key);

    [[nodiscard]] bool replace(const Dialect& dialect, Read& out);
    void lift(const std::string& path, Record& record);
    void copy(const Dialect& dialect, Record& record, Read& out);
    [[nodiscard]] std::optional<simdjson::dom::object> objectIn(const Part& part);
    const Naming& naming(const Dialect& dialect, std::string_view path, std::string_view name);
    void emit(const Dialect& dialect, const Part& part, Record& record, Read& out);
    void addField(std::string_view column, const Value& value, bool json, bool wrapper, Record& record,
                  Read& out);
    void readXml(const Dialect& dialect, Record& record, Read& out);
    void nameByTable(const Format& format, Record& record);
    simdjson::dom::parser& spareParser();

    Recogniser& m_recogniser;
    const Format* m_only;
    bool m_csv = false;
    char m_separator = ',';
    std::vector<std::string> m_columns; // of CSV or of a Log Analytics row
    std::string m_columnsFrom;
    simdjson::dom::parser m_parser;
    simdjson::dom::element m_root;
    std::string m_padded;
    std::string m_cellText;
    simdjson::dom::parser m_cellParser;
    std::vector<std::unique_ptr<simdjson::dom::parser>> m_spare;
    std::size_t m_spareUsed = 0;
    std::vector<Part> m_parts;
    std::vector<std::string_view> m_keys;
    std::deque<std::string> m_kept;
    CsvCells m_cells;
    std::unordered_map<const Dialect*, Namings> m_namings;
};

} // namespace sightline::import

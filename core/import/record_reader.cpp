// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/record_reader.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/import/csv_header.h"
#include "core/import/ldif_record.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sightline::import
{
namespace
{

namespace dom = simdjson::dom;

constexpr std::size_t kKnownKeys = 20'000; // more come from data used as names
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// The text of a value; numbers are written to `buffer`.
std::string_view textOf(const Value& value, std::string& buffer)
{
    switch (value.kind) {
    case Value::Kind::Bool:
        return value.integer != 0 ? "true" : "false";
    case Value::Kind::Integer:
        buffer = std::to_string(value.integer);
        return buffer;
    case Value::Kind::Real:
        buffer = fmt::format("{}", value.real);
        return buffer;
    case Value::Kind::Text:
        return value.text;
    case Value::Kind::Null:
        break;
    }
    return {};
}

bool isNested(dom::element e)
{
    return e.is_object() || e.is_array();
}

// A column that one source table calls otherwise.
void nameByTable(const Format& format, Record& record)
{
    if (format.tableRename.empty()) return;
    const std::string_view table = tableOf(format, record);
    for (const auto& [name, columns] : format.tableRename) {
        if (name != table) continue;
        for (const auto& [from, to] : columns) {
            const Field* field = record.find(from);
            if (field != nullptr && record.find(to) == nullptr) record.rename(*field, to);
        }
    }
}

} // namespace

bool RecordReader::parse(std::string_view bytes, std::size_t behind)
{
    const auto parse = [&](const char* text, std::size_t size) {
        const auto result = m_parser.parse(text, size, false);
        if (!result.error()) m_root = result.value_unsafe();
        return result.error();
    };
    const auto attempt = [&](std::string_view text) {
        m_padded.assign(text);
        m_padded.append(simdjson::SIMDJSON_PADDING, '\0');
        return parse(m_padded.data(), text.size());
    };
    simdjson::error_code error =
        behind >= simdjson::SIMDJSON_PADDING ? parse(bytes.data(), bytes.size()) : attempt(bytes);
    std::string repaired;
    if (error == simdjson::UTF8_ERROR) {
        repaired = repairUtf8(bytes);
        error = attempt(repaired);
    }
    if (error == simdjson::STRING_ERROR) {
        repaired = repairSurrogates(repaired.empty() ? bytes : std::string_view(repaired));
        error = attempt(repaired);
    }
    return !error && isNested(m_root);
}

void RecordReader::setCsv(std::string_view header, char separator)
{
    m_kind = Kind::Csv;
    m_separator = separator;
    const std::string text = isUtf8(header) ? std::string(header) : repairUtf8(header);
    csvCells(text, separator, m_cells, m_kept);
    m_columns.assign(m_cells.begin(), m_cells.end());
    m_kept.clear();
    cleanHeader(m_columns);
}

dom::parser& RecordReader::spareParser()
{
    if (m_spareUsed == m_spare.size()) m_spare.push_back(std::make_unique<dom::parser>());
    return *m_spare[m_spareUsed++];
}

void RecordReader::addElement(const Key& key, dom::element e)
{
    const dom::element_type type = e.type();
    if (type == dom::element_type::NULL_VALUE) return;
    Part& part = m_parts.emplace_back();
    part.key = &key;
    part.element = e;
    part.nested = type == dom::element_type::OBJECT || type == dom::element_type::ARRAY;
    if (type == dom::element_type::UINT64) // beyond the integers of a value
        part.value = Value::ofText(m_kept.emplace_back(std::to_string(e.get_uint64().value_unsafe())));
    else if (!part.nested)
        readScalar(e, part.value);
}

// The columns of a Log Analytics answer.
void RecordReader::readColumns(const std::string& header)
{
    if (header == m_columnsFrom) return;
    m_columnsFrom = header;
    m_columns.clear();
    const auto columns = nlohmann::json::parse(header, nullptr, false);
    for (const auto& column : columns) {
        if (!column.is_object()) continue;
        for (const auto* key : {"name", "ColumnName"}) {
            if (column.contains(key) && column[key].is_string())
                m_columns.push_back(column[key].get<std::string>());
        }
    }
}

bool RecordReader::jsonParts(const std::string& header)
{
    if (m_root.is_object()) {
        const dom::object object = m_root.get_object().value_unsafe();
        for (const auto field : object) {
            m_keys.push_back(&m_keyTable.top(field.key));
            addElement(*m_keys.back(), field.value);
        }
        return true;
    }
    readColumns(header);
    const dom::array row = m_root.get_array().value_unsafe();
    if (m_columns.empty() || row.size() != m_columns.size()) return false;
    std::size_t i = 0;
    for (const dom::element e : row) {
        m_keys.push_back(&m_keyTable.top(m_columns[i++]));
        if (!e.is_string() || !e.get_string().value_unsafe().empty()) addElement(*m_keys.back(), e);
    }
    return true;
}

void RecordReader::csvParts(std::string_view bytes, Record& record)
{
    if (!isUtf8(bytes)) bytes = record.keep(repairUtf8(bytes));
    csvCells(bytes, m_separator, m_cells, m_kept);
    for (std::size_t i = 0; i < m_columns.size() && i < m_cells.size(); ++i) {
        if (m_columns[i].empty()) continue;
        m_keys.push_back(&m_keyTable.top(m_columns[i]));
        if (m_cells[i].empty()) continue;
        Part part;
        part.key = m_keys.back();
        part.value = Value::ofText(m_cells[i]);
        if (mayBeJson(m_cells[i])) {
            const auto parsed = spareParser().parse(m_cells[i].data(), m_cells[i].size(), true);
            part.json = !parsed.error();
            if (part.json) {
                part.element = parsed.value_unsafe();
                part.value = Value::ofText(record.keep(m_writer.write(part.element)));
            }
        }
        m_parts.push_back(part);
    }
}

bool RecordReader::lineParts(std::string_view bytes, Record& record)
{
    if (!isUtf8(bytes)) bytes = record.keep(repairUtf8(bytes));
    if (!readLine(bytes, m_line)) return false;
    for (const auto& [name, value] : m_line.fields) {
        m_keys.push_back(&m_keyTable.top(name));
        if (value.empty()) continue;
        Part part;
        part.key = m_keys.back();
        part.value = Value::ofText(value);
        m_parts.push_back(part);
    }
    return true;
}

std::string_view RecordReader::valueOf(std::string_view key)
{
    for (const Part& part : m_parts) {
        if (part.key->path.text != key) continue;
        if (!part.nested) return textOf(part.value, m_text);
        return m_writer.write(part.element);
    }
    return {};
}

std::vector<std::string> RecordReader::names() const
{
    std::vector<std::string> out;
    for (const Key* key : m_keys)
        out.push_back(key->text);
    return out;
}

std::optional<dom::object> RecordReader::objectIn(const Part& part)
{
    dom::element e = part.element;
    if (!part.nested && !part.json) {
        if (part.value.kind != Value::Kind::Text || !mayBeJson(part.value.text)) return std::nullopt;
        const auto parsed = spareParser().parse(part.value.text.data(), part.value.text.size(), true);
        if (parsed.error()) return std::nullopt;
        e = parsed.value_unsafe();
    }
    if (!e.is_object()) return std::nullopt;
    return e.get_object().value_unsafe();
}

// The record proper lies in one field; false if that field is filled with something else. An empty one leaves
// the outer fields as the record.
bool RecordReader::replace(const Dialect& dialect, Read& out)
{
    const auto at =
        std::ranges::find_if(m_parts, [&](const Part& p) { return p.key->path.text == dialect.replace; });
    if (at == m_parts.end() || (!at->nested && trim(at->value.text).empty())) return true;
    const auto object = objectIn(*at);
    if (!object) {
        out.problem = RejectReason::NotJson;
        out.argument = dialect.replace;
        return false;
    }
    at->gone = true;
    std::vector<Part> outer = std::move(m_parts);
    m_parts.clear();
    for (const auto field : *object)
        addElement(m_keyTable.top(field.key), field.value);
    for (Part& part : outer) {
        part.wrapper = true;
        m_parts.push_back(part);
    }
    return true;
}

// From here on the parts know what the dialect makes of them.
void RecordReader::nameParts(std::size_t from)
{
    for (std::size_t i = from; i < m_parts.size(); ++i) {
        Part& part = m_parts[i];
        part.naming = &m_names->of(*part.key);
        if (part.gone) continue;
        if (const auto lifted = part.naming->lift; lifted && m_lifts[*lifted] == kNone) m_lifts[*lifted] = i;
        if (!part.naming->copies.empty() && !part.wrapper) m_copySources.push_back(i);
    }
}

void RecordReader::copy(Record& record)
{
    const auto columns = m_names->copyColumns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (record.find(columns[i].text, columns[i].nameHash) != nullptr) continue;
        for (const std::size_t source : m_copySources) {
            const Part& part = m_parts[source];
            const auto step = std::ranges::find(part.naming->copies, i, &CopyStep::copy);
            if (part.gone || step == part.naming->copies.end()) continue;
            std::optional<dom::object> at = objectIn(part);
            if (!at) continue;
            dom::element e;
            bool found = true;
            for (const std::string& member : step->members) {
                found = found && at && at->at_key(member).get(e) == simdjson::SUCCESS;
                at = found && e.is_object() ? std::optional(e.get_object().value_unsafe()) : std::nullopt;
            }
            if (!found || (e.is_string() && e.get_string().value_unsafe().empty())) continue;
            const bool nested = isNested(e);
            Value value;
            if (nested)
                value = Value::ofText(record.keep(m_writer.write(e)));
            else
                readScalar(e, value);
            if (!value.isNull()) record.add(columns[i].text, value, nested);
            break;
        }
    }
}

void RecordReader::setTexts(const Dialect& dialect, Record& record)
{
    const auto columns = m_names->setColumns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (Field* field = record.addNew(columns[i].text, columns[i].nameHash))
            field->value = Value::ofText(dialect.set[i].second);
    }
}

void RecordReader::emit(const Part& part, Record& record, Read& out)
{
    const ColumnName* column = part.wrapper ? &part.key->name : &part.naming->column;
    if (column->text.empty()) return;
    Field* field = record.addNew(column->text, column->nameHash);
    if (field == nullptr) {
        // Two fields for one column: the first has it, the other keeps its written name.
        if (part.wrapper) return;
        column = &part.key->path;
        field = record.addNew(column->text, column->nameHash);
        if (field == nullptr) return;
    }
    field->value = part.nested ? Value::ofText(record.keep(m_writer.write(part.element))) : part.value;
    field->json = part.nested || part.json;
    if (field->json) field->element = &part.element;
    if (part.wrapper || part.naming->wrapper) return;
    ++out.leaves;
    out.content += hash64(textOf(field->value, m_text), column->seed);
}

void RecordReader::choose(const Dialect& dialect)
{
    m_names = &m_dialects.try_emplace(&dialect, dialect).first->second;
    m_lifts.assign(dialect.lift.size(), kNone);
    m_copySources.clear();
    nameParts(0);
}

void RecordReader::begin()
{
    m_parts.clear();
    m_keys.clear();
    m_kept.clear();
    m_opened.clear();
    m_spareUsed = 0;
    if (m_keyTable.size() <= kKnownKeys) return;
    m_keyTable.clear();
    m_dialects.clear();
    m_shapes.clear();
}

void RecordReader::read(std::string_view bytes, const std::string& header, Record& record, Read& out)
{
    begin();
    if (m_kind == Kind::Lines) {
        if (!lineParts(bytes, record)) {
            out.problem = RejectReason::NoHeader;
            return;
        }
    } else if (m_kind == Kind::Csv) {
        csvParts(bytes, record);
    } else if (m_kind == Kind::Ldif && !parse(ldifJson(bytes))) {
        out.problem = RejectReason::BadText;
        return;
    } else if (!jsonParts(header)) {
        out.problem = RejectReason::CellCount;
        return;
    }
    const Recognised what = recognise();
    if (what.format == nullptr) {
        out.problem = RejectReason::UnknownShape;
        return;
    }
    if (isDraft()) {
        out.problem = RejectReason::Draft;
        return;
    }
    const Dialect& dialect = *what.dialect;
    if (!dialect.replace.empty() && !replace(dialect, out)) return;
    out.format = what.format;
    out.dialect = what.dialect;
    addWrappers();
    choose(dialect);
    lift();
    for (const Part& part : m_parts) {
        if (!part.gone) emit(part, record, out);
    }
    copy(record);
    setTexts(dialect, record);
    readXml(dialect, record);
    readPairs(dialect, record);
    joinTimes(dialect, record);
    if (m_dayFirst) readDayFirst(*what.format, record);
    nameByTable(*what.format, record);
}

} // namespace sightline::import

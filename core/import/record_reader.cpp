// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/record_reader.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/import/event_xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace sightline::import
{
namespace
{

namespace dom = simdjson::dom;

constexpr std::size_t kNamings = 20'000;
constexpr std::array<std::string_view, 5> kDirectorySuffixes{"_s", "_g", "_b", "_d", "_t"};

// A \u escape of half a surrogate pair is no Unicode text: it becomes the replacement character.
std::string repairSurrogates(std::string_view json)
{
    const auto unit = [&](std::size_t i) {
        unsigned v = 0;
        if (i + 6 > json.size() || json[i] != '\\' || json[i + 1] != 'u') return 0U;
        const auto r = std::from_chars(json.data() + i + 2, json.data() + i + 6, v, 16);
        return r.ptr == json.data() + i + 6 ? v : 0U;
    };
    std::string out;
    out.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] != '\\') {
            out += json[i];
            continue;
        }
        const unsigned v = unit(i);
        const bool high = v >= 0xD800 && v < 0xDC00;
        const unsigned next = high ? unit(i + 6) : 0;
        const bool pair = next >= 0xDC00 && next < 0xE000;
        const std::size_t length = std::min<std::size_t>(json.size() - i, pair ? 12 : v != 0 ? 6 : 2);
        if (v >= 0xD800 && v < 0xE000 && !pair)
            out += "\\uFFFD";
        else
            out += json.substr(i, length);
        i += length - 1;
    }
    return out;
}

Value scalar(dom::element e)
{
    switch (e.type()) {
    case dom::element_type::STRING:
        return Value::ofText(e.get_string().value_unsafe());
    case dom::element_type::INT64:
        return Value::ofInteger(e.get_int64().value_unsafe());
    case dom::element_type::DOUBLE:
        return Value::ofReal(e.get_double().value_unsafe());
    case dom::element_type::BOOL:
        return Value::ofBool(e.get_bool().value_unsafe());
    default:
        return {};
    }
}

std::string textOf(const Value& value)
{
    switch (value.kind) {
    case Value::Kind::Bool:
        return value.integer != 0 ? "true" : "false";
    case Value::Kind::Integer:
        return std::to_string(value.integer);
    case Value::Kind::Real:
        return fmt::format("{}", value.real);
    case Value::Kind::Text:
        return std::string(value.text);
    case Value::Kind::Null:
        break;
    }
    return {};
}

bool isNested(dom::element e)
{
    return e.is_object() || e.is_array();
}

bool mayBeJson(std::string_view text)
{
    const std::string_view t = trim(text);
    return (t.starts_with('{') && t.ends_with('}')) || (t.starts_with('[') && t.ends_with(']'));
}

} // namespace

bool RecordReader::parse(std::string_view bytes)
{
    const auto attempt = [&](std::string_view text) {
        m_padded.assign(text);
        m_padded.append(simdjson::SIMDJSON_PADDING, '\0');
        const auto result = m_parser.parse(m_padded.data(), text.size(), false);
        if (!result.error()) m_root = result.value_unsafe();
        return result.error();
    };
    simdjson::error_code error = attempt(bytes);
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
    m_csv = true;
    m_separator = separator;
    const std::string text = isUtf8(header) ? std::string(header) : repairUtf8(header);
    csvCells(text, separator, m_cells, m_kept);
    m_columns.assign(m_cells.begin(), m_cells.end());
    m_kept.clear();
    cleanHeader(m_columns);
}

// Cuts what exporters hang on column names, and makes the names unique.
void RecordReader::cleanHeader(std::vector<std::string>& names) const
{
    constexpr std::string_view kUtc = " [UTC]";
    constexpr std::array<std::string_view, 2> kTwins{"_dynamic", "_string"};
    const auto known = [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (std::string& name : names) {
        name = std::string(trim(name));
        if (name.ends_with(kUtc)) name.resize(name.size() - kUtc.size());
    }
    for (std::string& name : names) {
        for (const std::string_view twin : kTwins) {
            if (!name.ends_with(twin)) continue;
            const std::string base = name.substr(0, name.size() - twin.size());
            if (!base.empty() && !known(base)) name = base;
        }
    }
    for (std::size_t i = 1; i < names.size(); ++i) {
        const auto end = names.begin() + static_cast<std::ptrdiff_t>(i);
        const std::string name = names[i];
        for (int n = 2; !name.empty() && std::find(names.begin(), end, names[i]) != end; ++n)
            names[i] = fmt::format("{} ({})", name, n);
    }
}

simdjson::dom::parser& RecordReader::spareParser()
{
    if (m_spareUsed == m_spare.size()) m_spare.push_back(std::make_unique<dom::parser>());
    return *m_spare[m_spareUsed++];
}

void RecordReader::addElement(std::string_view path, std::string_view name, dom::element e)
{
    Part part;
    part.path = path;
    part.name = name;
    part.element = e;
    part.nested = isNested(e);
    if (!part.nested) part.value = scalar(e);
    if (e.is_uint64() && part.value.isNull())
        part.value = Value::ofText(m_kept.emplace_back(std::to_string(e.get_uint64().value_unsafe())));
    if (part.nested || !part.value.isNull()) m_parts.push_back(part);
}

bool RecordReader::jsonParts(const std::string& header)
{
    if (m_root.is_object()) {
        const dom::object object = m_root.get_object().value_unsafe();
        for (const auto field : object) {
            m_keys.push_back(field.key);
            addElement(field.key, field.key, field.value);
        }
        return true;
    }
    if (header != m_columnsFrom) {
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
    const dom::array row = m_root.get_array().value_unsafe();
    if (m_columns.empty() || row.size() != m_columns.size()) return false;
    m_keys.assign(m_columns.begin(), m_columns.end());
    std::size_t i = 0;
    for (const dom::element e : row) {
        const std::string& name = m_columns[i++];
        if (!e.is_string() || !e.get_string().value_unsafe().empty()) addElement(name, name, e);
    }
    return true;
}

void RecordReader::csvParts(std::string_view bytes, Record& record)
{
    if (!isUtf8(bytes)) bytes = record.keep(repairUtf8(bytes));
    csvCells(bytes, m_separator, m_cells, m_kept);
    for (std::size_t i = 0; i < m_columns.size() && i < m_cells.size(); ++i) {
        if (m_columns[i].empty()) continue;
        m_keys.push_back(m_columns[i]);
        if (m_cells[i].empty()) continue;
        Part part;
        part.path = part.name = m_columns[i];
        part.value = Value::ofText(m_cells[i]);
        if (mayBeJson(m_cells[i])) {
            m_cellText.assign(m_cells[i]);
            m_cellText.append(simdjson::SIMDJSON_PADDING, '\0');
            const auto parsed = m_cellParser.parse(m_cellText.data(), m_cells[i].size(), false);
            part.json = !parsed.error();
            if (part.json) part.value = Value::ofText(record.keep(simdjson::minify(parsed.value_unsafe())));
        }
        m_parts.push_back(part);
    }
}

std::string_view RecordReader::valueOf(std::string_view key)
{
    for (const Part& part : m_parts) {
        if (part.path != key) continue;
        m_cellText = part.nested ? simdjson::minify(part.element) : textOf(part.value);
        return m_cellText;
    }
    return {};
}

std::vector<std::string> RecordReader::names() const
{
    return {m_keys.begin(), m_keys.end()};
}

std::optional<simdjson::dom::object> RecordReader::objectIn(const Part& part)
{
    if (part.nested) {
        if (!part.element.is_object()) return std::nullopt;
        return part.element.get_object().value_unsafe();
    }
    if (part.value.kind != Value::Kind::Text || !mayBeJson(part.value.text)) return std::nullopt;
    const auto parsed = spareParser().parse(part.value.text.data(), part.value.text.size(), true);
    if (parsed.error() || !parsed.value_unsafe().is_object()) return std::nullopt;
    return parsed.value_unsafe().get_object().value_unsafe();
}

// The record proper lies in one field; false if that field is filled with something else. An empty one leaves
// the outer fields as the record.
bool RecordReader::replace(const Dialect& dialect, Read& out)
{
    const auto at = std::find_if(m_parts.begin(), m_parts.end(),
                                 [&](const Part& p) { return p.path == dialect.replace; });
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
        addElement(field.key, field.key, field.value);
    for (Part& part : outer) {
        part.wrapper = true;
        m_parts.push_back(part);
    }
    return true;
}

void RecordReader::lift(const std::string& path, Record& record)
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].path != path || m_parts[i].gone) continue;
        const auto object = objectIn(m_parts[i]);
        if (!object) return;
        m_parts[i].gone = true;
        for (const auto field : *object)
            addElement(record.keep(path + "." + std::string(field.key)), field.key, field.value);
        return;
    }
}

void RecordReader::copy(const Dialect& dialect, Record& record, Read& out)
{
    for (const auto& [path, column] : dialect.copy) {
        if (record.find(column) != nullptr) continue;
        for (const Part& part : m_parts) {
            if (path.size() <= part.path.size() || path[part.path.size()] != '.' ||
                !path.starts_with(part.path))
                continue;
            if (part.gone || part.wrapper) continue;
            const auto object = objectIn(part);
            if (!object) continue;
            std::optional<dom::object> at = object;
            dom::element e;
            bool found = true;
            for (const std::string_view key :
                 split(std::string_view(path).substr(part.path.size() + 1), '.')) {
                found = found && at && at->at_key(key).get(e) == simdjson::SUCCESS;
                at = found && e.is_object() ? std::optional(e.get_object().value_unsafe()) : std::nullopt;
            }
            if (!found || (e.is_string() && e.get_string().value_unsafe().empty())) continue;
            if (isNested(e))
                addField(column, Value::ofText(record.keep(simdjson::minify(e))), true, true, record, out);
            else
                addField(column, scalar(e), false, true, record, out);
            break;
        }
    }
}

const RecordReader::Naming& RecordReader::naming(const Dialect& dialect, std::string_view path,
                                                 std::string_view name)
{
    Namings& known = m_namings[&dialect];
    const auto [it, fresh] = known.try_emplace(std::string(path));
    if (!fresh) return it->second;
    Naming& out = it->second;
    out.wrapper = std::find(dialect.wrapper.begin(), dialect.wrapper.end(), path) != dialect.wrapper.end();
    const auto renamed = std::find_if(dialect.rename.begin(), dialect.rename.end(),
                                      [&](const auto& pair) { return pair.first == path; });
    if (renamed != dialect.rename.end()) {
        out.column = renamed->second;
        return out;
    }
    out.column = name;
    if (dialect.stripSuffixes == "directory") {
        for (const std::string_view suffix : kDirectorySuffixes) {
            if (name.size() > suffix.size() && name.ends_with(suffix))
                out.column.resize(name.size() - suffix.size());
        }
    }
    if (dialect.pascal && !out.wrapper && !out.column.empty() && out.column[0] >= 'a' && out.column[0] <= 'z')
        out.column[0] = static_cast<char>(out.column[0] - 'a' + 'A');
    return out;
}

void RecordReader::addField(std::string_view column, const Value& value, bool json, bool wrapper,
                            Record& record, Read& out)
{
    if (value.isNull() || column.empty()) return;
    record.add(column, value, json);
    if (wrapper) return;
    ++out.leaves;
    const std::uint64_t seed = hash64(column);
    out.content += value.kind == Value::Kind::Text ? hash64(value.text, seed) : hash64(textOf(value), seed);
}

void RecordReader::emit(const Dialect& dialect, const Part& part, Record& record, Read& out)
{
    std::string_view column = part.name;
    bool wrapper = part.wrapper;
    if (!wrapper) {
        const Naming& n = naming(dialect, part.path, part.name);
        column = n.column;
        wrapper = n.wrapper;
    }
    if (record.find(column) != nullptr) {
        // Two fields for one column: the first has it, the other keeps its written name.
        if (part.wrapper || part.path == column || record.find(part.path) != nullptr) return;
        column = part.path;
    }
    if (part.nested)
        addField(column, Value::ofText(record.keep(simdjson::minify(part.element))), true, wrapper, record,
                 out);
    else
        addField(column, part.value, part.json, wrapper, record, out);
}

void RecordReader::readXml(const Dialect& dialect, Record& record, Read& out)
{
    for (const std::string& name : dialect.xml) {
        const Field* field = record.find(name);
        if (field == nullptr || field->value.kind != Value::Kind::Text) continue;
        const std::string_view xml = field->value.text;
        eachXmlData(xml, [&](std::string_view data, int number, std::string_view text) {
            const std::string_view column = number > 0 ? record.keep(fmt::format("Data{}", number)) : data;
            if (text.empty() || record.find(column) != nullptr) return;
            const bool escaped = text.find('&') != std::string_view::npos;
            // the XML itself is part of the content already
            addField(column, Value::ofText(escaped ? record.keep(xmlText(text)) : text), false, true, record,
                     out);
        });
    }
}

void RecordReader::nameByTable(const Format& format, Record& record)
{
    if (format.tableRename.empty()) return;
    const std::string_view table = tableOf(format, record);
    for (const auto& [name, columns] : format.tableRename) {
        if (name != table) continue;
        for (Field& field : record.fields()) {
            for (const auto& [from, to] : columns) {
                if (field.name == from && record.find(to) == nullptr) field.name = to;
            }
        }
    }
}

void RecordReader::read(std::string_view bytes, const std::string& header, Record& record, Read& out)
{
    m_parts.clear();
    m_keys.clear();
    m_kept.clear();
    m_spareUsed = 0;
    if (m_csv) {
        csvParts(bytes, record);
    } else if (!jsonParts(header)) {
        out.problem = RejectReason::CellCount;
        return;
    }
    const Recognised what = m_recogniser.find(
        m_keys, [this](std::string_view key) { return valueOf(key); }, m_only);
    if (what.format == nullptr) {
        out.problem = RejectReason::UnknownShape;
        return;
    }
    const Dialect& dialect = *what.dialect;
    if (!dialect.replace.empty() && !replace(dialect, out)) return;
    out.format = what.format;
    out.dialect = what.dialect;
    for (const std::string& path : dialect.lift)
        lift(path, record);
    if (const auto it = m_namings.find(&dialect); it != m_namings.end() && it->second.size() > kNamings)
        it->second.clear();
    for (const Part& part : m_parts) {
        if (!part.gone) emit(dialect, part, record, out);
    }
    copy(dialect, record, out);
    for (const auto& [column, text] : dialect.set) {
        if (record.find(column) == nullptr) addField(column, Value::ofText(text), false, true, record, out);
    }
    readXml(dialect, record, out);
    nameByTable(*what.format, record);
}

} // namespace sightline::import

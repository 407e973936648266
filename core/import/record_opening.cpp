// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RecordReader that looks inside fields: wrappers of shippers, lifted objects, fields in texts.
#include "core/base/day_first.h"
#include "core/base/text.h"
#include "core/import/event_document.h"
#include "core/import/event_xml.h"
#include "core/import/record_reader.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sightline::import
{
namespace
{

namespace dom = simdjson::dom;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kEnvelopes = 4; // one inside the other
constexpr std::size_t kShapes = 8192;

std::string_view textOf(dom::element e)
{
    return e.is_string() ? std::string_view(e.get_string().value_unsafe()) : std::string_view{};
}

std::string_view member(dom::object object, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        dom::element e;
        if (object.at_key(name).get(e) == simdjson::SUCCESS && e.is_string()) return textOf(e);
    }
    return {};
}

} // namespace

// The JSON of a Windows event that a text holds as XML.
std::optional<dom::object> RecordReader::eventIn(const Part& part)
{
    if (part.nested || part.value.kind != Value::Kind::Text) return std::nullopt;
    const std::string_view text = trim(part.value.text);
    if (!text.starts_with('<') || findEvent(text) == std::string_view::npos) return std::nullopt;
    std::string& json = m_kept.emplace_back();
    if (!eventJson(text, json)) return std::nullopt;
    const auto parsed = spareParser().parse(json.data(), json.size(), true);
    if (parsed.error() || !parsed.value_unsafe().is_object()) return std::nullopt;
    return parsed.value_unsafe().get_object().value_unsafe();
}

// A list of one is its only value where the wrapper makes lists of everything.
dom::element RecordReader::only(const Envelope& envelope, dom::element e) const
{
    if (!envelope.lists || !e.is_array()) return e;
    const dom::array list = e.get_array().value_unsafe();
    return list.size() == 1 ? list.at(0).value_unsafe() : e;
}

// Opens one wrapper; false if there is none.
bool RecordReader::open()
{
    std::uint64_t sum = m_keys.size();
    for (const Key* key : m_keys)
        sum += key->path.seed;
    if (m_shapes.size() > kShapes) m_shapes.clear();
    const auto [it, fresh] = m_shapes.try_emplace(sum);
    if (fresh) it->second = envelopesOf(m_keys);
    for (const Envelope* envelope : it->second) {
        const auto at =
            std::ranges::find_if(m_parts, [&](const Part& p) { return p.key->path.text == envelope->inner; });
        if (at == m_parts.end()) continue;
        auto object = objectIn(*at);
        if (!object) object = eventIn(*at);
        if (!object) continue;
        Opened& opened = m_opened.emplace_back();
        opened.envelope = envelope;
        opened.inner = static_cast<std::size_t>(at - m_parts.begin());
        opened.keys.swap(m_keys);
        opened.parts.swap(m_parts);
        for (const auto field : *object) {
            m_keys.push_back(&m_keyTable.top(field.key));
            addElement(*m_keys.back(), only(*envelope, field.value));
        }
        return true;
    }
    return false;
}

// What lies in the innermost wrapper counts, unless it is nothing known.
Recognised RecordReader::recognise()
{
    while (m_opened.size() < kEnvelopes && open()) {
    }
    const auto value = [this](std::string_view key) { return valueOf(key); };
    Recognised what = m_recogniser.find(m_keys, value, m_only);
    while (what.format == nullptr && !m_opened.empty()) {
        m_keys.swap(m_opened.back().keys);
        m_parts.swap(m_opened.back().parts);
        m_opened.pop_back();
        what = m_recogniser.find(m_keys, value, m_only);
    }
    return what;
}

bool RecordReader::isDraft() const
{
    return std::ranges::any_of(m_opened, [](const Opened& opened) {
        return !opened.envelope->draft.empty() && std::ranges::any_of(opened.parts, [&](const Part& part) {
            return part.key->text == opened.envelope->draft && part.value.kind == Value::Kind::Bool &&
                   part.value.integer != 0;
        });
    });
}

// The fields of the wrappers, behind those of the record.
void RecordReader::addWrappers()
{
    for (auto opened = m_opened.rbegin(); opened != m_opened.rend(); ++opened) {
        const Key& name = m_keyTable.top(opened->envelope->name);
        for (std::size_t i = 0; i < opened->parts.size(); ++i) {
            if (i == opened->inner) continue;
            Part part = opened->parts[i];
            part.key = &m_keyTable.top(fmt::format("{}.{}", name.text, part.key->text));
            part.wrapper = true;
            m_parts.push_back(part);
        }
    }
}

void RecordReader::liftFields(std::size_t at, dom::object object)
{
    const Key& outer = *m_parts[at].key;
    const std::size_t before = m_parts.size();
    for (const auto field : object)
        addElement(m_keyTable.below(outer, field.key), field.value);
    nameParts(before);
}

// The Data elements of an event as converters from XML write them: {"@Name":..., "#text":...} or plain
// values, one or a list of them.
void RecordReader::liftData(std::size_t at)
{
    const dom::element whole = m_parts[at].element;
    const Key& outer = *m_parts[at].key;
    const std::size_t before = m_parts.size();
    int unnamed = 0;
    const auto add = [&](dom::element e) {
        std::string_view name;
        dom::element value = e;
        if (e.is_object()) {
            const dom::object object = e.get_object().value_unsafe();
            name = member(object, {"@Name", "Name", "_Name"});
            if (object.at_key("#text").get(value) != simdjson::SUCCESS &&
                object.at_key("Value").get(value) != simdjson::SUCCESS && name.empty())
                value = e;
            else if (value.is_object() && !name.empty())
                return;
        }
        if (!name.empty())
            addElement(m_keyTable.below(outer, name), value);
        else
            addElement(m_keyTable.below(outer, fmt::format("Data{}", ++unnamed)), value);
    };
    const auto each = [&](dom::element e) {
        if (!e.is_array()) {
            add(e);
            return;
        }
        const dom::array list = e.get_array().value_unsafe();
        for (const dom::element one : list)
            add(one);
    };
    dom::element texts;
    if (whole.is_object() && member(whole.get_object().value_unsafe(), {"@Name", "Name", "_Name"}).empty() &&
        whole.get_object().value_unsafe().at_key("#text").get(texts) == simdjson::SUCCESS)
        each(texts);
    else
        each(whole);
    nameParts(before);
}

void RecordReader::lift()
{
    for (std::size_t n = 0; n < m_lifts.size(); ++n) {
        const std::size_t at = m_lifts[n];
        if (at == kNone) continue;
        const std::string_view path = m_parts[at].key->path.text;
        if (path.ends_with(".Data") && (m_parts[at].nested || m_parts[at].json)) {
            m_parts[at].gone = true;
            liftData(at);
            continue;
        }
        const auto object = objectIn(m_parts[at]);
        if (!object) continue;
        m_parts[at].gone = true;
        liftFields(at, *object);
        // The element in UserData gives its members to it.
        if (!path.ends_with("UserData") || object->size() != 1) continue;
        const std::size_t inner = m_parts.size() - 1;
        if (!m_parts[inner].nested || !m_parts[inner].element.is_object() || m_parts[inner].gone) continue;
        m_parts[inner].gone = true;
        const std::size_t before = m_parts.size();
        const Key& outer = *m_parts[at].key;
        const dom::object members = m_parts[inner].element.get_object().value_unsafe();
        for (const auto field : members)
            addElement(m_keyTable.below(outer, field.key), field.value);
        nameParts(before);
    }
}

// What lies in the XML of a field; the XML itself is part of the content already.
void RecordReader::readXml(const Dialect& dialect, Record& record)
{
    for (const std::string& name : dialect.xml) {
        const Field* whole = record.find(name);
        if (whole == nullptr || whole->value.kind != Value::Kind::Text) continue;
        const std::string_view xml = whole->value.text;
        eachXmlData(xml, [&](std::string_view data, int number, std::string_view text) {
            if (text.empty()) return;
            const Key& key = m_keyTable.top(number > 0 ? fmt::format("Data{}", number) : data);
            Field* field = record.addNew(key.path.text, key.path.nameHash);
            if (field == nullptr) return;
            const bool escaped = text.find('&') != std::string_view::npos;
            field->value = Value::ofText(escaped ? record.keep(xmlText(text)) : text);
        });
    }
}

// "Name: value" pairs in the text of a field, which stays as it is.
void RecordReader::readPairs(const Dialect& dialect, Record& record)
{
    for (const auto& [name, separator] : dialect.pairs) {
        const Field* whole = record.find(name);
        if (whole == nullptr || whole->json || whole->value.kind != Value::Kind::Text) continue;
        const Key& outer = m_keyTable.top(name);
        std::string_view rest = whole->value.text;
        while (!rest.empty()) {
            const std::size_t end = rest.find(separator);
            const std::string_view piece = trim(rest.substr(0, end));
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + separator.size());
            const std::size_t colon = piece.find(": ");
            if (colon == std::string_view::npos || colon == 0 || colon > 64) continue;
            std::string_view value = trim(piece.substr(colon + 2));
            const bool quoted = value.size() > 1 && (value.front() == '\'' || value.front() == '"') &&
                                value.front() == value.back();
            if (quoted) value = value.substr(1, value.size() - 2);
            if (value.empty()) continue;
            const Naming& naming = m_names->of(m_keyTable.below(outer, trim(piece.substr(0, colon))));
            if (naming.text.empty()) continue;
            if (Field* field = record.addNew(naming.column.text, naming.column.nameHash))
                field->value = Value::ofText(value);
        }
    }
}

// A time that is written in several columns: date, clock and zone. A date of zeros is none.
void RecordReader::joinTimes(const Dialect& dialect, Record& record)
{
    for (const auto& [column, pieces] : dialect.join) {
        std::string joined;
        for (const std::string& piece : pieces) {
            const std::string_view text = trim(record.text(piece));
            if (joined.empty() && (text.empty() || text.starts_with("00/00/") || text.starts_with("0000-00")))
                break;
            if (!joined.empty() && !text.empty()) joined += ' ';
            joined += text;
        }
        if (joined.empty()) continue;
        const ColumnName name = columnName(column);
        if (Field* field = record.addNew(name.text, name.nameHash))
            field->value = Value::ofText(record.keep(joined));
    }
}

void RecordReader::readDayFirst(const Format& format, Record& record)
{
    const auto rewrite = [&](const std::vector<TimeColumn>& columns) {
        for (const TimeColumn& column : columns) {
            const Field* field = record.find(column.column);
            if (column.dayFirst || field == nullptr || field->value.kind != Value::Kind::Text) continue;
            const auto time = parseDayFirst(field->value.text);
            if (!time) continue;
            std::string iso = isoText(time->ticks);
            if (!time->hasZone) iso.pop_back();
            record.rename(*field, record.keep(column.column + " (as written)"));
            record.add(column.column, Value::ofText(record.keep(iso)));
        }
    };
    rewrite(format.time);
    rewrite(format.ingested);
}

} // namespace sightline::import

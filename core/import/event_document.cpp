// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/event_document.h"

#include "core/base/text.h"
#include "core/import/event_xml.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <vector>

namespace sightline::import
{
namespace
{

constexpr int kDepth = 32;
constexpr std::size_t kElements = 10'000; // an event of Windows has some fifty

struct Element {
    std::string_view name;
    std::vector<std::pair<std::string_view, std::string>> attributes;
    std::string text;
    std::vector<Element> children;

    [[nodiscard]] std::string_view attribute(std::string_view wanted) const
    {
        for (const auto& [key, value] : attributes) {
            if (key == wanted) return value;
        }
        return {};
    }
};

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool endsName(char c)
{
    return isBlank(c) || c == '>' || c == '/' || c == '=' || c == '<';
}

// Reads elements, text, CDATA, comments and processing instructions; nothing that refers to something else.
class XmlReader
{
public:
    explicit XmlReader(std::string_view xml) : m_xml(xml) {}

    bool document(Element& out)
    {
        if (!skipMisc() || !element(out, 0)) return false;
        return skipMisc() && m_pos == m_xml.size();
    }

private:
    [[nodiscard]] bool at(std::string_view text) const { return m_xml.substr(m_pos).starts_with(text); }

    bool skipPast(std::string_view end)
    {
        const std::size_t found = m_xml.find(end, m_pos);
        if (found == std::string_view::npos) return false;
        m_pos = found + end.size();
        return true;
    }

    void blanks()
    {
        while (m_pos < m_xml.size() && isBlank(m_xml[m_pos]))
            ++m_pos;
    }

    // Blanks, declarations and comments.
    bool skipMisc()
    {
        for (;;) {
            blanks();
            if (at("<?")) {
                if (!skipPast("?>")) return false;
            } else if (at("<!--")) {
                if (!skipPast("-->")) return false;
            } else {
                return true;
            }
        }
    }

    std::string_view name()
    {
        const std::size_t first = m_pos;
        while (m_pos < m_xml.size() && !endsName(m_xml[m_pos]))
            ++m_pos;
        return m_xml.substr(first, m_pos - first);
    }

    bool attributes(Element& out)
    {
        for (;;) {
            blanks();
            if (m_pos >= m_xml.size()) return false;
            if (m_xml[m_pos] == '>' || m_xml[m_pos] == '/') return true;
            const std::string_view key = name();
            blanks();
            if (key.empty() || !at("=")) return false;
            ++m_pos;
            blanks();
            if (m_pos >= m_xml.size() || (m_xml[m_pos] != '"' && m_xml[m_pos] != '\'')) return false;
            const std::size_t end = m_xml.find(m_xml[m_pos], m_pos + 1);
            if (end == std::string_view::npos) return false;
            out.attributes.emplace_back(key, xmlText(m_xml.substr(m_pos + 1, end - m_pos - 1)));
            m_pos = end + 1;
        }
    }

    bool element(Element& out, int depth)
    {
        if (depth > kDepth || ++m_elements > kElements || !at("<")) return false;
        ++m_pos;
        out.name = name();
        if (out.name.empty() || !attributes(out)) return false;
        if (at("/>")) {
            m_pos += 2;
            return true;
        }
        if (!at(">")) return false;
        ++m_pos;
        return content(out, depth);
    }

    bool content(Element& out, int depth)
    {
        for (;;) {
            const std::size_t next = m_xml.find('<', m_pos);
            if (next == std::string_view::npos) return false;
            out.text += xmlText(m_xml.substr(m_pos, next - m_pos));
            m_pos = next;
            if (at("</")) {
                m_pos += 2;
                if (name() != out.name) return false;
                blanks();
                if (!at(">")) return false;
                ++m_pos;
                return true;
            }
            if (at("<![CDATA[")) {
                const std::size_t first = m_pos + 9;
                if (!skipPast("]]>")) return false;
                out.text += m_xml.substr(first, m_pos - 3 - first);
            } else if (at("<!--") || at("<?")) {
                if (!skipPast(at("<?") ? "?>" : "-->")) return false;
            } else if (!element(out.children.emplace_back(), depth + 1)) {
                return false;
            }
        }
    }

    std::string_view m_xml;
    std::size_t m_pos = 0;
    std::size_t m_elements = 0;
};

void appendText(std::string_view text, std::string& out)
{
    constexpr std::string_view kShort = "\b\t\n\f\r";
    constexpr std::string_view kLetters = "btnfr";
    out += '"';
    for (const char c : text) {
        const std::size_t known = kShort.find(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (known != std::string_view::npos) {
            out += '\\';
            out += kLetters[known];
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    out += '"';
}

class EventWriter
{
public:
    explicit EventWriter(std::string& out) : m_out(out) {}

    void event(const Element& root)
    {
        Names names;
        m_out += '{';
        if (root.attribute("xmlns").empty()) { // what the format is recognised by
            key("xmlns", names);
            m_out += "null";
        }
        attributes(root, {}, false, names);
        for (const Element& child : root.children) {
            key(child.name, names);
            if (child.name == "EventData")
                data(child);
            else if (child.name == "UserData")
                userData(child);
            else
                content(child, false);
        }
        m_out += '}';
    }

private:
    using Names = std::vector<std::string>;

    // A name that the object has already gets "_2", "_3".
    void key(std::string_view name, Names& names)
    {
        std::string unique(name);
        for (int n = 2; std::find(names.begin(), names.end(), unique) != names.end(); ++n)
            unique = fmt::format("{}_{}", name, n);
        if (!names.empty()) m_out += ',';
        appendText(unique, m_out);
        m_out += ':';
        names.push_back(std::move(unique));
    }

    void attributes(const Element& e, std::string_view prefix, bool skipName, Names& names)
    {
        for (const auto& [name, value] : e.attributes) {
            if ((skipName && name == "Name") || value.empty()) continue;
            key(std::string(prefix).append(name), names);
            appendText(value, m_out);
        }
    }

    static bool hasAttributes(const Element& e, bool skipName)
    {
        return std::any_of(e.attributes.begin(), e.attributes.end(), [&](const auto& a) {
            return !a.second.empty() && !(skipName && a.first == "Name");
        });
    }

    void content(const Element& e, bool skipName)
    {
        if (e.children.empty() && !hasAttributes(e, skipName)) {
            if (e.text.empty())
                m_out += "null";
            else
                appendText(e.text, m_out);
            return;
        }
        Names names;
        m_out += '{';
        attributes(e, {}, skipName, names);
        for (const Element& child : e.children) {
            key(child.name, names);
            content(child, false);
        }
        if (!trim(e.text).empty()) {
            key("#text", names);
            appendText(e.text, m_out);
        }
        m_out += '}';
    }

    void dataMembers(const Element& e, Names& names)
    {
        int unnamed = 0;
        for (const Element& child : e.children) {
            const bool isData = child.name == "Data";
            const std::string_view name = isData ? child.attribute("Name") : child.name;
            key(name.empty() ? fmt::format("Data{}", ++unnamed) : std::string(name), names);
            content(child, isData);
        }
        if (trim(e.text).empty()) return;
        key("#text", names);
        appendText(e.text, m_out);
    }

    void data(const Element& e)
    {
        Names names;
        m_out += '{';
        attributes(e, "@", false, names);
        dataMembers(e, names);
        m_out += '}';
    }

    void userData(const Element& e)
    {
        Names names;
        m_out += '{';
        attributes(e, "@", false, names);
        for (const Element& inner : e.children) {
            key("xml_name", names);
            appendText(inner.name, m_out);
            attributes(inner, "@", false, names);
            dataMembers(inner, names);
        }
        m_out += '}';
    }

    std::string& m_out;
};

} // namespace

std::size_t findEvent(std::string_view text, std::size_t from)
{
    constexpr std::string_view kOpen = "<Event";
    for (std::size_t at = text.find(kOpen, from); at != std::string_view::npos;
         at = text.find(kOpen, at + 1)) {
        const std::size_t end = at + kOpen.size();
        if (end < text.size() && (isBlank(text[end]) || text[end] == '>')) return at;
    }
    return std::string_view::npos;
}

bool eventJson(std::string_view xml, std::string& out)
{
    Element root;
    if (!XmlReader(xml).document(root) || root.name != "Event") return false;
    const bool hasSystem = std::any_of(root.children.begin(), root.children.end(),
                                       [](const Element& child) { return child.name == "System"; });
    if (!hasSystem) return false;
    EventWriter(out).event(root);
    return true;
}

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/evtx_event.h"

#include "core/base/hash.h"

#include <algorithm>

namespace sightline::import
{
namespace
{

constexpr int kDepth = 16;
constexpr std::size_t kSteps = 1'000'000; // an event of Windows takes some hundred
constexpr std::size_t kChunkSteps = 20'000'000;
constexpr std::size_t kLongest = std::size_t{1} << 20;
constexpr int kInstance = 0x0C;
constexpr int kFragmentHeader = 0x0F;

} // namespace

bool EvtxEvents::bad(const char* problem)
{
    if (m_problem == nullptr) m_problem = problem;
    return false;
}

bool EvtxEvents::step(std::size_t n)
{
    m_steps += n;
    m_chunkSteps += n;
    if (m_steps > kSteps || m_chunkSteps > kChunkSteps || m_out->size() - m_begin > kLongest)
        return bad("the event is too large");
    return true;
}

const char* EvtxEvents::write(std::size_t begin, std::size_t end, std::string& out)
{
    m_out = &out;
    m_begin = out.size();
    m_steps = 0;
    m_found = false;
    m_problem = nullptr;
    m_values.clear();
    m_names.clear();
    Scope none;
    if (fragment({m_templates.chunk(), begin, end}, Style::Root, 0, none) && !m_found)
        (void)bad("there is no event in it");
    if (m_problem != nullptr) out.resize(m_begin);
    return m_problem;
}

EvtxValue EvtxEvents::value(const EvtxNode& node, const Frame& frame) const
{
    return node.index < frame.count ? m_values[frame.base + node.index] : EvtxValue{};
}

bool EvtxEvents::fragment(EvtxCursor c, Style style, int depth, Scope& scope)
{
    if (depth > kDepth) return bad("templates are nested too deeply");
    while (step() && c.left() > 0) {
        const int token = c.peek();
        if (token == kFragmentHeader) {
            (void)c.take(4);
        } else if (token == kInstance) {
            if (!instance(c, style, depth, scope)) return false;
        } else if (token == 0) {
            return true;
        } else {
            const std::uint32_t* first = m_templates.fragment(c.pos, c.end);
            if (first == nullptr) return bad(m_templates.problem());
            return list(*first, {{}, style, depth}, scope);
        }
        if (!c.ok) return bad("the XML is cut off");
    }
    return m_problem == nullptr;
}

bool EvtxEvents::readValues(EvtxCursor& c, Frame& frame)
{
    const std::size_t count = c.u32();
    if (!c.ok || count > c.left() / 4) return bad("more values than the record can hold");
    EvtxCursor heads{c.chunk, c.pos, c.pos + 4 * count};
    (void)c.take(4 * count);
    frame = {m_values.size(), count};
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t size = heads.u16();
        const auto type = static_cast<std::uint8_t>(heads.u16() & 0xFF);
        const auto begin = static_cast<std::uint32_t>(c.pos);
        m_values.push_back({type, begin, c.take(size)});
    }
    if (!c.ok) return bad("a value reaches beyond the record");
    return step(count);
}

bool EvtxEvents::instance(EvtxCursor& c, Style style, int depth, Scope& scope)
{
    (void)c.take(6); // token, version, id
    const std::size_t offset = c.u32();
    if (!c.ok) return bad("the XML is cut off");
    const std::uint32_t* first = m_templates.definition(offset);
    if (first == nullptr) return bad(m_templates.problem());
    const std::uint32_t nodes = *first;
    if (offset == c.pos) { // the definition lies here
        (void)c.take(20);
        (void)c.take(c.u32());
    }
    Frame frame;
    if (!readValues(c, frame)) return false;
    const bool fine = list(nodes, {frame, style, depth}, scope);
    m_values.resize(frame.base);
    return fine;
}

bool EvtxEvents::list(std::uint32_t first, const Context& at, Scope& scope)
{
    for (std::uint32_t i = first; i != kEvtxNone; i = m_templates.node(i).next) {
        if (!step()) return false;
        const EvtxNode node = m_templates.node(i); // a copy: the nodes move when a template is compiled
        if (node.kind == EvtxNode::Kind::Element) {
            if (!member(node, at, scope)) return false;
            continue;
        }
        if (at.style == Style::Root) return bad("text outside the event");
        const EvtxValue v = node.kind == EvtxNode::Kind::Value ? value(node, at.frame) : EvtxValue{};
        if (v.xml()) {
            const EvtxCursor c{m_templates.chunk(), v.begin, v.begin + v.bytes.size()};
            if (!fragment(c, at.style, at.depth + 1, scope)) return false;
        } else if (node.kind == EvtxNode::Kind::Text ? node.textLength > 0 : !v.null()) {
            if (!key("#text", scope)) return false;
            if (node.kind == EvtxNode::Kind::Value) {
                appendEvtxJson(v, *m_out);
            } else {
                *m_out += '"';
                *m_out += m_templates.text(node);
                *m_out += '"';
            }
        }
    }
    return m_problem == nullptr;
}

bool EvtxEvents::key(std::string_view name, Scope& scope)
{
    const std::uint64_t hash = hash64(name);
    const auto from = m_names.begin() + static_cast<std::ptrdiff_t>(scope.base);
    if (!step(1 + (m_names.size() - scope.base) / 64)) return false;
    const auto before = std::count(from, m_names.end(), hash);
    m_names.push_back(hash);
    if (before > 0) {
        std::string other(name);
        other += '_';
        other += std::to_string(before + 1);
        return key(other, scope);
    }
    if (!scope.first) *m_out += ',';
    scope.first = false;
    *m_out += '"';
    *m_out += name;
    *m_out += "\":";
    return true;
}

bool EvtxEvents::root(const EvtxNode& node, const Context& at)
{
    if (node.word != EvtxWord::Event || m_found) return bad("not one event");
    m_found = true;
    Context inside = at;
    inside.style = Style::Top;
    return object(node, inside, {}, false);
}

bool EvtxEvents::member(const EvtxNode& node, const Context& at, Scope& scope)
{
    if (at.style == Style::Root) return root(node, at);
    if (at.style == Style::UserData) {
        if (!key("xml_name", scope)) return false;
        *m_out += '"';
        *m_out += m_templates.text(node);
        *m_out += '"';
        return attributes(node, at, "@", false, scope) &&
               list(node.children, {at.frame, Style::Data, at.depth}, scope);
    }
    if (at.style == Style::Data && node.word == EvtxWord::Data) return data(node, at, scope);
    m_name = m_templates.text(node);
    if (!key(m_name, scope)) return false;
    if (at.style == Style::Top) {
        const bool flat = node.word == EvtxWord::EventData || node.word == EvtxWord::UserData;
        const Style style = node.word == EvtxWord::EventData  ? Style::Data
                            : node.word == EvtxWord::UserData ? Style::UserData
                                                              : Style::Plain;
        if (flat) return object(node, {at.frame, style, at.depth}, "@", false);
    }
    return content(node, {at.frame, Style::Plain, at.depth}, false);
}

void EvtxEvents::nameUnnamed(Scope& scope)
{
    m_name.assign("Data").append(std::to_string(++scope.unnamed));
}

// A Data element: the name is in an attribute, if it has one.
bool EvtxEvents::data(const EvtxNode& node, const Context& at, Scope& scope)
{
    m_name.clear();
    for (std::uint32_t i = node.attributes; i != kEvtxNone; i = m_templates.node(i).next) {
        const EvtxNode& attribute = m_templates.node(i);
        if (attribute.word == EvtxWord::Name) openPieces(attribute.children, at.frame, m_name);
    }
    if (m_name.empty()) {
        if (unnamedItems(node, at, scope)) return m_problem == nullptr;
        nameUnnamed(scope);
    }
    const std::string name = m_name;
    return key(name, scope) && content(node, {at.frame, Style::Plain, at.depth}, true);
}

// An array in an unnamed Data stands for as many of them; false if there is none.
bool EvtxEvents::unnamedItems(const EvtxNode& node, const Context& at, Scope& scope)
{
    if (node.children == kEvtxNone) return false;
    const EvtxNode& only = m_templates.node(node.children);
    if (only.kind != EvtxNode::Kind::Value || only.next != kEvtxNone) return false;
    const EvtxValue v = value(only, at.frame);
    if (!v.array() || v.bytes.empty()) return false;
    eachEvtxItem(v, [&](const EvtxValue& item) {
        if (m_problem != nullptr) return;
        nameUnnamed(scope);
        if (key(m_name, scope)) appendEvtxJson(item, *m_out);
    });
    return true;
}

bool EvtxEvents::filled(const EvtxNode& attribute, const Frame& frame) const
{
    for (std::uint32_t i = attribute.children; i != kEvtxNone; i = m_templates.node(i).next) {
        const EvtxNode& n = m_templates.node(i);
        if (n.kind == EvtxNode::Kind::Text || !value(n, frame).null()) return true;
    }
    return false;
}

bool EvtxEvents::attributes(const EvtxNode& node, const Context& at, std::string_view prefix, bool skipName,
                            Scope& scope)
{
    for (std::uint32_t i = node.attributes; i != kEvtxNone; i = m_templates.node(i).next) {
        const EvtxNode& attribute = m_templates.node(i);
        if ((skipName && attribute.word == EvtxWord::Name) || !filled(attribute, at.frame)) continue;
        m_name = prefix;
        m_name += m_templates.text(attribute);
        if (!key(m_name, scope)) return false;
        pieces(attribute.children, at.frame);
    }
    return true;
}

bool EvtxEvents::nested(const EvtxNode& node, const Frame& frame) const
{
    for (std::uint32_t i = node.children; i != kEvtxNone; i = m_templates.node(i).next) {
        const EvtxNode& n = m_templates.node(i);
        if (n.kind == EvtxNode::Kind::Element) return true;
        if (n.kind == EvtxNode::Kind::Value && value(n, frame).xml()) return true;
    }
    return false;
}

bool EvtxEvents::object(const EvtxNode& node, const Context& at, std::string_view prefix, bool skipName)
{
    Scope scope;
    scope.base = m_names.size();
    *m_out += '{';
    bool fine = attributes(node, at, prefix, skipName, scope);
    if (fine && at.style == Style::Top && scope.first) { // what the format is recognised by
        fine = key("xmlns", scope);
        *m_out += "null";
    }
    if (fine && (at.style != Style::Plain || nested(node, at.frame))) {
        fine = list(node.children, at, scope);
    } else if (fine && node.children != kEvtxNone) {
        fine = key("#text", scope);
        pieces(node.children, at.frame);
    }
    *m_out += '}';
    m_names.resize(std::min(m_names.size(), scope.base));
    return fine;
}

bool EvtxEvents::content(const EvtxNode& node, const Context& at, bool skipName)
{
    if (!step()) return false;
    bool whole = nested(node, at.frame);
    for (std::uint32_t i = node.attributes; i != kEvtxNone && !whole; i = m_templates.node(i).next) {
        const EvtxNode& attribute = m_templates.node(i);
        whole = !(skipName && attribute.word == EvtxWord::Name) && filled(attribute, at.frame);
    }
    if (whole) return object(node, at, {}, skipName);
    pieces(node.children, at.frame);
    return step();
}

void EvtxEvents::openPieces(std::uint32_t first, const Frame& frame, std::string& out)
{
    for (std::uint32_t i = first; i != kEvtxNone && step(); i = m_templates.node(i).next) {
        const EvtxNode& n = m_templates.node(i);
        if (out.size() > m_begin + kLongest) {
            (void)bad("the event is too large");
            return;
        }
        if (n.kind == EvtxNode::Kind::Text)
            out += m_templates.text(n);
        else
            appendEvtxPiece(value(n, frame), out);
    }
}

// Texts and values as one JSON value; a single value keeps its type.
void EvtxEvents::pieces(std::uint32_t first, const Frame& frame)
{
    if (first == kEvtxNone) {
        *m_out += "null";
        return;
    }
    const EvtxNode& n = m_templates.node(first);
    if (n.next == kEvtxNone && n.kind == EvtxNode::Kind::Value) {
        appendEvtxJson(value(n, frame), *m_out);
        return;
    }
    *m_out += '"';
    openPieces(first, frame, *m_out);
    *m_out += '"';
}

} // namespace sightline::import

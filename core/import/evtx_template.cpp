// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/evtx_template.h"

#include "core/import/evtx_value.h"

#include <array>
#include <utility>

namespace sightline::import
{
namespace
{

constexpr int kDepth = 32;
// A chunk of Windows has some thousand nodes.
constexpr std::size_t kNodes = 200'000;
constexpr std::size_t kTexts = std::size_t{4} << 20;
constexpr std::uint32_t kLongestName = 1024;

enum Token : int {
    End = 0x00,
    OpenElement = 0x01,
    CloseStart = 0x02,
    CloseEmpty = 0x03,
    EndElement = 0x04,
    Value = 0x05,
    Attribute = 0x06,
    Cdata = 0x07,
    Character = 0x08,
    Entity = 0x09,
    ProcessingTarget = 0x0A,
    ProcessingData = 0x0B,
    Substitution = 0x0D,
    OptionalSubstitution = 0x0E,
    FragmentHeader = 0x0F,
    More = 0x40, // flag: attributes or further pieces follow
};

constexpr std::array<std::pair<std::string_view, EvtxWord>, 6> kWords{{{"Event", EvtxWord::Event},
                                                                       {"System", EvtxWord::System},
                                                                       {"EventData", EvtxWord::EventData},
                                                                       {"UserData", EvtxWord::UserData},
                                                                       {"Data", EvtxWord::Data},
                                                                       {"Name", EvtxWord::Name}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntities{
    {{"lt", "<"}, {"gt", ">"}, {"amp", "&"}, {"quot", "\\\""}, {"apos", "'"}}};

int tokenAt(const EvtxCursor& c)
{
    const int byte = c.peek();
    return byte < 0 ? byte : byte & ~static_cast<int>(More);
}

bool isPiece(int token)
{
    switch (token) {
    case Value:
    case Cdata:
    case Character:
    case Entity:
    case Substitution:
    case OptionalSubstitution:
        return true;
    default:
        return false;
    }
}

// Appends to the end of a chain of siblings.
class Chain
{
public:
    explicit Chain(std::vector<EvtxNode>& nodes) : m_nodes(nodes) {}

    void add(std::uint32_t node)
    {
        (m_last == kEvtxNone ? m_first : m_nodes[m_last].next) = node;
        m_last = node;
    }

    [[nodiscard]] std::uint32_t first() const { return m_first; }

private:
    std::vector<EvtxNode>& m_nodes;
    std::uint32_t m_first = kEvtxNone;
    std::uint32_t m_last = kEvtxNone;
};

} // namespace

void EvtxTemplates::reset(std::string_view chunk)
{
    m_chunk = chunk;
    m_nodes.clear();
    m_texts.clear();
    m_compiled.clear();
    m_problem = nullptr;
}

std::uint32_t EvtxTemplates::bad(const char* problem)
{
    if (m_problem == nullptr) m_problem = problem;
    return kEvtxNone;
}

std::uint32_t EvtxTemplates::add(EvtxNode node)
{
    if (m_nodes.size() >= kNodes || m_texts.size() >= kTexts)
        return bad("the chunk's templates are too large");
    m_nodes.push_back(node);
    return static_cast<std::uint32_t>(m_nodes.size() - 1);
}

// What was appended to the texts becomes a node.
std::uint32_t EvtxTemplates::addText(std::size_t begin)
{
    EvtxNode node;
    node.kind = EvtxNode::Kind::Text;
    node.textBegin = static_cast<std::uint32_t>(begin);
    node.textLength = static_cast<std::uint32_t>(m_texts.size() - begin);
    return add(node);
}

// A name lies where its first use is, or at an earlier place of the chunk.
bool EvtxTemplates::name(EvtxCursor& c, EvtxNode& node)
{
    const std::size_t offset = c.u32();
    EvtxCursor at{m_chunk, offset, m_chunk.size()};
    (void)at.take(6); // link and hash
    const std::uint32_t length = at.u16();
    const std::string_view utf16 = at.take(2 * std::size_t{length});
    if (!c.ok || !at.ok || length > kLongestName) return bad("a name lies outside the chunk"), false;
    if (offset == c.pos) (void)c.take(10 + 2 * std::size_t{length});
    if (m_texts.size() >= kTexts) return bad("the chunk's templates are too large"), false;
    node.textBegin = static_cast<std::uint32_t>(m_texts.size());
    appendJsonUtf16(utf16, m_texts);
    node.textLength = static_cast<std::uint32_t>(m_texts.size() - node.textBegin);
    const std::string_view written = text(node);
    for (const auto& [word, meaning] : kWords) {
        if (word == written) node.word = meaning;
    }
    return c.ok || (bad("a name is cut off"), false);
}

std::uint32_t EvtxTemplates::literal(EvtxCursor& c)
{
    const int token = tokenAt(c);
    (void)c.u8();
    const auto type = token == Value ? static_cast<std::uint8_t>(c.u8()) : kEvtxText;
    EvtxValue value{type, 0, {}};
    std::size_t size = evtxWidth(type);
    if (type == kEvtxText)
        size = 2 * std::size_t{c.u16()};
    else if (size == 0 && type != kEvtxNull)
        return bad("a literal value of an unknown type");
    value.bytes = c.take(size);
    if (!c.ok) return bad("a literal value is cut off");
    const std::size_t begin = m_texts.size();
    appendEvtxPiece(value, m_texts);
    return addText(begin);
}

std::uint32_t EvtxTemplates::entity(EvtxCursor& c)
{
    const int token = tokenAt(c);
    (void)c.u8();
    const std::size_t begin = m_texts.size();
    if (token == Character) {
        const std::string_view unit = c.take(2);
        appendJsonUtf16(unit, m_texts);
        return c.ok ? addText(begin) : bad("a character is cut off");
    }
    EvtxNode node;
    if (!name(c, node)) return kEvtxNone;
    const std::string written(text(node));
    m_texts.resize(begin);
    for (const auto& [entity, meaning] : kEntities) {
        if (entity != written) continue;
        m_texts += meaning;
        return addText(begin);
    }
    m_texts.append("&").append(written).append(";");
    return addText(begin);
}

std::uint32_t EvtxTemplates::substitution(EvtxCursor& c)
{
    (void)c.u8();
    EvtxNode node;
    node.kind = EvtxNode::Kind::Value;
    node.index = static_cast<std::uint16_t>(c.u16());
    (void)c.u8(); // the type the template expects; the record says what it has
    return c.ok ? add(node) : bad("a substitution is cut off");
}

std::uint32_t EvtxTemplates::piece(EvtxCursor& c)
{
    switch (tokenAt(c)) {
    case Value:
    case Cdata:
        return literal(c);
    case Character:
    case Entity:
        return entity(c);
    default:
        return substitution(c);
    }
}

std::uint32_t EvtxTemplates::attributes(EvtxCursor& c)
{
    (void)c.u32(); // their size
    Chain chain(m_nodes);
    while (tokenAt(c) == Attribute) {
        (void)c.u8();
        EvtxNode node;
        node.kind = EvtxNode::Kind::Attribute;
        if (!name(c, node)) return kEvtxNone;
        const std::uint32_t made = add(node);
        if (made == kEvtxNone) return made;
        Chain pieces(m_nodes);
        while (isPiece(tokenAt(c))) {
            const std::uint32_t p = piece(c);
            if (p == kEvtxNone) return p;
            pieces.add(p);
        }
        m_nodes[made].children = pieces.first();
        chain.add(made);
    }
    return chain.first();
}

std::uint32_t EvtxTemplates::element(EvtxCursor& c, int depth, bool hasAttributes)
{
    if (depth > kDepth) return bad("elements are nested too deeply");
    if (m_dependency) (void)c.u16();
    const std::size_t size = c.u32();
    if (!c.ok || size > c.left()) return bad("an element is longer than its surroundings");
    EvtxNode node;
    if (!name(c, node)) return kEvtxNone;
    const std::uint32_t made = add(node);
    if (made == kEvtxNone) return made;
    if (hasAttributes) {
        m_nodes[made].attributes = attributes(c);
        if (m_problem != nullptr) return kEvtxNone;
    }
    switch (c.u8()) {
    case CloseEmpty:
        return made;
    case CloseStart:
        break;
    default:
        return bad("an element's start has no end");
    }
    const std::uint32_t children = content(c, depth + 1);
    if (m_problem != nullptr) return kEvtxNone;
    m_nodes[made].children = children;
    return c.u8() == EndElement ? made : bad("an element has no end");
}

// One step of content; false at a problem. made: the node, if the step is one.
bool EvtxTemplates::token(EvtxCursor& c, int depth, std::uint32_t& made, bool& ended)
{
    const int at = tokenAt(c);
    made = kEvtxNone;
    if (isPiece(at)) {
        made = piece(c);
    } else if (at == OpenElement) {
        made = element(c, depth, (c.u8() & More) != 0);
    } else if (at == FragmentHeader) {
        (void)c.take(4);
    } else if (at == ProcessingTarget) { // says nothing about an event
        (void)c.u8();
        EvtxNode ignored;
        if (name(c, ignored)) m_texts.resize(ignored.textBegin);
    } else if (at == ProcessingData) {
        (void)c.u8();
        (void)c.take(2 * std::size_t{c.u16()});
    } else if (at == End || at == EndElement) {
        ended = true;
    } else {
        (void)bad(at < 0 ? "the XML is cut off" : "the XML holds an unknown token");
    }
    if (!c.ok) (void)bad("the XML is cut off");
    return m_problem == nullptr;
}

// Up to an end, which stays.
std::uint32_t EvtxTemplates::content(EvtxCursor& c, int depth)
{
    Chain chain(m_nodes);
    bool ended = false;
    std::uint32_t made = kEvtxNone;
    while (token(c, depth, made, ended)) {
        if (made != kEvtxNone) chain.add(made);
        if (ended) return chain.first();
    }
    return kEvtxNone;
}

const std::uint32_t* EvtxTemplates::answer(const Compiled& compiled)
{
    m_problem = compiled.problem;
    return compiled.problem == nullptr ? &compiled.first : nullptr;
}

const std::uint32_t* EvtxTemplates::find(std::uint64_t key, std::size_t begin, std::size_t end,
                                         bool dependency)
{
    m_problem = nullptr;
    m_dependency = dependency;
    EvtxCursor c{m_chunk, begin, end};
    Compiled compiled;
    compiled.first = content(c, 0);
    compiled.problem = m_problem;
    return answer(m_compiled.insert_or_assign(key, compiled).first->second);
}

const std::uint32_t* EvtxTemplates::definition(std::size_t offset)
{
    if (const auto known = m_compiled.find(offset); known != m_compiled.end()) return answer(known->second);
    EvtxCursor c{m_chunk, offset, m_chunk.size()};
    (void)c.take(20); // link and id
    const std::size_t size = c.u32();
    if (!c.ok || size > c.left()) {
        m_problem = "a template lies outside the chunk";
        return nullptr;
    }
    return find(offset, c.pos, c.pos + size, true);
}

// Some writers leave the dependency ids out.
const std::uint32_t* EvtxTemplates::fragment(std::size_t begin, std::size_t end)
{
    const std::uint64_t key =
        (std::uint64_t{end} << 32) | (std::uint64_t{begin} << 1) | (std::uint64_t{1} << 63);
    if (const auto known = m_compiled.find(key); known != m_compiled.end()) return answer(known->second);
    const std::uint32_t* with = find(key, begin, end, true);
    return with != nullptr ? with : find(key, begin, end, false);
}

} // namespace sightline::import

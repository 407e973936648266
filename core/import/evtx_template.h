// SPDX-License-Identifier: GPL-3.0-or-later
// The templates of one EVTX chunk: binary XML compiled once into a flat tree whose names and texts are UTF-8,
// ready for JSON. The chunk may be hostile: what it can make us keep and do is bounded. One thread.
#pragma once

#include "core/import/evtx_bytes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::import
{

inline constexpr std::uint32_t kEvtxNone = 0xFFFF'FFFF;

// Names that mean something to the reader.
enum class EvtxWord : std::uint8_t { Other, Event, System, EventData, UserData, Data, Name };

struct EvtxNode {
    enum class Kind : std::uint8_t { Element, Attribute, Text, Value };

    Kind kind = Kind::Element;
    EvtxWord word = EvtxWord::Other;
    std::uint16_t index = 0;      // of the record's value
    std::uint32_t textBegin = 0;  // name of an element or attribute; the text
    std::uint32_t textLength = 0; // escaped for JSON
    std::uint32_t attributes = kEvtxNone;
    std::uint32_t children = kEvtxNone; // of an attribute: the pieces of its text
    std::uint32_t next = kEvtxNone;
};

class EvtxTemplates
{
public:
    // Forgets the chunk before; the bytes must stay until the next call.
    void reset(std::string_view chunk);

    [[nodiscard]] std::string_view chunk() const { return m_chunk; }

    // First of the nodes of the template defined at this offset of the chunk; null with problem() set if it
    // cannot be read.
    [[nodiscard]] const std::uint32_t* definition(std::size_t offset);
    // The same of XML that lies in a record itself, without a template.
    [[nodiscard]] const std::uint32_t* fragment(std::size_t begin, std::size_t end);

    [[nodiscard]] const EvtxNode& node(std::uint32_t i) const { return m_nodes[i]; }

    [[nodiscard]] std::string_view text(const EvtxNode& n) const
    {
        return std::string_view(m_texts).substr(n.textBegin, n.textLength);
    }

    [[nodiscard]] const char* problem() const { return m_problem; }

private:
    struct Compiled {
        std::uint32_t first = kEvtxNone;
        const char* problem = nullptr;
    };

    const std::uint32_t* find(std::uint64_t key, std::size_t begin, std::size_t end, bool dependency);
    const std::uint32_t* answer(const Compiled& compiled);
    std::uint32_t content(EvtxCursor& c, int depth);
    bool token(EvtxCursor& c, int depth, std::uint32_t& made, bool& ended);
    std::uint32_t element(EvtxCursor& c, int depth, bool hasAttributes);
    std::uint32_t attributes(EvtxCursor& c);
    std::uint32_t piece(EvtxCursor& c);
    std::uint32_t literal(EvtxCursor& c);
    std::uint32_t entity(EvtxCursor& c);
    std::uint32_t substitution(EvtxCursor& c);
    bool name(EvtxCursor& c, EvtxNode& node);
    std::uint32_t add(EvtxNode node);
    std::uint32_t addText(std::size_t begin);
    std::uint32_t bad(const char* problem);

    std::string_view m_chunk;
    std::vector<EvtxNode> m_nodes;
    std::string m_texts;
    std::unordered_map<std::uint64_t, Compiled> m_compiled;
    bool m_dependency = true; // elements carry a dependency id
    const char* m_problem = nullptr;
};

} // namespace sightline::import

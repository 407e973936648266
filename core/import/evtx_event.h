// SPDX-License-Identifier: GPL-3.0-or-later
// One record of an EVTX chunk as JSON, which is also the raw record that the case keeps: nothing of the event
// is lost, and it can be shown without its chunk.
//   {"xmlns":..., "System":{"Provider":{"Name":...},"EventID":4624,...}, "EventData":{"SubjectUserSid":...}}
// Members are in the order of the event. An element with attributes is an object, its own text "#text". Named
// Data are members of that name, unnamed ones Data1, Data2, ...; the element in UserData gives its members to
// UserData and its name as "xml_name"; attributes of these two begin with "@". A name that an object has
// already gets "_2", "_3". Values: evtx_value.h. One thread.
#pragma once

#include "core/import/evtx_template.h"
#include "core/import/evtx_value.h"

#include <string>
#include <string_view>
#include <vector>

namespace sightline::import
{

class EvtxEvents
{
public:
    // The bytes must stay until the next call.
    void reset(std::string_view chunk)
    {
        m_templates.reset(chunk);
        m_chunkSteps = 0;
    }

    // Appends the event whose binary XML lies there in the chunk; null, or what is wrong with it.
    [[nodiscard]] const char* write(std::size_t begin, std::size_t end, std::string& out);

private:
    enum class Style { Root, Top, Plain, Data, UserData };

    // The values of a template's use, in m_values.
    struct Frame {
        std::size_t base = 0;
        std::size_t count = 0;
    };

    // An object that is being written; its names are in m_names.
    struct Scope {
        std::size_t base = 0;
        int unnamed = 0;
        bool first = true;
    };

    struct Context {
        Frame frame;
        Style style = Style::Root;
        int depth = 0;
    };

    bool fragment(EvtxCursor c, Style style, int depth, Scope& scope);
    bool instance(EvtxCursor& c, Style style, int depth, Scope& scope);
    bool readValues(EvtxCursor& c, Frame& frame);
    bool list(std::uint32_t first, const Context& at, Scope& scope);
    bool member(const EvtxNode& node, const Context& at, Scope& scope);
    bool root(const EvtxNode& node, const Context& at);
    bool data(const EvtxNode& node, const Context& at, Scope& scope);
    bool object(const EvtxNode& node, const Context& at, std::string_view prefix, bool skipName);
    bool content(const EvtxNode& node, const Context& at, bool skipName);
    bool attributes(const EvtxNode& node, const Context& at, std::string_view prefix, bool skipName,
                    Scope& scope);
    void nameUnnamed(Scope& scope);
    bool unnamedItems(const EvtxNode& node, const Context& at, Scope& scope);
    void pieces(std::uint32_t first, const Frame& frame);
    void openPieces(std::uint32_t first, const Frame& frame, std::string& out);
    bool key(std::string_view name, Scope& scope);
    [[nodiscard]] bool nested(const EvtxNode& node, const Frame& frame) const;
    [[nodiscard]] bool filled(const EvtxNode& attribute, const Frame& frame) const;
    [[nodiscard]] EvtxValue value(const EvtxNode& node, const Frame& frame) const;
    bool step(std::size_t n = 1);
    bool bad(const char* problem);

    EvtxTemplates m_templates;
    std::vector<EvtxValue> m_values;
    std::vector<std::uint64_t> m_names;
    std::string m_name;
    std::string* m_out = nullptr;
    std::size_t m_begin = 0; // of the event in *m_out
    std::size_t m_steps = 0; // of the event; what a hostile one may cost is bounded
    std::size_t m_chunkSteps = 0;
    bool m_found = false;
    const char* m_problem = nullptr;
};

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
// Writes small EVTX files for tests: chunks with checksums, records, templates and names that are defined
// where they are first used, as Windows does.
#pragma once

#include "core/base/hash.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::test
{

[[nodiscard]] inline std::string little(std::uint64_t value, std::size_t width)
{
    std::string out;
    for (std::size_t i = 0; i < width; ++i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

[[nodiscard]] inline std::string utf16(std::u16string_view text)
{
    std::string out;
    for (const char16_t c : text)
        out += little(c, 2);
    return out;
}

class EvtxChunk
{
public:
    using Part = std::function<void(EvtxChunk&)>;

    struct Item {
        std::uint8_t type = 0;
        std::string bytes;
        Part part; // written in place instead of the bytes: nested XML
    };

    static constexpr std::size_t kSize = 65'536;

    EvtxChunk() : m_bytes(512, '\0') {}

    void put(std::uint64_t value, std::size_t width) { m_bytes += little(value, width); }

    void put(std::string_view bytes) { m_bytes += bytes; }

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }

    [[nodiscard]] std::string& bytes() { return m_bytes; }

    void name(const std::string& ascii)
    {
        const auto known = m_names.find(ascii);
        if (known != m_names.end()) return put(known->second, 4);
        m_names[ascii] = size() + 4;
        put(size() + 4, 4);
        put(0, 4);
        put(0, 2);
        put(ascii.size(), 2);
        put(utf16(std::u16string(ascii.begin(), ascii.end())));
        put(0, 2);
    }

    void text(std::u16string_view value)
    {
        put("\x05\x01");
        put(value.size(), 2);
        put(utf16(value));
    }

    void value(std::uint16_t index, std::uint8_t type, bool optional = true)
    {
        put(optional ? 0x0E : 0x0D, 1);
        put(index, 2);
        put(type, 1);
    }

    // An element with attributes and children; both may be empty.
    void element(const std::string& elementName, const std::vector<std::pair<std::string, Part>>& attributes,
                 const Part& children)
    {
        put(attributes.empty() ? 0x01 : 0x41, 1);
        put(0xFFFF, 2);
        const std::size_t at = size();
        put(0, 4);
        name(elementName);
        if (!attributes.empty()) put(0, 4);
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            put(i + 1 < attributes.size() ? 0x46 : 0x06, 1);
            name(attributes[i].first);
            attributes[i].second(*this);
        }
        put(children ? 0x02 : 0x03, 1);
        if (children) {
            children(*this);
            put(0x04, 1);
        }
        patch(at, size() - at - 4, 4);
    }

    // A use of a template, which is defined here if it was not before.
    void instance(const std::string& id, const Part& definition, const std::vector<Item>& values)
    {
        put(std::string_view("\x0F\x01\x01\x00\x0C\x01", 6));
        put(id.size(), 4);
        const auto known = m_templates.find(id);
        if (known != m_templates.end()) {
            put(known->second, 4);
        } else {
            m_templates[id] = size() + 4;
            put(size() + 4, 4);
            put(std::string(20, '\0'));
            const std::size_t at = size();
            put(0, 4);
            put(std::string_view("\x0F\x01\x01\x00", 4));
            definition(*this);
            put(0, 1);
            patch(at, size() - at - 4, 4);
        }
        put(values.size(), 4);
        const std::size_t heads = size();
        put(std::string(4 * values.size(), '\0'));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::size_t begin = size();
            if (values[i].part)
                values[i].part(*this);
            else
                put(values[i].bytes);
            patch(heads + 4 * i, size() - begin, 2);
            patch(heads + 4 * i + 2, values[i].type, 1);
        }
    }

    // Where the record begins in the chunk.
    std::size_t record(std::uint64_t number, const Part& xml)
    {
        const std::size_t at = size();
        put(std::string_view("**\0\0", 4));
        put(0, 4);
        put(number, 8);
        put(0, 8);
        xml(*this);
        put(0, 1);
        while ((size() - at) % 8 != 4)
            put(0, 1);
        put(size() - at + 4, 4);
        patch(at + 4, size() - at, 4);
        return at;
    }

    // The chunk with its checksums. live: end of the records as its header says; 0: all.
    [[nodiscard]] std::string finish(std::size_t live = 0) const
    {
        std::string out = m_bytes;
        if (live == 0) live = out.size();
        out.resize(kSize, '\0');
        const auto set = [&](std::size_t at, std::uint64_t v) { out.replace(at, 4, little(v, 4)); };
        out.replace(0, 8, std::string_view("ElfChnk\0", 8));
        set(40, 128);
        set(48, live);
        set(52, crc32(std::string_view(out).substr(512, live - 512)));
        set(124, crc32(out.substr(0, 120) + out.substr(128, 384)));
        return out;
    }

private:
    void patch(std::size_t at, std::uint64_t value, std::size_t width)
    {
        for (std::size_t i = 0; i < width; ++i)
            m_bytes[at + i] = static_cast<char>(value >> (8 * i));
    }

    std::string m_bytes;
    std::map<std::string, std::size_t> m_names;
    std::map<std::string, std::size_t> m_templates;
};

[[nodiscard]] inline std::string evtxFile(const std::vector<std::string>& chunks, std::size_t counted,
                                          bool dirty = false)
{
    std::string out(4096, '\0');
    out.replace(0, 8, std::string_view("ElfFile\0", 8));
    out.replace(32, 4, little(128, 4));
    out.replace(36, 4, little(0x0003'0001, 4));
    out.replace(40, 2, little(4096, 2));
    out.replace(42, 2, little(counted, 2));
    out.replace(120, 4, little(dirty ? 1 : 0, 4));
    out.replace(124, 4, little(crc32(out.substr(0, 120)), 4));
    for (const std::string& chunk : chunks)
        out += chunk;
    return out;
}

// The frame of an event of the Security channel with this as its data (nested XML).
inline void writeEvent(EvtxChunk& chunk, std::uint16_t id, std::uint64_t number, const EvtxChunk::Part& data)
{
    using Item = EvtxChunk::Item;
    const auto at = [](std::uint16_t i, std::uint8_t type) {
        return [=](EvtxChunk& c) { c.value(i, type); };
    };
    const auto said = [](std::u16string_view text) { return [=](EvtxChunk& c) { c.text(text); }; };
    const auto system = [&](EvtxChunk& c) {
        c.element("Provider", {{"Name", said(u"Microsoft-Windows-Security-Auditing")}}, {});
        c.element("EventID", {{"Qualifiers", at(0, 0x06)}}, at(1, 0x06));
        c.element("Keywords", {}, at(2, 0x15));
        c.element("TimeCreated", {{"SystemTime", at(3, 0x11)}}, {});
        c.element("EventRecordID", {}, at(4, 0x0A));
        c.element("Correlation", {{"ActivityID", at(5, 0x0F)}}, {});
        c.element("Execution", {{"ProcessID", at(6, 0x08)}, {"ThreadID", at(6, 0x08)}}, {});
        c.element("Channel", {}, said(u"Security"));
        c.element("Computer", {}, said(u"dc1.contoso.example"));
        c.element("Security", {{"UserID", at(7, 0x13)}}, {});
    };
    const auto event = [&](EvtxChunk& c) {
        c.element("Event", {{"xmlns", said(u"http://schemas.microsoft.com/win/2004/08/events/event")}},
                  [&](EvtxChunk& e) {
                      e.element("System", {}, system);
                      e.value(8, 0x21);
                  });
    };
    const std::uint64_t time = 132'604'020'000'000'000 + number; // 2021-03-16T21:00:00
    const std::string sid = std::string("\x01\x01\0\0\0\0\0\x05", 8) + little(18, 4);
    chunk.instance("event", event,
                   {Item{0, {}, {}}, Item{0x06, little(id, 2), {}},
                    Item{0x15, little(0x8020000000000000, 8), {}}, Item{0x11, little(time, 8), {}},
                    Item{0x0A, little(number, 8), {}}, Item{0, {}, {}}, Item{0x08, little(700, 4), {}},
                    Item{0x13, sid, {}}, Item{0x21, {}, data}});
}

// A record: an account logged on.
inline std::size_t writeLogon(EvtxChunk& chunk, std::uint64_t number, std::u16string_view account)
{
    return chunk.record(number, [&](EvtxChunk& record) {
        writeEvent(record, 4624, number, [&](EvtxChunk& c) {
            const auto named = [](EvtxChunk& d, std::u16string_view name, std::uint16_t i,
                                  std::uint8_t type) {
                d.element("Data", {{"Name", [=](EvtxChunk& a) { a.text(name); }}},
                          [=](EvtxChunk& v) { v.value(i, type, false); });
            };
            c.instance("logon",
                       [&](EvtxChunk& t) {
                           t.element("EventData", {}, [&](EvtxChunk& d) {
                               named(d, u"TargetUserName", 0, 0x01);
                               named(d, u"TargetDomainName", 1, 0x01);
                               named(d, u"LogonType", 2, 0x08);
                               named(d, u"TargetLogonId", 3, 0x15);
                           });
                       },
                       {{0x01, utf16(account), {}},
                        {0x01, utf16(u"CONTOSO"), {}},
                        {0x08, little(3, 4), {}},
                        {0x15, little(0x3E7, 8), {}}});
        });
    });
}

} // namespace sightline::test

// SPDX-License-Identifier: GPL-3.0-or-later
// Writes tiny address tables in MaxMind's format, with invented content: a search tree with records of 24
// bits, the data section and the description. Fields are texts; a dot in a name goes one map down.
#pragma once

#include "core/base/cidr.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sightline::test
{

class MadeTable
{
public:
    using Fields = std::map<std::string, std::string>;

    explicit MadeTable(std::string type) : m_type(std::move(type)) { m_nodes.push_back({}); }

    // Ranges must not overlap. IPv4 lies at ::/96, as the format has it.
    void add(std::string_view range, const Fields& fields)
    {
        const Cidr cidr = *parseCidr(range);
        IpAddress first = cidr.first;
        if (cidr.isV4()) first.low &= 0xFFFFFFFF;
        std::size_t node = 0;
        for (int bit = 0; bit < cidr.bits; ++bit) {
            const std::uint64_t half = bit < 64 ? first.high : first.low;
            const auto side = static_cast<std::size_t>(half >> (63 - bit % 64) & 1);
            if (bit + 1 == cidr.bits) {
                m_nodes[node][side] = {Record::Kind::Data, m_data.size()};
            } else {
                if (m_nodes[node][side].kind != Record::Kind::Node) {
                    m_nodes[node][side] = {Record::Kind::Node, m_nodes.size()};
                    m_nodes.push_back({});
                }
                node = m_nodes[node][side].value;
            }
        }
        m_data += mapOf(fields);
    }

    [[nodiscard]] std::string bytes() const
    {
        std::string out;
        for (const auto& node : m_nodes) {
            for (const Record& r : node) {
                const std::size_t value = r.kind == Record::Kind::Node   ? r.value
                                          : r.kind == Record::Kind::Data ? m_nodes.size() + 16 + r.value
                                                                         : m_nodes.size();
                for (const int shift : {16, 8, 0})
                    out += static_cast<char>(value >> shift & 0xFF);
            }
        }
        out.append(16, '\0');
        out += m_data;
        out += "\xAB\xCD\xEFMaxMind.com";
        out += head(7, 9);
        out += text("binary_format_major_version") + number(5, 2);
        out += text("binary_format_minor_version") + number(5, 0);
        out += text("build_epoch") + number(9, 1'700'000'000);
        out += text("database_type") + text(m_type);
        out += text("description") + head(7, 0);
        out += text("ip_version") + number(5, 6);
        out += text("languages") + head(11, 0);
        out += text("node_count") + number(6, m_nodes.size());
        out += text("record_size") + number(5, 24);
        return out;
    }

private:
    struct Record {
        enum class Kind { Nothing, Node, Data };

        Kind kind = Kind::Nothing;
        std::size_t value = 0;
    };

    // The control byte, or bytes: types above 7 and sizes from 29 on take one more.
    static std::string head(unsigned type, std::size_t size)
    {
        std::string out;
        const auto first = static_cast<unsigned>(size < 29 ? size : 29);
        out += static_cast<char>((type > 7 ? 0 : type << 5) | first);
        if (type > 7) out += static_cast<char>(type - 7);
        if (size >= 29) out += static_cast<char>(size - 29);
        return out;
    }

    static std::string text(std::string_view s) { return head(2, s.size()).append(s); }

    static std::string number(unsigned type, std::size_t value)
    {
        std::string digits;
        for (; value != 0; value >>= 8)
            digits.insert(digits.begin(), static_cast<char>(value & 0xFF));
        return head(type, digits.size()) + digits;
    }

    static std::string mapOf(const Fields& fields)
    {
        std::map<std::string, Fields> below;
        Fields here;
        for (const auto& [name, value] : fields) {
            const auto dot = name.find('.');
            if (dot == std::string::npos) {
                here[name] = value;
            } else {
                below[name.substr(0, dot)][name.substr(dot + 1)] = value;
            }
        }
        std::string out = head(7, here.size() + below.size());
        for (const auto& [name, value] : here)
            out += text(name) + text(value);
        for (const auto& [name, inner] : below)
            out += text(name) + mapOf(inner);
        return out;
    }

    std::string m_type;
    std::vector<std::array<Record, 2>> m_nodes;
    std::string m_data;
};

} // namespace sightline::test

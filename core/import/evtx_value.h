// SPDX-License-Identifier: GPL-3.0-or-later
// Values of binary XML as JSON: whole numbers and booleans bare, all else as text the way Windows shows it in
// the XML of an event (times ISO in UTC with all 7 digits, SIDs as S-1-..., GUIDs in braces and lower case,
// hex numbers with 0x, bytes as hex digits). A value whose size does not fit its type is shown as bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace sightline::import
{

inline constexpr std::uint8_t kEvtxNull = 0x00;
inline constexpr std::uint8_t kEvtxText = 0x01;
inline constexpr std::uint8_t kEvtxXml = 0x21;
inline constexpr std::uint8_t kEvtxArray = 0x80;

struct EvtxValue {
    std::uint8_t type = kEvtxNull;
    std::uint32_t begin = 0; // of the bytes in the chunk
    std::string_view bytes;

    [[nodiscard]] bool null() const { return type == kEvtxNull || (bytes.empty() && type != kEvtxText); }

    [[nodiscard]] bool array() const { return (type & kEvtxArray) != 0; }

    [[nodiscard]] bool xml() const { return type == kEvtxXml && !bytes.empty(); }
};

// UTF-16LE to the inside of a JSON text; lone surrogates become U+FFFD, an odd last byte is ignored.
void appendJsonUtf16(std::string_view utf16, std::string& out);

// The value inside a JSON text that is open; items of an array separated by commas.
void appendEvtxPiece(const EvtxValue& value, std::string& out);

// The value as a JSON value; an array as an array, nothing as null.
void appendEvtxJson(const EvtxValue& value, std::string& out);

// The items of an array value, in order.
void eachEvtxItem(const EvtxValue& array, const std::function<void(const EvtxValue& item)>& fn);

// Bytes of a value of this type; 0: it varies or the type is unknown.
[[nodiscard]] std::size_t evtxWidth(std::uint8_t type);

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
// Makes UTF-8 of texts in UTF-16 or Windows-1252 on their way to the splitters; everything else passes as it
// is. Offsets behind it count bytes of the decoded text, not of the file. What cannot be decoded becomes
// U+FFFD and is counted. One thread.
#pragma once

#include "core/base/reader.h"

#include <string>
#include <string_view>

namespace sightline::import
{

enum class TextEncoding : std::uint8_t { Utf8, Utf16Le, Utf16Be, Windows1252 };

[[nodiscard]] std::string_view encodingName(TextEncoding encoding);

// UTF-16 by its byte order mark or by where its NULs lie; everything else is Utf8 here.
[[nodiscard]] TextEncoding encodingOf(std::string_view head);

class DecodingReader final : public Reader
{
public:
    explicit DecodingReader(Reader& from) : m_from(from) {}

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override;

    // Windows-1252 is known only from the first byte on that is not ASCII.
    [[nodiscard]] TextEncoding encoding() const { return m_encoding; }

    [[nodiscard]] std::uint64_t replaced() const { return m_replaced; }

private:
    enum class State : std::uint8_t { Start, Ascii, Utf16, Windows1252, Plain };

    Result<bool> load();
    Result<std::size_t> passAscii(std::span<char> into);
    void begin();
    void decode();
    void decodeUtf16();
    void decodeWindows1252();
    void append(std::uint32_t codePoint);

    Reader& m_from;
    State m_state = State::Start;
    TextEncoding m_encoding = TextEncoding::Utf8;
    std::string m_in; // read and not yet decoded
    std::string m_out;
    std::size_t m_given = 0; // of m_out
    bool m_ended = false;
    std::uint64_t m_replaced = 0;
};

} // namespace sightline::import

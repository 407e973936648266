// SPDX-License-Identifier: GPL-3.0-or-later
// Splits LDIF (RFC 2849) into entries: blocks of lines between empty lines. Blocks without an entry
// (comments, the version, what a search tool says at its end) are passed over. A block that is too long, has
// NULs or names no entry is a reject, and its neighbours live. One thread.
#pragma once

#include "core/import/splitter.h"
#include "core/import/window.h"

namespace sightline::import
{

class LdifSplitter final : public Splitter
{
public:
    explicit LdifSplitter(Window& window, std::size_t longest = kMaxRecord)
        : m_window(window), m_longest(longest)
    {
    }

    Step next(RawRecord& record, Reject& reject) override;

    [[nodiscard]] Container container() const override { return Container::Ldif; }

    [[nodiscard]] const std::string& header() const override { return m_header; }

private:
    // Length of the block at the window's start up to its empty line or the end, and with it; 0 at the end.
    struct Block {
        std::size_t text = 0;
        std::size_t whole = 0;
        bool tooLong = false;
    };

    [[nodiscard]] Block block();
    std::uint64_t skipBlock();

    Window& m_window;
    std::size_t m_longest;
    std::string m_header; // none
    std::size_t m_pending = 0;
    std::uint64_t m_ordinal = 0;
};

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
// Splits a text of one record a line; empty lines are none. A line that is too long or has NULs is a reject,
// and its neighbours live. Memory is bounded by the longest line taken. One thread.
#pragma once

#include "core/import/splitter.h"
#include "core/import/window.h"

namespace sightline::import
{

class LineSplitter final : public Splitter
{
public:
    static constexpr std::size_t kLongest = kMaxRecord;

    explicit LineSplitter(Window& window) : m_window(window) {}

    Step next(RawRecord& record, Reject& reject) override;

    [[nodiscard]] Container container() const override { return Container::Lines; }

    [[nodiscard]] const std::string& header() const override { return m_header; }

private:
    Step skipLong(Reject& reject);

    Window& m_window;
    std::string m_header; // none
    std::size_t m_pending = 0;
    std::uint64_t m_ordinal = 0;
};

} // namespace sightline::import

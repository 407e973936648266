// SPDX-License-Identifier: GPL-3.0-or-later
// Splits Windows events in XML, inside an Events element or one after the other, and renders each as JSON
// (event_document.h), which is also the raw record that the case keeps. Offsets are those of the XML. One
// thread.
#pragma once

#include "core/import/splitter.h"
#include "core/import/window.h"

namespace sightline::import
{

// Whether a text begins with events in XML.
[[nodiscard]] bool looksXmlEvents(std::string_view head);

class XmlSplitter final : public Splitter
{
public:
    explicit XmlSplitter(Window& window) : m_window(window) {}

    Step next(RawRecord& record, Reject& reject) override;

    [[nodiscard]] Container container() const override { return Container::Xml; }

    [[nodiscard]] const std::string& header() const override { return m_header; }

private:
    enum class Found { Event, Text, End };

    Found toEvent(std::size_t& length);
    [[nodiscard]] std::size_t eventEnd();
    Step passOver(Reject& reject);
    Step damage(std::size_t length, RejectReason reason, Reject& reject);

    Window& m_window;
    std::string m_header;
    std::string m_json;
    std::uint64_t m_ordinal = 0;
};

} // namespace sightline::import

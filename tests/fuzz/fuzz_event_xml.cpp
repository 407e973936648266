// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target: any bytes as a Windows event in XML. What is rendered is always one JSON object.
#include "core/base/text.h"
#include "core/import/event_document.h"

#include <cstdint>
#include <cstdlib>
#include <simdjson.h>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sightline;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (!isUtf8(text)) return 0;
    for (const bool wrapped : {false, true}) {
        const std::string xml =
            wrapped ? "<Event><System/>" + std::string(text) + "</Event>" : std::string(text);
        std::string json;
        if (!import::eventJson(xml, json)) {
            if (!json.empty()) std::abort();
            continue;
        }
        simdjson::dom::parser parser;
        const auto parsed = parser.parse(json);
        if (parsed.error() || !parsed.value_unsafe().is_object()) std::abort();
    }
    return 0;
}

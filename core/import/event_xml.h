// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the Data elements of a Windows event's EventData XML. Anything else in the text is passed over. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace sightline::import
{

// name and text as written, entities included; Data elements without a name are called Data1, Data2, ...
// (`number` is then above 0 and name empty).
using XmlDataFn = std::function<void(std::string_view name, int number, std::string_view text)>;
void eachXmlData(std::string_view xml, const XmlDataFn& fn);

// Resolves the five named entities and numeric references; others stay as written.
[[nodiscard]] std::string xmlText(std::string_view escaped);

} // namespace sightline::import

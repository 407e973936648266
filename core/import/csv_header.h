// SPDX-License-Identifier: GPL-3.0-or-later
// Column names of separated values. Pure.
#pragma once

#include <string>
#include <vector>

namespace sightline::import
{

// Cuts what exporters hang on column names, and makes the names unique.
void cleanHeader(std::vector<std::string>& names);

} // namespace sightline::import

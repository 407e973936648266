// SPDX-License-Identifier: GPL-3.0-or-later
// The words of address ranges in the reader's language, and the files of address tables. Pure functions.
#pragma once

#include "core/model/network.h"

#include <QString>

#include <filesystem>
#include <string>
#include <vector>

namespace sightline::ui
{

[[nodiscard]] QString addressCategoryText(std::string_view category); // "" for none
[[nodiscard]] QString networkKindText(Network::Kind kind);
// "3 days old", of the file of a list; "" for other networks.
[[nodiscard]] QString listAgeText(const Network& network);
[[nodiscard]] QString tagsShown(const std::vector<std::string>& tags);
// Where the list of address tables is kept, by the folder of the maps; empty for nowhere.
[[nodiscard]] std::filesystem::path addressTablesAt(const QString& mapFolder);

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Which address tables (.mmdb) the reader uses, kept as a small file beside the reader's maps and not in the
// case: where a table lies is a fact of the computer, and a case that somebody sends must not name files to
// open.
#pragma once

#include "core/identity/address_tables.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace sightline::usecase
{

using identity::AddressTables;

// Beside the folder of the maps.
[[nodiscard]] std::filesystem::path addressTableFile(const std::filesystem::path& mapFolder);

// Those the file names, opened; none without the file. One that cannot be read says so in its `problem`.
[[nodiscard]] std::shared_ptr<const AddressTables> loadAddressTables(const std::filesystem::path& file);

// Writes the file, whole or not at all. Refuses tables that cannot be read, naming them. None: forgets all.
[[nodiscard]] Result<> saveAddressTables(const std::filesystem::path& file,
                                         const std::vector<std::filesystem::path>& tables);

} // namespace sightline::usecase

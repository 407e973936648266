// SPDX-License-Identifier: GPL-3.0-or-later
// Segments, dictionaries and overlays as rows of the case file: read and write of single blobs.
#pragma once

#include "core/store/sqlite.h"
#include "core/table/codec.h"
#include "core/table/segment.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sightline::store
{

[[nodiscard]] Result<> readSchema(Database& db, Schema& out);
// Adds texts that came since the last call; known dictionaries are extended in place.
[[nodiscard]] Result<> readDictionaries(Database& db,
                                        std::map<DomainId, std::shared_ptr<Dictionary>>& dictionaries);
[[nodiscard]] Result<std::optional<StoredColumn>> readColumn(Database& db, SegmentId segment,
                                                             ColumnId column);
[[nodiscard]] Result<> writeColumn(Database& db, SegmentId segment, ColumnId column,
                                   const StoredColumn& stored);

using OverlayTexts = std::map<std::uint32_t, std::string>; // row -> text

[[nodiscard]] std::string packOverlay(const OverlayTexts& texts);
[[nodiscard]] Result<OverlayTexts> overlayTexts(std::string_view data, std::uint32_t raw, std::uint32_t rows);
[[nodiscard]] Result<ColumnPtr> unpackOverlay(std::string_view data, std::uint32_t raw, Type type,
                                              std::uint32_t rows);
// A Dictionary column with some rows replaced by texts of its dictionary; `base` may be null: all absent.
[[nodiscard]] Result<ColumnPtr> unpackCodeOverlay(std::string_view data, std::uint32_t raw,
                                                  const ColumnPtr& base, std::uint32_t rows,
                                                  const std::shared_ptr<const Dictionary>& dictionary);

} // namespace sightline::store

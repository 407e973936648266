// SPDX-License-Identifier: GPL-3.0-or-later
// What the splitters of the containers have in common: one step at a time, a record or a damaged span.
#pragma once

#include "core/import/importer.h"

#include <functional>

namespace sightline::import
{

inline constexpr std::size_t kMaxRecord = std::size_t{64} << 20;

// Whether bytes are a record by themselves; `behind` more may be read. The last call before a step returns a
// record was about that record, so that a parser behind it has the record parsed.
using AcceptFn = std::function<bool(std::string_view bytes, std::size_t behind)>;

class Splitter
{
public:
    enum class Step { Record, Reject, End };

    virtual ~Splitter() = default;
    // Fills one of the two. After End, error() of the window says whether the source ended or broke off.
    [[nodiscard]] virtual Step next(RawRecord& record, Reject& reject) = 0;
    [[nodiscard]] virtual Container container() const = 0;
    // CSV header line or columns array for the record just returned.
    [[nodiscard]] virtual const std::string& header() const = 0;
};

} // namespace sightline::import

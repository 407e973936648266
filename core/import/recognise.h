// SPDX-License-Identifier: GPL-3.0-or-later
// Which format and dialect a record is, by the names of its fields and a few of their values. Repeated
// shapes are answered from a cache. Formats must outlive it; one thread.
#pragma once

#include "core/import/importer.h"
#include "core/import/key_table.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>

namespace sightline::import
{

struct Recognised {
    const Format* format = nullptr;
    const Dialect* dialect = nullptr;
};

class Recogniser
{
public:
    explicit Recogniser(std::span<const Format> formats);

    // keys: the names at the top of the record. value: text of a top-level field, "" if absent. only: no
    // other format comes into question, and its closest dialect is taken where none fits.
    [[nodiscard]] Recognised find(std::span<const Key* const> keys,
                                  const std::function<std::string_view(std::string_view)>& value,
                                  const Format* only);

private:
    struct Candidate {
        const Format* format;
        const Dialect* dialect;
        std::size_t order; // built-in ones first, then more required names, then as written
    };

    [[nodiscard]] std::vector<const Candidate*> shape(std::span<const Key* const> keys) const;

    std::vector<Candidate> m_candidates;
    std::unordered_map<std::string, std::vector<const Candidate*>>
        m_byKey; // each under its rarest required name
    std::unordered_map<std::uint64_t, std::vector<const Candidate*>> m_shapes;
};

// UTF-16, binary or plain text: why the bytes cannot be split, in words; "" if they may be JSON or CSV.
[[nodiscard]] std::string unreadable(std::string_view head);

} // namespace sightline::import

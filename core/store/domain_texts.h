// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionary of a domain as its one writer sees it: translates the codes of a batch into the domain's,
// and adds what is new. Not thread-safe.
#pragma once

#include "core/table/text_set.h"

#include <memory>
#include <vector>

namespace sightline::store
{

class DomainTexts
{
public:
    explicit DomainTexts(std::shared_ptr<Dictionary> dictionary);

    // By code of `texts`. Only codes marked in `used` are looked up or added, in their order; empty: all.
    [[nodiscard]] std::vector<Code> translate(const TextSet& texts, const std::vector<std::uint8_t>& used);

    [[nodiscard]] const std::shared_ptr<Dictionary>& dictionary() const { return m_dictionary; }

private:
    [[nodiscard]] Code codeOf(std::string_view text, TextHash hash);
    void fetchAhead(const TextSet& texts, Code code) const;

    std::shared_ptr<Dictionary> m_dictionary;
    CodeTable m_table;
};

} // namespace sightline::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/domain_texts.h"

#include "core/base/prefetch.h"
#include "core/base/same_text.h"

namespace sightline::store
{
namespace
{

// How far ahead of a search its slot and then its text are fetched: a miss costs as much as a dozen hits.
constexpr Code kSlotAhead = 32;
constexpr Code kTextAhead = 16;

} // namespace

DomainTexts::DomainTexts(std::shared_ptr<Dictionary> dictionary) : m_dictionary(std::move(dictionary))
{
    for (Code c = 1; c < m_dictionary->size(); ++c)
        m_table.add(quickHash(m_dictionary->text(c)), c);
}

Code DomainTexts::codeOf(std::string_view text, TextHash hash)
{
    const Code known = m_table.find(hash, [&](Code c) { return sameText(m_dictionary->text(c), text); });
    if (known != 0) return known;
    const Code code = m_dictionary->append(text);
    m_table.add(hash, code);
    return code;
}

void DomainTexts::fetchAhead(const TextSet& texts, Code code) const
{
    if (code + kSlotAhead < texts.size()) m_table.prefetch(texts.hash(code + kSlotAhead));
    if (code + kTextAhead >= texts.size()) return;
    if (const Code likely = m_table.likely(texts.hash(code + kTextAhead)); likely != 0)
        prefetch(m_dictionary->text(likely).data());
}

std::vector<Code> DomainTexts::translate(const TextSet& texts, const std::vector<std::uint8_t>& used)
{
    std::vector<Code> out(texts.size(), 0);
    for (Code c = 1; c < texts.size(); ++c) {
        fetchAhead(texts, c);
        if (used.empty() || used[c] != 0) out[c] = codeOf(texts.text(c), texts.hash(c));
    }
    return out;
}

} // namespace sightline::store

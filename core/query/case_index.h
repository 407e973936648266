// SPDX-License-Identifier: GPL-3.0-or-later
// What is worked out about a case as a whole when a question first needs it, and kept as long as its
// snapshot: what the codes of accounts and addresses stand for, and how often each value of a column occurs.
// Any thread.
#pragma once

#include "core/query/value_counts.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace sightline::query
{

struct ColumnTotals {
    ValueCounts counts;
    Facet facet; // the first kTotalsTop values
};

inline constexpr std::size_t kTotalsTop = 1000;

// The texts of a dictionary by their folded form.
class FoldedTexts
{
public:
    FoldedTexts(std::shared_ptr<const Dictionary> dictionary, Workers* workers);

    // Codes whose folded text hashes like the folded text given, ascending: to be checked.
    [[nodiscard]] std::vector<Code> candidates(std::string_view folded) const;

    [[nodiscard]] Code size() const { return static_cast<Code>(m_sorted.size()); }

private:
    std::vector<std::pair<std::uint32_t, Code>> m_sorted; // hash, code
};

class CaseIndex
{
public:
    // Of all texts the dictionary has now.
    [[nodiscard]] std::shared_ptr<const FoldedTexts>
    folded(const std::shared_ptr<const Dictionary>& dictionary, Workers* workers);
    [[nodiscard]] std::shared_ptr<const CodeGroups> codeGroups(const Context& context,
                                                               const BoundColumn& column);
    // Over all rows of the table.
    [[nodiscard]] Result<std::shared_ptr<const ColumnTotals>>
    totals(const TableBinding& table, const BoundColumn& column, const StopToken& stop);

    [[nodiscard]] Result<std::uint64_t> rows(const TableBinding& table, const StopToken& stop);

private:
    std::mutex m_mutex;
    std::map<const Dictionary*, std::shared_ptr<const FoldedTexts>> m_folded;
    std::map<std::string, std::shared_ptr<const CodeGroups>> m_groups;
    std::map<std::string, std::shared_ptr<const ColumnTotals>> m_totals; // "<table>.<column>"
    std::map<std::string, std::uint64_t> m_rows;
};

} // namespace sightline::query

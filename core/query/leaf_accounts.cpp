// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index.h"
#include "core/query/leaf_scan.h"
#include "core/query/text_facts.h"

namespace sightline::query
{
namespace
{

// Most accounts belong to one person for good, so their rows are found by account code; the rest (nobody
// knows the account, or it changed hands) is asked row by row.
class AccountScan final : public LeafScan
{
public:
    AccountScan(const TableBinding& table, const BoundColumn& column, LeafTest test)
        : LeafScan(table, column, std::move(test)), m_accounts(verdictsOfAccounts())
    {
    }

    [[nodiscard]] int cost() const override { return 1; }

    [[nodiscard]] Result<Truth> run(std::size_t segment) const override
    {
        auto loaded = view(segment).column(column().column);
        if (!loaded) return tl::unexpected(std::move(loaded.error()));
        const ColumnPtr& accounts = *loaded;
        if (!accounts || !accounts->coded() || accounts->dictionary != m_dictionary)
            return rowByRow(segment, Bitmap(view(segment).info().rows, true), {});
        Truth known{m_accounts.yes.rows(*accounts), m_accounts.null.rows(*accounts)};
        if (known.null.none()) known.null = Bitmap{};
        const Bitmap open = m_accounts.askRow.rows(*accounts);
        return open.none() ? Result<Truth>(std::move(known)) : rowByRow(segment, open, std::move(known));
    }

private:
    CodeVerdicts verdictsOfAccounts()
    {
        const Context& context = table().context();
        m_dictionary = dictionaryOf(*context.snapshot, column().column);
        if (!m_dictionary) return {};
        if (test().search && test().search->op == Op::Equal && test().search->otherwise == Verdict::No &&
            context.index)
            return equal(*context.index->accountGroups(context, column()));
        const bool byId = column().kind == BoundColumn::Kind::AccountId;
        const auto answer = [&](Code account) {
            const Lookup* lookup = context.lookup.get();
            if (account == 0 || lookup == nullptr || lookup->changesHands(account))
                return CodeVerdicts::Answer::AskRow;
            const EntityCode entity = entityAt(context, account, context.asOf);
            if (entity == 0) return CodeVerdicts::Answer::AskRow;
            return answerOf(test().text(byId ? lookup->entityId(entity) : lookup->entityText(entity)));
        };
        return CodeVerdicts::of(m_dictionary->size(), answer, context.workers.get());
    }

    // The accounts of one name are looked up instead of asking about everybody.
    [[nodiscard]] CodeVerdicts equal(const AccountGroups& groups) const
    {
        std::vector<Code> listed;
        if (const auto it = groups.byFolded.find(test().search->needle); it != groups.byFolded.end())
            listed = it->second;
        std::erase_if(listed,
                      [&](Code c) { return test().text(groups.texts[groups.groupOf[c]]) != Verdict::Yes; });
        const auto size = static_cast<Code>(groups.groupOf.size());
        return {
            CodeSet::ofList(std::move(listed), size, false), {}, CodeSet::ofList(groups.askRow, size, false)};
    }

    // Adds the verdicts of the open rows to what is known of the others.
    [[nodiscard]] Result<Truth> rowByRow(std::size_t segment, const Bitmap& open, Truth known) const
    {
        TextFacts facts(table(), column(),
                        [this](std::string_view s) { return static_cast<TextFacts::Fact>(test().text(s)); });
        Truth out = std::move(known);
        const std::uint32_t rows = open.rows();
        if (out.yes.rows() == 0) out.yes = Bitmap(rows);
        SL_TRY(facts.visit(segment, [&](auto factOf) {
            open.forEach([&](std::uint32_t row) {
                const auto verdict = static_cast<Verdict>(factOf(row));
                if (verdict == Verdict::Yes) out.yes.set(row);
                if (verdict != Verdict::Null) return;
                if (out.null.rows() == 0) out.null = Bitmap(rows);
                out.null.set(row);
            });
        }));
        return out;
    }

    std::shared_ptr<const Dictionary> m_dictionary;
    CodeVerdicts m_accounts; // after the dictionary, which making it sets
};

} // namespace

std::unique_ptr<LeafScan> makeAccountScan(const TableBinding& table, const BoundColumn& column, LeafTest test)
{
    return std::make_unique<AccountScan>(table, column, std::move(test));
}

} // namespace sightline::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index.h"
#include "core/query/leaf_scan.h"
#include "core/query/text_facts.h"
#include "core/query/value_counts.h"

namespace sightline::query
{
namespace
{

// Most accounts belong to one person for good, and of most addresses the same is known at all times, so their
// rows are found by code; the rest (nobody knows the account, it changed hands, a range ended) is asked row
// by row.
class LookupScan final : public LeafScan
{
public:
    LookupScan(const TableBinding& table, const BoundColumn& column, LeafTest test)
        : LeafScan(table, column, std::move(test)), m_codes(verdictsOfCodes())
    {
    }

    [[nodiscard]] int cost() const override { return 1; }

    [[nodiscard]] Result<Truth> run(std::size_t segment) const override
    {
        auto loaded = view(segment).column(column().column);
        if (!loaded) return tl::unexpected(std::move(loaded.error()));
        const ColumnPtr& codes = *loaded;
        if (!codes || !codes->coded() || codes->dictionary != m_dictionary)
            return rowByRow(segment, Bitmap(view(segment).info().rows, true), {});
        Truth known{m_codes.yes.rows(*codes), m_codes.null.rows(*codes)};
        if (known.null.none()) known.null = Bitmap{};
        const Bitmap open = m_codes.askRow.rows(*codes);
        return open.none() ? Result<Truth>(std::move(known)) : rowByRow(segment, open, std::move(known));
    }

private:
    CodeVerdicts verdictsOfCodes()
    {
        const Context& context = table().context();
        m_dictionary = dictionaryOf(*context.snapshot, column().column);
        if (!m_dictionary) return {};
        if (test().search && test().search->op == Op::Equal && test().search->otherwise == Verdict::No &&
            context.index)
            return equal(*context.index->codeGroups(context, column()));
        if (column().isAddress()) return ofGroups(*codeGroupsOf(context, column()));
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

    [[nodiscard]] CodeVerdicts ofGroups(const CodeGroups& groups) const
    {
        using Answer = CodeVerdicts::Answer;
        std::vector<Answer> answers;
        for (const std::string_view text : groups.texts)
            answers.push_back(answerOf(test().text(text)));
        const auto answer = [&](Code code) {
            const std::uint32_t group = groups.groupOf[code];
            return group == CodeGroups::kAskRow ? Answer::AskRow : answers[group];
        };
        return CodeVerdicts::of(static_cast<Code>(groups.groupOf.size()), answer, nullptr);
    }

    // The codes of one text are looked up instead of asking about everybody.
    [[nodiscard]] CodeVerdicts equal(const CodeGroups& groups) const
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
    CodeVerdicts m_codes; // after the dictionary, which making it sets
};

} // namespace

std::unique_ptr<LeafScan> makeLookupScan(const TableBinding& table, const BoundColumn& column, LeafTest test)
{
    return std::make_unique<LookupScan>(table, column, std::move(test));
}

} // namespace sightline::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_filter.h"

#include "core/base/text.h"
#include "ui/widgets/filter_bar.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <map>

namespace sightline::ui
{

namespace
{

constexpr std::size_t kSetTexts = 100'000; // different lists that are taken apart

bool holds(const query::Rule& rule, std::string_view value)
{
    return std::ranges::any_of(rule.values, [&](const std::string& one) { return equalsAscii(one, value); });
}

bool isList(const query::Rule& rule)
{
    return rule.op == query::RuleOp::Equals || rule.op == query::RuleOp::NotEquals;
}

query::RuleOp listOp(bool negative)
{
    return negative ? query::RuleOp::NotEquals : query::RuleOp::Equals;
}

void drop(query::Filter& filter, std::string_view field, std::string_view value, bool missing)
{
    for (query::Rule& rule : filter.rules) {
        if (rule.field != field || missing || !isList(rule)) continue;
        std::erase_if(rule.values, [&](const std::string& one) { return equalsAscii(one, value); });
    }
    std::erase_if(filter.rules, [&](const query::Rule& rule) {
        if (rule.field != field) return false;
        if (missing) return rule.op == query::RuleOp::IsSet || rule.op == query::RuleOp::IsNotSet;
        return isList(rule) && rule.values.empty();
    });
}

void add(query::Filter& filter, std::string_view field, std::string_view value, bool missing, bool negative)
{
    query::Rule rule;
    rule.field = std::string(field);
    if (missing) {
        rule.op = negative ? query::RuleOp::IsSet : query::RuleOp::IsNotSet;
        filter.rules.push_back(std::move(rule));
        return;
    }
    rule.op = listOp(negative);
    for (query::Rule& other : filter.rules) {
        if (other.field != field || other.op != rule.op || !other.enabled) continue;
        other.values.emplace_back(value);
        return;
    }
    rule.values.emplace_back(value);
    filter.rules.push_back(std::move(rule));
}

// Lists such as Apps are stored as JSON arrays: their elements are what is counted.
query::Facet elementsOf(const query::Facet& lists)
{
    std::map<std::string, std::uint64_t> counts;
    query::Facet out;
    out.column = lists.column;
    out.missing = lists.missing;
    for (const query::FacetValue& list : lists.values) {
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(list.value));
        if (document.array().isEmpty()) out.missing += list.count;
        for (const auto& element : document.array())
            counts[element.toString().toStdString()] += list.count;
    }
    for (const auto& [value, count] : counts)
        out.values.push_back({value, count});
    std::ranges::stable_sort(out.values, std::greater<>(), &query::FacetValue::count);
    out.distinct = out.values.size();
    return out;
}

FacetGroup groupOf(const query::Facet& facet, const query::Filter& filter, std::string_view field)
{
    FacetGroup group;
    group.field = std::string(field);
    std::size_t plain = 0;
    for (const query::FacetValue& value : facet.values) {
        const FacetState state = facetState(filter, field, value.value, false);
        if (state == FacetState::Free && plain >= kFacetRows) continue;
        plain += state == FacetState::Free ? 1 : 0;
        group.rows.push_back({value.value, value.count, state, false});
    }
    // What is chosen stays in place although nothing has it any more.
    for (const query::Rule& rule : filter.rules) {
        if (rule.field != field || !isList(rule)) continue;
        for (const std::string& value : rule.values) {
            if (std::ranges::none_of(group.rows,
                                     [&](const FacetRow& row) { return equalsAscii(row.value, value); }))
                group.rows.push_back({value, 0, facetState(filter, field, value, false), false});
        }
    }
    group.more = facet.distinct > group.rows.size() ? facet.distinct - group.rows.size() : 0;
    const FacetState missing = facetState(filter, field, {}, true);
    if (facet.missing > 0 || missing != FacetState::Free)
        group.rows.push_back({{}, facet.missing, missing, true});
    return group;
}

} // namespace

query::Filter withoutField(query::Filter filter, std::string_view field)
{
    std::erase_if(filter.rules, [&](const query::Rule& rule) { return rule.field == field; });
    return filter;
}

FacetState facetState(const query::Filter& filter, std::string_view field, std::string_view value,
                      bool missing)
{
    for (const query::Rule& rule : filter.rules) {
        if (rule.field != field || !rule.enabled) continue;
        if (missing && rule.op == query::RuleOp::IsNotSet) return FacetState::Included;
        if (missing && rule.op == query::RuleOp::IsSet) return FacetState::Excluded;
        if (missing || !isList(rule) || !holds(rule, value)) continue;
        return rule.op == query::RuleOp::Equals ? FacetState::Included : FacetState::Excluded;
    }
    return FacetState::Free;
}

query::Filter withFacet(query::Filter filter, std::string_view field, std::string_view value, bool missing,
                        FacetChoice choice)
{
    const FacetState before = facetState(filter, field, value, missing);
    if (choice == FacetChoice::Only) {
        filter = withoutField(std::move(filter), field);
        add(filter, field, value, missing, false);
        return filter;
    }
    drop(filter, field, value, missing);
    const bool negative = choice == FacetChoice::Exclude;
    if (before == (negative ? FacetState::Excluded : FacetState::Included)) return filter;
    add(filter, field, value, missing, negative);
    return filter;
}

Result<query::RowSet> rowsOf(const query::TableBinding& table, const query::Filter& filter,
                             std::span<const query::FieldDef> fields, const StopToken& stop)
{
    const std::string kql = query::filterKql(filter, fields);
    const auto predicate = query::parsePredicate(kql);
    if (!predicate) return tl::unexpected(predicate.error());
    return query::filterRows(table, *predicate, stop, kql);
}

Result<std::vector<FacetGroup>> loadFacets(const query::TableBinding& table, const query::Filter& filter,
                                           const query::RowSet& rows, std::span<const query::FieldDef> fields,
                                           std::span<const std::string_view> shown, const StopToken& stop)
{
    std::vector<FacetGroup> groups;
    for (const std::string_view id : shown) {
        const query::FieldDef* field = findField(fields, id);
        if (!field || !table.find(field->column)) continue;
        const query::Filter rest = withoutField(filter, id);
        Result<query::RowSet> own;
        if (rest != filter) {
            own = rowsOf(table, rest, fields, stop);
            if (!own) return tl::unexpected(own.error());
        }
        const query::RowSet& counted = rest != filter ? *own : rows;
        const bool set = field->kind == query::FieldKind::Set;
        auto facet = query::facet(table, counted, field->column, set ? kSetTexts : 1000, stop);
        if (!facet) return tl::unexpected(facet.error());
        if (set) facet = elementsOf(*facet);
        groups.push_back(groupOf(*facet, filter, id));
    }
    return groups;
}

} // namespace sightline::ui

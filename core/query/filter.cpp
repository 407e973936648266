// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace sightline::query
{
namespace
{

// Text operators that compare with one value at a time.
constexpr std::array<std::pair<RuleOp, Op>, 8> kSearchOps{{
    {RuleOp::Contains, Op::Contains},
    {RuleOp::NotContains, Op::NotContains},
    {RuleOp::ContainsWord, Op::Has},
    {RuleOp::NotContainsWord, Op::NotHas},
    {RuleOp::StartsWith, Op::StartsWith},
    {RuleOp::NotStartsWith, Op::NotStartsWith},
    {RuleOp::EndsWith, Op::EndsWith},
    {RuleOp::NotEndsWith, Op::NotEndsWith},
}};

constexpr std::string_view kUserColumn = "User";
constexpr std::string_view kTargetColumn = "TargetUser";

// The field whose chip has a role.
bool hasRole(const FieldDef& field)
{
    return field.kind == FieldKind::Name && field.column == kUserColumn;
}

bool isText(FieldKind kind)
{
    return kind == FieldKind::Name || kind == FieldKind::Code || kind == FieldKind::Text;
}

std::vector<std::string_view> columnsOf(const Rule& rule, const FieldDef& field)
{
    if (!hasRole(field)) return {field.column};
    if (rule.role == Role::Actor) return {kUserColumn};
    if (rule.role == Role::Object) return {kTargetColumn};
    return {kUserColumn, kTargetColumn};
}

std::optional<Literal> literalOf(FieldKind kind, const std::string& value)
{
    if (kind == FieldKind::Time) {
        const auto t = parseTime(value);
        return t ? std::optional(Literal::ofTime(t->ticks)) : std::nullopt;
    }
    if (kind != FieldKind::Number) return Literal::ofText(value);
    Literal out{Literal::Kind::Long, {}, 0, 0};
    const auto s = trim(value);
    const char* end = s.data() + s.size();
    const auto whole = std::from_chars(s.data(), end, out.integer);
    if (!s.empty() && whole.ec == std::errc{} && whole.ptr == end) return out;
    out = {Literal::Kind::Real, {}, 0, 0};
    const auto real = std::from_chars(s.data(), end, out.real);
    if (s.empty() || real.ec != std::errc{} || real.ptr != end) return std::nullopt;
    return out;
}

// The text a chip shows for a literal; nullopt where a chip cannot hold it.
std::optional<std::string> valueOf(FieldKind kind, const Literal& l)
{
    if (kind == FieldKind::Time)
        return l.kind == Literal::Kind::DateTime ? std::optional(isoText(l.integer)) : std::nullopt;
    if (kind != FieldKind::Number)
        return l.kind == Literal::Kind::Text ? std::optional(l.text) : std::nullopt;
    const bool number = l.kind == Literal::Kind::Long || l.kind == Literal::Kind::Real;
    return number ? std::optional(literalText(l)) : std::nullopt;
}

// The KQL operator of a rule that compares; one: for a single value.
std::optional<Op> kqlOp(FieldKind kind, RuleOp op, bool one)
{
    const auto* search = std::ranges::find(kSearchOps, op, &std::pair<RuleOp, Op>::first);
    if (search != kSearchOps.end()) return search->second;
    const bool folded = kind == FieldKind::Name || kind == FieldKind::Text;
    switch (op) {
    case RuleOp::Equals:
        return folded ? (one ? Op::EqualFolded : Op::InFolded) : (one ? Op::Equal : Op::In);
    case RuleOp::NotEquals:
        return folded ? (one ? Op::NotEqualFolded : Op::NotInFolded) : (one ? Op::NotEqual : Op::NotIn);
    case RuleOp::Before:
    case RuleOp::Less:
        return Op::Less;
    case RuleOp::After:
    case RuleOp::Greater:
        return Op::Greater;
    case RuleOp::Between:
        return Op::Between;
    default:
        return std::nullopt;
    }
}

bool isPresence(RuleOp op)
{
    return op == RuleOp::IsSet || op == RuleOp::IsNotSet;
}

// Whether a rule's values stand in one comparison, and not one comparison each.
bool takesList(FieldKind kind, RuleOp op)
{
    return kind != FieldKind::Set && (op == RuleOp::Equals || op == RuleOp::NotEquals);
}

std::string presenceText(FieldKind kind, RuleOp op, std::string_view column)
{
    const bool set = op == RuleOp::IsSet;
    if (isText(kind)) return leafText(column, set ? Op::IsNotEmpty : Op::IsEmpty, {});
    return leafText(column, set ? Op::IsNotNull : Op::IsNull, {});
}

// The comparisons of a rule; empty where it lacks what it needs.
std::vector<std::string> atoms(const Rule& rule, const FieldDef& field)
{
    std::vector<std::string> out;
    const auto columns = columnsOf(rule, field);
    if (isPresence(rule.op)) {
        for (const auto c : columns)
            out.push_back(presenceText(field.kind, rule.op, c));
        return out;
    }
    if (rule.op == RuleOp::IsTrue || rule.op == RuleOp::IsFalse) {
        out.push_back(leafText(field.column, Op::Equal, {Literal::ofBool(rule.op == RuleOp::IsTrue)}));
        return out;
    }
    std::vector<Literal> literals;
    for (const std::string& v : rule.values) {
        auto l = literalOf(field.kind, v);
        if (!l) return {};
        literals.push_back(std::move(*l));
    }
    const auto op = kqlOp(field.kind, rule.op, literals.size() == 1);
    if (literals.empty() || !op || (rule.op == RuleOp::Between && literals.size() != 2)) return {};
    if (takesList(field.kind, rule.op) || rule.op == RuleOp::Between) {
        for (const auto c : columns)
            out.push_back(leafText(c, *op, literals));
        return out;
    }
    for (const Literal& l : literals) {
        for (const auto c : columns) {
            const bool set = field.kind == FieldKind::Set;
            std::string text = leafText(c, set ? Op::SetHasElement : *op, {l});
            out.push_back(set && rule.op == RuleOp::NotEquals ? "not(" + text + ")" : std::move(text));
        }
    }
    return out;
}

const FieldDef* fieldOf(std::string_view id, std::span<const FieldDef> fields)
{
    const auto it = std::ranges::find(fields, id, &FieldDef::id);
    return it == fields.end() ? nullptr : &*it;
}

// Whether a text stays one operand between two `and`.
bool isUnit(const std::string& kql)
{
    const std::string probe = "true and " + kql + " and true";
    const auto e = parsePredicate(probe);
    return e && e->kind == Expr::Kind::And && e->kids.back().begin == probe.size() - 4;
}

std::string asUnit(const std::string& kql)
{
    if (isUnit(kql)) return kql;
    std::string out = "(" + kql + ")";
    return isUnit(out) ? out : "(" + kql + "\n)"; // a comment at its end
}

bool isBracketed(const Expr& e)
{
    return !e.kids.empty() && e.begin < e.kids.front().begin;
}

// The comparison in an operand, seen through not(set_has_element()); null if it is none.
const Expr* comparisonIn(const Expr& e)
{
    if (e.kind == Expr::Kind::Leaf) return &e;
    const bool notSet =
        e.kind == Expr::Kind::Not && e.kids[0].kind == Expr::Kind::Leaf && e.kids[0].op == Op::SetHasElement;
    return notSet ? &e.kids[0] : nullptr;
}

std::optional<RuleOp> ruleOp(FieldKind kind, const Expr& operand, const Expr& comparison)
{
    for (const RuleOp op : operatorsOf(kind)) {
        bool same = false;
        if (isPresence(op)) {
            same = presenceText(kind, op, comparison.column) ==
                   leafText(comparison.column, comparison.op, comparison.values);
        } else if (kind == FieldKind::Set) {
            same = comparison.op == Op::SetHasElement &&
                   (op == RuleOp::NotEquals) == (operand.kind == Expr::Kind::Not);
        } else if (kind == FieldKind::Bool) {
            same =
                comparison.op == Op::Equal && comparison.values[0] == Literal::ofBool(op == RuleOp::IsTrue);
        } else {
            same = kqlOp(kind, op, true) == comparison.op || kqlOp(kind, op, false) == comparison.op;
        }
        if (same) return op;
    }
    return std::nullopt;
}

// What the comparisons would be as one rule. The caller checks that the rule prints as the text was.
std::optional<Rule> guess(const std::vector<const Expr*>& operands, std::span<const FieldDef> fields)
{
    const Expr* first = comparisonIn(*operands.front());
    if (first == nullptr) return std::nullopt;
    const auto field = std::ranges::find_if(fields, [&](const FieldDef& f) {
        return f.column == first->column || (hasRole(f) && first->column == kTargetColumn);
    });
    if (field == fields.end()) return std::nullopt;
    const auto op = ruleOp(field->kind, *operands.front(), *first);
    if (!op) return std::nullopt;
    Rule out;
    out.field = field->id;
    out.op = *op;
    if (hasRole(*field)) out.role = first->column == kTargetColumn ? Role::Object : Role::Actor;
    const bool once = takesList(field->kind, *op) || isPresence(*op);
    for (const Expr* operand : operands) {
        const Expr* comparison = comparisonIn(*operand);
        if (comparison == nullptr) return std::nullopt;
        if (comparison->column != first->column) {
            out.role = Role::Any;
            continue;
        }
        if (field->kind == FieldKind::Bool || (once && comparison != first)) continue;
        for (const Literal& l : comparison->values) {
            auto v = valueOf(field->kind, l);
            if (!v) return std::nullopt;
            out.values.push_back(std::move(*v));
        }
    }
    return out;
}

Rule ruleOf(const Expr& part, std::string_view source, std::span<const FieldDef> fields)
{
    std::vector<const Expr*> operands;
    if (isBracketed(part) && (part.kind == Expr::Kind::Or || part.kind == Expr::Kind::And)) {
        for (const Expr& kid : part.kids)
            operands.push_back(&kid);
    } else {
        operands.push_back(&part);
    }
    auto rule = guess(operands, fields);
    if (rule && ruleKql(*rule, fields) == source) return std::move(*rule);
    Rule out;
    out.kql = source;
    return out;
}

// `A !contains "x" and A !contains "y"` is one chip with two values.
bool mergesInto(const Rule& before, const Rule& rule, std::span<const FieldDef> fields)
{
    if (rule.field.empty() || before.field != rule.field || before.op != rule.op || before.role != rule.role)
        return false;
    const FieldDef* field = fieldOf(rule.field, fields);
    if (field == nullptr || !isNegative(rule.op) || rule.values.empty() || takesList(field->kind, rule.op))
        return false;
    return columnsOf(rule, *field).size() == 1;
}

} // namespace

std::string ruleKql(const Rule& rule, std::span<const FieldDef> fields)
{
    if (rule.field.empty()) return rule.kql;
    const FieldDef* field = fieldOf(rule.field, fields);
    if (field == nullptr) return {};
    const auto parts = atoms(rule, *field);
    const std::string_view word = isNegative(rule.op) ? " and " : " or ";
    const std::string joined = fmt::format("{}", fmt::join(parts, word));
    const bool bracketed = parts.size() > 1 && (!isNegative(rule.op) || columnsOf(rule, *field).size() > 1);
    return bracketed ? "(" + joined + ")" : joined;
}

std::string filterKql(const Filter& filter, std::span<const FieldDef> fields)
{
    std::vector<std::pair<std::string, bool>> parts; // text, KQL only
    for (const Rule& rule : filter.rules) {
        if (!rule.enabled) continue;
        std::string text = ruleKql(rule, fields);
        if (!trim(text).empty()) parts.emplace_back(std::move(text), rule.field.empty());
    }
    std::string out;
    for (const auto& [text, kqlOnly] : parts) {
        if (!out.empty()) out += " and ";
        out += kqlOnly && parts.size() > 1 ? asUnit(text) : text;
    }
    return out;
}

Result<Filter> filterFromKql(std::string_view kql, std::span<const FieldDef> fields)
{
    const auto e = parsePredicate(kql);
    if (!e) return tl::unexpected(e.error());
    Filter out;
    if (e->kind == Expr::Kind::Constant && e->end == 0) return out; // nothing but blanks
    std::vector<const Expr*> parts;
    if (e->kind == Expr::Kind::And && !isBracketed(*e)) {
        for (const Expr& kid : e->kids)
            parts.push_back(&kid);
    } else {
        parts.push_back(&*e);
    }
    for (const Expr* part : parts) {
        Rule rule = ruleOf(*part, kql.substr(part->begin, part->end - part->begin), fields);
        if (!out.rules.empty() && mergesInto(out.rules.back(), rule, fields)) {
            auto& values = out.rules.back().values;
            values.insert(values.end(), rule.values.begin(), rule.values.end());
        } else {
            out.rules.push_back(std::move(rule));
        }
    }
    return out;
}

} // namespace sightline::query

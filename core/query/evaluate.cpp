// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/evaluate.h"

#include "core/query/leaf_scan.h"
#include "core/query/lexer.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::query
{

struct CompiledFilter::Node {
    Expr::Kind kind = Expr::Kind::Constant;
    bool constant = true;
    std::vector<std::unique_ptr<Node>> kids;
    std::unique_ptr<LeafScan> leaf;
};

namespace
{

using Node = CompiledFilter::Node;

std::string where(const Expr& expr, std::string_view kql)
{
    return kql.empty() ? std::string{} : positionText(kql, expr.begin);
}

Result<std::unique_ptr<LeafScan>> compileLeaf(const TableBinding& table, const Expr& leaf,
                                              std::string_view kql)
{
    const BoundColumn* column = table.find(leaf.column);
    if (column == nullptr) {
        return fail(ErrorKind::InvalidInput, "query.column",
                    fmt::format("table {} has no column '{}'", table.name(), leaf.column), where(leaf, kql));
    }
    auto test = makeLeafTest(*column, leaf.op, leaf.values, table.context().asOf);
    if (!test) {
        test.error().where = where(leaf, kql);
        return tl::unexpected(std::move(test.error()));
    }
    return makeLeafScan(table, *column, std::move(*test), leaf.op, leaf.values);
}

Result<std::unique_ptr<Node>> compileNode(const TableBinding& table, const Expr& expr, std::string_view kql)
{
    auto out = std::make_unique<Node>();
    out->kind = expr.kind;
    out->constant = expr.constant;
    if (expr.kind == Expr::Kind::Leaf) {
        auto leaf = compileLeaf(table, expr, kql);
        if (!leaf) return tl::unexpected(std::move(leaf.error()));
        out->leaf = std::move(*leaf);
    }
    for (const Expr& kid : expr.kids) {
        auto node = compileNode(table, kid, kql);
        if (!node) return node;
        out->kids.push_back(std::move(*node));
    }
    std::ranges::stable_sort(out->kids, {},
                             [](const auto& kid) { return kid->leaf ? kid->leaf->cost() : 2; });
    return out;
}

Bitmap filled(const Bitmap& nulls, std::uint32_t rows)
{
    return nulls.rows() == 0 ? Bitmap(rows) : nulls;
}

// `and` absorbs false, `or` absorbs true; what is left with a null is null.
void combine(Truth& into, const Truth& kid, Expr::Kind kind)
{
    const bool anyNull = into.null.rows() != 0 || kid.null.rows() != 0;
    if (!anyNull) {
        if (kind == Expr::Kind::And) {
            into.yes &= kid.yes;
        } else {
            into.yes |= kid.yes;
        }
        return;
    }
    Bitmap null = filled(into.null, into.yes.rows());
    const Bitmap kidNull = filled(kid.null, into.yes.rows());
    if (kind == Expr::Kind::And) {
        Bitmap possible = kid.yes; // not false in either
        possible |= kidNull;
        null |= into.yes;
        null &= possible;
        into.yes &= kid.yes;
    } else {
        null |= kidNull;
        into.yes |= kid.yes;
    }
    null.andNot(into.yes);
    into.null = null.none() ? Bitmap{} : std::move(null);
}

bool isSettled(const Truth& truth, Expr::Kind kind)
{
    return kind == Expr::Kind::And ? truth.yes.none() && truth.null.none() : truth.yes.all();
}

Result<Truth> run(const Node& node, std::size_t segment, std::uint32_t rows)
{
    switch (node.kind) {
    case Expr::Kind::Constant:
        return Truth::all(rows, node.constant ? Verdict::Yes : Verdict::No);
    case Expr::Kind::Leaf:
        return node.leaf->run(segment);
    case Expr::Kind::Not: {
        auto kid = run(*node.kids.front(), segment, rows);
        if (!kid) return kid;
        kid->yes.invert();
        if (kid->null.rows() != 0) kid->yes.andNot(kid->null);
        return kid;
    }
    case Expr::Kind::And:
    case Expr::Kind::Or:
        break;
    }
    auto out = run(*node.kids.front(), segment, rows);
    for (std::size_t i = 1; out && i < node.kids.size() && !isSettled(*out, node.kind); ++i) {
        const auto kid = run(*node.kids[i], segment, rows);
        if (!kid) return kid;
        combine(*out, *kid, node.kind);
    }
    return out;
}

} // namespace

CompiledFilter::CompiledFilter(const TableBinding& table, std::unique_ptr<Node> root)
    : m_table(&table), m_root(std::move(root))
{
}

CompiledFilter::CompiledFilter(CompiledFilter&&) noexcept = default;
CompiledFilter& CompiledFilter::operator=(CompiledFilter&&) noexcept = default;
CompiledFilter::~CompiledFilter() = default;

Result<CompiledFilter> CompiledFilter::compile(const TableBinding& table, const Expr& filter,
                                               std::string_view kqlForPositions)
{
    auto root = compileNode(table, filter, kqlForPositions);
    if (!root) return tl::unexpected(std::move(root.error()));
    return CompiledFilter(table, std::move(*root));
}

Result<Bitmap> CompiledFilter::evaluate(std::size_t segment) const
{
    const std::uint32_t rows = m_table->context().snapshot->segments[segment].info().rows;
    auto truth = run(*m_root, segment, rows);
    if (!truth) return tl::unexpected(std::move(truth.error()));
    return std::move(truth->yes);
}

} // namespace sightline::query

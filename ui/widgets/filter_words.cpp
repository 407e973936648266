// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_words.h"

#include "core/base/text.h"
#include "ui/base/text.h"

#include <QCoreApplication>

#include <array>

namespace sightline::ui
{

namespace
{

using query::RuleOp;

#define SL_WORD(text) QT_TRANSLATE_NOOP("Filter", text)

struct OpRow {
    RuleOp op;
    RuleOp opposite;
    const char* word;
};

constexpr std::array<OpRow, 19> kOps{{
    {RuleOp::Equals, RuleOp::NotEquals, SL_WORD("is")},
    {RuleOp::NotEquals, RuleOp::Equals, SL_WORD("is not")},
    {RuleOp::Contains, RuleOp::NotContains, SL_WORD("contains")},
    {RuleOp::NotContains, RuleOp::Contains, SL_WORD("does not contain")},
    {RuleOp::ContainsWord, RuleOp::NotContainsWord, SL_WORD("contains the word")},
    {RuleOp::NotContainsWord, RuleOp::ContainsWord, SL_WORD("does not contain the word")},
    {RuleOp::StartsWith, RuleOp::NotStartsWith, SL_WORD("starts with")},
    {RuleOp::NotStartsWith, RuleOp::StartsWith, SL_WORD("does not start with")},
    {RuleOp::EndsWith, RuleOp::NotEndsWith, SL_WORD("ends with")},
    {RuleOp::NotEndsWith, RuleOp::EndsWith, SL_WORD("does not end with")},
    {RuleOp::IsSet, RuleOp::IsNotSet, SL_WORD("is set")},
    {RuleOp::IsNotSet, RuleOp::IsSet, SL_WORD("is not set")},
    {RuleOp::IsTrue, RuleOp::IsFalse, SL_WORD("is true")},
    {RuleOp::IsFalse, RuleOp::IsTrue, SL_WORD("is false")},
    {RuleOp::Before, RuleOp::After, SL_WORD("before")},
    {RuleOp::After, RuleOp::Before, SL_WORD("after")},
    {RuleOp::Between, RuleOp::Between, SL_WORD("between")},
    {RuleOp::Greater, RuleOp::Less, SL_WORD("greater than")},
    {RuleOp::Less, RuleOp::Greater, SL_WORD("less than")},
}};

struct ColumnRow {
    std::string_view column;
    const char* title;
};

// Columns that are no field of a filter.
constexpr std::array<ColumnRow, 15> kColumns{{
    {"TimeIngested", SL_WORD("Read at")},
    {"UserId", SL_WORD("User ID")},
    {"ActorUsernameType", SL_WORD("Kind of name")},
    {"ActorUserIdType", SL_WORD("Kind of ID")},
    {"ActorKey", SL_WORD("Account")},
    {"TargetKey", SL_WORD("Target account")},
    {"TargetUser", SL_WORD("Target user")},
    {"TargetUserId", SL_WORD("Target user ID")},
    {"TargetUsername", SL_WORD("Target name")},
    {"IPCategory", SL_WORD("IP category")},
    {"IPTags", SL_WORD("IP tags")},
    {"IsInteractive", SL_WORD("Interactive")},
    {"Note", SL_WORD("Note")},
    {"RawTable", SL_WORD("Source table")},
    {"RawRow", SL_WORD("Source row")},
}};

#undef SL_WORD

const OpRow& rowOf(RuleOp op)
{
    for (const OpRow& row : kOps) {
        if (row.op == op) return row;
    }
    return kOps.front();
}

// "ObjectType" as "Object type", for columns that are no field.
QString spaced(std::string_view column)
{
    QString out;
    const QString name = toQString(column);
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool starts = i > 0 && name[i].isUpper() && name[i - 1].isLower();
        if (starts) out += u' ';
        out += starts && i + 1 < name.size() && name[i + 1].isLower() ? name[i].toLower() : name[i];
    }
    return out;
}

} // namespace

QString operatorWord(RuleOp op)
{
    return QCoreApplication::translate("Filter", rowOf(op).word);
}

RuleOp invertedOp(RuleOp op)
{
    return rowOf(op).opposite;
}

QString fieldTitle(const query::FieldDef& field)
{
    return QCoreApplication::translate("Fields", std::string(field.title).c_str());
}

QString columnTitle(std::string_view column)
{
    for (const auto fields : {query::activityFields(), query::alertFields()}) {
        for (const query::FieldDef& field : fields) {
            if (field.column == column) return fieldTitle(field);
        }
    }
    for (const ColumnRow& row : kColumns) {
        if (row.column == column) return QCoreApplication::translate("Filter", row.title);
    }
    return spaced(column);
}

const query::FieldDef* findField(std::span<const query::FieldDef> fields, std::string_view id)
{
    for (const query::FieldDef& field : fields) {
        if (field.id == id) return &field;
    }
    return nullptr;
}

const query::FieldDef* fieldFor(std::span<const query::FieldDef> fields, std::string_view idOrColumn)
{
    if (const auto* field = findField(fields, idOrColumn)) return field;
    for (const query::FieldDef& field : fields) {
        if (equalsAscii(field.column, idOrColumn)) return &field;
    }
    return nullptr;
}

std::string joinKql(const std::string& a, const std::string& b)
{
    if (a.empty()) return b;
    if (b.empty()) return a;
    return "(" + a + ") and (" + b + ")";
}

query::Rule ruleFor(const query::FieldDef& field, const QString& value, bool excluded)
{
    query::Rule rule;
    rule.field = field.id;
    if (field.kind == query::FieldKind::Bool) {
        rule.op = (value == u"true") == excluded ? RuleOp::IsFalse : RuleOp::IsTrue;
        return rule;
    }
    if (value.isEmpty()) {
        rule.op = excluded ? RuleOp::IsSet : RuleOp::IsNotSet;
        return rule;
    }
    if (field.kind == query::FieldKind::Time) {
        rule.op = excluded ? RuleOp::After : RuleOp::Before;
    } else {
        rule.op = excluded ? RuleOp::NotEquals : RuleOp::Equals;
    }
    rule.values.push_back(toUtf8(value));
    return rule;
}

} // namespace sightline::ui

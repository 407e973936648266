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

struct OpRow {
    RuleOp op;
    RuleOp opposite;
    const char* word;
};

constexpr std::array<OpRow, 19> kOps{{
    {RuleOp::Equals, RuleOp::NotEquals, QT_TRANSLATE_NOOP("Filter", "is")},
    {RuleOp::NotEquals, RuleOp::Equals, QT_TRANSLATE_NOOP("Filter", "is not")},
    {RuleOp::Contains, RuleOp::NotContains, QT_TRANSLATE_NOOP("Filter", "contains")},
    {RuleOp::NotContains, RuleOp::Contains, QT_TRANSLATE_NOOP("Filter", "does not contain")},
    {RuleOp::ContainsWord, RuleOp::NotContainsWord, QT_TRANSLATE_NOOP("Filter", "contains the word")},
    {RuleOp::NotContainsWord, RuleOp::ContainsWord, QT_TRANSLATE_NOOP("Filter", "does not contain the word")},
    {RuleOp::StartsWith, RuleOp::NotStartsWith, QT_TRANSLATE_NOOP("Filter", "starts with")},
    {RuleOp::NotStartsWith, RuleOp::StartsWith, QT_TRANSLATE_NOOP("Filter", "does not start with")},
    {RuleOp::EndsWith, RuleOp::NotEndsWith, QT_TRANSLATE_NOOP("Filter", "ends with")},
    {RuleOp::NotEndsWith, RuleOp::EndsWith, QT_TRANSLATE_NOOP("Filter", "does not end with")},
    {RuleOp::IsSet, RuleOp::IsNotSet, QT_TRANSLATE_NOOP("Filter", "is set")},
    {RuleOp::IsNotSet, RuleOp::IsSet, QT_TRANSLATE_NOOP("Filter", "is not set")},
    {RuleOp::IsTrue, RuleOp::IsFalse, QT_TRANSLATE_NOOP("Filter", "is true")},
    {RuleOp::IsFalse, RuleOp::IsTrue, QT_TRANSLATE_NOOP("Filter", "is false")},
    {RuleOp::Before, RuleOp::After, QT_TRANSLATE_NOOP("Filter", "before")},
    {RuleOp::After, RuleOp::Before, QT_TRANSLATE_NOOP("Filter", "after")},
    {RuleOp::Between, RuleOp::Between, QT_TRANSLATE_NOOP("Filter", "between")},
    {RuleOp::Greater, RuleOp::Less, QT_TRANSLATE_NOOP("Filter", "greater than")},
    {RuleOp::Less, RuleOp::Greater, QT_TRANSLATE_NOOP("Filter", "less than")},
}};

struct ColumnRow {
    std::string_view column;
    const char* title;
};

// Columns that are no field of a filter.
constexpr std::array<ColumnRow, 13> kColumns{{
    {"TimeIngested", QT_TRANSLATE_NOOP("Filter", "Read at")},
    {"UserId", QT_TRANSLATE_NOOP("Filter", "User ID")},
    {"ActorUsernameType", QT_TRANSLATE_NOOP("Filter", "Kind of name")},
    {"ActorUserIdType", QT_TRANSLATE_NOOP("Filter", "Kind of ID")},
    {"ActorKey", QT_TRANSLATE_NOOP("Filter", "Account")},
    {"TargetKey", QT_TRANSLATE_NOOP("Filter", "Target account")},
    {"TargetUser", QT_TRANSLATE_NOOP("Filter", "Target user")},
    {"TargetUserId", QT_TRANSLATE_NOOP("Filter", "Target user ID")},
    {"TargetUsername", QT_TRANSLATE_NOOP("Filter", "Target name")},
    {"IsInteractive", QT_TRANSLATE_NOOP("Filter", "Interactive")},
    {"Note", QT_TRANSLATE_NOOP("Filter", "Note")},
    {"RawTable", QT_TRANSLATE_NOOP("Filter", "Source table")},
    {"RawRow", QT_TRANSLATE_NOOP("Filter", "Source row")},
}};

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

// The titles lie in core's table of fields, which knows no translation: they are declared here for it.
[[maybe_unused]] constexpr const char* kFieldTitles[] = {
    QT_TRANSLATE_NOOP("Fields", "App"),
    QT_TRANSLATE_NOOP("Fields", "User name"),
    QT_TRANSLATE_NOOP("Fields", "IP address"),
    QT_TRANSLATE_NOOP("Fields", "Activity type"),
    QT_TRANSLATE_NOOP("Fields", "Location"),
    QT_TRANSLATE_NOOP("Fields", "Date"),
    QT_TRANSLATE_NOOP("Fields", "Action type"),
    QT_TRANSLATE_NOOP("Fields", "Activity ID"),
    QT_TRANSLATE_NOOP("Fields", "Activity object"),
    QT_TRANSLATE_NOOP("Fields", "Activity object type"),
    QT_TRANSLATE_NOOP("Fields", "Activity object ID"),
    QT_TRANSLATE_NOOP("Fields", "Administrative activity"),
    QT_TRANSLATE_NOOP("Fields", "Impersonated activity"),
    QT_TRANSLATE_NOOP("Fields", "External user"),
    QT_TRANSLATE_NOOP("Fields", "Environment"),
    QT_TRANSLATE_NOOP("Fields", "Source"),
    QT_TRANSLATE_NOOP("Fields", "Instance"),
    QT_TRANSLATE_NOOP("Fields", "Device"),
    QT_TRANSLATE_NOOP("Fields", "Destination device"),
    QT_TRANSLATE_NOOP("Fields", "Device type"),
    QT_TRANSLATE_NOOP("Fields", "Operating system"),
    QT_TRANSLATE_NOOP("Fields", "Browser"),
    QT_TRANSLATE_NOOP("Fields", "User agent"),
    QT_TRANSLATE_NOOP("Fields", "User agent tag"),
    QT_TRANSLATE_NOOP("Fields", "IP category"),
    QT_TRANSLATE_NOOP("Fields", "IP tag"),
    QT_TRANSLATE_NOOP("Fields", "City"),
    QT_TRANSLATE_NOOP("Fields", "Registered ISP"),
    QT_TRANSLATE_NOOP("Fields", "Result"),
    QT_TRANSLATE_NOOP("Fields", "Result detail"),
    QT_TRANSLATE_NOOP("Fields", "Logon type"),
    QT_TRANSLATE_NOOP("Fields", "Session ID"),
    QT_TRANSLATE_NOOP("Fields", "Correlation ID"),
    QT_TRANSLATE_NOOP("Fields", "Matched policy"),
    QT_TRANSLATE_NOOP("Fields", "Alert ID"),
    QT_TRANSLATE_NOOP("Fields", "Description"),
    QT_TRANSLATE_NOOP("Fields", "Investigation priority"),
    QT_TRANSLATE_NOOP("Fields", "Tag"),
    QT_TRANSLATE_NOOP("Fields", "User name as recorded"),
    QT_TRANSLATE_NOOP("Fields", "User ID as recorded"),
    QT_TRANSLATE_NOOP("Fields", "Status"),
    QT_TRANSLATE_NOOP("Fields", "Category"),
    QT_TRANSLATE_NOOP("Fields", "Severity"),
    QT_TRANSLATE_NOOP("Fields", "Policy"),
    QT_TRANSLATE_NOOP("Fields", "Title"),
    QT_TRANSLATE_NOOP("Fields", "Resolution type"),
    QT_TRANSLATE_NOOP("Fields", "Read"),
};

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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/user_columns.h"

#include "ui/base/account_words.h"
#include "ui/base/figure_text.h"
#include "ui/base/text.h"

#include <QCoreApplication>

namespace sightline::ui
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(UsersPage)
};

QString listed(const std::vector<std::string>& values, const QString& separator)
{
    QStringList list;
    for (const std::string& value : values)
        list.append(shown(value));
    return list.join(separator);
}

QString orNone(const std::string& text)
{
    return text.empty() ? emptyValue() : shown(text);
}

QString joinedRaw(const std::vector<std::string>& values)
{
    QStringList list;
    for (const std::string& value : values)
        list.append(toQString(value));
    return list.join(QStringLiteral("; "));
}

// The search may have found somebody by an account that is not in the list.
QString nameText(const usecase::UserRow& user)
{
    const QString name = shown(user.user);
    return user.foundBy.empty() ? name : Texts::tr("%1, found by %2").arg(name, shown(user.foundBy));
}

QVariant rawTime(Ticks t)
{
    return t == kNoTime ? QString() : toQString(isoText(t));
}

} // namespace

// Names are worth more than what is also on the page of a user: most columns wait to be chosen.
QList<ListColumn> userColumns()
{
    return {{QStringLiteral("rank"), Texts::tr("Rank"), CellKind::Number, 68},
            {QStringLiteral("user"), Texts::tr("User"), CellKind::Text, 216},
            {QStringLiteral("name"), Texts::tr("Name"), CellKind::Text, 130},
            {QStringLiteral("kind"), Texts::tr("Type"), CellKind::Text, 84, false, false},
            {QStringLiteral("priority"), Texts::tr("Priority"), CellKind::Number, 80},
            {QStringLiteral("change"), Texts::tr("1 day"), CellKind::Number, 64},
            {QStringLiteral("percentile"), Texts::tr("Percentile"), CellKind::Number, 96, false, false},
            {QStringLiteral("rarity"), Texts::tr("Rarity today"), CellKind::Number, 144},
            {QStringLiteral("twoWeeks"), Texts::tr("14 days"), CellKind::Text, 116},
            {QStringLiteral("mail"), Texts::tr("Mail"), CellKind::Text, 180, false, false},
            {QStringLiteral("department"), Texts::tr("Department"), CellKind::Text, 120, false, false},
            {QStringLiteral("groups"), Texts::tr("Groups"), CellKind::Number, 80, false, false},
            {QStringLiteral("accounts"), Texts::tr("Accounts"), CellKind::Number, 84, false, false},
            {QStringLiteral("tags"), Texts::tr("Tags"), CellKind::Text, 90, false, false},
            {QStringLiteral("openAlerts"), Texts::tr("Open alerts"), CellKind::Number, 116},
            {QStringLiteral("alerts"), Texts::tr("Alerts"), CellKind::Number, 84, false, false},
            {QStringLiteral("activities"), Texts::tr("Activities"), CellKind::Number, 90, false, false},
            {QStringLiteral("trend"), Texts::tr("Trend"), CellKind::Trend, 200, false, false},
            {QStringLiteral("firstSeen"), Texts::tr("First seen"), CellKind::Time, 150, false, false},
            {QStringLiteral("lastSeen"), Texts::tr("Last seen"), CellKind::Time, 150, false, false},
            {QStringLiteral("reason"), Texts::tr("Strongest reason"), CellKind::Text, 0}};
}

QVariant userRaw(const usecase::UserRow& user, std::size_t rank, UserColumn column)
{
    switch (column) {
    case UserColumn::Rank:
        return static_cast<qint64>(rank) + 1;
    case UserColumn::User:
        return toQString(user.user);
    case UserColumn::Name:
        return toQString(user.displayName);
    case UserColumn::Kind:
        return toQString(identity::entityKindWord(user.kind));
    case UserColumn::Mail:
        return toQString(user.mail);
    case UserColumn::Department:
        return toQString(user.department);
    case UserColumn::Groups:
        return joinedRaw(user.groups);
    case UserColumn::Accounts:
        return static_cast<qint64>(user.accounts);
    case UserColumn::Tags:
        return joinedRaw(user.tags);
    case UserColumn::OpenAlerts:
        return static_cast<qint64>(user.openAlerts);
    case UserColumn::Alerts:
        return static_cast<qint64>(user.alerts);
    case UserColumn::Activities:
        return static_cast<qint64>(user.activities);
    case UserColumn::FirstSeen:
        return rawTime(user.firstSeen);
    case UserColumn::LastSeen:
        return rawTime(user.lastSeen);
    case UserColumn::Priority:
    case UserColumn::Change:
    case UserColumn::Percentile:
    case UserColumn::Rarity:
    case UserColumn::TwoWeeks:
    case UserColumn::Trend:
    case UserColumn::Reason:
        break; // these have cells of their own
    }
    return {};
}

QString userText(const usecase::UserRow& user, std::size_t rank, UserColumn column, const TimeText& time)
{
    const auto number = [](auto value) { return count(static_cast<qint64>(value)); };
    switch (column) {
    case UserColumn::Rank:
        return number(rank + 1);
    case UserColumn::User:
        return nameText(user);
    case UserColumn::Name:
        return orNone(user.displayName);
    case UserColumn::Kind:
        return kindText(user.kind);
    case UserColumn::Mail:
        return orNone(user.mail);
    case UserColumn::Department:
        return orNone(user.department);
    case UserColumn::Groups:
        return number(user.groups.size());
    case UserColumn::Accounts:
        return number(user.accounts);
    case UserColumn::Tags:
        return listed(user.tags, QStringLiteral(", "));
    case UserColumn::OpenAlerts:
        return number(user.openAlerts);
    case UserColumn::Alerts:
        return number(user.alerts);
    case UserColumn::Activities:
        return number(user.activities);
    case UserColumn::FirstSeen:
        return time.shortText(user.firstSeen);
    case UserColumn::LastSeen:
        return time.shortText(user.lastSeen);
    case UserColumn::Priority:
    case UserColumn::Change:
    case UserColumn::Percentile:
    case UserColumn::Rarity:
    case UserColumn::TwoWeeks:
    case UserColumn::Trend:
    case UserColumn::Reason:
        break;
    }
    return {};
}

QVariant userToolTip(const usecase::UserRow& user, UserColumn column, const TimeText& time)
{
    if (column == UserColumn::Groups)
        return user.groups.empty() ? Texts::tr("No directory row names a group of this user.")
                                   : listed(user.groups, QStringLiteral("\n"));
    if (column == UserColumn::FirstSeen && user.firstSeen != kNoTime) return time.full(user.firstSeen);
    if (column == UserColumn::LastSeen && user.lastSeen != kNoTime) return time.full(user.lastSeen);
    return {};
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/account_words.h"

#include "core/base/text.h"
#include "ui/base/figure_text.h"
#include "ui/base/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace sightline::ui
{

namespace
{

constexpr char kContext[] = "AccountWords";

struct KindWords {
    const char* one;
    const char* many;
};

// By EntityKind.
constexpr std::array<KindWords, 5> kKinds{{
    {QT_TRANSLATE_NOOP("AccountWords", "Person"), QT_TRANSLATE_NOOP("AccountWords", "People")},
    {QT_TRANSLATE_NOOP("AccountWords", "Machine"), QT_TRANSLATE_NOOP("AccountWords", "Machines")},
    {QT_TRANSLATE_NOOP("AccountWords", "Service"), QT_TRANSLATE_NOOP("AccountWords", "Services")},
    {QT_TRANSLATE_NOOP("AccountWords", "System"), QT_TRANSLATE_NOOP("AccountWords", "System accounts")},
    {QT_TRANSLATE_NOOP("AccountWords", "Application"), QT_TRANSLATE_NOOP("AccountWords", "Applications")},
}};

// By AccountKind.
constexpr std::array<const char*, kAccountKinds> kAccountKindWords{
    QT_TRANSLATE_NOOP("AccountWords", "Entra object id"),
    QT_TRANSLATE_NOOP("AccountWords", "Security identifier"),
    QT_TRANSLATE_NOOP("AccountWords", "User principal name"),
    QT_TRANSLATE_NOOP("AccountWords", "Windows account"),
    QT_TRANSLATE_NOOP("AccountWords", "PUID"),
    QT_TRANSLATE_NOOP("AccountWords", "Application id"),
    QT_TRANSLATE_NOOP("AccountWords", "Name"),
    QT_TRANSLATE_NOOP("AccountWords", "Mail address"),
    QT_TRANSLATE_NOOP("AccountWords", "Directory object GUID"),
};

struct Words {
    const char* word;
    const char* sentence; // null: the records say it
};

// By Basis.
constexpr std::array<Words, 6> kBases{{
    {QT_TRANSLATE_NOOP("AccountWords", "names the entity"), nullptr},
    {QT_TRANSLATE_NOOP("AccountWords", "merged by hand"),
     QT_TRANSLATE_NOOP("AccountWords",
                       "An analyst merged it with the others; the audit of the case says who.")},
    {QT_TRANSLATE_NOOP("AccountWords", "records"), nullptr},
    {QT_TRANSLATE_NOOP("AccountWords", "a directory row"), nullptr},
    {QT_TRANSLATE_NOOP("AccountWords", "spelling of the domain"),
     QT_TRANSLATE_NOOP("AccountWords", "The same name in another spelling of its domain.")},
    {QT_TRANSLATE_NOOP("AccountWords", "a convention of names"),
     QT_TRANSLATE_NOOP("AccountWords", "A name that can only be meant for this account.")},
}};

// By Conflict::Kind; %1 is the name, %2 are the entities.
constexpr std::array<Words, 3> kConflicts{{
    {QT_TRANSLATE_NOOP("AccountWords", "Shared name"),
     QT_TRANSLATE_NOOP("AccountWords",
                       "%1 belongs to several accounts at one time: %2. What says nothing but "
                       "this name is kept apart.")},
    {QT_TRANSLATE_NOOP("AccountWords", "Rivals under one name"),
     QT_TRANSLATE_NOOP("AccountWords",
                       "%1 stands in records of several accounts of one directory: %2. None of "
                       "them is joined through it.")},
    {QT_TRANSLATE_NOOP("AccountWords", "Refused join"),
     QT_TRANSLATE_NOOP("AccountWords", "Through %1 records would join %2, but they are different accounts of "
                                       "one directory. They are kept apart.")},
}};

// By LinkKind; %1 is the other account.
constexpr std::array<const char*, 6> kEvidence{
    QT_TRANSLATE_N_NOOP("AccountWords", "Named with %1 in %n record(s)"),
    QT_TRANSLATE_N_NOOP("AccountWords", "In %n directory row(s) with %1"),
    QT_TRANSLATE_N_NOOP("AccountWords", "Mail address in %n directory row(s) of %1"),
    QT_TRANSLATE_N_NOOP("AccountWords", "In %n mailbox record(s) with %1"),
    QT_TRANSLATE_N_NOOP("AccountWords", "Controller of the domain of %1 in %n record(s)"),
    QT_TRANSLATE_N_NOOP("AccountWords", "Created with %1 in %n record(s)"),
};

QString said(const char* text)
{
    return QCoreApplication::translate(kContext, text);
}

QString names(const identity::EntityMap& people, const std::vector<query::EntityCode>& entities)
{
    QStringList list;
    for (const query::EntityCode e : entities)
        list.append(shown(people.entityText(e)));
    return list.join(QStringLiteral(", "));
}

// When a contradiction holds, as a sentence of its own.
QString spanSentence(const identity::Conflict& conflict, const TimeText& time)
{
    if (conflict.from == kNoTime && conflict.to == kNoTime) return {};
    if (conflict.from == kNoTime)
        return said(QT_TRANSLATE_NOOP("AccountWords", "Until %1.")).arg(time.full(conflict.to));
    if (conflict.to == kNoTime)
        return said(QT_TRANSLATE_NOOP("AccountWords", "Since %1.")).arg(time.full(conflict.from));
    return said(QT_TRANSLATE_NOOP("AccountWords", "From %1 until %2."))
        .arg(time.full(conflict.from), time.full(conflict.to));
}

} // namespace

QString kindText(identity::EntityKind kind)
{
    return said(kKinds[static_cast<std::size_t>(kind)].one);
}

QString kindPluralText(identity::EntityKind kind)
{
    return said(kKinds[static_cast<std::size_t>(kind)].many);
}

QString accountKindText(AccountKind kind)
{
    return said(kAccountKindWords[static_cast<std::size_t>(kind)]);
}

QString basisText(identity::Basis basis)
{
    return said(kBases[static_cast<std::size_t>(basis)].word);
}

QString confidenceText(identity::Basis basis)
{
    return QStringLiteral("%1 %").arg(QLocale().toString(identity::confidenceOf(basis) * 100, 'f', 0));
}

bool isFixedAccount(AccountKind kind)
{
    return kind == AccountKind::Sid || kind == AccountKind::ObjectId || kind == AccountKind::Puid ||
           kind == AccountKind::Application || kind == AccountKind::ObjectGuid;
}

QString basisSentence(identity::Basis basis)
{
    const char* sentence = kBases[static_cast<std::size_t>(basis)].sentence;
    return sentence == nullptr ? QString() : said(sentence);
}

QString evidenceSentence(const LinkEvidence& evidence, const std::string& account)
{
    const std::string& other = evidence.link.first == account ? evidence.link.second : evidence.link.first;
    const auto kind = std::min(static_cast<std::size_t>(evidence.link.kind), kEvidence.size() - 1);
    return QCoreApplication::translate(kContext, kEvidence[kind], nullptr, static_cast<int>(evidence.count))
        .arg(shown(accountKeyText(other)));
}

QStringList evidenceSentences(const identity::EntityMap& people, const identity::Account& account)
{
    QStringList out{basisSentence(account.basis)};
    out.removeAll(QString());
    for (const std::uint32_t i : account.evidence)
        out.append(evidenceSentence(people.evidence()[i], account.key));
    return out;
}

QString conflictKindText(identity::Conflict::Kind kind)
{
    return said(kConflicts[static_cast<std::size_t>(kind)].word);
}

QString conflictSentence(const identity::EntityMap& people, const identity::Conflict& conflict,
                         const TimeText& time)
{
    const QString name = shown(accountKeyText(conflict.key));
    const QString who = names(people, conflict.entities);
    const QString what = said(kConflicts[static_cast<std::size_t>(conflict.kind)].sentence);
    const QString span = spanSentence(conflict, time);
    return span.isEmpty() ? what.arg(name, who) : what.arg(name, who) + QLatin1Char(' ') + span;
}

QString mergeConflictSentence(const usecase::MergeConflict& conflict)
{
    const QString a = shown(conflict.first);
    const QString b = shown(conflict.second);
    switch (conflict.kind) {
    case usecase::MergeConflict::Kind::TwoOfTheCloud:
        return said(QT_TRANSLATE_NOOP("AccountWords", "%1 and %2 are two accounts of the cloud directory."))
            .arg(a, b);
    case usecase::MergeConflict::Kind::TwoOfOneIssuer:
        return said(QT_TRANSLATE_NOOP("AccountWords",
                                      "%1 and %2 are two accounts of the domain or machine %3."))
            .arg(a, b, shown(conflict.issuer));
    case usecase::MergeConflict::Kind::OtherKinds:
        break;
    }
    return said(QT_TRANSLATE_NOOP("AccountWords", "%1 is of the type %2, %3 of the type %4."))
        .arg(a, kindText(conflict.firstKind), b, kindText(conflict.secondKind));
}

QString conventionSentence(const identity::NamingConvention& c)
{
    const QString domain = shown(upperAscii(c.domain));
    const QString ending = QLatin1Char('@') + shown(c.ending);
    if (c.exampleUpn.empty())
        return said(QT_TRANSLATE_NOOP("AccountWords", "%1 of %2 accounts of %3 fit exactly one account %4 by "
                                                      "name; mixed-up names would fit %5"))
            .arg(count(static_cast<qint64>(c.fitting)), count(static_cast<qint64>(c.open)), domain, ending,
                 count(static_cast<qint64>(c.byChance)));
    return said(QT_TRANSLATE_NOOP("AccountWords",
                                  "As %1 is %2: so are %3 of %4 people known to have accounts "
                                  "in %5 and %6"))
        .arg(shown(c.exampleWindows), shown(c.exampleUpn), count(static_cast<qint64>(c.followed)),
             count(static_cast<qint64>(c.known)), domain, ending);
}

} // namespace sightline::ui

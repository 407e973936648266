// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sources/map_words.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace sightline::ui
{

namespace
{

struct Words {
    std::string_view id;
    const char* text;
};

constexpr std::array kRoles{
    Words{"time", QT_TRANSLATE_NOOP("MapWords", "Time")},
    Words{"actor", QT_TRANSLATE_NOOP("MapWords", "Actor")},
    Words{"action", QT_TRANSLATE_NOOP("MapWords", "Action")},
    Words{"target", QT_TRANSLATE_NOOP("MapWords", "Target account")},
    Words{"object", QT_TRANSLATE_NOOP("MapWords", "Object")},
    Words{"ip", QT_TRANSLATE_NOOP("MapWords", "IP address")},
    Words{"device", QT_TRANSLATE_NOOP("MapWords", "Device")},
    Words{"host", QT_TRANSLATE_NOOP("MapWords", "Destination device")},
    Words{"app", QT_TRANSLATE_NOOP("MapWords", "Application")},
    Words{"result", QT_TRANSLATE_NOOP("MapWords", "Result")},
    Words{"useragent", QT_TRANSLATE_NOOP("MapWords", "User agent")},
    Words{"country", QT_TRANSLATE_NOOP("MapWords", "Country")},
    Words{"session", QT_TRANSLATE_NOOP("MapWords", "Session")},
    Words{"detail", QT_TRANSLATE_NOOP("MapWords", "Description")},
};

// The reasons of core/import/guess_map.cpp with the same arguments.
constexpr std::array kReasons{
    Words{"name", QT_TRANSLATE_NOOP("MapWords", "The column is named like one for this.")},
    Words{"times", QT_TRANSLATE_NOOP("MapWords", "%1 of %2 values are times, on %3 different days.")},
    Words{"seconds", QT_TRANSLATE_NOOP("MapWords", "They are seconds since 1970.")},
    Words{"milliseconds", QT_TRANSLATE_NOOP("MapWords", "They are milliseconds since 1970.")},
    Words{"addresses", QT_TRANSLATE_NOOP("MapWords", "%1 of %2 values are IP addresses.")},
    Words{"principals",
          QT_TRANSLATE_NOOP("MapWords", "%1 of %2 values are user principal names or mail addresses.")},
    Words{"domainNames", QT_TRANSLATE_NOOP("MapWords", "%1 of %2 values are written DOMAIN\\name.")},
    Words{"accountIds", QT_TRANSLATE_NOOP("MapWords", "%1 of %2 values are object ids or SIDs.")},
    Words{"countries", QT_TRANSLATE_NOOP("MapWords", "%1 of %2 values are countries.")},
    Words{"agents", QT_TRANSLATE_NOOP("MapWords", "%1 of %2 values are user agents.")},
    Words{"actions", QT_TRANSLATE_NOOP("MapWords", "%1 of %2 values are actions whose meaning is known.")},
    Words{"results", QT_TRANSLATE_NOOP("MapWords", "%1 of %2 values are results.")},
    Words{"distinct", QT_TRANSLATE_NOOP("MapWords", "%1 different values in %2.")},
    Words{"ambiguous",
          QT_TRANSLATE_NOOP("MapWords", "The days of %1 can be read month first or day first, as in %2.")},
    Words{"dayFirst", QT_TRANSLATE_NOOP("MapWords", "The days of %1 are written day first.")},
    Words{"noZone", QT_TRANSLATE_NOOP("MapWords", "The times of %1 name no time zone, as in %2.")},
    Words{"badTimes", QT_TRANSLATE_NOOP("MapWords", "%2 of %3 values of %1 are no times.")},
    Words{"noTime",
          QT_TRANSLATE_NOOP("MapWords", "No column holds times; the records will be without a time.")},
    Words{"noActor", QT_TRANSLATE_NOOP("MapWords", "No column names who acted.")},
};

QString say(const char* text)
{
    return QCoreApplication::translate("MapWords", text);
}

QString containerText(const usecase::MapGuess& guess)
{
    if (guess.file.container != usecase::Container::Csv)
        return guess.file.container == usecase::Container::JsonLines
                   ? QCoreApplication::translate("MapWords", "JSON, one record a line")
                   : QCoreApplication::translate("MapWords", "JSON");
    switch (guess.file.separator) {
    case ';':
        return QCoreApplication::translate("MapWords", "values separated by semicolons");
    case '\t':
        return QCoreApplication::translate("MapWords", "values separated by tabs");
    case '|':
        return QCoreApplication::translate("MapWords", "values separated by bars");
    default:
        return QCoreApplication::translate("MapWords", "values separated by commas");
    }
}

} // namespace

QString roleText(std::string_view role)
{
    const auto* it = std::ranges::find(kRoles, role, &Words::id);
    return it == kRoles.end() ? toQString(role) : say(it->text);
}

QString reasonSentence(const usecase::MapReason& reason)
{
    const auto* it = std::ranges::find(kReasons, reason.id, &Words::id);
    if (it == kReasons.end()) return shown(usecase::reasonText(reason));
    const QString pattern = say(it->text);
    // By hand: an argument may hold a %1 of its own.
    QString out;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool argument = pattern[i] == u'%' && i + 1 < pattern.size() && pattern[i + 1].isDigit();
        const auto at = argument ? static_cast<std::size_t>(pattern[i + 1].digitValue() - 1) : 0;
        if (!argument || at >= reason.arguments.size()) {
            out += pattern[i];
            continue;
        }
        out += shown(reason.arguments[at]);
        ++i;
    }
    return out;
}

QString fileSentence(const usecase::MapGuess& guess)
{
    const auto& file = guess.file;
    const QString encoding = file.utf8 ? QCoreApplication::translate("MapWords", "UTF-8")
                                       : QCoreApplication::translate("MapWords", "not UTF-8");
    QString out = QCoreApplication::translate("MapWords", "%1; %2; %3 columns; %4 records looked at.")
                      .arg(containerText(guess), encoding, count(static_cast<qint64>(file.columns.size())),
                           count(static_cast<qint64>(file.records)));
    if (file.rejects > 0) {
        out += u' ';
        out += QCoreApplication::translate("MapWords", "Parts that cannot be read: %1.")
                   .arg(count(static_cast<qint64>(file.rejects)));
    }
    return out;
}

} // namespace sightline::ui

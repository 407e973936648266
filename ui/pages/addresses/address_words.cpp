// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/addresses/address_words.h"

#include "core/usecase/address_files.h"
#include "core/usecase/address_table_list.h"
#include "ui/base/text.h"

#include <QCoreApplication>

#include <array>

namespace sightline::ui
{

namespace
{

// Of core/model/network.h.
constexpr std::array kCategoryTexts{
    QT_TRANSLATE_NOOP("Addresses", "Corporate"),      QT_TRANSLATE_NOOP("Addresses", "Administrative"),
    QT_TRANSLATE_NOOP("Addresses", "Risky"),          QT_TRANSLATE_NOOP("Addresses", "VPN"),
    QT_TRANSLATE_NOOP("Addresses", "Cloud provider"), QT_TRANSLATE_NOOP("Addresses", "Other"),
};
constexpr std::array kKindTexts{QT_TRANSLATE_NOOP("Addresses", "Range"),
                                QT_TRANSLATE_NOOP("Addresses", "List"),
                                QT_TRANSLATE_NOOP("Addresses", "Built in")};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Addresses)
};

} // namespace

QString addressCategoryText(std::string_view category)
{
    for (const char* text : kCategoryTexts) {
        if (category == text) return QCoreApplication::translate("Addresses", text);
    }
    return shown(category);
}

QString networkKindText(Network::Kind kind)
{
    return QCoreApplication::translate("Addresses", kKindTexts[static_cast<std::size_t>(kind)]);
}

QString listAgeText(const Network& network)
{
    if (network.kind != Network::Kind::List) return {};
    return Words::tr("%n day(s) old", nullptr, usecase::ageInDays(network));
}

QString tagsShown(const std::vector<std::string>& tags)
{
    return shown(tagsText(tags, ", "));
}

std::filesystem::path addressTablesAt(const QString& mapFolder)
{
    if (mapFolder.isEmpty()) return {};
    return usecase::addressTableFile(std::filesystem::path(mapFolder.toStdU16String()));
}

} // namespace sightline::ui

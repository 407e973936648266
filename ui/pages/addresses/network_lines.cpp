// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/addresses/network_lines.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/pages/addresses/address_words.h"

#include <QCoreApplication>

namespace sightline::ui
{

namespace
{

constexpr std::size_t kSubnetsShown = 3;
constexpr std::size_t kRejectsShown = 5;
constexpr std::size_t kSubnetsCopied = 1000; // of longer lists their file is the better copy

// The words of the dialog.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(NetworkLines)
};

// The first ranges, and how many there are.
QString subnetsShown(const Network& n)
{
    const std::size_t few = std::min(n.subnets.size(), kSubnetsShown);
    const std::vector<Cidr> first(n.subnets.begin(), n.subnets.begin() + static_cast<std::ptrdiff_t>(few));
    const QString text = toQString(subnetsText(first, ", "));
    if (few == n.subnets.size()) return text;
    return Words::tr("%1 … of %2").arg(text, count(static_cast<qint64>(n.subnets.size())));
}

} // namespace

QList<LineColumn> networkColumns()
{
    return {{QStringLiteral("name"), Words::tr("Name"), CellKind::Text, 170},
            {QStringLiteral("kind"), Words::tr("Kind"), CellKind::Text, 70},
            {QStringLiteral("category"), Words::tr("Category"), CellKind::Text, 110},
            {QStringLiteral("tags"), Words::tr("Tags"), CellKind::Text, 140},
            {QStringLiteral("subnets"), Words::tr("Addresses and ranges"), CellKind::Fixed, 260},
            {QStringLiteral("age"), Words::tr("Age of the file"), CellKind::Text, 110},
            {QStringLiteral("file"), Words::tr("File"), CellKind::Text, 120},
            {QStringLiteral("from"), Words::tr("Holds from"), CellKind::Time, 160},
            {QStringLiteral("to"), Words::tr("Holds until"), CellKind::Time, 160},
            {QStringLiteral("isp"), Words::tr("ISP"), CellKind::Text, 100},
            {QStringLiteral("country"), Words::tr("Country"), CellKind::Text, 70},
            {QStringLiteral("city"), Words::tr("City"), CellKind::Text, 90}};
}

Line networkLine(const Network& n, const TimeText& time)
{
    const auto at = [&](Ticks t) {
        return t == kNoTime ? LineCell{} : LineCell{time.full(t), {{role::kRaw, toQString(isoText(t))}}};
    };
    LineCell subnets{subnetsShown(n), {}};
    if (n.subnets.size() <= kSubnetsCopied)
        subnets.roles[role::kRaw] = toQString(subnetsText(n.subnets, ", "));
    return {{shown(n.name), {}},
            {networkKindText(n.kind), {}},
            {addressCategoryText(n.category), {{role::kRaw, toQString(n.category)}}},
            {tagsShown(n.tags), {}},
            subnets,
            {listAgeText(n), {{role::kRaw, toQString(isoText(n.fileDate))}}},
            {shown(n.file), {}},
            at(n.from),
            at(n.to),
            {shown(n.isp), {}},
            {shown(n.country), {}},
            {shown(n.city), {}}};
}

BannerText importText(const usecase::AddressImport& import)
{
    BannerText text;
    text.kind = import.rejected.empty() ? BannerKind::Information : BannerKind::Warning;
    text.first =
        Words::tr("Imported %1 with %2 addresses; %3 were there already.")
            .arg(count(static_cast<qint64>(import.ids.size())), count(static_cast<qint64>(import.addresses)),
                 count(static_cast<qint64>(import.unchanged)));
    QStringList rest;
    if (!import.rejected.empty())
        rest << Words::tr("%n line(s) were not read:", nullptr, static_cast<int>(import.rejected.size()));
    for (std::size_t i = 0; i < std::min(kRejectsShown, import.rejected.size()); ++i)
        rest << Words::tr("line %1: %2")
                    .arg(count(static_cast<qint64>(import.rejected[i].line)), shown(import.rejected[i].why));
    if (import.rejected.size() > kRejectsShown) rest << QStringLiteral("…");
    for (const std::string& column : import.unknownColumns)
        rest << Words::tr("The column %1 is not known and was not read.").arg(shown(column));
    text.rest = rest.join(QLatin1Char(' '));
    text.remedy = Words::tr("Close this message");
    return text;
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reason_words.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/pages/score_words.h"

#include <QCoreApplication>

#include <array>

namespace sightline::ui
{

namespace
{

using analytics::Channel;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ReasonWords)
};

constexpr std::size_t kChannels = analytics::kChannels;

// In the order of Channel; with a number where a channel counts.
constexpr std::array<const char*, kChannels> kTitles{
    QT_TRANSLATE_NOOP("ReasonWords", "Action %1"),
    QT_TRANSLATE_NOOP("ReasonWords", "Application %1"),
    QT_TRANSLATE_NOOP("ReasonWords", "Client %1"),
    QT_TRANSLATE_NOOP("ReasonWords", "From country %1"),
    QT_TRANSLATE_NOOP("ReasonWords", "Internet provider %1"),
    QT_TRANSLATE_NOOP("ReasonWords", "Network of %1"),
    QT_TRANSLATE_NOOP("ReasonWords", "Device %1"),
    QT_TRANSLATE_NOOP("ReasonWords", "Host %1"),
    QT_TRANSLATE_NOOP("ReasonWords", "Place of %1"),
    QT_TRANSLATE_NOOP("ReasonWords", "Object %1"),
    QT_TRANSLATE_NOOP("ReasonWords", "Account %1 acted upon"),
    QT_TRANSLATE_NOOP("ReasonWords", "Active at %1"),
    QT_TRANSLATE_N_NOOP("ReasonWords", "%n activities"),
    QT_TRANSLATE_N_NOOP("ReasonWords", "%1, %n times"),
    QT_TRANSLATE_N_NOOP("ReasonWords", "%n failures"),
    QT_TRANSLATE_N_NOOP("ReasonWords", "%n hosts reached for the first time"),
    QT_TRANSLATE_N_NOOP("ReasonWords", "%n places of documents for the first time"),
    QT_TRANSLATE_N_NOOP("ReasonWords", "%n objects acted upon for the first time"),
    QT_TRANSLATE_N_NOOP("ReasonWords", "%n accounts acted upon for the first time"),
    QT_TRANSLATE_N_NOOP("ReasonWords", "%n devices, networks and clients for the first time"),
};

bool isCount(Channel channel)
{
    return channel >= Channel::Volume;
}

bool isFirstTimes(Channel channel)
{
    return channel >= Channel::NewDestinations;
}

QString days(std::uint32_t number)
{
    return Texts::tr("%n active day(s)", nullptr, static_cast<int>(number));
}

QString countSentence(const usecase::Reason& reason)
{
    if (reason.history == 0) return Texts::tr("There are no days before to compare with");
    if (reason.ownDays == 0) return Texts::tr("Never on %1 before").arg(days(reason.history));
    return Texts::tr("Usually %1 a day, at most %2 (%3 before)")
        .arg(count(reason.usual), count(reason.most), days(reason.history));
}

} // namespace

void nameAccount(const usecase::CaseState& state, usecase::Reason& reason)
{
    if (reason.channel != Channel::Target) return;
    const query::EntityCode entity = state.people->entityOfKey(reason.value, reason.time);
    if (entity != 0 && entity < state.people->entityCount())
        reason.value = std::string(state.people->entityText(entity));
}

QString reasonTitleText(const usecase::Reason& reason)
{
    const auto channel = static_cast<std::size_t>(reason.channel);
    const QString value = shown(reason.value);
    if (!isCount(reason.channel))
        return QCoreApplication::translate("ReasonWords", kTitles[channel]).arg(value);
    const QString text =
        QCoreApplication::translate("ReasonWords", kTitles[channel], nullptr, static_cast<int>(reason.count));
    return reason.channel == Channel::ActionVolume ? text.arg(value) : text;
}

QString reasonText(const usecase::Reason& reason)
{
    if (isCount(reason.channel)) return countSentence(reason);
    QStringList parts{reason.ownDays == 0 ? Texts::tr("Never on %1 before").arg(days(reason.history))
                                          : Texts::tr("On %1 of %2 before, last on %3")
                                                .arg(count(reason.ownDays), days(reason.history),
                                                     scoreDayText(reason.lastDay))};
    if (reason.peers != 0)
        parts.append(Texts::tr("%1 of %n peer(s) had it", nullptr, static_cast<int>(reason.peers))
                         .arg(count(reason.peersWith)));
    parts.append(reason.others == 0
                     ? Texts::tr("nobody had it before")
                     : Texts::tr("%n people had it before", nullptr, static_cast<int>(reason.others)));
    return parts.join(QStringLiteral("; "));
}

Rarity reasonMark(const usecase::Reason& reason)
{
    if (isFirstTimes(reason.channel)) return Rarity::FirstForUser;
    if (isCount(reason.channel) || reason.ownDays != 0) return Rarity::None;
    if (reason.others == 0) return Rarity::FirstInTenant;
    return reason.peers != 0 && reason.peersWith == 0 ? Rarity::FirstAmongPeers : Rarity::FirstForUser;
}

QString whatIfSentence(const usecase::Contribution& contribution)
{
    if (contribution.kind != usecase::Contribution::Kind::Activity) return {};
    return Texts::tr("Had this been as usual (%1), %2 would be %3 instead of %4.")
        .arg(reasonTitleText(contribution.reason), scoreDayText(contribution.day),
             rarityText(contribution.withoutOneIn), rarityText(contribution.oneIn));
}

QString doubtText(const usecase::Doubt& doubt)
{
    const int number = static_cast<int>(doubt.number);
    switch (doubt.kind) {
    case usecase::DoubtKind::ShortHistory:
        return Texts::tr("Only %n active day(s) before %1.", nullptr, number).arg(scoreDayText(doubt.day));
    case usecase::DoubtKind::SmallReference:
        return Texts::tr("Compared with only %n ordinary day(s).", nullptr, number);
    case usecase::DoubtKind::NoPeers:
        return Texts::tr("No peers: nobody shares groups, department, title, manager or habits.");
    case usecase::DoubtKind::Outage:
        return Texts::tr("On %1 only %2 % of the usual was logged of everybody.")
            .arg(scoreDayText(doubt.day), count(doubt.number));
    }
    return {};
}

} // namespace sightline::ui

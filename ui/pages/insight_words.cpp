// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/insight_words.h"

#include "ui/base/figure_text.h"
#include "ui/pages/score_words.h"

#include <QCoreApplication>

#include <array>

namespace sightline::ui
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(InsightWords)
};

struct GroupTexts {
    const char* name;
    const char* first;
    const char* uncommon;
};

// In the order of InsightGroup.
constexpr std::array<GroupTexts, 8> kGroups{{
    {QT_TRANSLATE_NOOP("InsightWords", "Action"), QT_TRANSLATE_NOOP("InsightWords", "First time doing this?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this action uncommon?")},
    {QT_TRANSLATE_NOOP("InsightWords", "Application"),
     QT_TRANSLATE_NOOP("InsightWords", "First time in this application?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this application uncommon?")},
    {QT_TRANSLATE_NOOP("InsightWords", "Browser"),
     QT_TRANSLATE_NOOP("InsightWords", "First time with this browser?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this browser uncommon?")},
    {QT_TRANSLATE_NOOP("InsightWords", "Country"),
     QT_TRANSLATE_NOOP("InsightWords", "First time from this country?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this country uncommon?")},
    {QT_TRANSLATE_NOOP("InsightWords", "Internet provider"),
     QT_TRANSLATE_NOOP("InsightWords", "First time via this provider?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this provider uncommon?")},
    {QT_TRANSLATE_NOOP("InsightWords", "Device"),
     QT_TRANSLATE_NOOP("InsightWords", "First time from this device?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this device uncommon?")},
    {QT_TRANSLATE_NOOP("InsightWords", "Host"), QT_TRANSLATE_NOOP("InsightWords", "First time on this host?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this host uncommon?")},
    {QT_TRANSLATE_NOOP("InsightWords", "Resource"),
     QT_TRANSLATE_NOOP("InsightWords", "First time at this resource?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this resource uncommon?")},
}};

const GroupTexts& textsOf(InsightGroup group)
{
    return kGroups[static_cast<std::size_t>(group)];
}

QString lastTime(const usecase::Insight& insight)
{
    return insight.lastDay == 0 ? Texts::tr("never before")
                                : Texts::tr("last on %1").arg(scoreDayText(insight.lastDay));
}

QString userAnswer(const usecase::Insight& insight)
{
    const int active = static_cast<int>(insight.active);
    const QString days = count(insight.days);
    QString own;
    if (active == 0)
        own = Texts::tr("No active day of the user in the last %1 days").arg(days);
    else if (insight.with == 0)
        own = Texts::tr("On none of the user's %n active day(s) in the last %1 days", nullptr, active)
                  .arg(days);
    else
        own = Texts::tr("On %1 of the user's %n active day(s) in the last %2 days", nullptr, active)
                  .arg(count(insight.with), days);
    return Texts::tr("%1; %2", "numbers; when last").arg(own, lastTime(insight));
}

} // namespace

InsightGroup insightGroup(analytics::Dimension dimension)
{
    using analytics::Dimension;
    switch (dimension) {
    case Dimension::Action:
        return InsightGroup::Action;
    case Dimension::App:
        return InsightGroup::App;
    case Dimension::Client:
        return InsightGroup::Browser;
    case Dimension::Country:
        return InsightGroup::Country;
    case Dimension::Isp:
    case Dimension::Network:
        return InsightGroup::Provider;
    case Dimension::Device:
        return InsightGroup::Device;
    case Dimension::Destination:
        return InsightGroup::Host;
    default:
        return InsightGroup::Resource;
    }
}

QString insightGroupText(InsightGroup group)
{
    return Texts::tr(textsOf(group).name);
}

QString insightQuestion(InsightGroup group, bool isFirst)
{
    return Texts::tr(isFirst ? textsOf(group).first : textsOf(group).uncommon);
}

QString insightAnswer(const usecase::Insight& insight)
{
    using usecase::InsightKind;
    if (insight.kind <= InsightKind::UncommonUser) return userAnswer(insight);
    const bool peers = insight.kind == InsightKind::UncommonPeers;
    const int active = static_cast<int>(insight.active);
    const QString days = count(insight.days);
    if (insight.with == 0)
        return (peers ? Texts::tr("None of %n peer(s) in the last %1 days", nullptr, active)
                      : Texts::tr("None of %n user(s) in the last %1 days", nullptr, active))
            .arg(days);
    return (peers ? Texts::tr("%1 of %n peer(s) in the last %2 days", nullptr, active)
                  : Texts::tr("%1 of %n user(s) in the last %2 days", nullptr, active))
        .arg(count(insight.with), days);
}

} // namespace sightline::ui

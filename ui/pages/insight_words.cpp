// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/insight_words.h"

#include "ui/base/figure_text.h"
#include "ui/pages/score_words.h"

#include <QCoreApplication>

#include <algorithm>
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
    const char* firstMany;
    const char* uncommonMany;
};

// In the order of InsightGroup.
constexpr std::array<GroupTexts, 8> kGroups{{
    {QT_TRANSLATE_NOOP("InsightWords", "Action"), QT_TRANSLATE_NOOP("InsightWords", "First time doing this?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this action uncommon?"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n actions for the first time"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n uncommon actions")},
    {QT_TRANSLATE_NOOP("InsightWords", "Application"),
     QT_TRANSLATE_NOOP("InsightWords", "First time in this application?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this application uncommon?"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n applications for the first time"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n uncommon applications")},
    {QT_TRANSLATE_NOOP("InsightWords", "Browser"),
     QT_TRANSLATE_NOOP("InsightWords", "First time with this browser?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this browser uncommon?"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n browsers for the first time"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n uncommon browsers")},
    {QT_TRANSLATE_NOOP("InsightWords", "Country"),
     QT_TRANSLATE_NOOP("InsightWords", "First time from this country?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this country uncommon?"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n countries for the first time"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n uncommon countries")},
    {QT_TRANSLATE_NOOP("InsightWords", "Internet provider"),
     QT_TRANSLATE_NOOP("InsightWords", "First time via this provider?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this provider uncommon?"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n internet providers for the first time"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n uncommon internet providers")},
    {QT_TRANSLATE_NOOP("InsightWords", "Device"),
     QT_TRANSLATE_NOOP("InsightWords", "First time from this device?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this device uncommon?"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n devices for the first time"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n uncommon devices")},
    {QT_TRANSLATE_NOOP("InsightWords", "Host"), QT_TRANSLATE_NOOP("InsightWords", "First time on this host?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this host uncommon?"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n hosts for the first time"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n uncommon hosts")},
    {QT_TRANSLATE_NOOP("InsightWords", "Resource"),
     QT_TRANSLATE_NOOP("InsightWords", "First time at this resource?"),
     QT_TRANSLATE_NOOP("InsightWords", "Is this resource uncommon?"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n resources for the first time"),
     QT_TRANSLATE_N_NOOP("InsightWords", "%n uncommon resources")},
}};

const GroupTexts& textsOf(InsightGroup group)
{
    return kGroups[static_cast<std::size_t>(group)];
}

// "3", or "2 – 5" where they differ.
QString withOf(const InsightRange& range)
{
    return range.least == range.most ? count(range.least) : ui::range(count(range.least), count(range.most));
}

QString lastTime(const InsightRange& range)
{
    if (range.lastDay == 0) return Texts::tr("never before");
    const QString last = scoreDayText(range.lastDay);
    return range.sameDay ? Texts::tr("last on %1").arg(last) : Texts::tr("last on %1 or earlier").arg(last);
}

QString userAnswer(const usecase::Insight& insight, const InsightRange& range)
{
    const int active = static_cast<int>(insight.active);
    const QString days = count(insight.days);
    QString own;
    if (active == 0)
        own = Texts::tr("No active day of the user in the last %1 days").arg(days);
    else if (range.most == 0)
        own = Texts::tr("On none of the user's %n active day(s) in the last %1 days", nullptr, active)
                  .arg(days);
    else
        own = Texts::tr("On %1 of the user's %n active day(s) in the last %2 days", nullptr, active)
                  .arg(withOf(range), days);
    return Texts::tr("%1; %2", "numbers; when last").arg(own, lastTime(range));
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

QString insightQuestion(InsightGroup group, bool isFirst, int values)
{
    return QCoreApplication::translate(
        "InsightWords", isFirst ? textsOf(group).firstMany : textsOf(group).uncommonMany, nullptr, values);
}

InsightRange insightRange(const usecase::Insight& insight)
{
    return {insight.with, insight.with, insight.lastDay, true};
}

void InsightRange::add(const usecase::Insight& insight)
{
    least = std::min(least, insight.with);
    most = std::max(most, insight.with);
    sameDay = sameDay && lastDay == insight.lastDay;
    lastDay = std::max(lastDay, insight.lastDay);
}

QString insightAnswer(const usecase::Insight& insight, const InsightRange& range)
{
    using usecase::InsightKind;
    if (insight.kind <= InsightKind::UncommonUser) return userAnswer(insight, range);
    const bool peers = insight.kind == InsightKind::UncommonPeers;
    const int active = static_cast<int>(insight.active);
    const QString days = count(insight.days);
    if (range.most == 0)
        return (peers ? Texts::tr("None of %n peer(s) in the last %1 days", nullptr, active)
                      : Texts::tr("None of %n user(s) in the last %1 days", nullptr, active))
            .arg(days);
    return (peers ? Texts::tr("%1 of %n peer(s) in the last %2 days", nullptr, active)
                  : Texts::tr("%1 of %n user(s) in the last %2 days", nullptr, active))
        .arg(withOf(range), days);
}

QString insightAnswer(const usecase::Insight& insight)
{
    return insightAnswer(insight, insightRange(insight));
}

} // namespace sightline::ui

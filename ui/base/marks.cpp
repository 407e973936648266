// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/marks.h"

#include <QCoreApplication>

#include <array>
#include <cstddef>

namespace sightline::ui
{

namespace
{

// stored: the word of the case file; shown: what the reader sees, before translation.
struct Word {
    const char* stored;
    const char* shown;
};

constexpr std::array<Word, 4> kSeverities{{{"Informational", QT_TRANSLATE_NOOP("Marks", "Informational")},
                                           {"Low", QT_TRANSLATE_NOOP("Marks", "Low")},
                                           {"Medium", QT_TRANSLATE_NOOP("Marks", "Medium")},
                                           {"High", QT_TRANSLATE_NOOP("Marks", "High")}}};
constexpr std::array<Word, 3> kStatuses{{{"New", QT_TRANSLATE_NOOP("Marks", "New")},
                                         {"InProgress", QT_TRANSLATE_NOOP("Marks", "In progress")},
                                         {"Closed", QT_TRANSLATE_NOOP("Marks", "Closed")}}};
constexpr std::array<Word, 4> kEnvironments{{{"", ""},
                                             {"OnPremises", QT_TRANSLATE_NOOP("Marks", "On-premises")},
                                             {"Cloud", QT_TRANSLATE_NOOP("Marks", "Cloud")},
                                             {"Both", QT_TRANSLATE_NOOP("Marks", "On-premises and cloud")}}};
constexpr std::array<Word, 4> kOutcomes{{{"NA", ""},
                                         {"Success", QT_TRANSLATE_NOOP("Marks", "Success")},
                                         {"Partial", QT_TRANSLATE_NOOP("Marks", "Partial")},
                                         {"Failure", QT_TRANSLATE_NOOP("Marks", "Failure")}}};
constexpr std::array<Word, 4> kRarities{{{"", ""},
                                         {"tenant", QT_TRANSLATE_NOOP("Marks", "First in tenant")},
                                         {"peers", QT_TRANSLATE_NOOP("Marks", "First among peers")},
                                         {"user", QT_TRANSLATE_NOOP("Marks", "First for user")}}};

template <class Mark, std::size_t N> Mark find(const std::array<Word, N>& words, std::string_view stored)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (stored == words[i].stored) return static_cast<Mark>(i);
    }
    return static_cast<Mark>(0);
}

template <class Mark, std::size_t N> QString shownWord(const std::array<Word, N>& words, Mark mark)
{
    const char* text = words[static_cast<std::size_t>(mark)].shown;
    return *text ? QCoreApplication::translate("Marks", text) : QString();
}

} // namespace

template <> Severity fromText<Severity>(std::string_view stored)
{
    return find<Severity>(kSeverities, stored);
}

template <> AlertStatus fromText<AlertStatus>(std::string_view stored)
{
    return find<AlertStatus>(kStatuses, stored);
}

template <> Environment fromText<Environment>(std::string_view stored)
{
    return find<Environment>(kEnvironments, stored);
}

template <> Outcome fromText<Outcome>(std::string_view stored)
{
    return find<Outcome>(kOutcomes, stored);
}

ScoreBand scoreBand(std::optional<double> percentile)
{
    if (!percentile) return ScoreBand::NoScore;
    if (*percentile >= 99) return ScoreBand::From99;
    if (*percentile >= 95) return ScoreBand::From95;
    return *percentile >= 90 ? ScoreBand::From90 : ScoreBand::Below;
}

QString word(Severity severity)
{
    return shownWord(kSeverities, severity);
}

QString word(AlertStatus status)
{
    return shownWord(kStatuses, status);
}

QString word(Environment environment)
{
    return shownWord(kEnvironments, environment);
}

QString word(Outcome outcome)
{
    return shownWord(kOutcomes, outcome);
}

QString word(Rarity rarity)
{
    return shownWord(kRarities, rarity);
}

int reach(Rarity rarity)
{
    // The strongest comes first.
    return rarity == Rarity::None ? 0 : static_cast<int>(kRarities.size()) - static_cast<int>(rarity);
}

} // namespace sightline::ui

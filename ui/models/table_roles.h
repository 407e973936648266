// SPDX-License-Identifier: GPL-3.0-or-later
// What a table model tells the row delegate beside the text of a cell. A role that says nothing is invalid.
#pragma once

#include <Qt>

namespace sightline::ui
{

// How a cell is drawn. Score: points with two decimals.
enum class CellKind { Text, Time, Number, Score, Fixed, Path, Severity, Status, Outcome, Trend };

[[nodiscard]] constexpr bool isFigure(CellKind kind)
{
    return kind == CellKind::Number || kind == CellKind::Score;
}

namespace role
{

inline constexpr int kKind = Qt::UserRole + 1;              // int of CellKind
inline constexpr int kEnvironment = Qt::UserRole + 2;       // int of Environment: mark before the text
inline constexpr int kOutcome = Qt::UserRole + 3;           // int of Outcome
inline constexpr int kSeverity = Qt::UserRole + 4;          // int of Severity
inline constexpr int kStatus = Qt::UserRole + 5;            // int of AlertStatus
inline constexpr int kOffset = Qt::UserRole + 6;            // QString: "+02:00", after a time
inline constexpr int kSecondLine = Qt::UserRole + 7;        // QString: small and muted below the text
inline constexpr int kSecondEnvironment = Qt::UserRole + 8; // int of Environment: mark before the second line
inline constexpr int kUnread = Qt::UserRole + 9;            // bool: dot and strong text
inline constexpr int kStrong = Qt::UserRole + 10;           // bool
inline constexpr int kMuted = Qt::UserRole + 11;            // bool
inline constexpr int kRaw = Qt::UserRole + 12;      // QString: the value as stored, for filters and copies
inline constexpr int kColumnId = Qt::UserRole + 13; // QString: in headerData too
inline constexpr int kDot = Qt::UserRole + 14;      // bool: the cell keeps room for the unread dot
inline constexpr int kTrend = Qt::UserRole + 15;    // TrendMarkPtr: drawn before the text
inline constexpr int kShare = Qt::UserRole + 16;    // double, 0 to 1: a bar that long across the cell
inline constexpr int kCoverage = Qt::UserRole + 17; // CoverageMarkPtr: drawn over the whole cell
inline constexpr int kUser = Qt::UserRole + 18;     // QString: whom the cell names, in the second line if any
inline constexpr int kBadge = Qt::UserRole + 19;    // int of ScoreBand: the text is the figure of a badge
inline constexpr int kScoreTrail = Qt::UserRole + 20; // ScoreTrailPtr: drawn instead of the text
inline constexpr int kRarity = Qt::UserRole + 21;     // double, 0 to 1: a bar that long before the text
// Of lists of cards.
inline constexpr int kHead = Qt::UserRole + 22;   // bool: a head of cards
inline constexpr int kFigure = Qt::UserRole + 23; // QString: at the end of a head
// QStringList: the lines that are copied, tabs between their cells; in headerData a QString with the names.
inline constexpr int kCopied = Qt::UserRole + 24;

} // namespace role

} // namespace sightline::ui

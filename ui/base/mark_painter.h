// SPDX-License-Identifier: GPL-3.0-or-later
// The small marks that carry a meaning, drawn as vectors: severity, status, environment, outcome, rarity,
// alert, tag, pill, score badge, initials. Every mark is told apart by shape as well as by colour. The sizes
// are pure functions; a mark is centred in the rectangle it is given. GUI thread.
#pragma once

#include "ui/base/marks.h"
#include "ui/base/theme.h"

#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <QString>

namespace sightline::ui
{

class Look;
class Metrics;

enum class TagKind { Plain, Sensitive, Rare };
// Outlined: with an edge in the base colour, to lie on a bar.
enum class MarkEdge { None, Outlined };

class MarkPainter
{
public:
    // look must outlive the painter.
    explicit MarkPainter(const Look& look) : m_look(look) {}

    [[nodiscard]] static QSizeF severitySize(const Metrics& metrics);
    [[nodiscard]] static QSizeF statusSize(const Metrics& metrics);
    // One mark, or the two fixed slots of a column where both can occur.
    [[nodiscard]] static QSizeF environmentSize(const Metrics& metrics);
    [[nodiscard]] static QSizeF environmentSlotsSize(const Metrics& metrics);
    [[nodiscard]] static QSizeF outcomeSize(const Metrics& metrics);
    [[nodiscard]] static QSizeF raritySize(const Metrics& metrics);
    // With an edge, on a lane.
    [[nodiscard]] static QSizeF laneRaritySize(const Metrics& metrics);
    [[nodiscard]] static QSizeF alertSize(const Metrics& metrics);
    [[nodiscard]] static QSizeF initialsSize(const Metrics& metrics);
    [[nodiscard]] static QSizeF tagSize(const Look& look, const QString& text);
    [[nodiscard]] static QSizeF pillSize(const Look& look, const QString& text);
    [[nodiscard]] static QSizeF scoreBadgeSize(const Look& look, const QString& text);

    void severity(QPainter& painter, const QRectF& rect, Severity severity) const;
    void status(QPainter& painter, const QRectF& rect, AlertStatus status) const;
    // Both draws the square and the disc side by side.
    void environment(QPainter& painter, const QRectF& rect, Environment environment) const;
    // On-premises always in the first slot, cloud in the second.
    void environmentSlots(QPainter& painter, const QRectF& rect, Environment environment) const;
    void outcome(QPainter& painter, const QRectF& rect, Outcome outcome) const;
    void rarity(QPainter& painter, const QRectF& rect, Rarity rarity, MarkEdge edge = MarkEdge::None) const;
    void alert(QPainter& painter, const QRectF& rect, Severity severity,
               MarkEdge edge = MarkEdge::None) const;
    void tag(QPainter& painter, const QRectF& rect, const QString& text, TagKind kind = TagKind::Plain) const;
    void pill(QPainter& painter, const QRectF& rect, AlertStatus status, const QString& text) const;
    // text is the figure, or emptyValue() without a score.
    void scoreBadge(QPainter& painter, const QRectF& rect, ScoreBand band, const QString& text) const;
    void initials(QPainter& painter, const QRectF& rect, const QString& initials) const;
    // The disc of somebody under a pseudonym.
    void hiddenPerson(QPainter& painter, const QRectF& rect) const;

    // At most two letters: of the first and the last word, or of the first and the last part of an account.
    [[nodiscard]] static QString initialsOf(const QString& name);

    [[nodiscard]] static Token severityMark(Severity severity);
    [[nodiscard]] static Token severityText(Severity severity);
    [[nodiscard]] static Token statusToken(AlertStatus status);
    [[nodiscard]] static Token outcomeToken(Outcome outcome);

private:
    void half(QPainter& painter, const QRectF& box, const QColor& colour) const;
    void ring(QPainter& painter, const QRectF& box, const QColor& colour) const;

    const Look& m_look;
};

} // namespace sightline::ui

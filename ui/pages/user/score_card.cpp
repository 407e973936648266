// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/score_card.h"

#include "ui/base/figure_text.h"
#include "ui/pages/score_words.h"
#include "ui/pages/user/score_donut.h"
#include "ui/pages/user/score_track.h"
#include "ui/widgets/link_button.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

enum Page { Score, Reason };

constexpr double kNumberWidth = 176;

// "- - - 90th percentile, 14": the dashes are those of the bars.
class LineLegend : public TextLabel
{
public:
    LineLegend(const Look& look, QWidget* parent)
        : TextLabel(look, FontRole::Small, Token::textMuted, parent), m_look(look)
    {
        setPadding({look.metrics().scaled(kDashes + 5), 0, 0, 0});
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        TextLabel::paintEvent(event);
        if (text().isEmpty()) return;
        QPainter painter(this);
        QPen dashed(m_look.color(Token::severityHigh), kHairline);
        dashed.setDashPattern({3, 2});
        painter.setPen(dashed);
        const double wide = m_look.metrics().scaledF(kDashes);
        const double left = isRightToLeft() ? width() - wide : 0;
        const double y = std::floor(height() / 2.0) + 0.5;
        painter.drawLine(QPointF(left, y), QPointF(left + wide, y));
    }

private:
    static constexpr double kDashes = 24;

    const Look& m_look;
};

} // namespace

ScoreCard::ScoreCard(const Look& look, QWidget* parent)
    : QWidget(parent), m_look(look), m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("scoreCard"));
    setAccessibleName(tr("Investigation priority"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_pages->addWidget(buildScore());
    m_pages->addWidget(buildReason());
    auto* row = new QHBoxLayout(this);
    const Metrics& m = look.metrics();
    row->setContentsMargins(m.panelPadding(), m.scaled(8), m.panelPadding(), m.scaled(8));
    row->addWidget(m_pages);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

TextLabel* ScoreCard::heading(const QString& text, QWidget& parent) const
{
    auto* label = new TextLabel(m_look, FontRole::Strong, Token::text, &parent);
    label->setText(text);
    return label;
}

LinkButton* ScoreCard::helpLink(QWidget& parent)
{
    auto* link = new LinkButton(m_look, FontRole::Small, tr("How is this scored?"), &parent);
    link->setObjectName(QStringLiteral("scoreHelp"));
    connect(link, &QAbstractButton::clicked, this, &ScoreCard::helpRequested);
    return link;
}

QWidget* ScoreCard::buildScore()
{
    auto* page = new QWidget(m_pages);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_look.metrics().scaled(20));
    m_numberPart = buildNumber(*page);
    row->addWidget(m_numberPart);
    m_donut = new ScoreDonut(m_look, page);
    row->addWidget(m_donut); // where room is short its ring goes: it repeats the numbers
    row->addWidget(buildWeeks(*page), 1);
    return page;
}

QWidget* ScoreCard::buildNumber(QWidget& parent)
{
    auto* part = new QWidget(&parent);
    part->setMinimumWidth(m_look.metrics().scaled(kNumberWidth));
    m_number = new TextLabel(m_look, FontRole::Hero, Token::text, part);
    m_number->setObjectName(QStringLiteral("priority"));
    m_place = new TextLabel(m_look, FontRole::Small, Token::text, part);
    m_place->setObjectName(QStringLiteral("standing"));
    m_place->setWordWrap(true);
    m_track = new ScoreTrack(m_look, part);
    m_help = helpLink(*part);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_look.metrics().step(0));
    column->addWidget(heading(tr("Investigation priority"), *part));
    column->addWidget(m_number);
    column->addWidget(m_place);
    column->addSpacing(m_look.metrics().step(0));
    column->addWidget(m_track);
    column->addWidget(m_help);
    column->addStretch(1);
    return part;
}

QWidget* ScoreCard::buildWeeks(QWidget& parent)
{
    auto* part = new QWidget(&parent);
    m_bars = new ScoreBars(m_look, part);
    m_line = new LineLegend(m_look, part);
    auto* head = new QHBoxLayout;
    head->addWidget(heading(tr("Last two weeks"), *part));
    head->addStretch(1);
    head->addWidget(m_line);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_look.metrics().step(0));
    column->addLayout(head);
    column->addStretch(1);
    column->addWidget(m_bars);
    return part;
}

QWidget* ScoreCard::buildReason()
{
    auto* page = new QWidget(m_pages);
    m_what = new TextLabel(m_look, FontRole::Heading, Token::text, page);
    m_why = new TextLabel(m_look, FontRole::Body, Token::textMuted, page);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_otherHelp = helpLink(*page);
    m_otherHelp->setObjectName(QStringLiteral("scoreHelpWithout"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_look.metrics().step(1));
    column->addWidget(heading(tr("Investigation priority"), *page));
    column->addWidget(m_what);
    column->addWidget(m_why);
    column->addWidget(m_otherHelp);
    column->addStretch(1);
    return page;
}

void ScoreCard::setContent(ScoreContent content)
{
    const ScoreBar today = content.bars.back();
    const QString percentile = percentileText(today.priority);
    const QString place = standingText(content.standing);
    m_number->setText(count(today.priority.sum()));
    m_number->setColour(isRed(today.priority) ? Token::severityHigh : Token::text);
    if (today.priority.sum() == 0)
        m_place->setText(tr("No alert and no risky day in the last 7 days"));
    else
        m_place->setText(percentile + QLatin1Char('\n') + place);
    m_place->setToolTip(percentile + QLatin1Char('\n') + place);
    m_track->setPercentile(today.priority.percentile);
    m_track->setToolTip(tr("From the 90th percentile on a priority is red"));
    m_donut->setParts(today.priority.alerts, today.priority.days);
    m_line->setText(today.line ? tr("90th percentile, %1").arg(count(*today.line)) : QString());
    m_bars->setBars(std::move(content.bars));
    setAccessibleDescription(
        QStringLiteral("%1. %2. %3").arg(count(today.priority.sum()), percentile, place));
    m_pages->setCurrentIndex(Score);
}

void ScoreCard::say(const QString& what, const QString& why)
{
    m_what->setText(what);
    m_why->setText(why);
    setAccessibleDescription(QStringLiteral("%1 %2").arg(what, why));
    m_pages->setCurrentIndex(Reason);
}

QWidget* ScoreCard::firstFocus() const
{
    return isScored() ? static_cast<QWidget*>(m_bars) : m_otherHelp;
}

void ScoreCard::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
    painter.setPen(QPen(m_look.color(Token::border), 0));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace sightline::ui

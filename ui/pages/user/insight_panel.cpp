// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/insight_panel.h"

#include "ui/base/figure_text.h"
#include "ui/pages/score_words.h"
#include "ui/pages/user/insight_list.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

// Why there are no cards; empty where there are.
QString whyNone(const usecase::DayInsights& found)
{
    if (!found.insights.empty()) return {};
    if (!found.wasActive) return InsightPanel::tr("The user did nothing on this day.");
    if (found.before < usecase::kLeastInsightDays)
        return InsightPanel::tr("Only %n active day(s) before: nothing is called new or uncommon with fewer "
                                "than %1.",
                                nullptr, static_cast<int>(found.before))
            .arg(count(usecase::kLeastInsightDays));
    return InsightPanel::tr("Nothing new and nothing uncommon: all of this day is usual for the user, the "
                            "peers and everybody.");
}

QString whichDay(std::int32_t day, std::int32_t clock, bool chosen)
{
    if (day == clock) return InsightPanel::tr("day of the case time");
    return chosen ? InsightPanel::tr("chosen day") : InsightPanel::tr("newest active day");
}

} // namespace

InsightPanel::InsightPanel(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("insightPanel"));
    build();
    connect(m_list, &InsightList::cardOpened, this, &InsightPanel::open);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    say(QString());
}

void InsightPanel::build()
{
    const Metrics& m = m_look.metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(m.panelPadding(), m.scaled(8), m.panelPadding(), m.scaled(6));
    m_day = new TextLabel(m_look, FontRole::Strong, Token::text, this);
    m_day->setObjectName(QStringLiteral("insightDay"));
    m_which = new TextLabel(m_look, FontRole::Small, Token::textMuted, this);
    m_which->setObjectName(QStringLiteral("insightWhich"));
    row->addWidget(m_day);
    row->addStretch(1);
    row->addWidget(m_which);
    column->addLayout(row);
    m_sentence = new TextLabel(m_look, FontRole::Body, Token::textMuted, this);
    m_sentence->setObjectName(QStringLiteral("insightSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setPadding({m.panelPadding(), m.scaled(4), m.panelPadding(), m.scaled(8)});
    // Never wider than the panel, whatever the longest word is.
    QSizePolicy narrow(QSizePolicy::Ignored, QSizePolicy::Preferred);
    narrow.setHeightForWidth(true);
    m_sentence->setSizePolicy(narrow);
    column->addWidget(m_sentence);
    m_list = new InsightList(m_look, this);
    column->addWidget(m_list, 1);
    column->addStretch(0);
}

void InsightPanel::say(const QString& sentence)
{
    m_list->cards().clear();
    m_list->hide();
    m_day->clear();
    m_which->clear();
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void InsightPanel::setInsights(const usecase::DayInsights& found, std::int32_t clock, bool chosen)
{
    say(whyNone(found));
    m_day->setText(tr("%1 (UTC)").arg(scoreDayText(found.day)));
    m_which->setText(whichDay(found.day, clock, chosen));
    m_list->cards().setInsights(found.day, found.insights);
    m_list->setVisible(!found.insights.empty());
}

void InsightPanel::open(int row)
{
    Q_EMIT evidenceRequested(m_list->cards().card(row).evidence(m_list->cards().day()));
}

void InsightPanel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The investigation priority of a person: the number with its percentile and place, its two parts as a ring,
// and the last two weeks as bars. Instead of it, a sentence that says why there is none. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/pages/user/score_bars.h"
#include "ui/widgets/text_label.h"

#include <QStackedWidget>
#include <QWidget>

class QHBoxLayout;

namespace sightline::ui
{

class LinkButton;
class ScoreDonut;
class ScoreTrack;

struct ScoreContent {
    std::vector<ScoreBar> bars; // oldest first, the last is today; at least one
    usecase::Standing standing;
};

class ScoreCard : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the card.
    explicit ScoreCard(const Look& look, QWidget* parent = nullptr);

    void setContent(ScoreContent content);
    // There is no score: what is the case, and why.
    void say(const QString& what, const QString& why);

    [[nodiscard]] ScoreBars& bars() { return *m_bars; }

    [[nodiscard]] bool isScored() const { return m_pages->currentIndex() == 0; }

    // The bars, or the link while there are none.
    [[nodiscard]] QWidget* firstFocus() const;

Q_SIGNALS:
    void helpRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QWidget* buildScore();
    [[nodiscard]] QWidget* buildNumber(QWidget& parent);
    [[nodiscard]] QWidget* buildWeeks(QWidget& parent);
    [[nodiscard]] QWidget* buildReason();
    [[nodiscard]] TextLabel* heading(const QString& text, QWidget& parent) const;
    [[nodiscard]] LinkButton* helpLink(QWidget& parent);

    const Look& m_look;
    QStackedWidget* m_pages; // score, reason
    QWidget* m_numberPart = nullptr;
    TextLabel* m_number = nullptr;
    TextLabel* m_place = nullptr;
    ScoreTrack* m_track = nullptr;
    LinkButton* m_help = nullptr;
    ScoreDonut* m_donut = nullptr;
    ScoreBars* m_bars = nullptr;
    TextLabel* m_line = nullptr;
    TextLabel* m_what = nullptr;
    TextLabel* m_why = nullptr;
    LinkButton* m_otherHelp = nullptr;
};

} // namespace sightline::ui

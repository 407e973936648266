// SPDX-License-Identifier: GPL-3.0-or-later
// What made the score of a person: the list of everything that adds points, its sum, what would make the
// strongest of it ordinary, what speaks for caution, and the ways to all alerts and activities. GUI thread.
#pragma once

#include "core/usecase/score_explain.h"
#include "ui/base/look.h"
#include "ui/base/time_text.h"
#include "ui/pages/user/contribution_model.h"
#include "ui/pages/user/evidence.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace sightline::ui
{

class ContributionList;
class LinkButton;
class TextLabel;

class Contributions : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the panel.
    explicit Contributions(const Look& look, QWidget* parent = nullptr);

    // state: that the explanation is of.
    void setExplanation(const usecase::CaseState& state, const usecase::Explanation& why,
                        const TimeText& time);
    // Instead of an explanation; empty says nothing.
    void say(const QString& sentence);
    // Of the person, for the ways to them.
    void setCounts(std::uint64_t alerts, std::uint64_t activities);

    [[nodiscard]] ContributionList& list() { return *m_list; }

Q_SIGNALS:
    void alertOpened(const QString& id);
    void evidenceRequested(const sightline::ui::Evidence& evidence);
    void allAlertsRequested();
    void activitiesRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void addHead(QVBoxLayout& column);
    void addSum(QVBoxLayout& column);
    void addCaution(QVBoxLayout& column);
    void addWays(QVBoxLayout& column);
    void followLook();
    void open(int row);
    void showCaution(const usecase::Explanation& why);

    const Look& m_look;
    ContributionList* m_list;
    TextLabel* m_sentence = nullptr;
    QWidget* m_sumRow = nullptr;
    TextLabel* m_sum = nullptr;
    QWidget* m_whatIfBox = nullptr;
    TextLabel* m_whatIf = nullptr;
    QWidget* m_doubtsRow = nullptr;
    QLabel* m_doubtsIcon = nullptr;
    TextLabel* m_doubts = nullptr;
    LinkButton* m_alerts = nullptr;
    LinkButton* m_activities = nullptr;
};

} // namespace sightline::ui

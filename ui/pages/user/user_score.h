// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps what the page of a person says of the score in step with the case: follows the scores, fills the card
// and the facts, and has the score explained off the GUI thread. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "core/usecase/score_explain.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"

#include <QObject>

#include <optional>

namespace sightline::ui
{

class Contributions;
class ScoreCard;
class UserIdentity;

class UserScore : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ScoreCard& card;
        Contributions& contributions;
        UserIdentity& identity;
    };

    // context and parts outlive it.
    UserScore(PageContext& context, Parts parts, QObject* parent = nullptr);

    // row: of the state, and shown by the identity already.
    void showUser(const StatePtr& state, const usecase::UserRow& row);
    void showNobody();

Q_SIGNALS:
    // Everything says what the newest scores say.
    void ready();

private:
    void follow();
    void showCard();
    void showFacts(const ScoreAnswer& answer);
    void askWhy(const ScoreAnswer& answer);
    void showHelp();
    void showReliability(QWidget& over);
    // Null until there are scores that go by the numbers of the state that is shown.
    [[nodiscard]] const ScoreAnswer* answer() const;

    PageContext& m_context;
    Parts m_parts;
    StatePtr m_state;
    std::optional<usecase::UserRow> m_row;
    TaskHandle m_asking;
};

} // namespace sightline::ui

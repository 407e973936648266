// SPDX-License-Identifier: GPL-3.0-or-later
// Who a person is, at the left of the page: initials, names, what speaks of a threat, accounts with how many
// proofs join them, directory facts, the peers, and what kinds of data would add to the picture. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "ui/base/look.h"
#include "ui/base/time_text.h"
#include "ui/pages/user/peer_list.h"

#include <QPointer>
#include <QScrollArea>

class QHBoxLayout;
class QVBoxLayout;

namespace sightline::ui
{

class LinkButton;
class TextLabel;

// What the score knows of a person besides the number.
struct ScoreFacts {
    QString rarity; // of the day of the clock: "1 in 5,040"
    std::vector<PeerLine> peers;
    QString sharedBy;     // "groups and manager"
    QStringList shared;   // what exactly the nearest share
    QString peersProblem; // why there are none
};

class UserIdentity : public QScrollArea
{
    Q_OBJECT

public:
    // look must outlive the panel.
    explicit UserIdentity(const Look& look, QWidget* parent = nullptr);

    // detail: of the state.
    void showUser(const usecase::CaseState& state, const usecase::UserDetail& detail, const TimeText& time);
    // Of the person that is shown; they take longer than the rest.
    void showScore(const ScoreFacts& facts);
    void showNothing();

Q_SIGNALS:
    void openAlertsRequested();
    void userChosen(const QString& userId);
    // The accounts are to be shown in full.
    void identityRequested();

private:
    // The row of the heading, for what else belongs into it.
    QHBoxLayout& addHeading(QVBoxLayout& column, const QString& text, const QString& figure = {});
    void addFact(QVBoxLayout& column, const QString& label, const QStringList& values);
    void addLine(QVBoxLayout& column, const QString& text, FontRole font, Token colour);
    void addSentence(QVBoxLayout& column, const QString& text);
    void addDirectory(QVBoxLayout& column, const Identity& directory);
    void addAccounts(QVBoxLayout& column, const identity::EntityMap& people,
                     const usecase::UserDetail& detail);

    void addThreat(QVBoxLayout& column, const usecase::UserDetail& detail, const TimeText& time);
    // A label and, beside it, what is added to the column that it returns.
    QVBoxLayout& addLabelled(QVBoxLayout& column, const QString& label);

    const Look& m_look;
    QPointer<TextLabel> m_rarity;   // of the person that is shown
    QPointer<QWidget> m_peersPlace; // likewise
};

} // namespace sightline::ui

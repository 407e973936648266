// SPDX-License-Identifier: GPL-3.0-or-later
// Who a person is, at the left of the page: initials, names, directory facts, accounts with how many
// proofs join them, environments, and what kinds of data would add to the picture. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "ui/base/look.h"
#include "ui/base/time_text.h"

#include <QScrollArea>

class QHBoxLayout;
class QVBoxLayout;

namespace sightline::ui
{

class UserIdentity : public QScrollArea
{
    Q_OBJECT

public:
    // look must outlive the panel.
    explicit UserIdentity(const Look& look, QWidget* parent = nullptr);

    void showUser(const usecase::UserDetail& detail, const TimeText& time);
    void showNothing();

Q_SIGNALS:
    // The accounts are to be shown in full.
    void identityRequested();

private:
    // The row of the heading, for what else belongs into it.
    QHBoxLayout& addHeading(QVBoxLayout& column, const QString& text, const QString& figure = {});
    void addFact(QVBoxLayout& column, const QString& label, const QStringList& values);
    void addLine(QVBoxLayout& column, const QString& text, FontRole font, Token colour);
    void addSentence(QVBoxLayout& column, const QString& text);
    void addDirectory(QVBoxLayout& column, const Identity& directory);
    void addAccounts(QVBoxLayout& column, const usecase::UserDetail& detail);

    const Look& m_look;
};

} // namespace sightline::ui

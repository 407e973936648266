// SPDX-License-Identifier: GPL-3.0-or-later
// A list of heads and cards that a CardDelegate draws, over a model that tells heads (role::kHead) and what
// is copied (role::kCopied). Enter or a double click opens a card, Ctrl+C copies the chosen ones as text. GUI
// thread.
#pragma once

#include "ui/base/look.h"

#include <QListView>
#include <QStringList>

namespace sightline::ui
{

class CardDelegate;

// A line of copied text: whatever a cell says, it stays one.
[[nodiscard]] QString copiedLine(QStringList cells);

class CardList : public QListView
{
    Q_OBJECT

public:
    // look must outlive the list, which becomes the parent of model and delegate.
    CardList(const Look& look, QAbstractItemModel* model, CardDelegate* delegate, QWidget* parent = nullptr);

    // With a head of columns, tabs between the cells; all cards where none is chosen.
    void copyCards();

Q_SIGNALS:
    void cardOpened(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;

    [[nodiscard]] const Look& look() const { return m_look; }

private:
    void addCopy();
    void openCurrent();

    const Look& m_look;
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The step of the map wizard that says which column is what: a line per role with its column, how sure the
// guess is and why, and some values. GUI thread.
#pragma once

#include "core/usecase/map_files.h"
#include "ui/base/look.h"

#include <QComboBox>
#include <QGridLayout>
#include <QScrollArea>

#include <vector>

namespace sightline::ui
{

class TextLabel;

class MapColumns : public QScrollArea
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit MapColumns(const Look& look, QWidget* parent = nullptr);

    // Shows the guess, with the columns of the draft.
    void setGuess(const usecase::MapGuess& guess, const usecase::MapDraft& draft);

    // Columns and form of the times; nothing else of the draft.
    void read(usecase::MapDraft& draft) const;
    // Whether a column was chosen, and the form of the times where the values leave it open.
    [[nodiscard]] bool complete() const;

    [[nodiscard]] QWidget* firstFocus() const;

Q_SIGNALS:
    void changed();

private:
    struct RoleLine {
        std::string role;
        QComboBox* column = nullptr;
        TextLabel* sure = nullptr;
        TextLabel* why = nullptr;
        TextLabel* samples = nullptr;
    };

    void addHeads();
    void addLine(const usecase::MapRole& role, int row);
    void addForm(int row);
    void showLine(const RoleLine& line);
    void showForm();
    [[nodiscard]] const usecase::ColumnFacts* factsOf(const QComboBox& box) const;
    [[nodiscard]] TextLabel* label(FontRole font, Token colour, const QString& text = {});

    const Look& m_look;
    usecase::MapGuess m_guess;
    bool m_writing = false;
    QWidget* m_body;
    QGridLayout* m_grid;
    std::vector<RoleLine> m_lines;
    TextLabel* m_formLabel = nullptr;
    QComboBox* m_form = nullptr; // how the times are written
};

} // namespace sightline::ui

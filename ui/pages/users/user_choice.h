// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the listed users are shown: of one type, with one tag, of one department. The choices are those
// that occur among the users, with how many they are. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "ui/base/look.h"

#include <QComboBox>
#include <QWidget>

#include <string>
#include <vector>

namespace sightline::ui
{

class UserChoice : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit UserChoice(const Look& look, QWidget* parent = nullptr);

    // Fills the choices and keeps what was chosen.
    void setUsers(const std::vector<usecase::UserRow>& users);
    [[nodiscard]] bool accepts(const usecase::UserRow& user) const;
    // Shows everybody.
    void clear();

Q_SIGNALS:
    void changed();

private:
    QComboBox* addBox(const QString& name, const QString& label);
    void fillKinds(const std::vector<usecase::UserRow>& users);
    static void fillTexts(QComboBox& box, const QString& any, const QString& none,
                          const std::vector<std::string>& values);

    const Look& m_look;
    QComboBox* m_kind;
    QComboBox* m_tag;
    QComboBox* m_department;
};

} // namespace sightline::ui

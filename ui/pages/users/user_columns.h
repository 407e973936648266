// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the list of users and the text of their cells, all but those of
// scores and trends. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "ui/base/time_text.h"
#include "ui/models/list_table_model.h"
#include "ui/pages/users/user_order.h"

#include <QList>
#include <QString>
#include <QVariant>

namespace sightline::ui
{

// In the order of UserColumn.
[[nodiscard]] QList<ListColumn> userColumns();

// As an export writes it.
[[nodiscard]] QVariant userRaw(const usecase::UserRow& user, std::size_t rank, UserColumn column);
// As people read it.
[[nodiscard]] QString userText(const usecase::UserRow& user, std::size_t rank, UserColumn column,
                               const TimeText& time);
// What the cell has no room for; invalid: its text says all.
[[nodiscard]] QVariant userToolTip(const usecase::UserRow& user, UserColumn column, const TimeText& time);

} // namespace sightline::ui

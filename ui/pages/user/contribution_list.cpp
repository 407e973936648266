// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/contribution_list.h"

#include "ui/pages/user/contribution_delegate.h"

#include <algorithm>

namespace sightline::ui
{

ContributionList::ContributionList(const Look& look, QWidget* parent)
    : ContributionList(look, new ContributionModel, parent)
{
}

ContributionList::ContributionList(const Look& look, ContributionModel* model, QWidget* parent)
    : CardList(look, model, new ContributionDelegate(look), parent), m_model(model)
{
    setObjectName(QStringLiteral("contributions"));
    setAccessibleName(tr("What made the score"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ContributionList::updateGeometry);
    connect(&look, &Look::changed, this, &ContributionList::updateGeometry);
}

QSize ContributionList::viewportSizeHint() const
{
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += sizeHintForRow(row);
    return {look().metrics().details().least, height};
}

QSize ContributionList::sizeHint() const
{
    return viewportSizeHint();
}

// Two days with a line each can be seen at least.
QSize ContributionList::minimumSizeHint() const
{
    const QSize whole = viewportSizeHint();
    const Metrics& m = look().metrics();
    return {m.scaled(200), std::min(whole.height(), 2 * m.rowTwoLine() + 2 * m.row())};
}

} // namespace sightline::ui

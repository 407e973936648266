// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_reader.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/models/table_roles.h"

#include <QAbstractItemModel>

#include <vector>

namespace sightline::ui
{

namespace
{

QString shownOf(const QModelIndex& index)
{
    QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty()) text = index.data(Qt::AccessibleTextRole).toString();
    if (text == emptyValue()) return {};
    const QString offset = index.data(role::kOffset).toString();
    if (!offset.isEmpty()) text += u' ' + offset;
    const QString second = index.data(role::kSecondLine).toString();
    return second.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, second);
}

class ModelRows : public RowReader
{
public:
    explicit ModelRows(const QAbstractItemModel& model)
    {
        for (int column = 0; column < model.columnCount(); ++column) {
            const auto head = [&](int wanted) {
                return model.headerData(column, Qt::Horizontal, wanted).toString();
            };
            m_columns.append({toUtf8(head(role::kColumnId)), head(Qt::ToolTipRole)});
        }
        const auto cells = static_cast<std::size_t>(model.rowCount()) * static_cast<std::size_t>(width());
        m_shown.reserve(cells);
        m_stored.reserve(cells);
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < width(); ++column)
                take(model.index(row, column));
        }
    }

    Result<QString> shownText(int row, int column) override { return m_shown[at(row, column)]; }

    Result<std::string> storedText(int row, int column) override { return toUtf8(m_stored[at(row, column)]); }

private:
    [[nodiscard]] int width() const { return static_cast<int>(m_columns.size()); }

    [[nodiscard]] std::size_t at(int row, int column) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(width()) +
               static_cast<std::size_t>(column);
    }

    void take(const QModelIndex& index)
    {
        m_shown.push_back(shownOf(index));
        const QVariant raw = index.data(role::kRaw);
        m_stored.push_back(raw.isValid() ? raw.toString() : m_shown.back());
        const bool number = raw.typeId() == QMetaType::LongLong || raw.typeId() == QMetaType::Int;
        if (number) m_columns[index.column()].type = Type::Long;
    }

    std::vector<QString> m_shown;
    std::vector<QString> m_stored;
};

} // namespace

RowReaderPtr readerOf(const QTableView& view)
{
    return std::make_shared<ModelRows>(*view.model());
}

} // namespace sightline::ui

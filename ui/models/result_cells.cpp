// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/result_cells.h"

#include "core/model/activity.h"
#include "ui/base/figure_text.h"
#include "ui/base/marks.h"
#include "ui/base/text.h"
#include "ui/widgets/filter_words.h"

#include <algorithm>
#include <array>

namespace sightline::ui
{

namespace
{

constexpr std::array<std::string_view, 8> kFixed{"IPAddress", "ActivityId",    "UserId",   "TargetUserId",
                                                 "SessionId", "CorrelationId", "ObjectId", "ActorUserId"};

// Many records share the points of a day, so some have next to nothing.
QString scoreText(const std::string& stored)
{
    constexpr double kLeast = 0.005;
    const double score = toQString(stored).toDouble();
    return score < kLeast ? QStringLiteral("< ") + decimal(2 * kLeast, 2) : decimal(score, 2);
}

class ResultRows : public RowReader
{
public:
    ResultRows(std::shared_ptr<const void> state, const query::TableBinding& binding, query::RowOrder rows,
               const QList<ResultColumn>& columns, const TimeText& time)
        : m_cells(std::move(state), binding, columns), m_rows(std::move(rows)), m_time(time)
    {
        for (int i = 0; i < columns.size(); ++i) {
            m_isTime.push_back(columns[i].kind == CellKind::Time);
            m_columns.append({toUtf8(columns[i].name), columns[i].title, m_cells.typeOf(i)});
        }
    }

    Result<QString> shownText(int row, int column) override
    {
        // With year and offset: a copy leaves the window that says them.
        if (m_isTime[static_cast<std::size_t>(column)]) {
            const Ticks at = m_cells.time(ref(row), column);
            return at == kNoTime ? QString() : m_time.full(at);
        }
        auto text = m_cells.shown(ref(row), column, m_time);
        if (text && *text == emptyValue()) text->clear();
        return text;
    }

    Result<std::string> storedText(int row, int column) override { return m_cells.text(ref(row), column); }

private:
    [[nodiscard]] RowRef ref(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

    ResultCells m_cells;
    query::RowOrder m_rows;
    TimeText m_time;
    std::vector<bool> m_isTime;
};

} // namespace

ResultCells::ResultCells(std::shared_ptr<const void> state, query::TableBinding binding,
                         const QList<ResultColumn>& columns)
    : m_state(std::move(state)), m_binding(std::move(binding)), m_reader(m_binding), m_columns(columns)
{
    for (const ResultColumn& column : m_columns)
        m_bound.push_back(m_binding.find(toUtf8(column.name)));
}

Result<std::string> ResultCells::text(RowRef row, int column)
{
    const query::BoundColumn* bound = m_bound[static_cast<std::size_t>(column)];
    if (bound == nullptr) return std::string();
    return m_reader.text(row, *bound);
}

Result<std::string> ResultCells::text(RowRef row, std::string_view column)
{
    const query::BoundColumn* bound = m_binding.find(column);
    if (bound == nullptr) return std::string();
    return m_reader.text(row, *bound);
}

Ticks ResultCells::time(RowRef row, int column)
{
    const query::BoundColumn* bound = m_bound[static_cast<std::size_t>(column)];
    if (bound == nullptr) return kNoTime;
    const auto value = m_reader.value(row, *bound);
    return value && value->kind == Value::Kind::Integer ? value->integer : kNoTime;
}

Result<QString> ResultCells::shown(RowRef row, int column, const TimeText& time)
{
    const CellKind kind = m_columns[column].kind;
    if (kind == CellKind::Time) return time.shortText(this->time(row, column));
    const auto text = this->text(row, column);
    if (!text) return tl::unexpected(text.error());
    if (text->empty()) return emptyValue();
    switch (kind) {
    case CellKind::Outcome: {
        const Outcome outcome = fromText<Outcome>(*text);
        return outcome == Outcome::None ? ui::shown(*text) : word(outcome);
    }
    case CellKind::Score:
        return scoreText(*text);
    case CellKind::Severity:
        return word(fromText<Severity>(*text));
    case CellKind::Status:
        return word(fromText<AlertStatus>(*text));
    default:
        return ui::shown(*text);
    }
}

Type ResultCells::typeOf(int column) const
{
    const query::BoundColumn* bound = m_bound[static_cast<std::size_t>(column)];
    return bound == nullptr ? Type::String : bound->type;
}

RowReaderPtr readerOf(std::shared_ptr<const void> state, const query::TableBinding& binding,
                      const query::RowOrder& rows, const QList<ResultColumn>& columns, const TimeText& time)
{
    return std::make_shared<ResultRows>(std::move(state), binding, rows, columns, time);
}

QList<ResultColumn> columnsOf(const query::TableBinding& binding)
{
    QList<ResultColumn> columns;
    for (const query::BoundColumn& column : binding.columns()) {
        if (!column.name.starts_with('_'))
            columns.append(
                {toQString(column.name), columnTitle(column.name), cellKindOf(column.name, column.type)});
    }
    return columns;
}

CellKind cellKindOf(std::string_view column, Type type)
{
    if (type == Type::DateTime) return CellKind::Time;
    if (column == activityColumn(Activity::Score).name && type == Type::Real) return CellKind::Score;
    if (type == Type::Int || type == Type::Long || type == Type::Real) return CellKind::Number;
    return std::ranges::find(kFixed, column) != kFixed.end() ? CellKind::Fixed : CellKind::Text;
}

} // namespace sightline::ui

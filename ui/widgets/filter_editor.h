// SPDX-License-Identifier: GPL-3.0-or-later
// The popup of "+" and of a chip: first the fields by name, then operator and values of one field, with
// counts under the other rules. Enter adds, Alt+Enter adds as not, Esc closes. GUI thread.
#pragma once

#include "core/query/filter.h"
#include "core/query/search.h"
#include "ui/base/page_context.h"
#include "ui/base/task_runner.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QFrame>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <string>

namespace sightline::ui
{

class FilterEditor : public QFrame
{
    Q_OBJECT

public:
    // others: KQL the values are counted under; "" for all rows.
    FilterEditor(PageContext& context, std::span<const query::FieldDef> fields, const QString& table,
                 std::string others, QWidget* parent);

    void chooseField();
    void editField(const query::FieldDef& field, const std::optional<query::Rule>& rule);
    void popupBelow(const QWidget& widget);

    // Texts typed or pasted as values: split at line feeds, tabs, semicolons and commas outside quotes.
    [[nodiscard]] static QStringList splitValues(const QString& text);

Q_SIGNALS:
    void ruleChosen(const sightline::query::Rule& rule);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Step { Field, Values };

    void build();
    void arrange();
    void connectParts();
    void showStep(Step step);
    void listFields();
    void takeField();
    void fillOperators(const std::optional<query::Rule>& rule);
    void fillTimes(const std::optional<query::Rule>& rule);
    void followOperator();
    void askValues();
    void takeFacet(const Result<query::Facet>& answer);
    void filterValues();
    void addValueItem(const QString& value, const QString& text, quint64 count, bool missing);
    void toggleCurrent();
    void finish(bool negated);
    void finishWith(query::Rule rule, bool negated);
    [[nodiscard]] query::RuleOp op() const;
    [[nodiscard]] bool listsValues() const;
    [[nodiscard]] QStringList chosenValues() const;
    [[nodiscard]] bool missingChosen() const;
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);

    PageContext& m_context;
    std::span<const query::FieldDef> m_fields;
    QString m_table;
    std::string m_others;
    Step m_step = Step::Field;
    const query::FieldDef* m_field = nullptr;
    QStringList m_checked; // values of the rule that is edited
    TaskHandle m_asking;
    QLineEdit* m_search;
    QComboBox* m_op;
    QComboBox* m_role;
    QListWidget* m_list;
    QDateTimeEdit* m_from;
    QDateTimeEdit* m_to;
    QPushButton* m_addButton;
    TextLabel* m_foot;
};

} // namespace sightline::ui

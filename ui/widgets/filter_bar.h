// SPDX-License-Identifier: GPL-3.0-or-later
// The filter of a page as chips: the basic fields stand unset in their documented order until they get a
// value,
// "+" adds any field, the KQL toggle shows the same filter as text. Rows per chip are counted off the GUI
// thread. Keys: "+" adds, Left and Right walk the chips, Ctrl+Left and Ctrl+Right move a rule. GUI thread.
#pragma once

#include "core/query/filter.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/base/task_runner.h"
#include "ui/widgets/filter_words.h"

#include <QList>
#include <QPointer>
#include <QScrollArea>
#include <QString>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sightline::ui
{

class ChipWidget;
class FilterEditor;
class FlowLayout;
class KqlLine;

class FilterBar : public QWidget
{
    Q_OBJECT

public:
    // tableName: as for openTable(). fields must live as long as the program.
    FilterBar(PageContext& context, std::span<const query::FieldDef> fields, const QString& tableName,
              QWidget* parent = nullptr);
    ~FilterBar() override;

    // Emits filterChanged() if it differs.
    void setFilter(const query::Filter& filter);

    [[nodiscard]] const query::Filter& filter() const { return m_filter; }

    // KQL of the rules that are on.
    [[nodiscard]] std::string kql() const;

    // Adds a rule, or its values to a rule of the same field and operator that is already there.
    void addRule(const query::Rule& rule);
    // A predicate every count and value list is taken under, such as "this person"; "" for none.
    void setScope(const std::string& kql);
    // Opens the "+" popup.
    void addFilter();
    void focusFirst();
    // The first chip, else "+".
    [[nodiscard]] QWidget* firstFocus() const;

Q_SIGNALS:
    void filterChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // What a chip stands for: a rule of the filter, or a basic field without a value.
    struct Slot {
        int rule = -1;
        const query::FieldDef* field = nullptr;
    };

    void buildBar();
    void rebuild();
    void addChip();
    void dropChip();
    void orderSlots();
    void connectChip(ChipWidget& chip, int slot);
    void apply(query::Filter filter);
    void edit(int slot);
    void remove(int slot);
    void invert(int slot);
    void switchOn(int slot, bool on);
    void openEditor(const query::FieldDef* field, int rule, QWidget* below);
    void moveFocus(int by);
    void moveRule(int by);
    [[nodiscard]] int focusedSlot() const;
    [[nodiscard]] std::string kqlWithout(int rule) const;
    void showContents();
    void countRules();
    void startCounting();
    void showKql(bool on);
    void applyKql(const std::string& kql);
    void fitHeight();
    void followLook();

    PageContext& m_context;
    std::span<const query::FieldDef> m_fields;
    QString m_table;
    std::string m_scope;
    query::Filter m_filter;
    std::vector<Slot> m_slots;
    QList<ChipWidget*> m_chips;
    std::vector<std::optional<std::uint64_t>> m_counts; // by rule
    QTimer m_countSoon;
    TaskHandle m_counting;
    QScrollArea* m_scroll;
    QWidget* m_flowHost;
    FlowLayout* m_flow;
    QToolButton* m_add;
    QToolButton* m_toggle;
    QVBoxLayout* m_toggleBox;
    KqlLine* m_kql;
    QPointer<FilterEditor> m_editor;
};

} // namespace sightline::ui

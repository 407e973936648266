// SPDX-License-Identifier: GPL-3.0-or-later
// The most frequent values of a few fields with their counts, to be included or excluded by one click. Click
// or Space includes, Alt+click or minus excludes, double click or Enter keeps only this. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/widgets/facet_filter.h"

#include <QListView>
#include <QStandardItemModel>

#include <vector>

namespace sightline::ui
{

class FacetPanel : public QListView
{
    Q_OBJECT

public:
    // fields and look must outlive the panel.
    FacetPanel(const Look& look, std::span<const query::FieldDef> fields, QWidget* parent = nullptr);

    void setFacets(const std::vector<FacetGroup>& groups);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    // missing: the rows without a value.
    void chosen(const QString& field, const QString& value, bool missing, sightline::ui::FacetChoice choice);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addHead(const FacetGroup& group);
    void addRow(const FacetGroup& group, const FacetRow& row, std::uint64_t largest);
    void choose(const QModelIndex& index, FacetChoice choice);
    void fill();

    const Look& m_look;
    std::span<const query::FieldDef> m_fields;
    std::vector<FacetGroup> m_groups;
    QStandardItemModel m_model;
    bool m_doubled = false; // the release that ends a double click chooses nothing
};

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The accounts behind one entity: as a table and over time, what joins each of them with the records that
// say so, what contradicts itself, and merging and splitting by hand, which can be undone. GUI thread.
#pragma once

#include "ui/base/page_context.h"
#include "ui/pages/identity/identity_data.h"
#include "ui/pages/identity/identity_lines.h"

#include <QPushButton>
#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace sightline::ui
{

class IdentityLanes;
class LinesTable;
class PageHeader;
class TextLabel;

class IdentityPage : public QWidget
{
    Q_OBJECT

public:
    explicit IdentityPage(PageContext& context, QWidget* parent = nullptr);

    // Any name or id of the entity.
    void showEntity(const QString& name);
    // Called when the page is shown.
    void activate();
    [[nodiscard]] QWidget* firstFocus();

Q_SIGNALS:
    // The page shows the answer to the newest question.
    void ready();

private:
    void build();
    void buildHeader();
    [[nodiscard]] QWidget* buildAccounts();
    [[nodiscard]] QWidget* buildEvidence();
    [[nodiscard]] TextLabel* addHeading(QVBoxLayout& column);
    void addKeys();
    void ask();
    void take(Result<IdentityDataPtr> answer);
    void showNobody();
    void fillConflicts();
    void showAccount(int row);
    void showRecord(int row);
    void askMerge();
    void merge(const std::string& other, const QString& otherText);
    void split();
    void exportRows();

    PageContext& m_context;
    QStringList m_names; // of the entity that is shown; the first one that somebody has counts
    IdentityDataPtr m_data;
    std::vector<EvidenceLine> m_evidenceLines;
    PageHeader* m_header;
    LinesTable* m_accounts = nullptr;
    IdentityLanes* m_lanes = nullptr;
    TextLabel* m_evidenceHeading = nullptr;
    LinesTable* m_evidence = nullptr;
    QPushButton* m_record = nullptr;
    TextLabel* m_conflictsHeading = nullptr;
    LinesTable* m_conflicts = nullptr;
    QPushButton* m_merge = nullptr;
    QPushButton* m_split = nullptr;
    TaskHandle m_asking;
    bool m_stale = true;
};

} // namespace sightline::ui

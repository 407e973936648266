// SPDX-License-Identifier: GPL-3.0-or-later
// Asks with whom an entity is to be merged: a search over everybody, and what the merge would make, with
// everything that speaks against it, before it is done. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "ui/base/page_context.h"
#include "ui/pages/identity/identity_data.h"

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTimer>

namespace sightline::ui
{

class TextLabel;

class MergeDialog : public QDialog
{
    Q_OBJECT

public:
    // context must outlive the dialog.
    MergeDialog(PageContext& context, IdentityDataPtr self, QWidget* parent);

    // Whom it is merged with, once it is accepted.
    [[nodiscard]] std::string otherId() const { return m_other; }

    [[nodiscard]] QString otherText() const { return m_otherText; }

Q_SIGNALS:
    // The list shows the answer to the newest search.
    void found();
    // The preview is that of the current one.
    void previewed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void search();
    void list(const std::vector<usecase::UserRow>& rows);
    void preview();
    void show(const usecase::MergePreview& preview);
    void say(const QString& sentence);

    PageContext& m_context;
    IdentityDataPtr m_data;
    QLineEdit* m_search;
    QListWidget* m_list;
    TextLabel* m_heading;
    TextLabel* m_accounts;
    TextLabel* m_against;
    QPushButton* m_merge;
    QTimer m_delay;
    TaskHandle m_asking;
    TaskHandle m_previewing;
    std::string m_other;
    QString m_otherText;
};

} // namespace sightline::ui

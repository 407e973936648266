// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of MapWizard; what they do is in map_wizard.cpp.
#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/sources/map_columns.h"
#include "ui/pages/sources/map_wizard.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/text_label.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTimeZone>
#include <QVBoxLayout>

namespace sightline::ui
{

MapWizard::MapWizard(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("mapWizard"));
    m_steps =
        new StepList(context.look, {tr("File"), tr("Columns"), tr("Preview"), tr("Name and save")}, this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(
        step(tr("What is in the file?"), m_fileText,
             makeTable(m_records, m_recordModel, QStringLiteral("mapRecords"), tr("The first records"))));
    m_pages->addWidget(step(tr("Which column says what?"), m_columnText, makeColumns()));
    m_pages->addWidget(step(tr("What becomes of the records?"), m_previewText,
                            makeTable(m_preview, m_previewModel, QStringLiteral("mapPreview"),
                                      tr("Activities of the first records"))));
    m_pages->addWidget(step(tr("What is the map called?"), m_saveText, makeSave()));
    m_columnText->setText(tr("The guess goes by names and values of the columns. It is only as good as its "
                             "reasons: a column that is not chosen stays in the record, unread."));
    m_saveText->setText(tr("The records go to a table of their own. A map that is kept recognises the next "
                           "file of this kind by itself."));
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_pages, 1);
    middle->addWidget(makeFoot());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_steps);
    row->addLayout(middle, 1);
    connect(m_steps, &StepList::stepRequested, this, &MapWizard::goTo);
}

QWidget* MapWizard::step(const QString& heading, TextLabel*& sentence, QWidget* content)
{
    const Look& look = m_context.look;
    const int padding = look.metrics().wizardPadding();
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(padding, look.metrics().panelPadding(), padding, 0);
    column->setSpacing(look.metrics().step(2));
    auto* head = new TextLabel(look, FontRole::Heading, Token::text, page);
    head->setText(heading);
    sentence = new TextLabel(look, FontRole::Body, Token::textMuted, page);
    sentence->setWordWrap(true);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(head);
    column->addWidget(sentence);
    column->addWidget(content, 1);
    return page;
}

QWidget* MapWizard::makeTable(QTableView*& table, LinesModel*& model, const QString& name,
                              const QString& title)
{
    model = new LinesModel(this);
    table = new QTableView(this);
    table->setObjectName(name);
    table->setAccessibleName(title);
    table->setModel(model);
    table->setTabKeyNavigation(false);
    auto* rows = new RowDelegate(m_context.look, *table);
    rows->setDensity(m_context.settings.density());
    table->horizontalHeader()->setStretchLastSection(false);
    return table;
}

QWidget* MapWizard::makeColumns()
{
    auto* page = new QWidget(this);
    m_doubts = new Banner(m_context.look, page);
    m_doubts->setObjectName(QStringLiteral("mapDoubts"));
    m_columns = new MapColumns(m_context.look, page);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_doubts);
    column->addWidget(m_columns, 1);
    connect(m_columns, &MapColumns::changed, this, &MapWizard::readFields);
    return page;
}

QWidget* MapWizard::makeSave()
{
    auto* page = new QWidget(this);
    const auto line = [page](const QString& name, const QString& title) {
        auto* made = new QLineEdit(page);
        made->setObjectName(name);
        made->setAccessibleName(title);
        made->setMaxLength(100);
        return made;
    };
    const auto box = [page](const QString& name, const QString& title) {
        auto* made = new QComboBox(page);
        made->setObjectName(name);
        made->setAccessibleName(title);
        return made;
    };
    m_title = line(QStringLiteral("mapTitle"), tr("Title"));
    m_table = line(QStringLiteral("mapTable"), tr("Table"));
    m_application = line(QStringLiteral("mapApplication"), tr("Application"));
    m_application->setPlaceholderText(tr("of records that name none"));
    m_key = box(QStringLiteral("mapKey"), tr("Key column"));
    m_zone = box(QStringLiteral("mapZone"), tr("Time zone"));
    m_keep = new QCheckBox(tr("&Keep the map for later files of this kind"), page);
    m_keep->setObjectName(QStringLiteral("mapKeep"));
    m_keep->setChecked(true);
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Tit&le"), m_title);
    form->addRow(tr("&Table"), m_table);
    form->addRow(tr("A&pplication"), m_application);
    form->addRow(tr("Key &column"), m_key);
    form->addRow(tr("Time &zone"), m_zone);
    form->addRow(QString(), m_keep);
    // The table is called after the title until somebody calls it otherwise.
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString& title) {
        usecase::MapDraft named;
        usecase::nameDraft(named, toUtf8(title));
        m_table->setText(toQString(named.table));
        readFields();
    });
    for (QLineEdit* one : {m_table, m_application})
        connect(one, &QLineEdit::textEdited, this, &MapWizard::readFields);
    for (QComboBox* one : {m_key, m_zone})
        connect(one, &QComboBox::activated, this, &MapWizard::readFields);
    return page;
}

QWidget* MapWizard::makeFoot()
{
    const Metrics& m = m_context.look.metrics();
    auto* foot = new QWidget(this);
    foot->setObjectName(QStringLiteral("mapFoot"));
    foot->setFixedHeight(m.wizardFooter());
    const auto button = [foot](const QString& name, const QString& text) {
        auto* made = new QPushButton(text, foot);
        made->setObjectName(name);
        made->setAutoDefault(true); // Enter presses it
        return made;
    };
    QPushButton* cancel = button(QStringLiteral("mapCancel"), tr("Cancel"));
    cancel->setFlat(true);
    m_back = button(QStringLiteral("mapBack"), tr("&Back"));
    m_next = button(QStringLiteral("mapNext"), {});
    m_next->setProperty("primary", true);
    m_hint = new TextLabel(m_context.look, FontRole::Small, Token::textMuted, foot);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(m.wizardPadding(), 0, m.wizardPadding(), 0);
    row->setSpacing(m.buttonGap());
    row->addWidget(cancel);
    row->addStretch(1);
    row->addWidget(m_hint);
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(cancel, &QPushButton::clicked, this, &MapWizard::cancel);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(static_cast<int>(m_step) - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_step == MapStep::Save)
            finish();
        else
            goTo(static_cast<int>(m_step) + 1);
    });
    return foot;
}

// A zone that is not known is no choice of the reader's, and stays marked as assumed.
void MapWizard::fillZones()
{
    m_zone->clear();
    m_zone->addItem(tr("not known: read as UTC, marked as assumed"), QString());
    m_zone->addItem(tr("UTC"), QStringLiteral("UTC"));
    if (!m_context.hub.knowsZones()) return;
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds()) {
        if (id.contains('/') && !id.startsWith("Etc/"))
            m_zone->addItem(QString::fromUtf8(id), QString::fromUtf8(id));
    }
}

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings_dialog.h"

#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QDir>
#include <QLocale>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

constexpr int kPercent = 100;
constexpr int kScaleStep = 10;

} // namespace

SettingsDialog::SettingsDialog(PageContext& context, QWidget* parent) : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    auto* form = new QFormLayout;
    addTheme(*form);
    addTextScale(*form);
    addDensity(*form);
    addZone(*form);
    addLanguage(*form);
    addKeys(*form);
    auto* note = new TextLabel(context.look, FontRole::Small, Token::textMuted, this);
    note->setText(tr("A change of language is seen when the program is started again."));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    const int margin = context.look.metrics().wizardPadding();
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(context.look.metrics().pagePadding());
    column->addLayout(form);
    column->addWidget(note);
    column->addStretch(1);
    column->addWidget(buttons);
}

void SettingsDialog::addRow(QFormLayout& form, const QString& name, const QString& label, QWidget* widget)
{
    widget->setObjectName(name);
    widget->setAccessibleName(label);
    form.addRow(label, widget);
}

void SettingsDialog::addTheme(QFormLayout& form)
{
    auto* box = new QComboBox(this);
    box->addItem(tr("As the system"), static_cast<int>(ThemeChoice::System));
    box->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    box->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    box->setCurrentIndex(box->findData(static_cast<int>(m_context.settings.theme())));
    addRow(form, QStringLiteral("settingTheme"), tr("Colours"), box);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] {
        m_context.settings.setTheme(static_cast<ThemeChoice>(box->currentData().toInt()));
    });
}

void SettingsDialog::addTextScale(QFormLayout& form)
{
    auto* box = new QSpinBox(this);
    box->setRange(static_cast<int>(kTextScaleMinimum * kPercent),
                  static_cast<int>(kTextScaleMaximum * kPercent));
    box->setSingleStep(kScaleStep);
    box->setSuffix(tr(" %"));
    box->setKeyboardTracking(false);
    box->setValue(qRound(m_context.settings.textScale() * kPercent));
    addRow(form, QStringLiteral("settingTextScale"), tr("Text size"), box);
    connect(box, &QSpinBox::valueChanged, this, [this](int percent) {
        m_context.settings.setTextScale(static_cast<double>(percent) / kPercent);
    });
}

void SettingsDialog::addDensity(QFormLayout& form)
{
    auto* box = new QComboBox(this);
    box->addItem(tr("Compact"), static_cast<int>(Density::Compact));
    box->addItem(tr("Comfortable"), static_cast<int>(Density::Comfortable));
    box->setCurrentIndex(box->findData(static_cast<int>(m_context.settings.density())));
    addRow(form, QStringLiteral("settingDensity"), tr("Rows of tables"), box);
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, box] { m_context.settings.setDensity(static_cast<Density>(box->currentData().toInt())); });
}

void SettingsDialog::addLanguage(QFormLayout& form)
{
    auto* box = new QComboBox(this);
    box->addItem(tr("As the system"), QString());
    box->addItem(QLocale(QLocale::English).nativeLanguageName(), QStringLiteral("en"));
    const QStringList files = QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("sightline_*.qm")});
    for (const QString& file : files) {
        const QString code = file.section(u'_', 1).section(u'.', 0, 0);
        if (box->findData(code) < 0) box->addItem(QLocale(code).nativeLanguageName(), code);
    }
    box->setCurrentIndex(qMax(0, box->findData(m_context.settings.language())));
    addRow(form, QStringLiteral("settingLanguage"), tr("Language"), box);
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, box] { m_context.settings.setValue(Setting::Language, box->currentData()); });
}

void SettingsDialog::addZone(QFormLayout& form)
{
    auto* box = new QComboBox(this);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->addItem(tr("As the system"), QByteArray());
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray& id : ids)
        box->addItem(QString::fromLatin1(id), id);
    const QByteArray chosen = m_context.settings.displayZone().zone.id();
    box->setCurrentIndex(qMax(0, box->findData(chosen)));
    addRow(form, QStringLiteral("settingZone"), tr("Times are shown in"), box);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box](int index) {
        const QByteArray id = box->itemData(index).toByteArray();
        m_context.settings.setDisplayZone(id.isEmpty() ? QTimeZone() : QTimeZone(id));
    });
}

void SettingsDialog::addKeys(QFormLayout& form)
{
    auto* box = new QCheckBox(tr("Keys such as T, B and M act on the selected rows"), this);
    box->setChecked(m_context.settings.singleLetterKeys());
    addRow(form, QStringLiteral("settingKeys"), tr("Single letter keys"), box);
    box->setAccessibleName(box->text());
    connect(box, &QCheckBox::toggled, this,
            [this](bool on) { m_context.settings.setValue(Setting::SingleLetterKeys, on); });
}

} // namespace sightline::ui

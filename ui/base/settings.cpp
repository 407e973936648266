// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/settings.h"

#include "ui/base/look.h"

#include <QDir>
#include <QLocale>
#include <QStandardPaths>

#include <algorithm>
#include <array>

namespace sightline::ui
{

namespace
{

constexpr int kRecentCases = 12;
const QString kColumns = QStringLiteral("columns/%1");
constexpr std::array<const char*, 3> kThemes{"system", "light", "dark"};
constexpr std::array<const char*, 2> kDensities{"compact", "comfortable"};

template <std::size_t N> int indexOf(const std::array<const char*, N>& words, const QString& text)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (text == QLatin1String(words[i])) return static_cast<int>(i);
    }
    return -1;
}

bool validTheme(const QVariant& value)
{
    return indexOf(kThemes, value.toString()) >= 0;
}

bool validScale(const QVariant& value)
{
    bool number = false;
    const double scale = value.toString().toDouble(&number);
    return number && scale >= kTextScaleMinimum && scale <= kTextScaleMaximum;
}

bool validDensity(const QVariant& value)
{
    return indexOf(kDensities, value.toString()) >= 0;
}

bool validLanguage(const QVariant& value)
{
    const QString code = value.toString();
    return code.isEmpty() || QLocale(code).language() != QLocale::C;
}

bool validZone(const QVariant& value)
{
    const QString id = value.toString();
    return id.isEmpty() || QTimeZone(id.toUtf8()).isValid();
}

bool validSwitch(const QVariant& value)
{
    const QString text = value.toString();
    return text == QLatin1String("true") || text == QLatin1String("false");
}

bool validPaths(const QVariant& value)
{
    return value.canConvert<QStringList>();
}

constexpr std::array<SettingRule, kSettingCount> kRules{{
    {Setting::Theme, "look/theme", SettingScope::Reader, "system", validTheme},
    {Setting::TextScale, "look/textScale", SettingScope::Reader, "1", validScale},
    {Setting::Density, "look/density", SettingScope::Reader, "compact", validDensity},
    {Setting::Language, "look/language", SettingScope::Reader, "", validLanguage},
    {Setting::DisplayZone, "time/displayZone", SettingScope::Reader, "", validZone},
    {Setting::SingleLetterKeys, "keys/singleLetters", SettingScope::Reader, "true", validSwitch},
    {Setting::RecentCases, "cases/recent", SettingScope::Machine, "", validPaths},
}};

} // namespace

const SettingRule& settingRule(Setting setting)
{
    return kRules[static_cast<std::size_t>(setting)];
}

Settings::Settings(const QString& folder, QObject* parent)
    : QObject(parent),
      m_reader(QDir(folder).filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
      m_machine(QDir(folder).filePath(QStringLiteral("machine.ini")), QSettings::IniFormat)
{
}

QString Settings::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
}

QSettings& Settings::fileOf(SettingScope scope) const
{
    return scope == SettingScope::Reader ? m_reader : m_machine;
}

QVariant Settings::value(Setting setting) const
{
    const SettingRule& rule = settingRule(setting);
    const QVariant fallback = QString::fromLatin1(rule.fallback);
    const QVariant stored = fileOf(rule.scope).value(QLatin1String(rule.key), fallback);
    return rule.valid(stored) ? stored : fallback;
}

bool Settings::setValue(Setting setting, const QVariant& value)
{
    const SettingRule& rule = settingRule(setting);
    if (!rule.valid(value)) return false;
    if (value == this->value(setting)) return true;
    fileOf(rule.scope).setValue(QLatin1String(rule.key), value);
    Q_EMIT changed(setting);
    return true;
}

void Settings::reset(Setting setting)
{
    const SettingRule& rule = settingRule(setting);
    fileOf(rule.scope).remove(QLatin1String(rule.key));
    Q_EMIT changed(setting);
}

ThemeChoice Settings::theme() const
{
    return static_cast<ThemeChoice>(indexOf(kThemes, value(Setting::Theme).toString()));
}

double Settings::textScale() const
{
    return value(Setting::TextScale).toString().toDouble();
}

Density Settings::density() const
{
    return static_cast<Density>(indexOf(kDensities, value(Setting::Density).toString()));
}

QString Settings::language() const
{
    return value(Setting::Language).toString();
}

ZoneView Settings::displayZone() const
{
    const QString id = value(Setting::DisplayZone).toString();
    return ZoneView{id.isEmpty() ? QTimeZone::systemTimeZone() : QTimeZone(id.toUtf8())};
}

bool Settings::singleLetterKeys() const
{
    return value(Setting::SingleLetterKeys).toBool();
}

QStringList Settings::recentCases() const
{
    QStringList paths = value(Setting::RecentCases).toStringList();
    paths.removeAll(QString());
    return paths;
}

QString Settings::columns(const QString& table) const
{
    return m_reader.value(kColumns.arg(table)).toString();
}

void Settings::setColumns(const QString& table, const QString& layout)
{
    if (layout.isEmpty())
        m_reader.remove(kColumns.arg(table));
    else
        m_reader.setValue(kColumns.arg(table), layout);
}

void Settings::setTheme(ThemeChoice choice)
{
    setValue(Setting::Theme, QString::fromLatin1(kThemes[static_cast<std::size_t>(choice)]));
}

void Settings::setTextScale(double scale)
{
    setValue(Setting::TextScale, QString::number(std::clamp(scale, kTextScaleMinimum, kTextScaleMaximum)));
}

void Settings::setDensity(Density density)
{
    setValue(Setting::Density, QString::fromLatin1(kDensities[static_cast<std::size_t>(density)]));
}

void Settings::setDisplayZone(const QTimeZone& zone)
{
    setValue(Setting::DisplayZone, zone.isValid() ? QString::fromUtf8(zone.id()) : QString());
}

void Settings::addRecentCase(const QString& path)
{
    QStringList paths = recentCases();
    paths.removeAll(path);
    paths.prepend(path);
    setValue(Setting::RecentCases, paths.mid(0, kRecentCases));
}

void Settings::removeRecentCase(const QString& path)
{
    QStringList paths = recentCases();
    paths.removeAll(path);
    setValue(Setting::RecentCases, paths);
}

} // namespace sightline::ui

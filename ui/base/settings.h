// SPDX-License-Identifier: GPL-3.0-or-later
// The reader's choices, kept in one file that may be carried to another machine; what belongs to this machine
// (recent cases) goes beside the session state. A stored value that its rule refuses reads as the default.
// GUI thread.
#pragma once

#include "ui/base/metrics.h"
#include "ui/base/theme.h"
#include "ui/base/time_text.h"

#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QTimeZone>
#include <QVariant>

namespace sightline::ui
{

enum class Setting { Theme, TextScale, Density, Language, DisplayZone, SingleLetterKeys, RecentCases };

inline constexpr std::size_t kSettingCount = 7;

enum class SettingScope { Reader, Machine };

struct SettingRule {
    Setting setting;
    const char* key;
    SettingScope scope;
    const char* fallback; // as text; the validator says what it may be
    bool (*valid)(const QVariant& value);
};

[[nodiscard]] const SettingRule& settingRule(Setting setting);

class Settings : public QObject
{
    Q_OBJECT

public:
    // Both files lie in folder, which is made when something is written.
    explicit Settings(const QString& folder, QObject* parent = nullptr);

    // Where the platform keeps the files of the program.
    [[nodiscard]] static QString defaultFolder();

    [[nodiscard]] QVariant value(Setting setting) const;
    // false, and nothing changed, if the rule refuses the value.
    bool setValue(Setting setting, const QVariant& value);
    void reset(Setting setting);

    [[nodiscard]] ThemeChoice theme() const;
    [[nodiscard]] double textScale() const;
    [[nodiscard]] Density density() const;
    // Language code such as "de", or empty for the system's.
    [[nodiscard]] QString language() const;
    // The system's zone unless one is chosen.
    [[nodiscard]] ZoneView displayZone() const;
    [[nodiscard]] bool singleLetterKeys() const;
    // Newest first.
    [[nodiscard]] QStringList recentCases() const;
    // How the columns of a table lie, as ui/models/column_layout.h writes it; "" as the program lays them
    // out.
    [[nodiscard]] QString columns(const QString& table) const;

    void setTheme(ThemeChoice choice);
    void setTextScale(double scale);
    void setDensity(Density density);
    // An invalid zone means the system's.
    void setDisplayZone(const QTimeZone& zone);
    // "" forgets them. Nobody is told: a table has one owner.
    void setColumns(const QString& table, const QString& layout);
    void addRecentCase(const QString& path);
    void removeRecentCase(const QString& path);

Q_SIGNALS:
    void changed(sightline::ui::Setting setting);

private:
    [[nodiscard]] QSettings& fileOf(SettingScope scope) const;

    mutable QSettings m_reader;
    mutable QSettings m_machine;
};

} // namespace sightline::ui

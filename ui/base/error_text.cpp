// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/error_text.h"

#include "ui/base/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace sightline::ui
{

namespace
{

struct ErrorRow {
    std::string_view id;
    const char* text;
};

// The errors a reader meets most, as whole sentences. Others keep the words of core.
constexpr std::array<ErrorRow, 11> kErrors{{
    {"cancelled", QT_TRANSLATE_NOOP("Errors", "It was cancelled.")},
    {"case.busy",
     QT_TRANSLATE_NOOP("Errors", "Another program is writing to the case. Try again when it is done.")},
    {"case.exists", QT_TRANSLATE_NOOP("Errors", "A file of this name is there already.")},
    {"case.full", QT_TRANSLATE_NOOP("Errors", "The disk is full.")},
    {"case.missing", QT_TRANSLATE_NOOP("Errors", "There is no such file.")},
    {"case.none", QT_TRANSLATE_NOOP("Errors", "No case is open.")},
    {"case.notACase", QT_TRANSLATE_NOOP("Errors", "The file is not a case.")},
    {"case.readonly",
     QT_TRANSLATE_NOOP("Errors", "The case can only be read: its file or folder is write-protected.")},
    {"case.tooNew", QT_TRANSLATE_NOOP("Errors", "The case was written by a newer version of the program.")},
    {"map.exists", QT_TRANSLATE_NOOP("Errors", "There is a map of this name already.")},
    {"undo.nothing", QT_TRANSLATE_NOOP("Errors", "There is nothing to undo.")},
}};

} // namespace

QString errorText(const Error& error)
{
    const auto* const it =
        std::find_if(kErrors.begin(), kErrors.end(), [&](const ErrorRow& row) { return row.id == error.id; });
    if (it == kErrors.end()) return shown(error.text());
    const QString sentence = QCoreApplication::translate("Errors", it->text);
    return error.where.empty() ? sentence : QStringLiteral("%1 (%2)").arg(sentence, shown(error.where));
}

} // namespace sightline::ui

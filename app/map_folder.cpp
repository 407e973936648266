// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_folder.h"

#include <QStandardPaths>

namespace sightline
{

std::filesystem::path mapFolder()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdU16String()) / "Sightline" / "formats";
}

} // namespace sightline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/folders.h"

#include <QStandardPaths>

namespace sightline
{
namespace
{

std::filesystem::path folderIn(QStandardPaths::StandardLocation location)
{
    return std::filesystem::path(QStandardPaths::writableLocation(location).toStdU16String()) / "Sightline";
}

} // namespace

std::filesystem::path mapFolder()
{
    return folderIn(QStandardPaths::GenericDataLocation) / "formats";
}

std::filesystem::path scoreCacheFolder()
{
    return folderIn(QStandardPaths::GenericCacheLocation) / "scores";
}

} // namespace sightline

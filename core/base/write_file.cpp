// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/write_file.h"

#include "core/base/reader.h"

#include <fstream>
#include <system_error>

namespace sightline
{

Result<> writeFile(const std::filesystem::path& path, std::string_view bytes)
{
    std::filesystem::path part = path;
    part += ".part";
    std::ofstream to(part, std::ios::binary | std::ios::trunc);
    to.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    to.close();
    std::error_code ec;
    if (to) std::filesystem::rename(part, path, ec);
    if (to && !ec) return {};
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    return fail(ErrorKind::Io, "file.write", "the file cannot be written", pathText(path));
}

} // namespace sightline

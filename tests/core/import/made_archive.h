// SPDX-License-Identifier: GPL-3.0-or-later
// Archives made in memory for tests, by the library that reads them.
#pragma once

#include <QtGlobal>

#include <archive.h>
#include <archive_entry.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sightline::test
{

using MadeMembers = std::vector<std::pair<std::string, std::string>>; // path, bytes

struct MadeArchive {
    int format = ARCHIVE_FORMAT_TAR_USTAR;
    int filter = ARCHIVE_FILTER_NONE;
    std::string options;
    std::string password;
};

inline std::string makeArchive(const MadeArchive& how, const MadeMembers& members)
{
    std::size_t room = std::size_t{1} << 16;
    for (const auto& [path, bytes] : members)
        room += bytes.size() + path.size() + 4096;
    std::string out(room, '\0');
    std::size_t used = 0;
    archive* a = archive_write_new();
    const auto must = [a](int rc) {
        if (rc < ARCHIVE_WARN) qFatal("%s", archive_error_string(a));
    };
    must(archive_write_add_filter(a, how.filter));
    must(archive_write_set_format(a, how.format));
    if (!how.options.empty()) must(archive_write_set_options(a, how.options.c_str()));
    if (!how.password.empty()) must(archive_write_set_passphrase(a, how.password.c_str()));
    must(archive_write_open_memory(a, out.data(), out.size(), &used));
    for (const auto& [path, bytes] : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, path.c_str());
        archive_entry_set_pathname_utf8(entry, path.c_str());
        archive_entry_set_filetype(entry, path.ends_with('/') ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        must(archive_write_header(a, entry));
        if (!bytes.empty() && archive_write_data(a, bytes.data(), bytes.size()) < 0)
            qFatal("%s", archive_error_string(a));
        archive_entry_free(entry);
    }
    must(archive_write_close(a));
    archive_write_free(a);
    out.resize(used);
    return out;
}

} // namespace sightline::test

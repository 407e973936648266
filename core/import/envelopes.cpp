// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/envelopes.h"

#include "core/base/resources.h"
#include "core/base/text.h"

#include <algorithm>

namespace sightline::import
{

const std::vector<Envelope>& envelopes()
{
    static const std::vector<Envelope> list = [] {
        std::vector<Envelope> out;
        for (const auto& row : resourceTable("maps/envelopes.tsv")) {
            if (row.size() < 5) continue;
            Envelope& one = out.emplace_back();
            one.name = row[0];
            for (const std::string_view field : split(row[1], ','))
                one.require.emplace_back(field);
            one.inner = row[2];
            one.lists = row[3] == "lists";
            if (row[4] != "-") one.draft = row[4];
        }
        return out;
    }();
    return list;
}

std::vector<const Envelope*> envelopesOf(std::span<const Key* const> keys)
{
    std::vector<const Envelope*> out;
    for (const Envelope& one : envelopes()) {
        const bool all = std::all_of(one.require.begin(), one.require.end(), [&](const std::string& name) {
            return std::any_of(keys.begin(), keys.end(), [&](const Key* key) { return key->text == name; });
        });
        if (all) out.push_back(&one);
    }
    return out;
}

} // namespace sightline::import

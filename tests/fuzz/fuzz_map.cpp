// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target: any bytes as a map, and any bytes as a file whose map is guessed, read by that map and read
// again as a document. The first byte chooses.
#include "core/import/guess_map.h"
#include "core/import/user_format.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace
{

using namespace sightline;
using namespace sightline::import;

void readAsMap(const std::string& text, const std::vector<Format>& formats)
{
    const auto map = readMap(text, "map.json", formats);
    if (map && (!map->user || map->columns.empty() || map->dialects.empty() || isTakenTable(map->table)))
        std::abort();
}

void guessAndRead(const std::string& text)
{
    const auto guess = guessMap(text);
    if (!guess) return;
    const MapDraft draft = draftOf(*guess, "a title");
    for (const RoleGuess& one : guess->roles) {
        if (one.confidence < 0 || one.confidence > 1.01) std::abort();
        for (const MapReason& reason : one.reasons)
            (void)reasonText(reason);
    }
    const auto map = readMap(mapText(*guess, draft), "map.json", {});
    const bool mapped = std::ranges::any_of(draft.columns, [](const auto& c) { return c.first != "time"; });
    // A file of which nothing is in every record cannot be recognised again.
    if (mapped && !guess->file.require.empty() && !map) std::abort();
    if (!map) return;
    Sink sink;
    sink.record = [&](const RawRecord&, const Format& format, const Dialect&, Record& record, std::uint64_t,
                      std::uint32_t) {
        (void)findTime(format.time, record);
        return true;
    };
    sink.reject = [](const Reject&) { return true; };
    ReadOptions options;
    options.only = &*map;
    const auto reader = memoryReader(text);
    (void)readSource(*reader, {&*map, 1}, options, sink, {});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto formats = loadFormats();
    if (!formats) std::abort();
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 2 == 0)
        readAsMap(text, *formats);
    else
        guessAndRead(text);
    return 0;
}

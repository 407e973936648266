// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target: any bytes through sniffing and reading. The first byte chooses the block size.
#include "core/import/importer.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sightline;
    using namespace sightline::import;
    static const auto formats = loadFormats();
    if (!formats) std::abort();
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    (void)sniff(text, *formats);
    // Offsets count decoded bytes, of which UTF-16 and Windows-1252 may give more than they have.
    const std::uint64_t most = text.size() * 3 + 16;
    std::uint64_t records = 0;
    std::uint64_t last = 0;
    Sink sink;
    sink.record = [&](const RawRecord& raw, const Format& format, const Dialect&, Record& record,
                      std::uint64_t, std::uint32_t) {
        // records come in order and lie within the source
        if (raw.offset < last || raw.end < raw.offset || raw.end > most || raw.ordinal != records++)
            std::abort();
        last = raw.end;
        (void)tableOf(format, record);
        (void)findTime(format.time, record);
        return true;
    };
    sink.reject = [&](const Reject& reject) {
        if (reject.offset < last || reject.offset + reject.length > most || reject.ordinal != records++)
            std::abort();
        return true;
    };
    ReadOptions options;
    options.block = data[0] == 0 ? std::size_t{1} << 16 : data[0];
    const auto reader = memoryReader(text);
    (void)readSource(*reader, *formats, options, sink, {});
    return 0;
}

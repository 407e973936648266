// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target: any bytes as the records of an EVTX chunk whose headers are sound, so that the binary XML is
// reached. Fuzz target `import` is about the files as a whole.
#include "core/import/importer.h"
#include "tests/support/evtx_image.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sightline;
    using namespace sightline::import;
    static const auto formats = loadFormats();
    if (!formats) std::abort();
    if (size > test::EvtxChunk::kSize - 512) return 0;
    test::EvtxChunk chunk;
    chunk.put({reinterpret_cast<const char*>(data), size});
    const std::string file = test::evtxFile({chunk.finish()}, 1);
    std::uint64_t end = 0;
    std::uint64_t steps = 0;
    Sink sink;
    sink.record = [&](const RawRecord& raw, const Format&, const Dialect&, Record&, std::uint64_t,
                      std::uint32_t) {
        // records come in order and lie within the file
        if (raw.offset < end || raw.end > file.size() || raw.ordinal != steps++) std::abort();
        end = raw.end;
        return true;
    };
    sink.reject = [&](const Reject& reject) {
        if (reject.offset < end || reject.offset + reject.length > file.size() || reject.ordinal != steps++)
            std::abort();
        // what is rendered is always JSON
        if (reject.reason == RejectReason::NotJson) std::abort();
        return true;
    };
    const auto reader = memoryReader(file);
    (void)readSource(*reader, *formats, {}, sink, {});
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target: any bytes as the records of an EVTX chunk whose headers are sound, so that the binary XML is
// reached, and as deleted records in its slack. Fuzz target `import` is about the files as a whole.
#include "core/import/importer.h"
#include "tests/support/evtx_image.h"

#include <cstdint>
#include <cstdlib>

namespace
{

using namespace sightline;
using namespace sightline::import;

void check(const std::string& file, const std::vector<Format>& formats, bool recover)
{
    std::uint64_t end = 0;
    std::uint64_t steps = 0;
    std::uint64_t recovered = kRecoveredOrdinal;
    // records come in order and lie within the file
    const auto step = [&](std::uint64_t offset, std::uint64_t to, std::uint64_t ordinal) {
        if (offset < end || to > file.size()) std::abort();
        if (ordinal != (ordinal >= kRecoveredOrdinal ? recovered++ : steps++)) std::abort();
        if (ordinal >= kRecoveredOrdinal && !recover) std::abort();
    };
    Sink sink;
    sink.record = [&](const RawRecord& raw, const Format&, const Dialect&, Record&, std::uint64_t,
                      std::uint32_t) {
        step(raw.offset, raw.end, raw.ordinal);
        end = raw.end;
        return true;
    };
    sink.reject = [&](const Reject& reject) {
        // a remark on the slack comes behind the records in it
        if (reject.reason != RejectReason::Overwritten)
            step(reject.offset, reject.offset + reject.length, reject.ordinal);
        else if (reject.ordinal != recovered++)
            std::abort();
        // what is rendered is always JSON
        if (reject.reason == RejectReason::NotJson) std::abort();
        return true;
    };
    ReadOptions options;
    options.recoverDeleted = recover;
    const auto reader = memoryReader(file);
    (void)readSource(*reader, formats, options, sink, {});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto formats = loadFormats();
    if (!formats) std::abort();
    if (size > test::EvtxChunk::kSize - 512) return 0;
    test::EvtxChunk chunk;
    const std::size_t empty = chunk.size();
    chunk.put({reinterpret_cast<const char*>(data), size});
    check(test::evtxFile({chunk.finish()}, 1), *formats, false);
    check(test::evtxFile({chunk.finish(empty)}, 1), *formats, true);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target: any bytes behind the name of an entry as an LDIF file. The first byte chooses the block size.
#include "core/import/ldif_record.h"
#include "core/import/ldif_splitter.h"

#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sightline;
    using namespace sightline::import;
    if (size == 0) return 0;
    const std::string text = "dn: CN=a\n" + std::string(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto reader = memoryReader(text);
    Window window(*reader, std::size_t{1} + data[0]);
    LdifSplitter splitter(window, 4096);
    RawRecord record;
    Reject reject;
    std::uint64_t end = 0;
    for (auto step = splitter.next(record, reject); step != Splitter::Step::End;
         step = splitter.next(record, reject)) {
        const bool good = step == Splitter::Step::Record;
        const std::uint64_t from = good ? record.offset : reject.offset;
        const std::uint64_t to = good ? record.end : reject.offset + reject.length;
        // records come in order and lie within the source; each is an object
        if (from < end || to <= from || to > text.size()) std::abort();
        end = to;
        if (good && !nlohmann::json::parse(ldifJson(record.bytes), nullptr, false).is_object()) std::abort();
    }
    return 0;
}

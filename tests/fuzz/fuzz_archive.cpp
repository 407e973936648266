// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target: any bytes as an archive, and as one inside it. Limits are low, so that bombs are common.
#include "core/import/archive.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace
{

using namespace sightline;
using namespace sightline::import;

void unpack(std::shared_ptr<Bytes> bytes, ArchiveUse& use, int depth)
{
    auto archive = Archive::open(std::move(bytes), "input.gz", use);
    if (!archive) return;
    bool ended = false;
    for (;;) {
        const auto member = archive->next({});
        // after an error comes the end
        if (ended && (!member || *member)) std::abort();
        ended = !member;
        if (ended) continue;
        if (!*member) return;
        if ((*member)->bytes && depth > 0) unpack((*member)->bytes, use, depth - 1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    ArchiveUse use;
    use.limits = {100, std::uint64_t{1} << 20, 100, std::uint64_t{1} << 18, std::size_t{1} << 16};
    use.packed = size;
    unpack(memoryBytes(std::string(reinterpret_cast<const char*>(data), size)), use, 1);
    return 0;
}

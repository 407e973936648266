// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile judgements: the input is the blocks before compression, each behind two bytes of length, so that
// the fuzzer gets past the compression. Whatever is read must be possible to score and to write again, the
// same.
#include "core/analytics/score/judgements_bytes.h"
#include "core/analytics/score/scorer.h"
#include "core/table/codec.h"

#include <cstdlib>
#include <string_view>

namespace
{

using namespace sightline;
using namespace sightline::analytics;

constexpr std::size_t kUsers = 3;

std::vector<ByteBlock> blocksIn(std::string_view bytes)
{
    std::vector<ByteBlock> out;
    while (bytes.size() >= 2) {
        const std::size_t length = static_cast<unsigned char>(bytes[0]) |
                                   static_cast<std::size_t>(static_cast<unsigned char>(bytes[1])) << 8;
        bytes.remove_prefix(2);
        const std::string_view raw = bytes.substr(0, length);
        bytes.remove_prefix(raw.size());
        out.push_back({static_cast<std::uint32_t>(raw.size()), compressed(raw)});
    }
    return out;
}

bool same(const std::vector<ByteBlock>& a, const std::vector<ByteBlock>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ByteBlock& x, const ByteBlock& y) {
        return x.raw == y.raw && x.data == y.data;
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto blocks = blocksIn({reinterpret_cast<const char*>(bytes), size});
    const auto read = judgementsFrom(blocks, kUsers, nullptr);
    if (!read) return 0;
    if (!same(bytesOf(read->judgements, read->peers, nullptr), blocks)) std::abort();
    const auto scores = scoreDays(read->judgements, {}, nullptr, {});
    if (!scores || scores->days.size() != read->judgements.days.size()) std::abort();
    for (const JudgedDay& day : read->judgements.days) {
        if (read->judgements.find(day.user, day.day) == nullptr) std::abort();
    }
    return 0;
}

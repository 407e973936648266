// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/large_array.h"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace sightline
{

void* allocateLarge(std::size_t bytes)
{
    void* out = nullptr;
#ifdef __linux__
    constexpr std::size_t kNeverKept = std::size_t{32} << 20; // glibc takes such blocks from the system
    constexpr std::size_t kPage = std::size_t{2} << 20;
    if (bytes > kNeverKept) {
        const std::size_t whole = (bytes + kPage - 1) / kPage * kPage;
        out = std::aligned_alloc(kPage, whole);
        if (out != nullptr) (void)madvise(out, whole, MADV_HUGEPAGE);
    }
#endif
    if (out == nullptr) out = std::malloc(bytes == 0 ? 1 : bytes);
    if (out == nullptr) throw std::bad_alloc();
    return out;
}

} // namespace sightline

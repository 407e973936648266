// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process_memory.h"

#if __has_include(<malloc.h>) && defined(__linux__)
#include <malloc.h> // defines __GLIBC__
#endif

namespace sightline
{

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int kKept = 512 << 20;
    constexpr int kLargestFromHeap = 32 << 20; // the most that glibc takes
    mallopt(M_TRIM_THRESHOLD, kKept);
    mallopt(M_MMAP_THRESHOLD, kLargestFromHeap);
#endif
}

} // namespace sightline

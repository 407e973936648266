// SPDX-License-Identifier: GPL-3.0-or-later
// Asking for memory ahead of reading it.
#pragma once

namespace sightline
{

// GCC takes a function that does nothing but prefetch for one without effect, and leaves out its calls; the
// empty statement is an effect.
inline void prefetch(const void* at)
{
    __builtin_prefetch(at);
    asm volatile("");
}

inline void prefetchToWrite(const void* at)
{
    __builtin_prefetch(at, 1);
    asm volatile("");
}

} // namespace sightline

// SPDX-License-Identifier: GPL-3.0-or-later
// How this process deals with memory it has freed. Call once at the start of a program, before any thread.
#pragma once

namespace sightline
{

// Keeps up to half a gigabyte of freed memory for the next question instead of giving every large buffer
// back: fetching it anew costs a page fault per 4 KiB, and an answer of a million rows then takes several
// times as long. Does nothing where the C library cannot be told.
void keepFreedMemory();

} // namespace sightline

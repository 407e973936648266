// SPDX-License-Identifier: GPL-3.0-or-later
// A case file as a whole: making one, verifying one, and the words for records it did not take. For programs
// that see use cases only. Any thread.
#pragma once

#include "core/import/importer.h"
#include "core/store/case_writer.h"
#include "core/store/verify.h"

namespace sightline::usecase
{

using import::RejectReason;
using import::rejectReasonText;
using store::createCase;
using store::verifyCase;
using store::VerifyReport;

} // namespace sightline::usecase

// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of core as sentences of the window: translated by the id of the message where it is known, else as
// core says it, with the place it names.
#pragma once

#include "core/base/result.h"

#include <QString>

namespace sightline::ui
{

[[nodiscard]] QString errorText(const Error& error);

} // namespace sightline::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a name or phrase, whatever way of joining them its writer liked.
#pragma once

#include <string>
#include <string_view>

namespace sightline
{

// Folded, with one blank between words: "LoginFailed", "login_failed" and "LOGIN FAILED" are "login failed".
// A word also begins at a capital behind a small letter, and at the last of several capitals before one.
[[nodiscard]] std::string plainWords(std::string_view text);

} // namespace sightline

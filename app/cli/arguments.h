// SPDX-License-Identifier: GPL-3.0-or-later
// Arguments to verb, words and options. Options may stand before, between or after the words; "--" ends them.
// Errors are usage errors.
#pragma once

#include "app/cli/command.h"

#include <span>
#include <string>
#include <vector>

namespace sightline::cli
{

struct ParsedCall {
    const Command* command = nullptr; // null: help is wanted
    Globals globals;
    std::vector<std::string> words;
    std::map<std::string, std::string, std::less<>> options;
};

[[nodiscard]] Result<ParsedCall> parseArguments(const std::vector<std::string>& args,
                                                std::span<const Command> table, Terminal terminal);

// The format that was asked for, also when the rest of the arguments is wrong.
[[nodiscard]] Format wantedFormat(const std::vector<std::string>& args, Terminal terminal);

[[nodiscard]] std::string helpText(std::span<const Command> table);

} // namespace sightline::cli

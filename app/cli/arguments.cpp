// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace sightline::cli
{
namespace
{

constexpr std::string_view kGlobalOptions = "case= format= as-of= quiet help";
constexpr std::array<std::pair<std::string_view, Format>, 4> kFormats{{{"table", Format::Table},
                                                                       {"csv", Format::Csv},
                                                                       {"json", Format::JsonDocument},
                                                                       {"jsonl", Format::JsonLines}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kShort{
    {{"-h", "help"}, {"-o", "output"}}};

bool isShort(std::string_view word)
{
    return std::ranges::any_of(kShort, [&](const auto& s) { return s.first == word; });
}

// Every option means the same number of arguments in every verb, so parsing needs no verb.
enum class Arity { Unknown, Flag, Value };

Arity arityIn(std::string_view list, std::string_view name)
{
    for (const auto word : split(list, ' ')) {
        if (word == name) return Arity::Flag;
        if (word.size() == name.size() + 1 && word.ends_with('=') && word.starts_with(name))
            return Arity::Value;
    }
    return Arity::Unknown;
}

Arity arityOf(std::string_view name, std::span<const Command> table)
{
    if (const Arity found = arityIn(kGlobalOptions, name); found != Arity::Unknown) return found;
    for (const Command& c : table) {
        if (const Arity found = arityIn(c.options, name); found != Arity::Unknown) return found;
    }
    return Arity::Unknown;
}

struct Split {
    std::vector<std::string> words;
    std::map<std::string, std::string, std::less<>> options;
};

// One option at args[i]; i is left on its last argument.
Result<> readOption(const std::vector<std::string>& args, std::size_t& i, std::span<const Command> table,
                    Split& out)
{
    const auto shortened = std::ranges::find(kShort, args[i], [](const auto& s) { return s.first; });
    std::string name(shortened != kShort.end() ? shortened->second : std::string_view(args[i]).substr(2));
    std::optional<std::string> value;
    if (const auto equals = name.find('='); equals != std::string::npos) {
        value = name.substr(equals + 1);
        name.resize(equals);
    }
    switch (arityOf(name, table)) {
    case Arity::Unknown:
        return usageError(fmt::format("there is no option --{}", name));
    case Arity::Flag:
        if (value) return usageError(fmt::format("--{} takes no value", name));
        break;
    case Arity::Value:
        if (!value && ++i >= args.size()) return usageError(fmt::format("--{} needs a value", name));
        if (!value) value = args[i];
    }
    if (!out.options.emplace(name, value.value_or("")).second) {
        return usageError(fmt::format("--{} is given twice", name));
    }
    return {};
}

Result<Split> splitArguments(const std::vector<std::string>& args, std::span<const Command> table)
{
    Split out;
    bool optionsEnded = false;
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (!optionsEnded && args[i] == "--") {
            optionsEnded = true;
        } else if (!optionsEnded && (args[i].starts_with("--") || isShort(args[i]))) {
            SL_TRY(readOption(args, i, table, out));
        } else {
            out.words.push_back(args[i]);
        }
    }
    return out;
}

Result<const Command*> findCommand(const std::vector<std::string>& words, std::span<const Command> table)
{
    const auto named = [&](const std::string& name) {
        return std::ranges::find(table, name, &Command::name);
    };
    if (words.size() > 1) {
        if (const auto it = named(words[0] + ' ' + words[1]); it != table.end()) return &*it;
    }
    if (const auto it = named(words[0]); it != table.end()) return &*it;
    std::string second;
    for (const Command& c : table) {
        if (!c.name.starts_with(words[0] + ' ')) continue;
        second += (second.empty() ? "" : ", ") + std::string(c.name.substr(words[0].size() + 1));
    }
    if (!second.empty()) return usageError(fmt::format("'{}' needs one of: {}", words[0], second));
    return usageError(fmt::format("there is no verb '{}'; --help lists them", words[0]));
}

Result<> readAsOf(Globals& globals, const std::string& text)
{
    const auto time = parseTime(text);
    if (!time)
        return usageError(fmt::format("--as-of needs a time such as 2020-08-05T06:10:00Z, not '{}'", text));
    globals.asOf = time->ticks;
    return {};
}

// Takes the options every verb has out of the rest.
Result<Globals> takeGlobals(std::map<std::string, std::string, std::less<>>& options, Terminal terminal)
{
    Globals out;
    out.format = terminal.out ? Format::Table : Format::JsonDocument;
    if (const auto node = options.extract("case")) out.caseFile = node.mapped();
    if (const auto node = options.extract("as-of")) SL_TRY(readAsOf(out, node.mapped()));
    if (options.extract("quiet")) out.quiet = true;
    if (const auto node = options.extract("format")) {
        const auto it = std::ranges::find(kFormats, node.mapped(), [](const auto& f) { return f.first; });
        if (it == kFormats.end()) return usageError("--format is one of table, csv, json, jsonl");
        out.format = it->second;
    }
    return out;
}

Result<> checkCall(const ParsedCall& call)
{
    const Command& command = *call.command;
    for (const auto& [name, value] : call.options) {
        if (arityIn(command.options, name) != Arity::Unknown) continue;
        return usageError(fmt::format("'{}' has no option --{}", command.name, name));
    }
    if (call.words.size() < command.minWords || call.words.size() > command.maxWords) {
        return usageError(fmt::format("usage: {} {}", command.name, command.usage));
    }
    return {};
}

} // namespace

Result<ParsedCall> parseArguments(const std::vector<std::string>& args, std::span<const Command> table,
                                  Terminal terminal)
{
    auto parts = splitArguments(args, table);
    if (!parts) return tl::unexpected(std::move(parts.error()));
    ParsedCall call;
    if (parts->options.extract("help") || (!parts->words.empty() && parts->words[0] == "help")) return call;
    auto globals = takeGlobals(parts->options, terminal);
    if (!globals) return tl::unexpected(std::move(globals.error()));
    call.globals = std::move(*globals);
    if (parts->words.empty()) return usageError("a verb is missing; --help lists them");
    const auto command = findCommand(parts->words, table);
    if (!command) return tl::unexpected(command.error());
    call.command = *command;
    const auto used = 1 + std::ranges::count(call.command->name, ' ');
    call.words.assign(parts->words.begin() + used, parts->words.end());
    call.options = std::move(parts->options);
    SL_TRY(checkCall(call));
    return call;
}

Format wantedFormat(const std::vector<std::string>& args, Terminal terminal)
{
    for (std::size_t i = 0; i < args.size(); ++i) {
        for (const auto& [word, format] : kFormats) {
            if (args[i] == "--format=" + std::string(word)) return format;
            if (args[i] == "--format" && i + 1 < args.size() && args[i + 1] == word) return format;
        }
    }
    return terminal.out ? Format::Table : Format::JsonDocument;
}

std::string helpText(std::span<const Command> table)
{
    std::string out =
        "sightline-cli [--case FILE] [--format table|csv|json|jsonl] [--as-of TIME] [--quiet] VERB ...\n\n";
    for (const Command& c : table)
        out += fmt::format("  {} {}\n", c.name, c.usage);
    out += "\nExit status: 0 done, 1 failed, 2 wrong usage, 130 cancelled.\n";
    return out;
}

} // namespace sightline::cli

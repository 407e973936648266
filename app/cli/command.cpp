// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "core/base/text.h"

#include <charconv>
#include <fmt/format.h>

namespace sightline::cli
{

std::string Call::text(std::string_view option, std::string_view fallback) const
{
    const auto it = options.find(option);
    return it == options.end() ? std::string(fallback) : it->second;
}

std::optional<std::string> Call::given(std::string_view option) const
{
    const auto it = options.find(option);
    return it == options.end() ? std::nullopt : std::optional(it->second);
}

Result<std::size_t> Call::number(std::string_view option, std::size_t fallback, std::size_t least) const
{
    const auto it = options.find(option);
    if (it == options.end()) return fallback;
    std::size_t value = 0;
    const char* end = it->second.data() + it->second.size();
    const auto [stopped, problem] = std::from_chars(it->second.data(), end, value);
    if (problem != std::errc() || stopped != end || value < least) {
        return usageError(
            fmt::format("--{} needs a whole number from {} on, not '{}'", option, least, it->second));
    }
    return value;
}

std::vector<std::string> Call::list(std::string_view option) const
{
    std::vector<std::string> out;
    const auto it = options.find(option);
    if (it == options.end()) return out;
    for (const auto part : split(it->second, ',')) {
        if (const auto word = trim(part); !word.empty()) out.emplace_back(word);
    }
    return out;
}

Result<std::filesystem::path> Call::casePath() const
{
    if (globals.caseFile.empty()) return usageError("this verb needs --case FILE");
    return pathOf(globals.caseFile);
}

Result<std::unique_ptr<usecase::Session>> Call::open() const
{
    const auto path = casePath();
    if (!path) return tl::unexpected(path.error());
    auto session = usecase::Session::open(*path, globals.asOf);
    if (session && !(*session)->state()->notice.empty()) say((*session)->state()->notice);
    return session;
}

tl::unexpected<Error> usageError(std::string message)
{
    return fail(ErrorKind::InvalidInput, "cli.usage", std::move(message));
}

bool isUsageError(const Error& error)
{
    return error.id == "cli.usage";
}

std::filesystem::path pathOf(std::string_view utf8)
{
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

std::string pathText(const std::filesystem::path& path)
{
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

} // namespace sightline::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/earlier_run.h"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace sightline::demo
{

namespace
{

// Files of ours: below the folder, with these texts at the begin, somewhere and at the end of the name.
struct Mark {
    std::string_view folder, begin, within, end;
};

constexpr Mark kMarks[] = {
    {"", "activities", "", ".csv"},           {"entra", "SigninLogs-", "", ".jsonl"},
    {"m365", "UnifiedAuditLog-", "", ".csv"}, {"windows", "", "-Security-", ".jsonl"},
    {"windows", "", "-winlogbeat", ".jsonl"}, {"cloudapps", "activities", "", ".json"},
    {"cloudapps", "alerts", "", ".json"},     {"sentinel", "SecurityAlert", "", ".jsonl"}};

bool bears(const Mark& mark, std::string_view name)
{
    return name.starts_with(mark.begin) && name.ends_with(mark.end) &&
           name.find(mark.within) != std::string_view::npos;
}

bool isOurs(const std::filesystem::path& truth)
{
    std::ifstream in(truth, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return text.find("\"generator\": \"sightline-demo") != std::string::npos;
}

} // namespace

void removeEarlierRun(const std::filesystem::path& dir)
{
    if (!isOurs(dir / "ground-truth.json")) return;
    std::error_code ignored;
    for (const Mark& mark : kMarks) {
        std::vector<std::filesystem::path> found;
        for (const auto& entry : std::filesystem::directory_iterator(dir / mark.folder, ignored))
            if (bears(mark, entry.path().filename().string())) found.push_back(entry.path());
        for (const auto& path : found)
            std::filesystem::remove(path, ignored);
    }
    std::filesystem::remove_all(dir / "grafts", ignored);
}

} // namespace sightline::demo

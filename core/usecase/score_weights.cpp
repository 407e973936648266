// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/score_weights.h"

#include "core/base/hash.h"
#include "core/base/reader.h"
#include "core/base/resources.h"
#include "core/base/write_file.h"

#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

constexpr std::size_t kLargest = std::size_t{1} << 20;
constexpr const char* kDefault = "tables/score_weights.json";

} // namespace

std::filesystem::path weightsFile(const std::filesystem::path& mapFolder)
{
    return mapFolder.parent_path() / "score_weights.json";
}

Result<analytics::Weights> loadWeights(const std::filesystem::path& file)
{
    std::error_code ec;
    if (file.empty() || !std::filesystem::exists(file, ec)) return analytics::defaultWeights();
    const auto text = readHead(file, kLargest);
    if (!text) return tl::unexpected(text.error());
    auto out = analytics::readWeights(*text);
    if (!out) {
        Error error = out.error();
        error.where += " (" + pathText(file) + ")";
        return tl::unexpected(std::move(error));
    }
    if (*text != resource(kDefault))
        out->version += fmt::format("+{:08x}", static_cast<std::uint32_t>(hash64(*text)));
    return out;
}

Result<> writeDefaultWeights(const std::filesystem::path& file)
{
    std::error_code ec;
    if (std::filesystem::exists(file, ec))
        return fail(ErrorKind::InvalidInput, "score.weightsExist", "the file is there already",
                    pathText(file));
    std::filesystem::create_directories(file.parent_path(), ec);
    return writeFile(file, resource(kDefault));
}

} // namespace sightline::usecase

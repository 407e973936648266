// SPDX-License-Identifier: GPL-3.0-or-later
// Judged days kept between openings, so that a large case is judged once and not at every opening. They lie
// in a folder of the reader's and not in the case: a case is evidence, may lie where nothing can be written,
// and may come from a stranger, whose scores nobody could check. A file says what it followed from; what does
// not agree with the case as it is now, or was made by other sources of this program, is not read. It holds
// numbers only, no name. Any thread; programs at work at once do no harm to each other.
#pragma once

#include "core/usecase/judged_days.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace sightline::usecase
{

// A digest of the sources that scores follow from; made at build time.
extern const char* const kScoreVersion;

// What the judgements of a state follow from, as a digest.
[[nodiscard]] std::string judgementPrint(const CaseState& state);

class ScoreCache
{
public:
    // Judging so few user-days takes no longer than reading them.
    static constexpr std::size_t kWorthKeeping = 50'000;
    // Files beyond either go, those first that were not used for longest.
    static constexpr std::size_t kMostFiles = 32;
    static constexpr std::uintmax_t kMostBytes = std::uintmax_t{2} << 30;

    ScoreCache() = default; // keeps nothing

    // As an empty folder does. least: user-days.
    explicit ScoreCache(std::filesystem::path folder, std::size_t least = kWorthKeeping)
        : m_folder(std::move(folder)), m_least(least)
    {
    }

    // Nothing where nothing was kept that fits; a damaged file goes.
    [[nodiscard]] std::optional<KeptDays> read(const CaseState& state) const;

    // Does nothing where it is kept already, or not worth it.
    Result<> write(const CaseState& state, const JudgedDays& judged) const;

private:
    [[nodiscard]] std::filesystem::path fileOf(const CaseState& state) const;
    void makeRoom(const std::filesystem::path& newest) const;

    std::filesystem::path m_folder;
    std::size_t m_least = kWorthKeeping;
};

} // namespace sightline::usecase

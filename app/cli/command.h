// SPDX-License-Identifier: GPL-3.0-or-later
// The command line: one call of one verb, what it answers, and the table of all verbs. Verbs get their
// streams, so tests run them in-process. One thread a call; only the progress line may be written from
// others.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/ticks.h"
#include "core/usecase/scores.h"
#include "core/usecase/session.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::cli
{

using Json = nlohmann::ordered_json;

enum ExitStatus : int { kDone = 0, kFailed = 1, kWrongUsage = 2, kCancelled = 130 };

enum class Format { Table, Csv, JsonDocument, JsonLines };

// Which of the streams a person looks at.
struct Terminal {
    bool out = false;
    bool err = false;
};

struct Globals {
    std::string caseFile;
    Format format = Format::JsonDocument;
    std::optional<Ticks> asOf;
    bool quiet = false;
};

// What a verb says. Formats other than json print rows: `rows` if given, else the member `rowsKey` of the
// document, else the document itself.
struct Answer {
    Json document = Json::object();
    std::string rowsKey;
    std::optional<Json> rows;
    std::string heading;              // above a table
    std::vector<std::string> columns; // of a table; empty: all that occur
    int status = kDone;
    bool spoken = false; // the verb has written its answers itself
};

// One call of a verb: its words without the verb, its options, and how it talks while it works.
class Call
{
public:
    Globals globals;
    std::vector<std::string> words;
    std::map<std::string, std::string, std::less<>> options; // flags have ""
    StopToken stop;
    ProgressFn progress;                       // may be empty
    std::function<void(std::string_view)> say; // one message on standard error unless quiet
    std::istream* input = nullptr;             // of verbs that are asked line by line
    std::ostream* output = nullptr;

    [[nodiscard]] bool has(std::string_view option) const { return options.find(option) != options.end(); }

    [[nodiscard]] std::string text(std::string_view option, std::string_view fallback = {}) const;
    [[nodiscard]] std::optional<std::string> given(std::string_view option) const;
    // A whole number from least on; a usage error otherwise.
    [[nodiscard]] Result<std::size_t> number(std::string_view option, std::size_t fallback,
                                             std::size_t least = 0) const;
    [[nodiscard]] std::vector<std::string> list(std::string_view option) const; // separated by commas

    [[nodiscard]] Watch watch() const { return {stop, progress}; }

    [[nodiscard]] Result<std::filesystem::path> casePath() const; // a usage error without --case
    [[nodiscard]] Result<std::unique_ptr<usecase::Session>> open() const;
};

struct Command {
    std::string_view name;    // one or two words: "alerts", "alert set"
    std::string_view usage;   // of its words and options
    std::string_view options; // names by blanks; "=" after those that take a value
    std::size_t minWords = 0;
    std::size_t maxWords = 0;
    Result<Answer> (*run)(const Call& call) = nullptr;
};

inline constexpr std::size_t kManyWords = static_cast<std::size_t>(-1);

[[nodiscard]] std::span<const Command> commands();

// Wrong usage: exit status 2.
[[nodiscard]] tl::unexpected<Error> usageError(std::string message);
[[nodiscard]] bool isUsageError(const Error& error);

[[nodiscard]] std::filesystem::path pathOf(std::string_view utf8);
[[nodiscard]] std::string pathText(const std::filesystem::path& path);

// The program without its main(): never throws, returns the exit status.
[[nodiscard]] int runCli(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
                         const StopToken& stop, Terminal terminal = {});

// With the reader's weights. Unless they are to be worked out anew, what was kept is taken, and kept again.
enum class Scoring { Kept, Anew };
[[nodiscard]] Result<usecase::CaseScoresPtr> scoresOf(const Call& call, const usecase::StatePtr& state,
                                                      Scoring scoring = Scoring::Kept);

// --- the verbs, by noun
[[nodiscard]] Result<Answer> caseNew(const Call& call);
[[nodiscard]] Result<Answer> caseInfo(const Call& call);
[[nodiscard]] Result<Answer> caseVerify(const Call& call);
[[nodiscard]] Result<Answer> formatsList(const Call& call);
[[nodiscard]] Result<Answer> formatsSniff(const Call& call);
[[nodiscard]] Result<Answer> formatsGuess(const Call& call);
[[nodiscard]] Result<Answer> importFiles(const Call& call);
[[nodiscard]] Result<Answer> activitiesList(const Call& call);
[[nodiscard]] Result<Answer> activityShow(const Call& call);
[[nodiscard]] Result<Answer> facetsShow(const Call& call);
[[nodiscard]] Result<Answer> timelineShow(const Call& call);
[[nodiscard]] Result<Answer> alertsList(const Call& call);
[[nodiscard]] Result<Answer> alertShow(const Call& call);
[[nodiscard]] Result<Answer> alertSet(const Call& call);
[[nodiscard]] Result<Answer> usersList(const Call& call);
[[nodiscard]] Result<Answer> userShow(const Call& call);
[[nodiscard]] Result<Answer> userExplain(const Call& call);
[[nodiscard]] Result<Answer> userTimeline(const Call& call);
[[nodiscard]] Result<Answer> userInsights(const Call& call);
[[nodiscard]] Result<Answer> userReset(const Call& call);
[[nodiscard]] Result<Answer> userTag(const Call& call);
[[nodiscard]] Result<Answer> userVerdict(const Call& call);
[[nodiscard]] Result<Answer> scoreCase(const Call& call);
[[nodiscard]] Result<Answer> scoreWeights(const Call& call);
[[nodiscard]] Result<Answer> identityResolve(const Call& call);
[[nodiscard]] Result<Answer> identityMerge(const Call& call);
[[nodiscard]] Result<Answer> identitySplit(const Call& call);
[[nodiscard]] Result<Answer> identityConflicts(const Call& call);
[[nodiscard]] Result<Answer> identitySuggestions(const Call& call);
[[nodiscard]] Result<Answer> identityApart(const Call& call);
[[nodiscard]] Result<Answer> policyList(const Call& call);
[[nodiscard]] Result<Answer> policyShow(const Call& call);
[[nodiscard]] Result<Answer> policyAdd(const Call& call);
[[nodiscard]] Result<Answer> policyRemove(const Call& call);
[[nodiscard]] Result<Answer> policyEnable(const Call& call);
[[nodiscard]] Result<Answer> policyDisable(const Call& call);
[[nodiscard]] Result<Answer> policyTest(const Call& call);
[[nodiscard]] Result<Answer> policyRun(const Call& call);
[[nodiscard]] Result<Answer> policyFromFilter(const Call& call);
[[nodiscard]] Result<Answer> policyExport(const Call& call);
[[nodiscard]] Result<Answer> addressShow(const Call& call);
[[nodiscard]] Result<Answer> addressList(const Call& call);
[[nodiscard]] Result<Answer> addressAdd(const Call& call);
[[nodiscard]] Result<Answer> addressEdit(const Call& call);
[[nodiscard]] Result<Answer> addressRemove(const Call& call);
[[nodiscard]] Result<Answer> addressTag(const Call& call);
[[nodiscard]] Result<Answer> addressImport(const Call& call);
[[nodiscard]] Result<Answer> addressExport(const Call& call);
[[nodiscard]] Result<Answer> addressTable(const Call& call);
[[nodiscard]] Result<Answer> sourceList(const Call& call);
[[nodiscard]] Result<Answer> sourceReport(const Call& call);
[[nodiscard]] Result<Answer> sourceRezone(const Call& call);
[[nodiscard]] Result<Answer> sourceRemove(const Call& call);
[[nodiscard]] Result<Answer> undoLast(const Call& call);
[[nodiscard]] Result<Answer> actionsList(const Call& call);
[[nodiscard]] Result<Answer> demoWrite(const Call& call);
[[nodiscard]] Result<Answer> benchServe(const Call& call);
[[nodiscard]] Result<Answer> versionShow(const Call& call);
[[nodiscard]] Result<Answer> selfTest(const Call& call);

} // namespace sightline::cli

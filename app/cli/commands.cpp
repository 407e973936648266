// SPDX-License-Identifier: GPL-3.0-or-later
// The table of all verbs, and the one place that turns their answers and errors into output and exit status.
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"

#include <array>
#include <exception>
#include <iostream>
#include <ostream>

namespace sightline::cli
{
namespace
{

constexpr std::array kCommands{
    Command{"case new", "FILE [--name NAME]", "name=", 1, 1, caseNew},
    Command{"case info", "", "", 0, 0, caseInfo},
    Command{"case verify", "", "", 0, 0, caseVerify},
    Command{"formats", "", "", 0, 0, formatsList},
    Command{"formats sniff", "FILE", "", 1, 1, formatsSniff},
    Command{"formats guess", "FILE [--title TITLE] [-o MAP.json]", "title= output=", 1, 1, formatsGuess},
    Command{"import", "PATH... [--map MAP.json] [--as FORMAT] [--zone ZONE] [--dry-run] [--recover-deleted]",
            "map= as= zone= dry-run recover-deleted", 1, kManyWords, importFiles},
    Command{"activities", "[--filter F] [--limit N] [--after CURSOR] [--sort COL[:asc|desc]] [--columns A,B]",
            "filter= limit= after= sort= columns=", 0, 0, activitiesList},
    Command{"activity show", "ID", "", 1, 1, activityShow},
    Command{"facets", "--by COL,COL [--filter F] [--top N]", "by= filter= top=", 0, 0, facetsShow},
    Command{"timeline", "[--filter F] [--by COL] (--bins N | --bucket 1h)", "filter= by= bins= bucket=", 0, 0,
            timelineShow},
    Command{"alerts", "[--filter F] [--limit N] [--after CURSOR]", "filter= limit= after=", 0, 0, alertsList},
    Command{"alert show", "ID", "", 1, 1, alertShow},
    Command{"alert set",
            "(ID... | --filter F) [--status S] [--resolution R] [--reason X] [--comment C] [--assignee A] "
            "[--mark-read | --mark-unread]",
            "filter= status= resolution= reason= comment= assignee= mark-read mark-unread", 0, kManyWords,
            alertSet},
    Command{"users", "[--top N] [--sort priority|rarity] [--filter F] [--search TEXT] [--kind K] [--all]",
            "top= sort= filter= search= kind= all", 0, 0, usersList},
    Command{"user show", "NAME", "", 1, 1, userShow},
    Command{"user explain", "NAME", "", 1, 1, userExplain},
    Command{"user timeline", "NAME [--by COL] (--bins N | --bucket 1h)", "by= bins= bucket=", 1, 1,
            userTimeline},
    Command{"user insights", "NAME [--day DAY]", "day=", 1, 1, userInsights},
    Command{"user reset", "NAME --reason R", "reason=", 1, 1, userReset},
    Command{"user tag", "NAME TAG [--remove]", "remove", 2, 2, userTag},
    Command{"user verdict", "NAME DAY (Benign|TruePositive|none) [--reason R]", "reason=", 3, 3, userVerdict},
    Command{"score", "", "", 0, 0, scoreCase},
    Command{"score weights", "[--write]", "write", 0, 0, scoreWeights},
    Command{"identity resolve", "VALUE", "", 1, 1, identityResolve},
    Command{"identity merge", "A B", "", 2, 2, identityMerge},
    Command{"identity split", "ACCOUNT", "", 1, 1, identitySplit},
    Command{"identity conflicts", "", "", 0, 0, identityConflicts},
    Command{"identity suggestions", "[--merge]", "merge", 0, 0, identitySuggestions},
    Command{"identity apart", "A B", "", 2, 2, identityApart},
    Command{"policy list", "", "", 0, 0, policyList},
    Command{"policy show", "ID", "", 1, 1, policyShow},
    Command{"policy add", "FILE", "", 1, 1, policyAdd},
    Command{"policy remove", "ID", "", 1, 1, policyRemove},
    Command{"policy enable", "ID", "", 1, 1, policyEnable},
    Command{"policy disable", "ID", "", 1, 1, policyDisable},
    Command{"policy test", "FILE|ID", "", 1, 1, policyTest},
    Command{"policy run", "[ID]", "", 0, 1, policyRun},
    Command{
        "policy from-filter",
        "F --name N [--severity S] [--category C] [--repeat N --minutes M] [--group-by user|device|tenant]",
        "name= severity= category= repeat= minutes= group-by=", 1, 1, policyFromFilter},
    Command{"policy export", "ID", "", 1, 1, policyExport},
    Command{"address show", "IP", "", 1, 1, addressShow},
    Command{"address list", "[--built-in]", "built-in", 0, 0, addressList},
    Command{
        "address add",
        "--name N --subnets A,B [--category C] [--tags T,U] [--isp I] [--country C] [--city C] [--from TIME] "
        "[--to TIME]",
        "name= subnets= category= tags= isp= country= city= from= to=", 0, 0, addressAdd},
    Command{"address edit", "ID [--since TIME] [the options of 'address add']",
            "since= name= subnets= category= tags= isp= country= city= from= to=", 1, 1, addressEdit},
    Command{"address remove", "ID...", "", 1, kManyWords, addressRemove},
    Command{"address tag", "IP [TAG...] [--category C]", "category=", 1, kManyWords, addressTag},
    Command{"address import", "FILE [--list [--name N] [--category C] [--tags T,U]]",
            "list name= category= tags=", 1, 1, addressImport},
    Command{"address export", "[-o FILE]", "output=", 0, 0, addressExport},
    Command{"address table", "[FILE.mmdb... | --none]", "none", 0, kManyWords, addressTable},
    Command{"source list", "", "", 0, 0, sourceList},
    Command{"source report", "ID", "", 1, 1, sourceReport},
    Command{"source rezone", "ID ZONE [--map MAP.json]", "map=", 2, 2, sourceRezone},
    Command{"source remove", "ID", "", 1, 1, sourceRemove},
    Command{"undo", "", "", 0, 0, undoLast},
    Command{"actions", "[--limit N]", "limit=", 0, 0, actionsList},
    Command{
        "demo",
        "DIR [--users N] [--days N] [--seed S] [--scenario A,B] [--campaigns N] [--intensity X] [--events N] "
        "[--as products|activity-csv] [--graft SPEC.json,...]",
        "users= days= seed= scenario= campaigns= intensity= events= as= graft=", 1, 1, demoWrite},
    Command{"bench serve", "[--users COLUMN]", "users=", 0, 0, benchServe},
    Command{"version", "", "", 0, 0, versionShow},
    Command{"selftest", "", "", 0, 0, selfTest},
};

int statusOf(const Error& error)
{
    if (error.cancelled()) return kCancelled;
    return isUsageError(error) ? kWrongUsage : kFailed;
}

int report(const Error& error, Format format, std::ostream& out, std::ostream& err)
{
    err << "sightline-cli: " << shownText(error.text()) << '\n';
    if (format == Format::JsonDocument) {
        Answer answer;
        answer.document["error"] = {{"message", error.message}, {"where", error.where}};
        printAnswer(out, answer, format);
    }
    return statusOf(error);
}

int runCommand(ParsedCall parsed, std::ostream& out, std::ostream& err, const StopToken& stop,
               Terminal terminal)
{
    ProgressLine line(err, terminal.err && !parsed.globals.quiet);
    Call call;
    call.globals = std::move(parsed.globals);
    call.words = std::move(parsed.words);
    call.options = std::move(parsed.options);
    call.stop = stop;
    call.progress = line.callback();
    call.say = [&](std::string_view sentence) {
        line.clear();
        if (!call.globals.quiet) err << shownText(sentence) << '\n';
    };
    call.input = &std::cin;
    call.output = &out;
    const auto answer = parsed.command->run(call);
    line.clear();
    if (!answer) return report(answer.error(), call.globals.format, out, err);
    if (!answer->spoken) printAnswer(out, *answer, call.globals.format);
    return answer->status;
}

} // namespace

std::span<const Command> commands()
{
    return kCommands;
}

int runCli(const std::vector<std::string>& args, std::ostream& out, std::ostream& err, const StopToken& stop,
           Terminal terminal)
{
    const Format format = wantedFormat(args, terminal);
    try {
        auto parsed = parseArguments(args, commands(), terminal);
        if (!parsed) return report(parsed.error(), format, out, err);
        if (parsed->command == nullptr) {
            out << helpText(commands());
            return kDone;
        }
        return runCommand(std::move(*parsed), out, err, stop, terminal);
    } catch (const std::exception& problem) { // out of memory, a stream that fails
        return report({ErrorKind::Internal, "cli.exception", problem.what(), {}}, format, out, err);
    }
}

} // namespace sightline::cli

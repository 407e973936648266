// SPDX-License-Identifier: GPL-3.0-or-later
// selftest: a small case from three built-in records, through import, filter, policy, undo and verify.
#include "app/cli/command.h"
#include "app/cli/questions.h"
#include "core/store/case_writer.h"
#include "core/store/verify.h"
#include "core/usecase/alerts.h"
#include "core/usecase/import_files.h"
#include "core/usecase/policies.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <set>

namespace sightline::cli
{
namespace
{

namespace fs = std::filesystem;

struct BuiltIn {
    const char* file;
    const char* text;
};

// One record each of a Windows event log, a sign-in log and a unified audit log, of one invented
// administrator.
constexpr std::array<BuiltIn, 3> kRecords{{
    {"windows.json",
     R"({"@timestamp":"2026-10-05T08:00:01.123Z","Channel":"Security","EventID":4624,"EventTime":"2026-10-05 08:00:01",)"
     R"("Hostname":"dc01.contoso.example","RecordNumber":4711,"SourceName":"Microsoft-Windows-Security-Auditing",)"
     R"("EventType":"AUDIT_SUCCESS","TargetUserName":"role.admin","TargetDomainName":"CONTOSO",)"
     R"("TargetUserSid":"S-1-5-21-1000000001-1000000002-1000000003-1106","TargetLogonId":"0x51a2b","LogonType":"3",)"
     R"("IpAddress":"192.0.2.10","SubjectUserSid":"S-1-0-0","SubjectUserName":"-","SubjectDomainName":"-"})"
     "\n"},
    {"signins.json",
     R"([{"id":"6f6f0001-0000-4000-8000-000000000001","createdDateTime":"2026-10-05T08:05:00Z",)"
     R"("userDisplayName":"Role Admin","userPrincipalName":"role.admin@contoso.example",)"
     R"("userId":"6f6f0002-0000-4000-8000-000000000002","appId":"6f6f0003-0000-4000-8000-000000000003",)"
     R"("appDisplayName":"Azure Portal","ipAddress":"192.0.2.10","clientAppUsed":"Browser","isInteractive":true,)"
     R"("correlationId":"6f6f0004-0000-4000-8000-000000000004","conditionalAccessStatus":"notApplied",)"
     R"("status":{"errorCode":0,"failureReason":null,"additionalDetails":null},)"
     R"("deviceDetail":{"deviceId":"","displayName":"","operatingSystem":"Windows 10","browser":"Edge 120.0"},)"
     R"("location":{"city":"","state":"","countryOrRegion":"DE"}}])"
     "\n"},
    {"audit.json",
     R"({"CreationTime":"2026-10-05T08:10:00","Id":"6f6f0005-0000-4000-8000-000000000005",)"
     R"("Operation":"New-InboxRule","OrganizationId":"6f6f0006-0000-4000-8000-000000000006","RecordType":1,)"
     R"("ResultStatus":"True","UserKey":"10032000aaaaaaaa","UserType":2,"Version":1,"Workload":"Exchange",)"
     R"("ClientIP":"192.0.2.10","ObjectId":"role.admin\\Forward","UserId":"role.admin@contoso.example",)"
     R"("Parameters":[{"Name":"Name","Value":"Forward"},{"Name":"ForwardTo","Value":"out@fabrikam.example"}]})"
     "\n"},
}};

constexpr std::string_view kLogOns = R"(ActionType == "LogOn")";

class Folder
{
public:
    Folder() : m_path(fs::temp_directory_path() / fmt::format("sightline-{:08x}", std::random_device{}())) {}

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }

    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

// Collects what was found; the first failure does not hide the others.
class Checks
{
public:
    void add(std::string_view name, bool ok, std::string_view found)
    {
        m_allOk = m_allOk && ok;
        m_list.push_back({{"name", name}, {"ok", ok}, {"found", found}});
    }

    template <class T> bool hold(std::string_view name, const Result<T>& result)
    {
        if (!result) add(name, false, result.error().text());
        return result.has_value();
    }

    [[nodiscard]] bool allOk() const { return m_allOk; }

    [[nodiscard]] const Json& list() const { return m_list; }

private:
    bool m_allOk = true;
    Json m_list = Json::array();
};

Result<> writeRecords(const fs::path& folder)
{
    std::error_code problem;
    fs::create_directories(folder / "exports", problem);
    for (const auto& [name, text] : kRecords) {
        std::ofstream out(folder / "exports" / name, std::ios::binary);
        out << text;
        out.close();
        if (!out) return fail(ErrorKind::Io, "selftest.write", "a temporary file cannot be written", name);
    }
    return {};
}

void checkImport(Checks& checks, const fs::path& casePath, const fs::path& exports, const Watch& watch,
                 bool again)
{
    const char* name = again ? "import again stores nothing" : "import";
    const auto report = usecase::importPaths(casePath, {exports}, {}, watch);
    if (!checks.hold(name, report)) return;
    std::uint64_t stored = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t activities = 0;
    std::set<std::string> formats;
    for (const auto& file : report->files) {
        stored += file.stored;
        duplicates += file.duplicates;
        activities += file.activities;
        if (!file.format.empty()) formats.insert(file.format);
    }
    const bool counts =
        again ? stored == 0 && duplicates == kRecords.size() : stored == kRecords.size() && duplicates == 0;
    const bool ok = counts && activities == kRecords.size() && (again || formats.size() == kRecords.size());
    checks.add(name, ok,
               fmt::format("{} stored, {} duplicates, {} activities", stored, duplicates, activities));
}

void checkFilter(Checks& checks, const usecase::CaseState& state, const StopToken& stop)
{
    checks.add("activities", state.activityCount == kRecords.size(), fmt::format("{}", state.activityCount));
    const auto found = matchingActivities(state, kLogOns, stop);
    if (checks.hold("filter", found))
        checks.add("filter", found->rows.count == 2, fmt::format("{} logons", found->rows.count));
}

void checkPolicyRun(Checks& checks, usecase::Session& session, const Watch& watch)
{
    Policy policy;
    policy.name = "Logons";
    policy.filter = kLogOns;
    const auto id = usecase::addPolicy(session, policy);
    if (!checks.hold("policy", id) || !checks.hold("policy", session.refresh())) return;
    const auto run = usecase::runPolicies(session, *id, watch);
    if (!checks.hold("policy", run)) return;
    checks.add("policy", run->alerts == 2, fmt::format("{} alerts", run->alerts));
}

void checkUndo(Checks& checks, usecase::Session& session)
{
    if (!checks.hold("undo", session.refresh())) return;
    const auto before = session.state();
    std::vector<std::string> ids;
    for (const Alert& a : before->alerts)
        ids.push_back(a.id);
    usecase::AlertChange change;
    change.status = "InProgress";
    const auto changed = usecase::setAlerts(session, ids, change);
    if (!checks.hold("undo", changed) || !checks.hold("undo", usecase::undo(session))) return;
    if (!checks.hold("undo", session.refresh())) return;
    const auto after = session.state();
    const bool allNew = std::ranges::all_of(after->alerts, [](const Alert& a) { return a.status == "New"; });
    checks.add("undo", changed->changed == 2 && allNew,
               fmt::format("{} alerts changed and restored", changed->changed));
}

void checkVerify(Checks& checks, const fs::path& casePath, const Watch& watch)
{
    const auto report = store::verifyCase(casePath, watch);
    if (!checks.hold("verify", report)) return;
    checks.add("verify", report->problems.empty(),
               report->problems.empty() ? "no problems" : report->problems.front());
}

} // namespace

Result<Answer> selfTest(const Call& call)
{
    const Folder folder;
    SL_TRY(writeRecords(folder.path()));
    const fs::path casePath = folder.path() / "selftest.sightline";
    SL_TRY(store::createCase(casePath, "Self-test"));
    Checks checks;
    const Watch watch = call.watch();
    checkImport(checks, casePath, folder.path() / "exports", watch, false);
    checkImport(checks, casePath, folder.path() / "exports", watch, true);
    if (const auto session = usecase::Session::open(casePath); checks.hold("open", session)) {
        checkFilter(checks, *(*session)->state(), call.stop);
        checkPolicyRun(checks, **session, watch);
        checkUndo(checks, **session);
    }
    checkVerify(checks, casePath, watch);
    if (call.stop.stopRequested()) return cancelled();
    Answer answer;
    answer.document = {{"ok", checks.allOk()}, {"checks", checks.list()}};
    answer.rowsKey = "checks";
    answer.status = checks.allOk() ? kDone : kFailed;
    return answer;
}

} // namespace sightline::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ip.h"
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <algorithm>
#include <array>

namespace sightline::normalise
{
namespace
{

// Roles and kinds of eventObjects, as observed.
constexpr std::int64_t kRoleTarget = 2;
constexpr std::int64_t kRoleObject = 3;
constexpr std::int64_t kRoleActor = 4;
constexpr std::int64_t kRoleActorAccount = 5;
constexpr std::int64_t kKindParameter = 7;

std::string_view objectKind(std::int64_t objType)
{
    switch (objType) {
    case 1:
        return "File";
    case 2:
    case 21:
    case 22:
    case 23:
        return "User";
    case 6:
        return "Application";
    default:
        return {};
    }
}

class CloudActivity
{
public:
    explicit CloudActivity(const Job& job)
        : m_job(job),
          m_record(job.record),
          m_w(job),
          m_main(job.json("mainInfo")),
          m_actor(job.json("resolvedActor")),
          m_user(job.json("user")),
          m_raw(job.json("rawDataJson")),
          m_entities(job.json("entityData"))
    {
    }

    void write()
    {
        writeWhat();
        writeResult();
        writeActor();
        writeObjects();
        writeClient();
    }

private:
    void writeWhat()
    {
        const JsonView main = m_main.root();
        const std::string_view operation = main.any({"rawOperationName", "prettyOperationName"});
        const std::string_view workload = m_raw.root().any({"Workload"});
        const std::string_view category = firstText(m_record, {"eventTypeName"});
        Operation known = m_w.maps().operation(workload, operation);
        if (!known.known || known.action == "Other") {
            const Operation byCategory = m_w.maps().operation("CloudApps", category);
            if (byCategory.action != "Other" || !known.known) known = byCategory;
        }
        const bool failed =
            main.at("type").text() == "failedLogin" ||
            firstText(m_record, {"genericEventType"}) == "ENUM_ACTIVITY_GENERIC_TYPE_FAILED_LOGIN";
        m_failedLogon = failed || known.action == "LogOnFailed";
        m_w.text(Activity::ActionType, failed ? std::string_view("LogOnFailed") : known.action);
        m_w.text(Activity::ObjectType, known.objectType);
        m_w.flag(Activity::IsAdmin, known.admin);
        m_w.keep(Activity::Operation, operation.empty() ? category : operation);
        m_w.text(Activity::Description, firstText(m_record, {"description"}));
        m_w.app({firstText(m_record, {"appId", "saasId"}), firstText(m_record, {"appName"})});
        if (const std::string_view name = firstText(m_record, {"appName"});
            m_w.written(Activity::Environment).empty()) {
            m_w.text(Activity::App, name); // an id nobody listed says less than the name
            m_w.text(Activity::Environment, "Cloud");
        }
        m_w.text(Activity::Instance, firstText(m_record, {"aadTenantId", "tenantId"}));
        m_w.keep(Activity::CorrelationId, m_raw.root().any({"CorrelationId"}));
        m_w.keep(Activity::SessionId, m_raw.root().any({"SessionId"}));
        m_w.flag(Activity::IsInteractive, m_raw.root().at("IsInteractive").boolean());
        if (firstText(m_record, {"eventTypeName"}).find("IMPERSON") != std::string_view::npos)
            m_w.flag(Activity::IsImpersonated, true);
    }

    void writeResult()
    {
        const JsonView activityResult = m_main.root().at("activityResult");
        auto good = activityResult.at("isSuccess").boolean();
        if (m_failedLogon) good = false;
        const auto code = m_raw.root().at("LoginErrorCode").integer();
        if (good) m_w.text(Activity::Result, *good ? "Success" : "Failure");
        if (code && *code != 0) {
            const SigninResult known = m_w.maps().signinResult(*code);
            m_w.text(Activity::ActionType, known.action);
            m_w.text(Activity::Result, known.result);
            m_w.keep(Activity::ResultDetail, known.text.empty()
                                                 ? std::to_string(*code)
                                                 : std::to_string(*code) + ' ' + std::string(known.text));
        } else if (good && !*good) {
            m_w.keep(Activity::ResultDetail, activityResult.any({"message"}));
        }
    }

    // The user's name as the record has it, and the account it was resolved to.
    void writeActor()
    {
        const JsonText failedUser = m_job.json("failedUserData");
        std::string_view name = m_user.root().any({"userName"});
        if (name.empty()) name = failedUser.root().any({"userName"});
        if (name.empty()) name = m_raw.root().any({"UserId", "Upn"});
        std::string_view id = m_actor.root().any({"id"});
        m_main.root().at("eventObjects").each([&](const JsonView& o) { readActorObject(o, name, id); });
        m_entities.root().each([&](const JsonView& e) {
            const std::string_view value = e.at("id").any({"id"});
            if (name.empty() && !upnKey(value).empty()) name = value;
        });
        if (name.empty()) name = m_actor.root().any({"name"});

        Account a;
        a.username = m_record.keep(name);
        const std::string_view byId = m_record.keep(objectIdKey(id));
        const std::string_view byUpn = m_record.keep(upnKey(name));
        if (!byId.empty())
            a.idType = "AADID";
        else if (!sidKey(id).empty())
            a.idType = "SID";
        if (!a.idType.empty()) a.userId = m_record.keep(id);
        const std::string_view scope = m_w.written(Activity::Instance);
        a.key = !byId.empty() ? byId : byUpn;
        if (a.key.empty()) a.key = m_record.keep(accountKeyOf(id.empty() ? name : id, scope));
        m_w.actor(a);
        if (m_actor.root().at("resolved").boolean().value_or(!m_failedLogon)) m_w.link(byId, byUpn);
        m_w.link(puidKey(m_raw.root().any({"UserKey"})),
                 equalsFolded(m_raw.root().any({"UserId"}), name) ? byUpn : std::string_view{});
    }

    static void readActorObject(const JsonView& object, std::string_view& name, std::string_view& id)
    {
        const auto role = object.at("role").integer().value_or(0);
        if (role != kRoleActor && role != kRoleActorAccount) return;
        const std::string_view value = object.any({"id"});
        if (name.empty() && !upnKey(value).empty()) name = value;
        if (id.empty() && isGuid(value)) id = value;
    }

    void writeObjects()
    {
        Account target;
        bool object = false;
        m_main.root().at("eventObjects").each([&](const JsonView& o) {
            const auto role = o.at("role").integer().value_or(0);
            const auto kind = o.at("objType").integer().value_or(0);
            if (role == kRoleTarget) readTarget(o, target);
            if (role != kRoleObject || object || kind == kKindParameter) return;
            object = true;
            m_w.keep(Activity::Object, o.any({"name"}));
            m_w.keep(Activity::ObjectId, o.any({"id"}));
            const std::string_view type = o.any({"serviceObjectType"});
            m_w.keep(Activity::ObjectType, type.empty() ? objectKind(kind) : type);
        });
        m_w.target(target);
        // The raw record names the file itself where the product only kept the site.
        m_w.keep(Activity::Object, m_raw.root().any({"SourceFileName"}));
        if (!m_raw.root().any({"SourceFileName"}).empty()) {
            m_w.text(Activity::ObjectType, "File");
            m_w.keep(Activity::ObjectId, m_raw.root().any({"ObjectId"}));
        }
    }

    // An account may come twice, by name and by id; the id is the stronger.
    void readTarget(const JsonView& o, Account& target)
    {
        const std::string_view id = m_record.keep(o.any({"id"}));
        const std::string_view key = m_record.keep(accountKeyOf(id, m_w.written(Activity::Instance)));
        if (target.username.empty())
            target.username = upnKey(id).empty() ? m_record.keep(o.any({"name"})) : id;
        if (!objectIdKey(id).empty()) target.userId = id;
        if (target.key.empty() || !objectIdKey(id).empty()) target.key = key;
    }

    void writeClient()
    {
        const JsonText device = m_job.json("device");
        const JsonText location = m_job.json("location");
        const JsonText agent = m_job.json("userAgent");
        m_w.ip(device.root().any({"clientIP"}));
        m_w.country(location.root().any({"countryCode"}));
        if (m_w.written(Activity::Country).empty()) m_w.country(device.root().any({"countryCode"}));
        m_w.keep(Activity::City, location.root().any({"city"}));
        m_w.keep(Activity::Isp, location.root().any({"organizationSearchable", "carrier"}));

        struct Kind {
            std::string_view code, word;
        };

        constexpr std::array<Kind, 5> kKinds{{{"DESKTOP", "Desktop"},
                                              {"PC", "Desktop"},
                                              {"MOBILE", "Mobile"},
                                              {"PHONE", "Mobile"},
                                              {"TABLET", "Tablet"}}};
        const std::string_view type = agent.root().any({"deviceType"});
        for (const Kind& k : kKinds) {
            if (equalsAscii(k.code, type)) m_w.text(Activity::DeviceType, k.word);
        }
        const auto known = [](std::string_view s) {
            return s == "OTHER" || s == "Unknown" || s == "UNKNOWN" ? std::string_view{} : s;
        };
        const std::string_view os = known(agent.root().at("operatingSystem").any({"name"}));
        m_w.keep(Activity::OperatingSystem, os.empty() ? known(agent.root().any({"os"})) : os);
        m_w.keep(Activity::Browser, known(agent.root().any({"name", "browser"})));
        const std::string_view text = device.root().any({"userAgent"});
        if (!text.empty()) m_w.userAgent(m_record.keep(text));
        if (equalsAscii(agent.root().at("type").text(), "Application") &&
            m_w.written(Activity::UserAgentTag).empty()) {
            m_w.text(Activity::UserAgentTag, "native client");
        }
    }

    const Job& m_job;
    Record& m_record;
    ActivityWriter m_w;
    JsonText m_main, m_actor, m_user, m_raw, m_entities;
    bool m_failedLogon = false;
};

constexpr std::string_view kProduct = "CloudApps";

void addOnce(std::vector<std::string>& list, std::string value)
{
    if (!value.empty() && std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
}

// An account and the user behind it come as two entities; they show as one.
void addUser(Normalised& out, const JsonView& entity)
{
    const std::string_view id = entity.any({"id"});
    const std::string_view upn = entity.any({"pa", "em"});
    const std::string byUpn = upnKey(upn.empty() ? id : upn);
    std::string key = objectIdKey(id);
    addLink(out.links, key, upnKey(entity.any({"pa"})));
    if (key.empty()) key = !byUpn.empty() ? byUpn : accountKeyOf(id);
    std::string shown(!byUpn.empty() ? (upn.empty() ? id : upn) : entity.any({"label", "id"}));
    const bool known =
        std::ranges::any_of(out.alert.users, [&](const std::string& u) { return equalsFolded(u, shown); });
    if (key.empty() || known || std::ranges::find(out.alert.userKeys, key) != out.alert.userKeys.end())
        return;
    out.alert.users.push_back(std::move(shown));
    out.alert.userKeys.push_back(std::move(key));
}

void addEntity(const Maps& maps, Normalised& out, const JsonView& entity)
{
    const std::string type = fold(entity.any({"type"}));
    Alert& alert = out.alert;
    if (type == "account" || type == "user")
        addUser(out, entity);
    else if (type == "device" || type == "machine")
        addOnce(alert.devices, std::string(entity.any({"label", "id"})));
    else if (type == "ip")
        addOnce(alert.ipAddresses, canonicalIp(entity.any({"label", "id"})));
    else if (type == "policyrule" && alert.policy.empty())
        alert.policy = entity.any({"label"});
    else if (type == "service") {
        const auto app = maps.app(entity.any({"id"}));
        addOnce(alert.apps, std::string(app ? app->name : entity.any({"label"})));
    }
}

std::string_view wordOr(std::string_view word, std::string_view otherwise)
{
    return word.empty() ? otherwise : word;
}

void writeAlertWords(const Job& job, Alert& alert)
{
    const Maps& maps = job.maps;
    Record& record = job.record;
    const auto word = [&](std::string_view column) {
        return maps.alertWord(kProduct, column, firstText(record, {column}));
    };
    alert.severity = wordOr(word("severityValue"), "Medium");
    alert.status = wordOr(word("statusValue"), "New");
    alert.resolution = wordOr(word("resolutionStatusValue"), "none");
    if (alert.resolution != "none") alert.status = "Closed";
    alert.isRead = alert.status != "New";
    alert.productStatus = alert.status;
    const JsonText intents = job.json("intent");
    intents.root().each([&](const JsonView& i) {
        const std::string_view tactic = maps.alertWord(kProduct, "intent", i.scalar());
        if (!tactic.empty() && tactic != "Unknown") addOnce(alert.tactics, std::string(tactic));
    });
    const JsonText stories = job.json("stories");
    std::string_view category = maps.alertWord(kProduct, "stories", stories.root().first().scalar());
    const JsonText policy = job.json("policy");
    if (category.empty())
        category = maps.alertWord(kProduct, "policyType", policy.root().any({"policyType"}));
    alert.category = wordOr(category, "Threat detection");
}

} // namespace

void normaliseCloudAppsActivity(const Job& job)
{
    CloudActivity(job).write();
}

void normaliseCloudAppsAlert(const Job& job)
{
    Record& record = job.record;
    Normalised& out = job.out;
    out.kind = RecordKind::Alert;
    Alert& alert = out.alert;
    alert.externalId = firstText(record, {"_id"});
    alert.source = "Defender for Cloud Apps";
    alert.provider = "MCAS";
    alert.title = firstText(record, {"title"});
    alert.description = firstText(record, {"description"});
    alert.time = out.time;
    alert.comment = firstText(record, {"comment"});
    alert.assignee = firstText(record, {"handledByUser"});
    alert.link = firstText(record, {"URL"});
    const JsonText policy = job.json("policy");
    alert.policy = policy.root().any({"label"});
    writeAlertWords(job, alert);
    const JsonText entities = job.json("entities");
    alert.entities = std::string(record.text("entities"));
    entities.root().each([&](const JsonView& e) { addEntity(job.maps, out, e); });
    if (alert.policy.empty()) alert.policy = alert.title;
}

} // namespace sightline::normalise

// SPDX-License-Identifier: GPL-3.0-or-later
// Defender for Cloud Apps activities as its API lists them: one JSON object with an array `data`.
#include "core/demo/records.h"
#include "core/demo/tables.h"
#include "core/demo/writers.h"

#include <fmt/format.h>

namespace sightline::demo
{

namespace
{

constexpr int kTenantNumber = 97'134;

class CloudAppsWriter : public EventWriter
{
public:
    CloudAppsWriter(const std::filesystem::path& folder, const Company& company)
        : EventWriter(folder, "cloudapps/activities",
                      {".json", "{\"data\":[\n", ",\n", "\n],\"hasNext\":false}\n", false}, company)
    {
    }

    std::string write(const Event& e) override
    {
        const CloudAppOperation& operation = cloudAppOperations()[e.object];
        const std::string id = fmt::format("{}_{}_{}", kTenantNumber, operation.appId, guidText(e.salt));
        m_line.clear();
        Json json(m_line);
        json.open();
        writeHead(json, e, operation, id);
        writePlace(json, e);
        writeActor(json, e, operation);
        writeRaw(json, e, operation);
        json.close();
        m_file.write(m_line);
        return id;
    }

private:
    void writeHead(Json& json, const Event& e, const CloudAppOperation& operation,
                   const std::string& id) const
    {
        const std::int64_t time = toUnixMs(e.time);
        json.text("_id", id)
            .text("uid", id)
            .number("tenantId", kTenantNumber)
            .text("aadTenantId", m_company.tenantId);
        json.number("appId", operation.appId).number("saasId", operation.appId).number("srcAppId", 11161);
        json.text("appName", operation.app).number("timestamp", time).number("timestampRaw", time);
        json.number("instantiation", time + 271'000).number("created", time + 273'000);
        json.number("eventType", operation.eventType).text("eventTypeValue", operation.eventValue);
        json.text("eventTypeName", operation.category).text("severity", "INFO").number("confidenceLevel", 20);
        json.number("source", 2).text("description", operation.operation);
        json.raw("eventRouting", R"({"scubaUnpacker":false,"lograbber":true,"auditing":true})");
    }

    void writePlace(Json& json, const Event& e) const
    {
        const Place& place = places()[e.origin.place];
        const Client& client = clients()[e.client];
        json.open("device").text("clientIP", publicAddress(m_company, e)).text("userAgent", client.agent);
        json.text("countryCode", place.country).close();
        json.open("location")
            .text("countryCode", place.country)
            .text("city", place.city)
            .text("region", place.state);
        json.raw("latitude", place.latitude).raw("longitude", place.longitude);
        json.text("organizationSearchable", place.isp).flag("anonymousProxy", false).number("category", 0);
        json.text("categoryValue", "NONE").close();
        json.open("userAgent").text("name", client.browser).text("type", "Browser").text("os", client.os);
        json.text("deviceType", isPhone(e.client) ? "MOBILE" : "DESKTOP").close();
    }

    void writeActor(Json& json, const Event& e, const CloudAppOperation& operation) const
    {
        const Account& a = m_company.accounts[e.actor];
        json.open("user").text("userName", a.upn).openArray("userTags").closeArray().close();
        json.open("resolvedActor").text("id", a.objectId).text("saasId", "11161").text("instanceId", "0");
        json.text("objType", "23")
            .text("name", a.displayName)
            .text("role", "4")
            .flag("resolved", true)
            .close();
        json.open("mainInfo").text("type", operation.success ? "basic" : "failedLogin");
        json.text("rawOperationName", operation.operation).text("prettyOperationName", operation.operation);
        json.open("activityResult")
            .flag("isSuccess", operation.success)
            .close()
            .openArray("eventObjects")
            .open();
        json.number("objType", 1).number("role", 3).text("name", documentOf(object(e)).name);
        json.text("id", guidText(object(e) + 7'000'000ULL)).text("serviceObjectType", "File").close();
        json.open()
            .number("objType", 23)
            .number("role", 4)
            .text("name", a.displayName)
            .text("id", a.objectId);
        json.number("saasId", 11161)
            .number("instanceId", 0)
            .flag("resolved", true)
            .close()
            .closeArray()
            .close();
    }

    void writeRaw(Json& json, const Event& e, const CloudAppOperation& operation) const
    {
        const Account& a = m_company.accounts[e.actor];
        json.open("rawDataJson").text("Id", guidText(e.salt)).text("CreationTime", isoFixed(e.time, 7));
        json.text("Operation", operation.operation).text("OrganizationId", m_company.tenantId);
        json.text("UserId", a.upn).text("UserKey", a.objectId).number("UserType", 0);
        json.text("ClientIP", publicAddress(m_company, e))
            .text("ObjectId", documentOf(object(e)).name)
            .close();
    }

    static std::uint32_t object(const Event& e) { return static_cast<std::uint32_t>(e.salt % 4000); }
};

} // namespace

std::unique_ptr<EventWriter> makeCloudAppsWriter(const std::filesystem::path& folder, const Company& company)
{
    return std::make_unique<CloudAppsWriter>(folder, company);
}

} // namespace sightline::demo

// SPDX-License-Identifier: GPL-3.0-or-later
// Entra sign-ins as rows of the Log Analytics table SigninLogs, one JSON object a line.
#include "core/demo/records.h"
#include "core/demo/tables.h"
#include "core/demo/writers.h"

#include <fmt/format.h>

namespace sightline::demo
{

namespace
{

constexpr std::string_view kRisk =
    R"("RiskDetail":"none","RiskEventTypes":"[]","RiskLevelAggregated":"none","RiskLevelDuringSignIn":"none","RiskState":"none")";

class SignInWriter : public EventWriter
{
public:
    SignInWriter(const std::filesystem::path& folder, const Company& company)
        : EventWriter(folder, "entra/SigninLogs", {".jsonl", {}, "\n", "\n", true}, company)
    {
    }

    std::string write(const Event& e) override
    {
        const std::string id = guidText(e.salt);
        m_line.clear();
        Json json(m_line);
        json.open();
        writeHead(json, e);
        json.text("Id", id).text("OriginalRequestId", id);
        writeResult(json, e);
        writeActor(json, e);
        writePlace(json, e);
        writeDevice(json, e);
        json.raw({}, kRisk);
        json.text("Type", "SigninLogs").close();
        m_file.write(m_line);
        return id;
    }

private:
    void writeHead(Json& json, const Event& e) const
    {
        const std::string time = isoFixed(e.time, 7);
        json.text("TenantId", "5d0b5e9c-3b0e-4f0e-9a61-7c1f0c7a4d10").text("SourceSystem", "Azure AD");
        json.text("TimeGenerated", time).text("CreatedDateTime", time);
        json.text("OperationName", "Sign-in activity").text("OperationVersion", "1.0");
        json.text("Category", e.logonType == 0 ? "NonInteractiveUserSignInLogs" : "SignInLogs");
        json.text("CorrelationId", guidText(correlationOf(e))).text("Level", "4");
        json.text("AADTenantId", m_company.tenantId).flag("IsInteractive", e.logonType != 0);
    }

    static void writeResult(Json& json, const Event& e)
    {
        const SignInResult& result = signInResults()[e.outcome];
        const bool good = e.outcome == kSignInOk;
        json.text("ResultType", result.code)
            .text("ResultDescription", result.text)
            .text("ResultSignature", "None");
        json.open("Status").raw("errorCode", result.code);
        if (!good) json.text("failureReason", result.text);
        json.close();
        json.text("ConditionalAccessStatus", e.outcome == kSignInBlocked ? "failure"
                                             : good                      ? "success"
                                                                         : "notApplied");
        json.text("AuthenticationRequirement",
                  e.salt % 3 == 0 ? "singleFactorAuthentication" : "multiFactorAuthentication");
        json.number("DurationMs", 0)
            .text("ProcessingTimeInMilliseconds", fmt::format("{}", 60 + e.salt % 700));
    }

    void writeActor(Json& json, const Event& e) const
    {
        const Account& a = m_company.accounts[e.actor];
        const CloudApp& app = cloudApps()[e.object];
        json.text("Identity", a.displayName).text("UserDisplayName", a.displayName);
        json.text("UserPrincipalName", a.upn).text("UserId", a.objectId);
        json.text("UserType", a.kind == AccountKind::Guest ? "Guest" : "Member");
        json.text("AppDisplayName", app.name).text("AppId", app.id);
        json.text("ResourceDisplayName", app.resource).text("ResourceIdentity", app.resourceId);
        json.text("TokenIssuerType", "AzureAD");
    }

    void writePlace(Json& json, const Event& e) const
    {
        const Place& place = places()[e.origin.place];
        json.text("IPAddress", publicAddress(m_company, e)).text("Location", place.country);
        json.open("LocationDetails").text("city", place.city).text("state", place.state);
        json.text("countryOrRegion", place.country).open("geoCoordinates");
        json.raw("latitude", place.latitude).raw("longitude", place.longitude).close().close();
    }

    void writeDevice(Json& json, const Event& e) const
    {
        const Client& client = clients()[e.client];
        const Account& a = m_company.accounts[e.actor];
        const bool own = e.managed;
        json.open("DeviceDetail").text("deviceId", own ? guidText(e.source + 1ULL) : std::string());
        if (own) json.text("displayName", m_company.hosts[e.source].name);
        json.text("operatingSystem", client.os).text("browser", client.browser);
        if (own)
            json.flag("isManaged", true)
                .flag("isCompliant", true)
                .text("trustType", a.synced ? "Hybrid Azure AD joined" : "Azure AD joined");
        json.close();
        json.text("ClientAppUsed", client.kind).text("UserAgent", client.agent);
    }
};

} // namespace

std::unique_ptr<EventWriter> makeSignInWriter(const std::filesystem::path& folder, const Company& company)
{
    return std::make_unique<SignInWriter>(folder, company);
}

} // namespace sightline::demo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/documents.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace sightline::store
{
namespace
{

using nlohmann::json;

template <class T> using TextField = std::pair<const char*, std::string T::*>;
template <class T> using ListField = std::pair<const char*, std::vector<std::string> T::*>;
template <class T> using TimeField = std::pair<const char*, Ticks T::*>;

constexpr std::array<TextField<Alert>, 11> kAlertTexts{{{"provider", &Alert::provider},
                                                        {"policy", &Alert::policy},
                                                        {"policyId", &Alert::policyId},
                                                        {"title", &Alert::title},
                                                        {"description", &Alert::description},
                                                        {"severity", &Alert::severity},
                                                        {"category", &Alert::category},
                                                        {"productStatus", &Alert::productStatus},
                                                        {"twinGroup", &Alert::twinGroup},
                                                        {"entities", &Alert::entities},
                                                        {"link", &Alert::link}}};
constexpr std::array<ListField<Alert>, 8> kAlertLists{{{"tactics", &Alert::tactics},
                                                       {"techniques", &Alert::techniques},
                                                       {"users", &Alert::users},
                                                       {"userKeys", &Alert::userKeys},
                                                       {"devices", &Alert::devices},
                                                       {"ipAddresses", &Alert::ipAddresses},
                                                       {"apps", &Alert::apps},
                                                       {"evidence", &Alert::evidence}}};
constexpr std::array<TimeField<Alert>, 3> kAlertTimes{
    {{"time", &Alert::time}, {"start", &Alert::start}, {"end", &Alert::end}}};

constexpr std::array<TextField<Identity>, 14> kIdentityTexts{{{"displayName", &Identity::displayName},
                                                              {"upn", &Identity::upn},
                                                              {"objectId", &Identity::objectId},
                                                              {"onPremSid", &Identity::onPremSid},
                                                              {"cloudSid", &Identity::cloudSid},
                                                              {"samAccountName", &Identity::samAccountName},
                                                              {"domain", &Identity::domain},
                                                              {"mail", &Identity::mail},
                                                              {"department", &Identity::department},
                                                              {"jobTitle", &Identity::jobTitle},
                                                              {"manager", &Identity::manager},
                                                              {"city", &Identity::city},
                                                              {"country", &Identity::country},
                                                              {"immutableId", &Identity::immutableId}}};
constexpr std::array<ListField<Identity>, 4> kIdentityLists{{{"groups", &Identity::groups},
                                                             {"roles", &Identity::roles},
                                                             {"tags", &Identity::tags},
                                                             {"keys", &Identity::keys}}};
constexpr std::array<TimeField<Identity>, 1> kIdentityTimes{{{"time", &Identity::time}}};

template <class T, class Texts, class Lists, class Times>
json write(const T& from, const Texts& texts, const Lists& lists, const Times& times)
{
    json out = json::object();
    for (const auto& [key, member] : texts) {
        if (!(from.*member).empty()) out[key] = from.*member;
    }
    for (const auto& [key, member] : lists) {
        if (!(from.*member).empty()) out[key] = from.*member;
    }
    for (const auto& [key, member] : times) {
        if (from.*member != kNoTime) out[key] = from.*member;
    }
    return out;
}

template <class T, class Texts, class Lists, class Times>
void read(const json& doc, T& into, const Texts& texts, const Lists& lists, const Times& times)
{
    for (const auto& [key, member] : texts) {
        if (doc.contains(key) && doc[key].is_string()) into.*member = doc[key].template get<std::string>();
    }
    for (const auto& [key, member] : lists) {
        if (!doc.contains(key) || !doc[key].is_array()) continue;
        for (const auto& item : doc[key]) {
            if (item.is_string()) (into.*member).push_back(item.template get<std::string>());
        }
    }
    for (const auto& [key, member] : times) {
        if (doc.contains(key) && doc[key].is_number_integer()) into.*member = doc[key].template get<Ticks>();
    }
}

} // namespace

json alertDocument(const Alert& alert)
{
    json out = write(alert, kAlertTexts, kAlertLists, kAlertTimes);
    out["ordinal"] = alert.ordinal;
    return out;
}

void readAlertDocument(const json& doc, Alert& alert)
{
    read(doc, alert, kAlertTexts, kAlertLists, kAlertTimes);
    alert.ordinal = doc.value("ordinal", std::int64_t{0});
}

json identityDocument(const Identity& identity)
{
    json out = write(identity, kIdentityTexts, kIdentityLists, kIdentityTimes);
    if (!identity.enabled) out["enabled"] = false;
    return out;
}

Identity identityFromDocument(const json& doc)
{
    Identity out;
    read(doc, out, kIdentityTexts, kIdentityLists, kIdentityTimes);
    out.enabled = doc.value("enabled", true);
    return out;
}

} // namespace sightline::store

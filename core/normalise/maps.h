// SPDX-License-Identifier: GPL-3.0-or-later
// The knowledge tables of resources/maps, parsed once: Windows events, audit operations, result codes, names
// of applications and countries, words of alerts. Immutable; texts point into the embedded resources.
#pragma once

#include "core/base/result.h"
#include "core/normalise/by_text.h"
#include "core/normalise/normaliser.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::normalise
{

struct WindowsEvent {
    std::string_view action, result, actor, target, object, objectType;
};

// An exception to a Windows event: where `test` of `field` with `value` fits, action and objectType stand
// instead.
struct WindowsRefinement {
    std::string_view field, test, value, action, objectType;
};

struct Operation {
    std::string_view action = "Other";
    std::string_view objectType;
    bool admin = false;
    bool known = false;
};

struct SigninResult {
    std::string_view result = "Failure";
    std::string_view action = "LogOnFailed";
    std::string_view text;
};

struct AppName {
    std::string_view name;
    std::string_view environment;
};

// What a product's own words say; "" where they do not.
struct Words {
    std::string_view action;
    std::string_view result;
};

class Maps
{
public:
    [[nodiscard]] static Result<std::shared_ptr<const Maps>> load();

    [[nodiscard]] const WindowsEvent* windowsEvent(std::string_view channel, std::int64_t id) const;
    [[nodiscard]] std::span<const WindowsRefinement> refinements(std::string_view channel,
                                                                 std::int64_t id) const;
    [[nodiscard]] std::string_view channelName(std::string_view shortName) const; // "" if not listed
    [[nodiscard]] std::string_view windowsStatus(std::uint32_t code) const;       // "" if not listed
    [[nodiscard]] std::string_view kerberosStatus(std::uint32_t code) const;
    [[nodiscard]] std::string_view logonType(std::int64_t number) const;
    [[nodiscard]] bool standsForNobody(std::string_view sid) const; // groups, placeholders, the null SID

    [[nodiscard]] Operation operation(std::string_view workload, std::string_view name) const;
    [[nodiscard]] SigninResult signinResult(std::int64_t code) const;
    [[nodiscard]] std::optional<AppName> app(std::string_view key) const;
    [[nodiscard]] std::string_view country(std::string_view codeOrName) const; // alpha-2, "" if it is none
    // The stored word of a product's code; "" if there is no entry.
    [[nodiscard]] std::string_view alertWord(std::string_view product, std::string_view field,
                                             std::string_view code) const;
    // By the whole phrase, whatever the way its words are joined.
    [[nodiscard]] Words actionWords(std::string_view phrase) const;
    [[nodiscard]] std::string_view resultWord(std::string_view phrase) const;

private:
    struct Prefix {
        std::string start; // folded
        Operation operation;
    };

    struct Workload {
        ByText<Operation> whole; // by folded name
        std::vector<Prefix> prefixes;
    };

    struct AlertWord {
        std::string_view product, field, code, word;
    };

    struct SidKind {
        std::string_view sid, kind;
    };

    using Codes = std::unordered_map<std::uint32_t, std::string_view>;

    // What is known of the events of one channel.
    struct Channel {
        std::unordered_map<std::int64_t, WindowsEvent> events;
        std::unordered_map<std::int64_t, std::vector<WindowsRefinement>> refinements;
    };

    Result<> loadWindows();
    Result<> loadOperations();
    Result<> loadCodes();
    Result<> loadNames();
    Result<> loadWords();
    [[nodiscard]] Operation operationOf(std::string_view foldedWorkload, std::string_view foldedName) const;
    [[nodiscard]] std::string_view alertWordOf(std::string_view product, std::string_view field,
                                               std::string_view code) const;

    ByText<Channel> m_channels;              // by folded name
    ByText<std::string_view> m_channelNames; // by folded short name
    ByText<Workload> m_workloads;            // by folded name
    std::unordered_map<std::int64_t, SigninResult> m_signin;
    ByText<AppName> m_apps;               // by folded key
    ByText<std::string_view> m_countries; // by folded code and names
    std::unordered_map<std::int64_t, std::string_view> m_logonTypes;
    ByText<Words> m_actionWords;            // by plainWords()
    ByText<std::string_view> m_resultWords; // likewise
    std::vector<AlertWord> m_alertWords;
    std::vector<SidKind> m_sids;
    Codes m_status, m_kerberos;
};

} // namespace sightline::normalise

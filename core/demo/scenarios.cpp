// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/scenarios.h"

#include "core/demo/attacks.h"
#include "core/demo/draws.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::demo
{

namespace
{

// Seeds apart from ordinary life's.
constexpr std::uint64_t kAttackStream = 0x61747461636B73, kCampaignStream = 0x63616D706169;

constexpr std::string_view kUsual[] = {"mailbox-takeover", "dcsync"}; // without options

std::vector<AttackKind> allAttacks()
{
    std::vector<AttackKind> out;
    for (const auto table : {cloudAttacks(), forestAttacks(), insiderAttacks()})
        out.insert(out.end(), table.begin(), table.end());
    return out;
}

bool contains(const std::vector<std::string>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

Result<> check(const ScriptOptions& options)
{
    const auto wrong = [](std::string text) {
        return fail(ErrorKind::InvalidInput, "demo.scenario", std::move(text));
    };
    const auto known = attackKinds();
    for (const std::string& kind : options.kinds) {
        if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
        if ((kind == "none" || kind == "all") && options.kinds.size() == 1) continue;
        return wrong(
            fmt::format("no such scenario: {}; there are {}, all and none", kind, fmt::join(known, ", ")));
    }
    if (options.campaigns < 0 || options.campaigns > kMostCampaigns)
        return wrong(fmt::format("the number of campaigns must be from 0 to {}", kMostCampaigns));
    if (options.intensity != 0 && (options.intensity < kLeastIntensity || options.intensity > kMostIntensity))
        return wrong("the intensity must be from 0.25 to 4");
    return {};
}

void play(const Company& company, const AttackKind& kind, Random random, std::uint32_t intensity, int day,
          Script& script)
{
    const int index = static_cast<int>(script.attacks.size());
    script.attacks.push_back({fmt::format("attack-{}", index + 1), std::string(kind.name), {}, intensity});
    Stage stage{company, random, script, index, intensity, day};
    kind.play(stage);
}

void playOnce(const Company& company, const ScriptOptions& options, Script& script)
{
    const std::vector<AttackKind> all = allAttacks();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool usual = std::find(std::begin(kUsual), std::end(kUsual), all[i].name) != std::end(kUsual);
        const bool wanted = options.kinds.empty()
                                ? usual
                                : contains(options.kinds, "all") || contains(options.kinds, all[i].name);
        if (!wanted) continue;
        const std::uint32_t intensity = options.intensity != 0 ? options.intensity : kNaturalIntensity;
        play(company, all[i], Random(mixed(company.seed ^ kAttackStream, i)), intensity, kNever, script);
    }
}

// Spread evenly over the last two thirds of the days.
void playCampaigns(const Company& company, const ScriptOptions& options, Script& script)
{
    std::vector<AttackKind> kinds;
    for (const AttackKind& kind : allAttacks())
        if (options.kinds.empty() || contains(options.kinds, "all") || contains(options.kinds, kind.name))
            kinds.push_back(kind);
    if (kinds.empty()) return;
    const int first = company.days / 3;
    const auto span = static_cast<std::uint64_t>(std::max(1, company.days - first));
    const auto campaigns = static_cast<std::uint64_t>(options.campaigns);
    for (std::uint64_t i = 0; i < campaigns; ++i) {
        Random random(mixed(company.seed ^ kCampaignStream, i));
        const AttackKind& kind = random.pick(kinds);
        const auto drawn = static_cast<std::uint32_t>(logUniform(random, kLeastIntensity, kMostIntensity));
        const std::uint64_t place = (i * 1000 + random.below(1000)) * span / (campaigns * 1000);
        play(company, kind, random, options.intensity != 0 ? options.intensity : drawn,
             first + static_cast<int>(place), script);
    }
}

} // namespace

std::vector<std::string_view> attackKinds()
{
    std::vector<std::string_view> out;
    for (const AttackKind& kind : allAttacks())
        out.push_back(kind.name);
    return out;
}

Result<Script> writeScript(const Company& company, const ScriptOptions& options)
{
    SL_TRY(check(options));
    Script script;
    if (contains(options.kinds, "none")) return script;
    if (options.campaigns > 0)
        playCampaigns(company, options, script);
    else
        playOnce(company, options, script);
    // A script goes on beyond the end of the demo where the demo is short.
    std::erase_if(script.events, [&](const Event& e) { return e.time >= company.end; });
    return script;
}

} // namespace sightline::demo

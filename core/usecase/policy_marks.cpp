// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/policy_marks.h"

#include "core/model/activity.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <utility>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

// The list in a text such as ["A-1","A-2"] with one more element.
std::string withElement(const std::string& list, const std::string& element)
{
    if (list.empty()) return json::array({element}).dump();
    json doc = json::parse(list, nullptr, false);
    if (!doc.is_array()) doc = json::array();
    if (std::ranges::find(doc, json(element)) == doc.end()) doc.push_back(element);
    return doc.dump();
}

// One column of one segment: the texts of marked rows as they will be.
template <class Marks, class ElementOf>
Result<store::OverlayTexts> textsOf(const SegmentView& view, ColumnId column, const Marks& marks,
                                    ElementOf&& elementOf, json& before)
{
    const auto known = view.column(column);
    if (!known) return tl::unexpected(known.error());
    store::OverlayTexts out;
    json texts = json::array();
    json filled = json::array();
    for (const auto& mark : marks) {
        const std::uint32_t row = mark.row.row;
        auto it = out.find(row);
        if (it == out.end()) {
            std::string text = *known ? std::string((*known)->value(row).text) : std::string{};
            if (text.empty()) {
                filled.push_back(row);
            } else {
                texts.push_back(json::array({row, text}));
            }
            it = out.emplace_hint(out.end(), row, std::move(text));
        }
        it->second = withElement(it->second, elementOf(mark));
    }
    before = {{"segment", view.info().id},
              {"column", column},
              {"texts", std::move(texts)},
              {"filled", std::move(filled)}};
    return out;
}

} // namespace

Result<json> PolicyMarks::write(store::CaseWriter& writer, const std::vector<std::string>& policies,
                                const StopToken& stop)
{
    const auto place = [](const Mark& m) { return std::pair(m.row.segment, m.row.row); };
    std::ranges::stable_sort(m_marks, {}, place);
    const auto alertOf = [](const Mark& m) { return fmt::format("A-{}", m.alert); };
    const auto policyOf = [&](const Mark& m) { return policies[m.policy]; };
    json out = json::array();
    for (std::size_t from = 0; from < m_marks.size();) {
        std::size_t to = from;
        while (to < m_marks.size() && m_marks[to].row.segment == m_marks[from].row.segment)
            ++to;
        const SegmentView& view = m_state.activities.snapshot->segments[m_marks[from].row.segment];
        const std::span<const Mark> marks(m_marks.data() + from, to - from);
        const auto put = [&](Activity column, auto&& elementOf) -> Result<> {
            const auto id = columnIdOf(column);
            auto texts = textsOf(view, id, marks, elementOf, out.emplace_back());
            if (!texts) return tl::unexpected(texts.error());
            return writer.mergeOverlay(view.info().id, id, *texts);
        };
        if (stop.stopRequested()) return cancelled();
        SL_TRY(put(Activity::AlertIds, alertOf));
        SL_TRY(put(Activity::MatchedPolicies, policyOf));
        from = to;
    }
    return out;
}

Result<> takeBackMarks(store::CaseWriter& writer, const json& overlays)
{
    for (const json& o : overlays) {
        store::OverlayTexts texts;
        for (const json& t : o.at("texts"))
            texts[t.at(0).get<std::uint32_t>()] = t.at(1).get<std::string>();
        for (const json& row : o.value("filled", json::array())) // these had none
            texts[row.get<std::uint32_t>()] = {};
        SL_TRY(writer.mergeOverlay(o.value("segment", 0), o.value("column", 0), texts));
    }
    return {};
}

} // namespace sightline::usecase

// SPDX-License-Identifier: GPL-3.0-or-later
// From a record with its source table's columns to the normalised activity, alert or identity, and to the
// proofs that join account keys. Pure: the same record gives the same answer on every machine.
#pragma once

#include "core/base/result.h"
#include "core/model/record.h"

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace sightline::normalise
{

// Knowledge tables embedded from resources/maps, parsed once; immutable, shared.
class Maps;
[[nodiscard]] Result<std::shared_ptr<const Maps>> loadMaps();

struct RecordInput {
    std::string_view format;     // Format::id
    std::string_view normaliser; // an entry of the table in normalise.cpp: windows, signin, audit, ...
    std::string_view table;      // source table of this record
    const nlohmann::json* activity = nullptr; // direct map (Format::activity), outlives the Normaliser
    Ticks time = kNoTime;                     // primary time, UTC
    Ticks ingested = kNoTime;
};

struct Memory;

// Normalises record after record; remembers what helps with the next one, not what a record says. The maps
// must outlive it. One thread.
class Normaliser
{
public:
    explicit Normaliser(const Maps& maps);
    ~Normaliser();

    // Fills `out` (cleared by the caller). The record may be asked to keep texts made here.
    void normalise(const RecordInput& input, Record& record, Normalised& out);

private:
    const Maps& m_maps;
    std::unique_ptr<Memory> m_memory;
};

// One record by itself.
void normalise(const Maps& maps, const RecordInput& input, Record& record, Normalised& out);

// The time of a sign-in that has no time column: its earliest authenticationStepDateTime (UTC).
[[nodiscard]] std::optional<Ticks> earliestAuthenticationStep(std::string_view authenticationDetailsJson);

} // namespace sightline::normalise

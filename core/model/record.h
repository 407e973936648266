// SPDX-License-Identifier: GPL-3.0-or-later
// One parsed record between import (which splits and reads it) and normalise (which understands it).
#pragma once

#include "core/base/ticks.h"
#include "core/model/activity.h"
#include "core/model/alert.h"
#include "core/model/identity.h"
#include "core/table/types.h"

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sightline
{

// name: the source table's column name. json: value.text is the JSON of an object or array.
struct Field {
    std::string_view name;
    Value value;
    bool json = false;
};

// Fields in the record's order. Names and texts point into the record's bytes or into `keep`.
class Record
{
public:
    void clear()
    {
        m_fields.clear();
        m_kept.clear();
    }

    void add(std::string_view name, const Value& value, bool json = false)
    {
        m_fields.push_back({name, value, json});
    }

    // Owns a text for as long as the record is not cleared.
    std::string_view keep(std::string text) { return m_kept.emplace_back(std::move(text)); }

    [[nodiscard]] const std::vector<Field>& fields() const { return m_fields; }

    [[nodiscard]] std::vector<Field>& fields() { return m_fields; }

    [[nodiscard]] const Field* find(std::string_view name) const
    {
        for (const Field& f : m_fields) {
            if (f.name == name) return &f;
        }
        return nullptr;
    }

    // The text of a field, numbers and booleans included (kept by the record); "" if absent.
    [[nodiscard]] std::string_view text(std::string_view name);
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const;
    [[nodiscard]] std::optional<bool> boolean(std::string_view name) const;

private:
    std::vector<Field> m_fields;
    std::deque<std::string> m_kept;
};

// The normalised columns of one record. Texts point into the record or into what it keeps.
class ActivityRow
{
public:
    void set(Activity column, const Value& value)
    {
        if (!value.isNull()) m_values[static_cast<std::size_t>(column)] = value;
    }

    void setText(Activity column, std::string_view text)
    {
        if (!text.empty()) m_values[static_cast<std::size_t>(column)] = Value::ofText(text);
    }

    [[nodiscard]] const Value& value(Activity column) const
    {
        return m_values[static_cast<std::size_t>(column)];
    }

    [[nodiscard]] std::string_view text(Activity column) const { return value(column).text; }

private:
    std::array<Value, kActivityColumns> m_values{};
};

enum class RecordKind : std::uint8_t { Activity, Alert, Identity, Other };

// What normalise made of a record.
struct Normalised {
    RecordKind kind = RecordKind::Other;
    Ticks time = kNoTime;
    ActivityRow activity;
    Alert alert;
    Identity identity;
    std::vector<AccountLink> links;
};

} // namespace sightline

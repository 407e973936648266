// SPDX-License-Identifier: GPL-3.0-or-later
// The tables behind windows_events.h: which fields each Security event has and what fills them. Data only.
#pragma once

#include "core/demo/event.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace sightline::demo
{

// Groups of values stay together: whoever fills them goes by ranges.
enum class Value : std::uint8_t {
    Text, // the field's own text
    ActorName,
    ActorAtRealm,
    ActorSid,
    ActorDn,
    ActorDomain, // short name
    TargetName,
    TargetSid,
    TargetDn,
    TargetGuid,
    TargetDisplay,
    TargetUpn,
    GroupName,
    GroupSid,
    GroupDomain,
    Session,
    LogonGuid,
    SourceName, // computer
    SourceNameOrNone,
    Address,
    KerberosAddress,
    Port,
    LogonType,
    LogonProcess,
    Package,
    LmPackage,
    ServiceName,
    ServiceSid,
    TicketEncryption,
    Status,
    SubStatus,
    NtlmStatus,
    ObjectName,
    AccessMask,
    AccessList,
    Properties,
    Image,
    CommandLine,
    ParentImage,
    ProcessId,
    ShareName,
    SharePath,
    FileName, // below the share
    FilePath, // whole
    Attribute,
    AttributeSyntax,
    AttributeValue,
    RecordGuid
};

struct Field {
    std::string_view name;
    Value value = Value::Text;
    std::string_view text = {};
};

struct EventType {
    Kind kind;
    int id, task, version;
    std::string_view category;
    std::span<const Field> fields;
};

// nullptr if the kind is no Windows event.
[[nodiscard]] const EventType* eventTypeOf(Kind kind);

} // namespace sightline::demo

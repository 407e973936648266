// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the digest of a source while it is read, which saves reading it twice. One thread.
#pragma once

#include "core/base/hash.h"
#include "core/base/reader.h"

#include <cstdint>
#include <memory>

namespace sightline::import
{

// The first bytes of a source, and their SHA-256.
struct SourcePrefix {
    std::uint64_t bytes = 0;
    Sha256Digest digest{};
};

class HashingReader final : public Reader
{
public:
    explicit HashingReader(std::unique_ptr<Reader> from) : m_from(std::move(from)) {}

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override
    {
        auto n = m_from->read(into);
        if (!n) return n;
        m_digest.update({into.data(), *n});
        m_bytes += *n;
        return n;
    }

    // What was read so far.
    [[nodiscard]] SourcePrefix prefix() const { return {m_bytes, m_digest.soFar()}; }

    // Reads what a splitter left, as far as it can be read.
    void finish();

private:
    std::unique_ptr<Reader> m_from;
    Sha256 m_digest;
    std::uint64_t m_bytes = 0;
};

} // namespace sightline::import

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/archive.h"

#include "core/base/text.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <utility>

#ifndef _WIN32
#include <locale.h>
#endif

namespace sightline::import
{
namespace
{

constexpr std::size_t kBlock = std::size_t{256} << 10;
constexpr std::size_t kTarHeader = 512;
constexpr std::size_t kLongestName = 4096;
constexpr int kRetries = 100;

// The sum over a tar header is in it as octal digits, counted with blanks in their place.
bool looksTar(std::string_view head)
{
    constexpr std::size_t kSum = 148;
    if (head.size() < kTarHeader || head[0] == '\0') return false;
    if (head.substr(257, 5) == "ustar") return true;
    unsigned wanted = 0;
    std::size_t digits = 0;
    for (const char c : head.substr(kSum, 8)) {
        if (c == ' ' || c == '\0') continue;
        if (c < '0' || c > '7') return false;
        wanted = wanted * 8 + static_cast<unsigned>(c - '0');
        ++digits;
    }
    unsigned sum = 0;
    for (std::size_t i = 0; i < kTarHeader; ++i)
        sum += i >= kSum && i < kSum + 8 ? ' ' : static_cast<unsigned char>(head[i]);
    return digits > 0 && sum == wanted;
}

// What a compressed file is called without the ending of its compression.
std::string innerName(std::string_view name)
{
    name = name.substr(name.find_last_of('/') + 1);
    for (const std::string_view ending : {".gz", ".zst", ".bz2", ".xz"}) {
        if (name.size() > ending.size() && equalsAscii(name.substr(name.size() - ending.size()), ending))
            return std::string(name.substr(0, name.size() - ending.size()));
    }
    return std::string(name);
}

// The library converts names by the locale of the thread, and a program that set none has ASCII only.
class Utf8Names
{
public:
#ifdef _WIN32
    Utf8Names() = default;
#else
    Utf8Names() : m_locale(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr))
    {
        if (m_locale != nullptr) m_before = uselocale(m_locale);
    }

    ~Utf8Names()
    {
        if (m_locale == nullptr) return;
        uselocale(m_before);
        freelocale(m_locale);
    }

    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    locale_t m_locale = nullptr;
    locale_t m_before = nullptr;
#endif
};

std::string memberName(archive_entry* entry)
{
    const char* text = archive_entry_pathname_utf8(entry);
    if (text == nullptr) text = archive_entry_pathname(entry);
    std::string name = text == nullptr ? "a member without a readable name" : text;
    if (!isUtf8(name)) name = repairUtf8(name);
    if (name.starts_with("./")) name = name.substr(2);
    if (name.size() > kLongestName) name = repairUtf8(name.substr(0, kLongestName)) + "...";
    return name;
}

tl::unexpected<Error> limitReached(std::string what)
{
    return fail(ErrorKind::Limit, "archive.limit",
                "the archive's limit is reached: " + std::move(what) + "; the rest was not read");
}

} // namespace

struct Archive::State {
    struct Free {
        void operator()(archive* a) const { archive_read_free(a); }
    };

    std::shared_ptr<Bytes> bytes;
    std::string name;
    ArchiveUse* use = nullptr;
    std::uint64_t at = 0;
    std::array<char, kBlock> block{};
    std::optional<Error> readError; // of the bytes themselves
    bool ended = false;
    std::unique_ptr<archive, Free> handle; // last: closing it may read

    static la_ssize_t read(archive* a, void* self, const void** out)
    {
        auto& s = *static_cast<State*>(self);
        const auto n = s.bytes->readAt(s.at, s.block);
        if (!n) {
            s.readError = n.error();
            archive_set_error(a, EIO, "%s", n.error().message.c_str());
            return ARCHIVE_FATAL;
        }
        s.at += *n;
        *out = s.block.data();
        return static_cast<la_ssize_t>(*n);
    }

    static la_int64_t skip(archive*, void* self, la_int64_t wanted)
    {
        auto& s = *static_cast<State*>(self);
        const std::uint64_t left = s.bytes->size() > s.at ? s.bytes->size() - s.at : 0;
        const auto n =
            std::min<std::uint64_t>(left, static_cast<std::uint64_t>(std::max<la_int64_t>(wanted, 0)));
        s.at += n;
        return static_cast<la_int64_t>(n);
    }

    static la_int64_t seek(archive*, void* self, la_int64_t offset, int whence)
    {
        auto& s = *static_cast<State*>(self);
        const auto size = static_cast<la_int64_t>(s.bytes->size());
        const la_int64_t from = whence == SEEK_SET   ? 0
                                : whence == SEEK_CUR ? static_cast<la_int64_t>(s.at)
                                                     : size;
        if (offset < -from || offset > size - from) return ARCHIVE_FATAL;
        s.at = static_cast<std::uint64_t>(from + offset);
        return from + offset;
    }

    [[nodiscard]] std::string reason() const
    {
        const char* text = archive_error_string(handle.get());
        return text == nullptr ? "no reason given" : text;
    }

    // Why the archive cannot be read any further.
    [[nodiscard]] tl::unexpected<Error> broken()
    {
        ended = true;
        if (readError) return tl::unexpected(*readError);
        if (archive_read_has_encrypted_entries(handle.get()) > 0)
            return fail(ErrorKind::Denied, "archive.encrypted",
                        "the archive is encrypted; unpack it with its password first");
        return fail(
            ErrorKind::Corrupt, "archive.broken",
            fmt::format("the archive breaks off or is damaged ({}); what follows was not read", reason()));
    }
};

bool looksArchive(std::string_view head)
{
    const auto starts = [&](std::string_view magic) { return head.starts_with(magic); };
    const bool zip = starts("PK\x03\x04") || starts("PK\x05\x06") || starts("PK\x07\x08");
    const bool bzip2 =
        starts("BZh") && (head.substr(4, 6) == "1AY&SY" || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90");
    return zip || bzip2 || starts("\x1F\x8B\x08") || starts("\x28\xB5\x2F\xFD") ||
           starts(std::string_view("\xFD"
                                   "7zXZ\0",
                                   6)) ||
           starts("7z\xBC\xAF\x27\x1C") || looksTar(head);
}

Archive::Archive(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

std::uint64_t Archive::consumed() const
{
    return std::min(m_state->at, m_state->bytes->size());
}

Result<Archive> Archive::open(std::shared_ptr<Bytes> bytes, std::string_view name, ArchiveUse& use)
{
    auto state = std::make_unique<State>();
    state->bytes = std::move(bytes);
    state->name = innerName(name);
    state->use = &use;
    state->handle.reset(archive_read_new());
    archive* a = state->handle.get();
    if (a == nullptr) return fail(ErrorKind::Internal, "archive.open", "no memory to open the archive");
    for (const auto support :
         {archive_read_support_filter_gzip, archive_read_support_filter_zstd,
          archive_read_support_filter_bzip2, archive_read_support_filter_xz, archive_read_support_format_tar,
          archive_read_support_format_zip, archive_read_support_format_7zip, archive_read_support_format_raw,
          archive_read_support_format_empty}) {
        if (support(a) < ARCHIVE_WARN)
            return fail(ErrorKind::Unsupported, "archive.open",
                        "the archive cannot be read here: " + state->reason());
    }
    archive_read_set_callback_data(a, state.get());
    archive_read_set_read_callback(a, State::read);
    archive_read_set_skip_callback(a, State::skip);
    archive_read_set_seek_callback(a, State::seek);
    if (archive_read_open1(a) < ARCHIVE_WARN) return state->broken();
    return Archive(std::move(state));
}

// All of a member's bytes; an error says why there are no more.
Result<> Archive::unpack(ArchiveMember& member, const Watch& watch)
{
    State& s = *m_state;
    ArchiveUse& use = *s.use;
    auto spool = std::make_shared<Spool>(use.limits.spoolInMemory);
    member.bytes = spool;
    std::string block(kBlock, '\0');
    for (int retries = 0; retries < kRetries;) {
        if (watch.stop.stopRequested()) return cancelled();
        const la_ssize_t n = archive_read_data(s.handle.get(), block.data(), block.size());
        if (n == 0) return {};
        if (n == ARCHIVE_RETRY) {
            ++retries;
            continue;
        }
        if (n == ARCHIVE_FATAL) return s.broken();
        if (n < 0)
            return fail(ErrorKind::Corrupt, "archive.damaged",
                        fmt::format("the member is damaged ({})", s.reason()));
        use.bytes += static_cast<std::uint64_t>(n);
        SL_TRY(spool->append(std::string_view(block).substr(0, static_cast<std::size_t>(n))));
        watch.report(consumed(), 0, "read");
        if (use.bytes > use.limits.bytes)
            return limitReached(fmt::format("it unpacks to more than {} bytes", use.limits.bytes));
        if (use.bytes > use.limits.ratioFrom && use.bytes / use.limits.ratio > use.packed)
            return limitReached(fmt::format("it unpacks to more than {} times its size", use.limits.ratio));
    }
    return s.broken();
}

Result<std::optional<ArchiveMember>> Archive::next(const Watch& watch)
{
    State& s = *m_state;
    archive* a = s.handle.get();
    const Utf8Names names;
    for (int retries = 0; !s.ended && retries < kRetries;) {
        if (watch.stop.stopRequested()) return cancelled();
        archive_entry* entry = nullptr;
        const int rc = archive_read_next_header(a, &entry);
        if (rc == ARCHIVE_EOF) break;
        if (rc == ARCHIVE_RETRY) {
            ++retries;
            continue;
        }
        if (rc < ARCHIVE_WARN) return s.broken();
        if (++s.use->members > s.use->limits.members) {
            s.ended = true;
            return limitReached(fmt::format("it has more than {} members", s.use->limits.members));
        }
        if (archive_entry_filetype(entry) != AE_IFREG) continue;
        ArchiveMember out;
        const bool nameless = archive_format(a) == ARCHIVE_FORMAT_RAW;
        out.path = nameless ? s.name : memberName(entry);
        if (archive_entry_is_encrypted(entry) != 0) {
            out.problem = Error{ErrorKind::Denied,
                                "archive.encrypted",
                                "it is encrypted; unpack the archive with its password first",
                                {}};
            return out;
        }
        const auto unpacked = unpack(out, watch);
        if (unpacked) return out;
        if (unpacked.error().cancelled()) return tl::unexpected(unpacked.error());
        s.ended = s.ended || unpacked.error().kind != ErrorKind::Corrupt;
        out.problem = unpacked.error();
        return out;
    }
    s.ended = true;
    return std::nullopt;
}

} // namespace sightline::import

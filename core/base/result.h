// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as values: every verb that can fail returns Result<T>. Nothing throws across a module.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace sightline
{

enum class ErrorKind {
    NotFound,
    InvalidInput,
    Corrupt,
    Unsupported,
    Denied,
    Busy,
    Cancelled,
    Limit,
    Io,
    Internal
};

// message: one English sentence with its arguments filled in, fit for the CLI; the window translates by `id`.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string id;      // stable message id, e.g. "case.busy"
    std::string message; // English text
    std::string where;   // file, table, column or "line 3, column 7"; may be empty

    [[nodiscard]] std::string text() const { return where.empty() ? message : message + " (" + where + ")"; }

    [[nodiscard]] bool cancelled() const { return kind == ErrorKind::Cancelled; }
};

template <class T = void> using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string id, std::string message, std::string where = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(id), std::move(message), std::move(where)});
}

inline tl::unexpected<Error> cancelled()
{
    return fail(ErrorKind::Cancelled, "cancelled", "cancelled");
}

} // namespace sightline

// Returns the error of a Result expression from the enclosing function.
#define SL_TRY_NAME2(line) slResult_##line
#define SL_TRY_NAME(line) SL_TRY_NAME2(line)
#define SL_TRY(expr)                                                                                         \
    do {                                                                                                     \
        if (auto SL_TRY_NAME(__LINE__) = (expr); !SL_TRY_NAME(__LINE__))                                     \
            return tl::unexpected(std::move(SL_TRY_NAME(__LINE__).error()));                                 \
    } while (false)

// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite with errors as values. A Database and its Statements belong to one thread at a time.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace sightline::store
{

class Statement
{
public:
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}

    // Parameters count from 1. Texts and blobs must live until step().
    Statement& bind(int index, std::int64_t value);
    Statement& bindText(int index, std::string_view text);
    Statement& bindBlob(int index, std::string_view bytes);
    Statement& bindNull(int index);

    // true: a row is there; false: done.
    [[nodiscard]] Result<bool> step();
    // step() for statements without rows, then reset().
    [[nodiscard]] Result<> run();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const; // also blobs

private:
    struct Finalize {
        void operator()(sqlite3_stmt* s) const;
    };

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

enum class OpenMode { Read, Write, Create };

class Database
{
public:
    // Untrusted-schema and defensive settings are always on.
    [[nodiscard]] static Result<Database> open(const std::filesystem::path& path, OpenMode mode);

    [[nodiscard]] Result<> exec(const std::string& sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    [[nodiscard]] Result<std::int64_t>
    integer(std::string_view sql); // first column of the first row, 0 if none
    [[nodiscard]] std::int64_t lastId() const;
    [[nodiscard]] bool inTransaction() const;

private:
    struct Close {
        void operator()(sqlite3* db) const;
    };

    std::unique_ptr<sqlite3, Close> m_db;
};

// Rolls back when it is destroyed without commit. One inside another is a part of it.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database& db);

    Transaction(Transaction&& other) noexcept
        : m_db(std::exchange(other.m_db, nullptr)), m_inner(other.m_inner)
    {
    }

    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    [[nodiscard]] Result<> commit();

private:
    Transaction(Database& db, bool inner) : m_db(&db), m_inner(inner) {}

    Database* m_db;
    bool m_inner;
};

} // namespace sightline::store

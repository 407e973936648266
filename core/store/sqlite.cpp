// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include "core/base/reader.h"

#include <sqlite3.h>

namespace sightline::store
{
namespace
{

tl::unexpected<Error> sqliteError(sqlite3* db, int code)
{
    const std::string text = db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    const char* path = db != nullptr ? sqlite3_db_filename(db, "main") : nullptr;
    const std::string where = path != nullptr ? path : "";
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fail(ErrorKind::Busy, "case.busy", "the case is being written by another program", where);
    case SQLITE_FULL:
        return fail(ErrorKind::Io, "case.full", "the disk is full; nothing that was saved is lost", where);
    case SQLITE_READONLY:
        return fail(ErrorKind::Denied, "case.readonly", "the case file cannot be written", where);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return fail(ErrorKind::Corrupt, "case.corrupt", "the case file is damaged: " + text, where);
    case SQLITE_CANTOPEN:
        return fail(ErrorKind::NotFound, "case.open", "the case file cannot be opened", where);
    case SQLITE_IOERR:
        return fail(ErrorKind::Io, "case.io", "the disk reports an error: " + text, where);
    default:
        return fail(ErrorKind::Internal, "case.sqlite", text, where);
    }
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* s) const
{
    sqlite3_finalize(s);
}

Statement& Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
    return *this;
}

Statement& Statement::bindText(int index, std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), index, text.data() != nullptr ? text.data() : "", text.size(),
                        SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindBlob(int index, std::string_view bytes)
{
    sqlite3_bind_blob64(m_statement.get(), index, bytes.data() != nullptr ? bytes.data() : "", bytes.size(),
                        SQLITE_STATIC);
    return *this;
}

Statement& Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement.get(), index);
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return sqliteError(sqlite3_db_handle(m_statement.get()), code);
}

Result<> Statement::run()
{
    const auto stepped = step();
    reset();
    if (!stepped) return tl::unexpected(stepped.error());
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string Statement::text(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return data == nullptr ? std::string{} : std::string(data, static_cast<std::size_t>(size));
}

void Database::Close::operator()(sqlite3* db) const
{
    sqlite3_close_v2(db);
}

Result<Database> Database::open(const std::filesystem::path& path, OpenMode mode)
{
    int flags = SQLITE_OPEN_NOMUTEX;
    flags |= mode == OpenMode::Read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (mode == OpenMode::Create) flags |= SQLITE_OPEN_CREATE;
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(pathText(path).c_str(), &raw, flags, nullptr);
    Database out;
    out.m_db.reset(raw);
    if (code != SQLITE_OK) return sqliteError(raw, code);
    sqlite3_busy_timeout(raw, 5000);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    SL_TRY(out.exec("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON"));
    return out;
}

Result<> Database::exec(const std::string& sql)
{
    const int code = sqlite3_exec(m_db.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return sqliteError(m_db.get(), code);
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(m_db.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) return sqliteError(m_db.get(), code);
    return Statement(statement);
}

Result<std::int64_t> Database::integer(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    return *row ? statement->integer(0) : 0;
}

std::int64_t Database::lastId() const
{
    return sqlite3_last_insert_rowid(m_db.get());
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_db.get()) == 0;
}

Result<Transaction> Transaction::begin(Database& db)
{
    const bool inner = db.inTransaction();
    SL_TRY(db.exec(inner ? "SAVEPOINT inner" : "BEGIN IMMEDIATE"));
    return Transaction(db, inner);
}

Transaction::~Transaction()
{
    if (m_db != nullptr) (void)m_db->exec(m_inner ? "ROLLBACK TO inner; RELEASE inner" : "ROLLBACK");
}

Result<> Transaction::commit()
{
    SL_TRY(m_db->exec(m_inner ? "RELEASE inner" : "COMMIT"));
    m_db = nullptr;
    return {};
}

} // namespace sightline::store

#pragma once
#include <sqlite3.h>

/* Variadic functions and function-pointer constants do not reach Swift; these do. */

/* Turns off the global memory statistics, and with them a lock round every allocation. Call before anything else. */
static inline int tutorline_sqlite_without_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* Only the writer may checkpoint, so the last connection to close must not do it in passing. */
static inline int tutorline_sqlite_keep_wal_on_close(sqlite3 *db) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}

static inline int tutorline_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
    return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}

static inline int tutorline_sqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/* Linux has it for whoever defines _GNU_SOURCE, which clashes with the Glibc module. */
int sync_file_range(int descriptor, long offset, long count, unsigned flags);

/* Begins to bring a part of a file to the disk; waiting, returns when it is there. */
static inline int tutorline_write_out(int descriptor, long offset, long count, int waits) {
    enum { wait_before = 1, begin = 2, wait_after = 4 };
    return sync_file_range(descriptor, offset, count, waits ? wait_before | begin | wait_after : begin);
}

internal import CSQLite

/// SQLite as a whole, which is told how to work before anybody uses it.
package enum Library {
    /// Turns off the statistics of memory, and with them a lock round every allocation that all threads share.
    ///
    /// SQLite refuses once it is at work, and registering a file system puts it to work: whoever may be first asks for
    /// this before. Refused, nothing is lost but speed.
    package static let isReady = tutorline_sqlite_without_statistics() == SQLITE_OK
}

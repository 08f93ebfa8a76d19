internal import CSQLite

/// What went wrong in a database, in words for a person and in a kind for the program.
@usableFromInline package struct DatabaseError: Error, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        /// The disk, or the limit set for the file, has no room left.
        case full
        /// Reading, writing or syncing failed below SQLite.
        case inputOutput
        /// The file is damaged.
        case corrupt
        /// The file is no database, or no longer one.
        case noDatabase
        /// Someone else holds the file.
        case inUse
        /// The file may be read but not written.
        case readOnly
        /// A row broke a rule of its table.
        case constraint
        /// The file was made by a newer version of the program or by another program, or is a backup that is not whole.
        case foreign
        /// The database was closed.
        case closed
        case other
    }

    package let kind: Kind
    /// SQLite's extended result code; 0 where the error is our own.
    package let code: Int32
    package let sentence: String

    /// Whether the same command may succeed when sent again.
    package var retry: Bool {
        switch kind {
        case .full, .inputOutput, .inUse, .closed: true
        case .corrupt, .noDatabase, .readOnly, .constraint, .foreign, .other: false
        }
    }

    /// Whether the disk or the file is at fault, and not what was asked of it.
    var isOfTheDisk: Bool {
        switch kind {
        case .full, .inputOutput, .corrupt, .noDatabase, .readOnly: true
        case .inUse, .constraint, .foreign, .closed, .other: false
        }
    }

    /// Whether what is in the file cannot be had, and not merely nothing be added to it.
    var isOfReading: Bool {
        // Swift does not see them: SQLITE_IOERR_READ, _SHORT_READ, _DATA and _CORRUPTFS.
        kind == .corrupt || kind == .noDatabase || code & 0xff == SQLITE_IOERR && [1, 2, 32, 33].contains(code >> 8)
    }

    @usableFromInline package var description: String { sentence }

    package init(_ kind: Kind, _ sentence: String) {
        self.kind = kind
        self.code = 0
        self.sentence = sentence
    }

    init(code: Int32, during action: String, message: String) {
        self.code = code
        kind = Kind(code: code)
        // Of a script the first line says enough.
        let action = action.split(separator: "\n").first.map(String.init) ?? action
        sentence =
            kind == .noDatabase ? kind.sentence : "\(kind.sentence) (\(action): \(message), SQLite code \(code))"
    }

    /// The same, with the name of the file at whose opening it was: a person may have named the wrong one.
    package func opening(_ file: String) -> DatabaseError {
        if kind == .noDatabase || kind == .inputOutput, DatabaseFile.isFolder(file) {
            return DatabaseError(.noDatabase, "\(file) is a folder, and not a database; name a file.")
        }
        let named: String? =
            switch kind {
            case .noDatabase: "is not a database, or was overwritten; check that it is the right file."
            case .corrupt: "is damaged, so it cannot be opened; restore a backup, and keep this file."
            default: nil
            }
        return named.map { DatabaseError(kind, "\(file) \($0)") } ?? self
    }
}

extension DatabaseError.Kind {
    init(code: Int32) {
        self =
            switch code & 0xff {
            case SQLITE_FULL: .full
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM: .inputOutput
            case SQLITE_CORRUPT: .corrupt
            case SQLITE_NOTADB: .noDatabase
            case SQLITE_BUSY, SQLITE_LOCKED: .inUse
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .readOnly
            case SQLITE_CONSTRAINT: .constraint
            default: .other
            }
    }

    fileprivate var sentence: String {
        switch self {
        case .full: "The disk has no room left for the database; nothing was changed."
        case .inputOutput: "The disk could not be read or written; nothing was changed."
        case .corrupt: "The database file is damaged; restore it from a backup."
        case .noDatabase: "The file is not a database, or was overwritten; check that it is the right one."
        case .inUse: "The database is in use by another program; try again."
        case .readOnly: "The database file or its folder may not be written; check their owner and permissions."
        case .constraint: "The row breaks a rule of the database; nothing was changed."
        case .foreign: "The database belongs to another version of the program."
        case .closed: "The database was closed."
        case .other: "The database could not do that; nothing was changed."
        }
    }
}

internal import Cryptography
internal import SQLite

extension SQLiteStore: ConfigurationStore {
    package func record(_ configuration: NewConfiguration) async throws(StoreError) -> RecordedConfiguration {
        let now = rules.now()
        return try await write { db, _ in
            let author = try configuration.author.map { try db.person($0).row }
            try db.run(
                """
                INSERT INTO config_revision (revision, file, cause, author, trusted, disk, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                .text(configuration.revision),
                .text(configuration.file),
                .text(configuration.cause.rawValue),
                .integer(author),
                .flag(configuration.isTrusted),
                .text(configuration.disk),
                .moment(now)
            )
            let number = db.lastInserted
            for (path, bytes) in configuration.files {
                let digest = SHA256.hash(bytes)
                try db.run(
                    "INSERT OR IGNORE INTO config_content (digest, bytes) VALUES (?, ?)",
                    .bytes(digest),
                    .bytes(bytes)
                )
                try db.run(
                    "INSERT INTO config_file (revision, path, digest) VALUES (?, ?, ?)",
                    .integer(number),
                    .text(path),
                    .bytes(digest)
                )
            }
            guard let record = try db.recordedConfiguration(number) else { throw StoreError.unknownRevision }
            return record
        }
    }

    package func configurations(limit: Int) async throws(StoreError) -> [RecordedConfiguration] {
        try await read { try $0.configurations(limit: limit) }
    }

    package func configuration(_ revision: String) async throws(StoreError) -> StoredConfiguration {
        try await read { db in
            // Revisions are hexadecimal, so what begins so lies between it and it with a "g".
            let number = try db.first(
                "SELECT id FROM config_revision WHERE revision >= ?1 AND revision < ?1 || 'g' ORDER BY id DESC LIMIT 1",
                .text(revision)
            ) { $0.integer(0) }
            guard let number, !revision.isEmpty, let stored = try db.storedConfiguration(number) else {
                throw StoreError.unknownRevision
            }
            return stored
        }
    }

    package func trustedConfiguration(disk: String) async throws(StoreError) -> StoredConfiguration? {
        try await read { db in
            let number = try db.first(
                "SELECT id FROM config_revision WHERE trusted AND disk = ? ORDER BY id DESC LIMIT 1",
                .text(disk)
            ) { $0.integer(0) }
            return try number.flatMap(db.storedConfiguration)
        }
    }
}

extension TurnArchive {
    package func configurations(limit: Int) throws(StoreError) -> [RecordedConfiguration] {
        try read { try $0.configurations(limit: limit) }
    }
}

extension Connection {
    fileprivate func configurations(limit: Int) throws -> [RecordedConfiguration] {
        try all("SELECT id FROM config_revision ORDER BY id DESC LIMIT ?", .integer(Int64(max(0, limit)))) {
            $0.integer(0)
        }.compactMap(recordedConfiguration)
    }

    fileprivate func recordedConfiguration(_ number: Int64) throws -> RecordedConfiguration? {
        try first(
            """
            SELECT config_revision.id, revision, cause, account.name, trusted, disk, at
            FROM config_revision LEFT JOIN account ON account.id = author WHERE config_revision.id = ?
            """,
            .integer(number)
        ) { row in
            RecordedConfiguration(
                number: row.integer(0),
                revision: row.text(1),
                cause: try ConfigurationCause(word: row, 2),
                author: row.optionalText(3),
                isTrusted: row.integer(4) != 0,
                disk: row.text(5),
                at: Moment(row, 6)
            )
        }
    }

    fileprivate func storedConfiguration(_ number: Int64) throws -> StoredConfiguration? {
        guard let record = try recordedConfiguration(number) else { return nil }
        let file = try first("SELECT file FROM config_revision WHERE id = ?", .integer(number)) { $0.text(0) }
        let files = try all(
            """
            SELECT path, bytes FROM config_file JOIN config_content USING (digest) WHERE revision = ?
            """,
            .integer(number)
        ) { ($0.text(0), $0.bytes(1)) }
        return StoredConfiguration(
            record: record,
            file: file ?? "",
            files: Dictionary(files, uniquingKeysWith: { first, _ in first })
        )
    }
}

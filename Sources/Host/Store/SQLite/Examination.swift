internal import SQLite

extension SQLiteStore {
    package func examine() async throws(StoreError) -> [Symptom] {
        let now = rules.now()
        do {
            // In memory the writer reads, and is in a transaction already.
            let isApart = database.settings.path != nil
            return try await database.aside { db in
                // One snapshot: a host that runs meanwhile writes between two questions.
                if isApart { try db.execute("BEGIN") }
                defer { if isApart { try? db.execute("COMMIT") } }
                return try db.symptoms(at: now)
            }
        } catch {
            throw StoreError(error)
        }
    }

    /// What a backup has that a sound store does not; throws when the file is no backup at all.
    package static func verify(_ backup: String) throws(StoreError) -> [Symptom] {
        do {
            let db = try Replacement.open(backup, knowing: Migration.all)
            // A question may have been open when the copy was made; that is no fault of the copy.
            return try db.symptoms(at: Moment(milliseconds: 0))
        } catch {
            throw StoreError(error)
        }
    }
}

extension Connection {
    func symptoms(at now: Moment) throws -> [Symptom] {
        let damage = try damage()
        var symptoms = damage.map { line in
            let isCurable = damage.allSatisfy(\.isOfAnIndex)
            return Symptom(
                sentence: "The file is damaged: \(line).",
                meaning: isCurable
                    ? "Only an index is damaged, which helps to find rows; it is rebuilt from the rows."
                    : "The disk, or something that wrote to the file, caused this. Restore a backup, and keep this file.",
                isCurable: isCurable
            )
        }
        // The rest may not be readable.
        guard damage.allSatisfy(\.isOfAnIndex) else { return symptoms }
        for rows in try danglingRows() where !rows.isCurable {
            symptoms.append(
                Symptom(
                    sentence: "\(rows.count) rows of \(rows.table) refer to missing rows of \(rows.parent).",
                    meaning:
                        "They cannot be repaired without those rows. Restore a backup, and keep this file.",
                    isCurable: false
                )
            )
        }
        for ailment in Ailment.all {
            let count = try ailment.count(self, now)
            if count > 0 { symptoms.append(ailment.symptom(count)) }
        }
        return symptoms
    }
}

extension String {
    /// Whether a finding of SQLite's is about an index, which can be made anew.
    var isOfAnIndex: Bool {
        contains("missing from index") || hasPrefix("wrong # of entries in index")
            || hasPrefix("malformed inverted index for FTS5 table")
    }
}

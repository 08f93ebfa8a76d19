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
    package static func verify(_ backup: String) throws(StoreError) -> Verification {
        do {
            let db = try Replacement.open(backup, knowing: Migration.all)
            let isOlder = try db.stepsTaken(of: Migration.all, backup) < Migration.all.count
            // A question may have been open when the copy was made; that is no fault of the copy.
            return Verification(
                symptoms: try isOlder ? db.damageOfFile() : db.symptoms(at: Moment(milliseconds: 0)),
                isOlder: isOlder
            )
        } catch let error as DatabaseError where error.kind == .corrupt {
            let unread = Symptom.damage("The file is damaged, so it cannot be read.", isCurable: false)
            return Verification(symptoms: [unread], isOlder: false)
        } catch {
            throw StoreError(opening: error)
        }
    }
}

/// What was found of a backup.
package struct Verification: Sendable {
    package let symptoms: [Symptom]
    /// Whether it lacks tables that the rest of the examination asks, so that only the file itself could be checked.
    package let isOlder: Bool
}

extension Symptom {
    fileprivate static func damage(_ sentence: String, isCurable: Bool) -> Symptom {
        Symptom(
            sentence: sentence,
            meaning: isCurable
                ? "Only an index is damaged, which helps to find rows; it is rebuilt from the rows."
                : "The disk, or something that wrote to the file, caused this. Restore a backup, and keep this file.",
            isCurable: isCurable
        )
    }
}

extension Connection {
    /// What is wrong with the file, whatever is in it.
    fileprivate func damageOfFile() throws -> [Symptom] {
        let damage = try damage()
        let isCurable = damage.allSatisfy(\.isOfAnIndex)
        return damage.map { .damage("The file is damaged: \($0).", isCurable: isCurable) }
    }

    func symptoms(at now: Moment) throws -> [Symptom] {
        var symptoms = try damageOfFile()
        // The rest may not be readable.
        guard symptoms.allSatisfy(\.isCurable) else { return symptoms }
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

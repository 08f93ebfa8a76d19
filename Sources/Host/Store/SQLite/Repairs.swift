internal import SQLite

extension SQLiteStore {
    package func repair() async throws(StoreError) -> Repair {
        let now = rules.now()
        let before = try await examine()
        guard before.contains(where: \.isCurable) else { return Repair(copy: nil, cured: [], left: before) }
        // Whatever goes wrong now, what was there is still there.
        let copy = database.settings.path.map { "\($0).before-repair-\(now.seconds)" }
        do {
            if let copy { try await database.aside { db in try db.copy(to: copy, checking: false) } }
            try await database.write { db, _ in
                if try !db.damage().isEmpty { try db.run("REINDEX") }
            }
            for ailment in Ailment.all {
                guard let cure = ailment.cure else { continue }
                try await database.write { db, memory in
                    if try ailment.count(db, now) > 0 { try cure(db, &memory, now) }
                }
            }
        } catch {
            throw StoreError(error)
        }
        let left = try await examine()
        return Repair(copy: copy, cured: before.filter { !left.contains($0) }, left: left)
    }
}

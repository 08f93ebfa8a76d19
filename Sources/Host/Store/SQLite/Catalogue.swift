internal import SQLite

extension SQLiteStore {
    package func importCourse(_ course: CatalogueCourse) async throws(StoreError) -> ImportReport {
        try await write { db, _ in
            var importing = CourseImport(db: db)
            return try importing.run(course)
        }
    }

    package func courseBroughtIn(from source: [UInt8]) async throws(StoreError) -> String? {
        try await read { db in try db.first("SELECT slug FROM course WHERE source = ?", .bytes(source)) { $0.text(0) } }
    }

    package func setSource(_ source: [UInt8], of course: String) async throws(StoreError) {
        try await write { db, _ in
            try db.run("UPDATE course SET source = ? WHERE slug = ?", .bytes(source), .text(course))
        }
    }

    package func courses() async throws(StoreError) -> [CourseSummary] {
        try await read { db in
            try db.all(
                """
                SELECT slug, title, language, subject,
                    (SELECT count(*) FROM module WHERE course = course.id AND NOT retired), retired, retention
                FROM course ORDER BY slug
                """
            ) { row in
                CourseSummary(
                    id: row.text(0),
                    title: row.text(1),
                    language: row.text(2),
                    subject: row.text(3),
                    modules: Int(row.integer(4)),
                    isRetired: row.integer(5) != 0,
                    retention: row.optionalInteger(6).map { .milliseconds($0) }
                )
            }
        }
    }

    package func course(_ id: String) async throws(StoreError) -> CatalogueCourse {
        try await read { try $0.course(id) }
    }

    package func retireCourse(_ id: String) async throws(StoreError) {
        try await write { db, _ in
            try db.run("UPDATE course SET retired = 1 WHERE slug = ?", .text(id))
            if db.changes == 0 { throw StoreError.unknownCourse(id) }
        }
    }

    package func setRetention(_ retention: Duration?, of course: String) async throws(StoreError) {
        try await write { db, _ in
            try db.run(
                "UPDATE course SET retention = ? WHERE slug = ?",
                .integer(retention.map { (Moment(milliseconds: 0) + $0).milliseconds }),
                .text(course)
            )
            if db.changes == 0 { throw StoreError.unknownCourse(course) }
        }
    }
}

extension Connection {
    func course(_ id: String) throws -> CatalogueCourse {
        let found = try first(
            "SELECT id, title, language, subject, welcome FROM course WHERE slug = ?",
            .text(id)
        ) { row in
            (
                row: row.integer(0), title: row.text(1), language: row.text(2), subject: row.text(3),
                welcome: row.text(4)
            )
        }
        guard let found else { throw StoreError.unknownCourse(id) }
        let modules = try all(
            "SELECT id, slug, title, retired FROM module WHERE course = ? ORDER BY retired, place, id",
            .integer(found.row)
        ) { row in
            (
                row: row.integer(0),
                module: CatalogueModule(
                    id: row.text(1),
                    title: row.text(2),
                    passages: [],
                    isRetired: row.integer(3) != 0
                )
            )
        }
        return CatalogueCourse(
            id: id,
            title: found.title,
            language: found.language,
            subject: found.subject,
            welcome: found.welcome,
            modules: try modules.map { row, module in
                var module = module
                module.passages = try passages(of: row)
                return module
            }
        )
    }

    fileprivate func passages(of module: Int64) throws -> [CataloguePassage] {
        try all(
            "SELECT anchor, title, text FROM passage WHERE module = ? AND NOT retired ORDER BY place, id",
            .integer(module)
        ) { CataloguePassage(anchor: $0.text(0), title: $0.text(1), text: $0.text(2)) }
    }
}

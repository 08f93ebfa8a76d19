internal import SQLite

/// One import of a course: what stays keeps its row, so that conversations go on referring to it.
struct CourseImport {
    let db: Connection
    private var report = ImportReport()

    init(db: Connection) { self.db = db }

    mutating func run(_ course: CatalogueCourse) throws -> ImportReport {
        try refuseDoubles(in: course)
        let row = try courseRow(course)
        var kept: Set<Int64> = []
        for (place, module) in course.modules.enumerated() {
            let module = try importModule(module, at: Int64(place), of: row)
            kept.insert(module)
        }
        let known = try db.all(
            "SELECT id, slug FROM module WHERE course = ? AND NOT retired",
            .integer(row)
        ) { (row: $0.integer(0), id: $0.text(1)) }
        for module in known where !kept.contains(module.row) {
            try db.run("UPDATE module SET retired = 1 WHERE id = ?", .integer(module.row))
            report.retiredNames.append(module.id)
            try retirePassages(of: module.row, called: module.id, except: [])
            report.retired += 1
        }
        return report
    }

    private func refuseDoubles(in course: CatalogueCourse) throws {
        var modules: Set<String> = []
        for module in course.modules {
            guard modules.insert(module.id).inserted else {
                throw StoreError.invalid("Two modules of “\(course.id)” are called “\(module.id)”.")
            }
            var anchors: Set<String> = []
            for passage in module.passages where !anchors.insert(passage.anchor).inserted {
                throw StoreError.invalid("Two passages of “\(module.id)” have the anchor “\(passage.anchor)”.")
            }
        }
    }

    private func courseRow(_ course: CatalogueCourse) throws -> Int64 {
        try db.run(
            """
            INSERT INTO course (slug, title, language, subject, welcome) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (slug) DO UPDATE SET title = excluded.title, language = excluded.language,
                subject = excluded.subject, welcome = excluded.welcome, retired = 0
            """,
            .text(course.id),
            .text(course.title),
            .text(course.language),
            .text(course.subject),
            .text(course.welcome)
        )
        return try db.first("SELECT id FROM course WHERE slug = ?", .text(course.id)) { $0.integer(0) } ?? 0
    }

    private mutating func importModule(_ module: CatalogueModule, at place: Int64, of course: Int64) throws -> Int64 {
        let known = try db.first(
            "SELECT id, retired FROM module WHERE course = ? AND slug = ?",
            .integer(course),
            .text(module.id)
        ) { (row: $0.integer(0), retired: $0.integer(1) != 0) }
        try db.run(
            """
            INSERT INTO module (course, slug, title, place) VALUES (?, ?, ?, ?)
            ON CONFLICT (course, slug) DO UPDATE SET title = excluded.title, place = excluded.place, retired = 0
            """,
            .integer(course),
            .text(module.id),
            .text(module.title),
            .integer(place)
        )
        let row = known?.row ?? db.lastInserted
        var kept: Set<String> = []
        for (place, passage) in module.passages.enumerated() {
            try importPassage(passage, at: Int64(place), of: row, course)
            kept.insert(passage.anchor)
        }
        try retirePassages(of: row, called: module.id, except: kept)
        return row
    }

    private mutating func importPassage(
        _ passage: CataloguePassage,
        at place: Int64,
        of module: Int64,
        _ course: Int64
    ) throws {
        let known = try knownPassages(of: module, anchor: passage.anchor).first
        guard let known else {
            try db.run(
                "INSERT INTO passage (module, anchor, title, text, place) VALUES (?, ?, ?, ?, ?)",
                .integer(module),
                .text(passage.anchor),
                .text(passage.title),
                .text(passage.text),
                .integer(place)
            )
            try index(passage, db.lastInserted, module, course)
            report.added += 1
            return
        }
        let isSame = known.passage == passage && !known.isRetired
        if isSame {
            report.unchanged += 1
        } else {
            if !known.isRetired { try unindex(known, module, course) }
            try index(passage, known.row, module, course)
            report.changed += 1
        }
        try db.run(
            "UPDATE passage SET title = ?, text = ?, place = ?, retired = 0 WHERE id = ?",
            .text(passage.title),
            .text(passage.text),
            .integer(place),
            .integer(known.row)
        )
    }

    private mutating func retirePassages(of module: Int64, called id: String, except kept: Set<String>) throws {
        let course = try db.first("SELECT course FROM module WHERE id = ?", .integer(module)) { $0.integer(0) } ?? 0
        for known in try knownPassages(of: module, anchor: nil)
        where !known.isRetired && !kept.contains(known.passage.anchor) {
            try unindex(known, module, course)
            try db.run("UPDATE passage SET retired = 1 WHERE id = ?", .integer(known.row))
            report.retired += 1
            report.retiredNames.append("\(id)#\(known.passage.anchor)")
        }
    }

    private struct KnownPassage {
        let row: Int64
        let passage: CataloguePassage
        let isRetired: Bool
    }

    private func knownPassages(of module: Int64, anchor: String?) throws -> [KnownPassage] {
        try db.all(
            "SELECT id, anchor, title, text, retired FROM passage WHERE module = ?1 AND anchor = coalesce(?2, anchor)",
            .integer(module),
            .text(anchor)
        ) { row in
            KnownPassage(
                row: row.integer(0),
                passage: CataloguePassage(anchor: row.text(1), title: row.text(2), text: row.text(3)),
                isRetired: row.integer(4) != 0
            )
        }
    }

    private func index(_ passage: CataloguePassage, _ row: Int64, _ module: Int64, _ course: Int64) throws {
        try db.run(
            "INSERT INTO passage_word (rowid, title, text, place) VALUES (?, ?, ?, ?)",
            .integer(row),
            .text(passage.title),
            .text(passage.text),
            .text(PassagePlace.words(course: course, module: module))
        )
    }

    /// Takes a passage out of the index, which has to be told what was in it.
    private func unindex(_ known: KnownPassage, _ module: Int64, _ course: Int64) throws {
        try db.run(
            "INSERT INTO passage_word (passage_word, rowid, title, text, place) VALUES ('delete', ?, ?, ?, ?)",
            .integer(known.row),
            .text(known.passage.title),
            .text(known.passage.text),
            .text(PassagePlace.words(course: course, module: module))
        )
    }
}

/// Where a passage belongs, as words of the index.
enum PassagePlace {
    static func course(_ row: Int64) -> String { "course\(row)x" }
    static func module(_ row: Int64) -> String { "module\(row)x" }
    static func words(course: Int64, module: Int64) -> String { "\(Self.course(course)) \(Self.module(module))" }
}

internal import SQLite

/// Makes a course's bank what a file says, within one transaction.
struct QuestionImport {
    let db: Connection
    let course: Int64
    let newID: () -> QuestionID
    private var report = ImportReport()

    init(db: Connection, course: Int64, newID: @escaping () -> QuestionID) {
        self.db = db
        self.course = course
        self.newID = newID
    }

    mutating func run(_ questions: [PracticeQuestion], replacing: Bool) throws -> ImportReport {
        var skills: [QuestionCategory: Int64] = [:]
        // What is added without replacing comes after what is there.
        let start = replacing ? 0 : try lastPlace() + 1
        var kept: Set<String> = []
        for (index, question) in questions.enumerated() {
            let place = start + Int64(index)
            let skill = try skills[question.category] ?? self.skill(question.category, place, moves: replacing)
            skills[question.category] = skill
            try put(question, skill, place, moves: replacing)
            kept.insert(question.name)
        }
        if replacing { try retire(except: kept) }
        try db.run("UPDATE course SET bank = bank + 1 WHERE id = ?", .integer(course))
        return report
    }

    private func lastPlace() throws -> Int64 {
        try db.first("SELECT coalesce(max(place), -1) FROM question WHERE course = ?", .integer(course)) {
            $0.integer(0)
        } ?? -1
    }

    private func skill(_ category: QuestionCategory, _ place: Int64, moves: Bool) throws -> Int64 {
        try db.run(
            """
            INSERT INTO skill (course, subject, topic, subtopic, place, module) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (course, subject, topic, subtopic) DO UPDATE SET module = excluded.module,
                place = iif(?7, excluded.place, place)
            """,
            .integer(course),
            .text(category.subject),
            .text(category.topic ?? ""),
            .text(category.subtopic ?? ""),
            .integer(place),
            .integer(try module(for: category)),
            .flag(moves)
        )
        return try db.first(
            "SELECT id FROM skill WHERE course = ? AND subject = ? AND topic = ? AND subtopic = ?",
            .integer(course),
            .text(category.subject),
            .text(category.topic ?? ""),
            .text(category.subtopic ?? "")
        ) { $0.integer(0) } ?? 0
    }

    /// The module that has the topic in its title, as “Unit 3 – Lines and slope” has “Lines and slope”.
    private func module(for category: QuestionCategory) throws -> Int64? {
        guard let topic = category.topic?.lowercased() else { return nil }
        let modules = try db.all(
            "SELECT id, title FROM module WHERE course = ? AND NOT retired ORDER BY place",
            .integer(course)
        ) { (row: $0.integer(0), title: $0.text(1).lowercased()) }
        return modules.first { $0.title == topic || $0.title.hasSuffix(" \(topic)") }?.row
    }

    private mutating func put(_ question: PracticeQuestion, _ skill: Int64, _ place: Int64, moves: Bool) throws {
        let content = question.content.text
        let known = try db.first(
            "SELECT id, content, skill, retired FROM question WHERE course = ? AND name = ?",
            .integer(course),
            .text(question.name)
        ) { (row: $0.integer(0), content: $0.text(1), skill: $0.integer(2), isRetired: $0.integer(3) != 0) }
        guard let known else {
            try db.run(
                "INSERT INTO question (uuid, course, skill, name, place, content) VALUES (?, ?, ?, ?, ?, ?)",
                .id(newID()),
                .integer(course),
                .integer(skill),
                .text(question.name),
                .integer(place),
                .text(content)
            )
            report.added += 1
            return
        }
        let isSame = known.content == content && known.skill == skill && !known.isRetired
        if isSame { report.unchanged += 1 } else { report.changed += 1 }
        guard !isSame || moves else { return }
        try db.run(
            "UPDATE question SET skill = ?1, content = ?2, retired = 0, place = iif(?3, ?4, place) WHERE id = ?5",
            .integer(skill),
            .text(content),
            .flag(moves),
            .integer(place),
            .integer(known.row)
        )
    }

    private mutating func retire(except kept: Set<String>) throws {
        let known = try db.all(
            "SELECT id, name FROM question WHERE course = ? AND NOT retired",
            .integer(course)
        ) { (row: $0.integer(0), name: $0.text(1)) }
        for question in known where !kept.contains(question.name) {
            try db.run("UPDATE question SET retired = 1 WHERE id = ?", .integer(question.row))
            report.retired += 1
            report.retiredNames.append(question.name)
        }
    }
}

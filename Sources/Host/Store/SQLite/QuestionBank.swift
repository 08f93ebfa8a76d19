internal import SQLite

extension SQLiteStore: QuestionStore {
    package func importQuestions(
        _ questions: [PracticeQuestion],
        into course: String,
        replacing: Bool
    ) async throws(StoreError) -> ImportReport {
        let now = rules.now()
        let rules = rules
        return try await write { db, _ in
            let course = try db.place(course: course, module: nil).course
            var importing = QuestionImport(db: db, course: course, newID: { rules.newID(at: now) })
            return try importing.run(questions, replacing: replacing)
        }
    }

    package func questions(of course: String) async throws(StoreError) -> [BankedQuestion] {
        try await read { try $0.questions(of: course) }
    }

    package func bankEdition(of course: String) async throws(StoreError) -> Int64 {
        try await read { db in
            let edition = try db.first("SELECT bank FROM course WHERE slug = ?", .text(course)) { $0.integer(0) }
            guard let edition else { throw StoreError.unknownCourse(course) }
            return edition
        }
    }

    package func question(_ id: QuestionID) async throws(StoreError) -> BankedQuestion {
        try await read { db in
            guard let found = try db.first(QuestionQuery.byID, .id(id), read: { try BankedQuestion($0) }) else {
                throw StoreError.unknownQuestion
            }
            return found
        }
    }
}

/// The statements that read questions; all of them give the columns of ``BankedQuestion``.
enum QuestionQuery {
    static let ofCourse: StaticString = """
        SELECT question.uuid, course.slug, module.slug, question.retired, question.name, question.content,
            skill.subject, skill.topic, skill.subtopic, question.id, skill.id
        FROM question JOIN skill ON skill.id = question.skill JOIN course ON course.id = question.course
        LEFT JOIN module ON module.id = skill.module
        WHERE question.course = ? AND NOT question.retired ORDER BY question.place
        """

    static let byID: StaticString = """
        SELECT question.uuid, course.slug, module.slug, question.retired, question.name, question.content,
            skill.subject, skill.topic, skill.subtopic, question.id, skill.id
        FROM question JOIN skill ON skill.id = question.skill JOIN course ON course.id = question.course
        LEFT JOIN module ON module.id = skill.module
        WHERE question.uuid = ?
        """

    static let byRow: StaticString = """
        SELECT question.uuid, course.slug, module.slug, question.retired, question.name, question.content,
            skill.subject, skill.topic, skill.subtopic, question.id, skill.id
        FROM question JOIN skill ON skill.id = question.skill JOIN course ON course.id = question.course
        LEFT JOIN module ON module.id = skill.module
        WHERE question.id = ?
        """
}

extension BankedQuestion {
    init(_ row: borrowing Row) throws {
        let category = QuestionCategory(row, 6)
        guard let content = try? JSON(parsing: row.bytes(5)),
            let question = PracticeQuestion(name: row.text(4), category: category, content: content)
        else { throw UnreadableRow(word: row.text(4)) }
        self.init(
            id: QuestionID(row, 0),
            course: row.text(1),
            module: row.optionalText(2),
            isRetired: row.integer(3) != 0,
            question: question
        )
    }
}

extension QuestionCategory {
    /// Reads subject, topic and subtopic from three columns; an empty one is none.
    init(_ row: borrowing Row, _ column: Int32) {
        let (topic, subtopic) = (row.text(column + 1), row.text(column + 2))
        self.init(
            subject: row.text(column),
            topic: topic.isEmpty ? nil : topic,
            subtopic: subtopic.isEmpty ? nil : subtopic
        )
    }
}

extension Connection {
    func questions(of course: String) throws -> [BankedQuestion] {
        try all(QuestionQuery.ofCourse, .integer(try knownCourse(course))) { try BankedQuestion($0) }
    }

    /// The row of a course, whether or not it is still in use.
    func knownCourse(_ slug: String) throws -> Int64 {
        let found = try first("SELECT id FROM course WHERE slug = ?", .text(slug)) { $0.integer(0) }
        guard let found else { throw StoreError.unknownCourse(slug) }
        return found
    }
}

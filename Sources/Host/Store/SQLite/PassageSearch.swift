internal import SQLite

extension SQLiteStore {
    package func passages(
        of course: String,
        module: String?,
        matching question: String,
        limit: Int
    ) async throws(StoreError) -> [FoundPassage] {
        guard let words = PassageQuery.words(question) else { return [] }
        return try await read { db in
            let place = try db.place(course: course, module: module)
            let belongs = place.module.map(PassagePlace.module) ?? PassagePlace.course(place.course)
            return try db.all(
                """
                SELECT module.slug, passage.anchor, passage.title, passage.text, -bm25(passage_word, 4.0, 1.0, 0.0)
                FROM passage_word JOIN passage ON passage.id = passage_word.rowid
                JOIN module ON module.id = passage.module
                WHERE passage_word MATCH ? ORDER BY bm25(passage_word, 4.0, 1.0, 0.0) LIMIT ?
                """,
                .text("place : \(belongs) AND {title text} : (\(words))"),
                .integer(Int64(max(0, limit)))
            ) { row in
                FoundPassage(
                    module: row.text(0),
                    anchor: row.text(1),
                    title: row.text(2),
                    text: row.text(3),
                    score: row.real(4)
                )
            }
        }
    }
}

/// A question as a query of the index.
enum PassageQuery {
    /// The most words of a question that are looked for.
    static let most = 32

    /// Any of the question's words, each quoted so that none is taken for an operator; `nil` when there is none.
    static func words(_ question: String) -> String? {
        var words: [String] = []
        var word = ""
        for scalar in question.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
            guard words.count < most else { break }
        }
        if !word.isEmpty, words.count < most { words.append(word) }
        return words.isEmpty ? nil : words.map { "\"\($0)\"" }.joined(separator: " OR ")
    }
}

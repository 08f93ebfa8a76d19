internal import SQLite

extension SQLiteStore {
    package func passages(
        of course: String,
        module: String?,
        matching question: String,
        limit: Int
    ) async throws(StoreError) -> [FoundPassage] {
        try await read { try $0.passages(of: course, module: module, matching: question, limit: limit) }
    }
}

extension Connection {
    func passages(of course: String, module: String?, matching question: String, limit: Int) throws -> [FoundPassage] {
        let place = try place(course: course, module: module)
        let language = try first("SELECT language FROM course WHERE id = ?", .integer(place.course)) {
            $0.text(0)
        }
        guard let words = PassageQuery.words(question, without: SmallWords.of(language ?? "")) else { return [] }
        let belongs = place.module.map(PassagePlace.module) ?? PassagePlace.course(place.course)
        return try all(
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

/// A question as a query of the index.
enum PassageQuery {
    /// The most words of a question that are looked for.
    static let most = 32

    /// Any of the question's words, each quoted so that none is taken for an operator; `nil` when there is none.
    ///
    /// Small words count only where there are no others.
    static func words(_ question: String, without small: Set<String>) -> String? {
        let words = words(of: question)
        let telling = words.filter { !small.contains($0.lowercased()) }
        let chosen = (telling.isEmpty ? words : telling).prefix(most)
        return chosen.isEmpty ? nil : chosen.map { "\"\($0)\"" }.joined(separator: " OR ")
    }

    private static func words(of question: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in question.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
            guard words.count < 4 * most else { break }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}

import Pipeline

/// A reader of courses that looks their texts up in a store.
protocol StoredPassages: CourseReader {
    var texts: any PassageStore { get }
}

extension StoredPassages {
    /// The passages that match: those of the open module first, and what room is left for the rest of the course.
    func passages(
        of course: String,
        module: String?,
        matching question: String,
        limit: Int
    ) async throws -> [Passage] {
        var found: [FoundPassage] = []
        if let module { found = try await texts.passages(of: course, module: module, matching: question, limit: limit) }
        if found.count < limit {
            for passage in try await texts.passages(of: course, module: nil, matching: question, limit: limit)
            where found.count < limit
                && !found.contains(where: { ($0.module, $0.anchor) == (passage.module, passage.anchor) })
            {
                found.append(passage)
            }
        }
        return found.map { Passage(module: $0.module, anchor: $0.anchor, title: $0.title, text: $0.text) }
    }
}

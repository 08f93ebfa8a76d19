import Locking
import Pipeline

/// The courses as the host needs them at every turn: titles at hand, passages from the store when somebody waits.
final class CourseCatalogue: Sendable {
    private let store: any Store
    private let known = NewestReading(Courses())

    private struct Courses: Sendable {
        var byID: [String: CatalogueCourse] = [:]
        /// Those that are taught at present.
        var current: Set<String> = []
    }

    init(store: any Store) { self.store = store }

    /// Reads the catalogue anew, after something was imported.
    func refresh() async throws(StoreError) {
        try await known.refresh { () async throws(StoreError) in
            var fresh = Courses()
            for summary in try await store.courses() {
                var course = try await store.course(summary.id)
                // Texts are looked up when they are wanted; here they would only take room.
                course.welcome = ""
                for index in course.modules.indices { course.modules[index].passages = [] }
                fresh.byID[summary.id] = course
                if !summary.isRetired { fresh.current.insert(summary.id) }
            }
            return fresh
        }
    }

    /// The courses that are taught at present, without their texts.
    var all: [CatalogueCourse] {
        let known = known.value
        return known.byID.values.filter { known.current.contains($0.id) }
    }

    /// The modules that are taught at present, by course.
    var modules: [String: [String]] {
        Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.modules.filter { !$0.isRetired }.map(\.id)) })
    }

    /// A course and module by their titles; `nil` for a course nobody knows.
    func course(_ id: String, module: String?) -> Course? {
        known.value.byID[id].map { Course($0, module: module) }
    }
}

/// What enrichers read of sessions and courses.
struct SessionReader: StoredPassages, HistoryReader, PracticeReader {
    let hub: SessionHub
    let store: any Store & ProgressStore & PracticeHelpStore & QuestionStore
    let catalogue: CourseCatalogue
    /// The answers of the courses that were asked about lately.
    let answers = Lock<[String: SessionAnswers]>([:])
    var texts: any PassageStore { store }

    func course(of session: Identifier<TutoringSession>) -> Course? {
        guard let context = room(session)?.context else { return nil }
        return catalogue.course(context.course, module: context.module)
    }

    func latestMessages(
        in session: Identifier<TutoringSession>,
        before turn: Identifier<Turn>,
        limit: Int
    ) async throws -> [PastMessage] {
        guard let room = room(session) else { return [] }
        // The question itself is in the log already; what was said before it is wanted.
        let place = room.withTurns { $0.running?.snapshot.turn?.seq } ?? .max
        let page = try await store.entries(of: room.id, before: place, for: .everyone, limit: limit * 2)
        return Array(PastMessage.since(lastHandbackIn: page.entries).suffix(limit))
    }

    private func room(_ session: Identifier<TutoringSession>) -> SessionRoom? {
        SessionID(session.text).flatMap(hub.live)
    }
}

import Cryptography
import Locking
import Pipeline
import Responders

/// The approved answers at hand, for chains that are being put together.
final class LearnedShelf: LearnedAnswers {
    private let store: any LearnedStore
    let catalogue: CourseCatalogue
    private let state = Lock<[LearnedAnswer]>([])

    init(store: any LearnedStore, catalogue: CourseCatalogue) {
        self.store = store
        self.catalogue = catalogue
    }

    /// Fetches the answers, and says whether they are others than before.
    func refresh() async throws(StoreError) -> Bool {
        let approved = try await store.approvedAnswers()
        return state.withLock { answers in
            defer { answers = approved }
            return answers != approved
        }
    }

    func approved() -> [String: LearnedEntries] {
        LearnedEntries.byCourse(state.withLock { $0 }) { [catalogue] in catalogue.course($0, module: nil) }
    }

    /// What a revision is called with these answers in it; nothing is added where nothing was learned.
    var mark: String {
        let answers = state.withLock { $0 }
        guard !answers.isEmpty else { return "" }
        let text = answers.map {
            "\($0.id)\u{1F}\($0.question)\u{1F}\($0.also)\u{1F}\($0.answer)\u{1F}\($0.module ?? "")"
        }
        let digest = SHA256.hash(Array(text.joined(separator: "\u{1E}").utf8))
        return "+" + digest.prefix(3).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

/// What was learned at one moment, for a chain that is not the one in force.
struct StillShelf: LearnedAnswers {
    let answers: [LearnedAnswer]
    let courses: [String: CatalogueCourse]

    func approved() -> [String: LearnedEntries] {
        LearnedEntries.byCourse(answers) { courses[$0].map { Course($0, module: nil) } }
    }

    var mark: String { "" }
}

extension LearnedEntries {
    fileprivate static func byCourse(_ answers: [LearnedAnswer], _ course: (String) -> Course?) -> [String: Self] {
        Dictionary(grouping: answers, by: \.course).mapValues { answers in
            let course = answers.first.flatMap { course($0.course) }
            return LearnedEntries(
                entries: answers.map(\.entry),
                language: course?.language ?? "en",
                title: course?.title ?? ""
            )
        }
    }
}

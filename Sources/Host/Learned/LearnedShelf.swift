import Cryptography
import Pipeline
import Reactor
import Responders

/// The approved answers at hand, for chains that are being put together.
final class LearnedShelf: LearnedAnswers {
    private let store: any LearnedStore
    private let catalogue: CourseCatalogue
    private let state = Lock<[LearnedAnswer]>([])

    init(store: any LearnedStore, catalogue: CourseCatalogue) {
        self.store = store
        self.catalogue = catalogue
    }

    func refresh() async throws(StoreError) {
        let approved = try await store.approvedAnswers()
        state.withLock { $0 = approved }
    }

    func approved() -> [String: LearnedEntries] {
        Dictionary(grouping: state.withLock { $0 }, by: \.course).mapValues { answers in
            let course = answers.first.flatMap { catalogue.course($0.course, module: nil) }
            return LearnedEntries(
                entries: answers.map(\.entry),
                language: course?.language ?? "en",
                title: course?.title ?? ""
            )
        }
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

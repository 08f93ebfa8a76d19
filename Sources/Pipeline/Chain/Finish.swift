import Synchronization

/// A flag that is set once and seen by all.
final class Finish: Sendable {
    private let flag = Atomic(false)
    func set() { flag.store(true, ordering: .releasing) }
    var isSet: Bool { flag.load(ordering: .acquiring) }
}

/// Remembers whether the learner has been shown anything since it was last asked.
final class Witness: Sendable {
    private let flag = Atomic(false)
    func see(_ piece: ReplyPiece) {
        if case .text(let text) = piece, !text.isEmpty { flag.store(true, ordering: .releasing) }
    }
    func hasSeen() -> Bool { flag.exchange(false, ordering: .acquiringAndReleasing) }
}

/// One turn's use of one process: what the process says in it, and how the turn hands the process back.
final class Lane: Sendable {
    let bytes: ByteStream
    private let whenLeft: @Sendable (Lane, Leaving) -> Void

    enum Leaving: Sendable {
        /// The answer is complete.
        case complete
        /// Nobody wants the rest of the answer; when it is through in a moment, the process may stay.
        case abandoned
        /// What it said cannot be used, and so neither can the process.
        case spoiled(ExternalFailure)
    }

    init(whenRoom: @escaping @Sendable () -> Void, whenLeft: @escaping @Sendable (Lane, Leaving) -> Void) {
        bytes = ByteStream(whenRoom: whenRoom)
        self.whenLeft = whenLeft
    }

    func leave(_ leaving: Leaving) { whenLeft(self, leaving) }
}

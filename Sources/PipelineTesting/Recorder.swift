import Pipeline

/// Takes down what a responder writes, and when: also what it writes too late.
actor Recorder {
    /// What the reader does.
    enum Reader: Sendable {
        case reads
        /// Takes nothing until the writer is cancelled.
        case waits
        /// Has gone away.
        case isGone
    }

    struct Gone: Error {}

    private let reader: Reader
    private var isClosed = false
    private(set) var text = ""
    private(set) var attempts = 0
    private(set) var lateWrites = 0
    private let firstWrite = AsyncStream.makeStream(of: Void.self)

    init(_ reader: Reader = .reads) { self.reader = reader }

    nonisolated var writer: ReplyWriter { ReplyWriter { try await self.take($0) } }

    /// The responder has ended; whatever it writes from now on is too late.
    func close() { isClosed = true }

    func awaitFirstWrite() async {
        for await _ in firstWrite.stream { return }
    }

    private func take(_ piece: ReplyPiece) async throws {
        attempts += 1
        if isClosed { lateWrites += 1 }
        firstWrite.continuation.yield()
        switch reader {
        case .reads: break
        case .waits: try await Task.sleep(for: .seconds(3_600))
        case .isGone: throw Gone()
        }
        if case .text(let more) = piece { text += more }
    }
}

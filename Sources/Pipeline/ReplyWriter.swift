/// Where a responder writes its answer, piece by piece.
///
/// Writing waits while the reader is behind, and throws once nobody wants the answer any more. What is written loses its
/// control characters here, whoever writes it; only tabs and line feeds stay.
public struct ReplyWriter: Sendable {
    private let sink: Sink
    private let tally: Tally?

    enum Sink: Sendable {
        case waiting(@Sendable (ReplyPiece) async throws -> Void)
        case atOnce(@Sendable (ReplyPiece) throws -> Void)
    }

    public init(_ sink: @escaping @Sendable (ReplyPiece) async throws -> Void) { self.init(.waiting(sink)) }

    /// A writer that nobody has to wait for: `take` is called in the thread that writes, which need not run a task.
    public init(atOnce take: @escaping @Sendable (ReplyPiece) throws -> Void) { self.init(.atOnce(take)) }

    init(_ sink: Sink, tally: Tally? = nil) { (self.sink, self.tally) = (sink, tally) }

    public func write(_ text: String) async throws { try await pass(.text(text.withoutControls)) }

    /// Writes outside of any task, if that can be done without waiting; returns `false` when nothing was written.
    package func writeAtOnce(_ text: String) throws -> Bool {
        guard case .atOnce(let take) = sink else { return false }
        try take(.text(text.withoutControls))
        return true
    }

    /// Names a source the answer rests on.
    public func cite(_ source: String) async throws { try await pass(.source(source.withoutControls)) }

    /// Says what the responder is busy with, before the answer begins.
    public func note(_ progress: String) async throws { try await pass(.note(progress.withoutControls)) }

    /// Says what was spent on this answer, for the trace and the metrics; what has been said before is added to.
    ///
    /// Also when the answer fails, and when nobody wants it any more.
    public func spent(_ spent: Spent) { tally?.add(spent) }

    /// Says something about how the answer comes to be, in a sentence for the trace alone.
    ///
    /// Also when the answer fails, and when nobody wants it any more.
    public func remark(_ sentence: String) { tally?.remarks.add(sentence) }

    func pass(_ piece: ReplyPiece) async throws {
        switch sink {
        case .waiting(let take): try await take(piece)
        case .atOnce(let take): try take(piece)
        }
    }

    func mark(_ seam: Seam) async throws { try await pass(.seam(seam)) }

    /// A writer for the same reader that counts by another tally, and lets `witness` see that there is text.
    func watched(by witness: Witness, counting tally: Tally) -> ReplyWriter {
        switch sink {
        case .waiting(let take):
            ReplyWriter(
                .waiting { piece in
                    witness.see(piece)
                    try await take(piece)
                },
                tally: tally
            )
        case .atOnce(let take):
            ReplyWriter(
                .atOnce { piece in
                    witness.see(piece)
                    try take(piece)
                },
                tally: tally
            )
        }
    }
}

/// One piece of a reply.
public enum ReplyPiece: Sendable, Equatable {
    case text(String)
    case source(String)
    case note(String)
    /// What came before stays as it is; what follows is from somebody else.
    case seam(Seam)
}

/// Where an answer broke off in the middle and the next responder went on.
public struct Seam: Sendable, Equatable {
    /// The part that broke off.
    public var after: String

    public init(after: String) { self.after = after }
}

/// Where a responder writes its answer, piece by piece.
///
/// Writing waits while the reader is behind, and throws once nobody wants the answer any more.
public struct ReplyWriter: Sendable {
    private let sink: @Sendable (ReplyPiece) async throws -> Void
    private let tally: Tally?

    public init(_ sink: @escaping @Sendable (ReplyPiece) async throws -> Void) { (self.sink, tally) = (sink, nil) }

    init(_ sink: @escaping @Sendable (ReplyPiece) async throws -> Void, tally: Tally) {
        (self.sink, self.tally) = (sink, tally)
    }

    public func write(_ text: String) async throws { try await sink(.text(text)) }

    /// Names a source the answer rests on.
    public func cite(_ source: String) async throws { try await sink(.source(source)) }

    /// Says what the responder is busy with, before the answer begins.
    public func note(_ progress: String) async throws { try await sink(.note(progress)) }

    /// Says what was spent on this answer, for the trace and the metrics; what has been said before is added to.
    ///
    /// Also when the answer fails, and when nobody wants it any more.
    public func spent(_ spent: Spent) { tally?.add(spent) }

    /// Says something about how the answer comes to be, in a sentence for the trace alone.
    ///
    /// Also when the answer fails, and when nobody wants it any more.
    public func remark(_ sentence: String) { tally?.remarks.add(sentence) }

    func pass(_ piece: ReplyPiece) async throws { try await sink(piece) }

    func mark(_ seam: Seam) async throws { try await sink(.seam(seam)) }
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

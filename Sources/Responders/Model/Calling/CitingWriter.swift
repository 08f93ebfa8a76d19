import Pipeline
import Synchronization

/// Names the sources of an answer when its first words come.
final class CitingWriter: Sendable {
    private let reply: ReplyWriter
    private let sources: [String]
    private let hasBegun = Atomic(false)

    init(_ reply: ReplyWriter, _ sources: [String]) { (self.reply, self.sources) = (reply, sources) }

    var writer: ReplyWriter {
        ReplyWriter { [self] piece in
            if case .text(let text) = piece {
                if !hasBegun.exchange(true, ordering: .relaxed) {
                    for source in sources { try await reply.cite(source) }
                }
                try await reply.write(text)
            }
        }
    }
}

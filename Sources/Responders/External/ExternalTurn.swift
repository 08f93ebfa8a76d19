import FoundationEssentials
import Pipeline

/// A turn as another program sees it: one line of JSON.
///
/// Keys are sorted, and so `text` stands last in the line: a program without a JSON parser can still find it.
struct ExternalTurn: Encodable {
    struct Body: Encodable {
        let id: Identifier<Turn>
        let session: Identifier<TutoringSession>
        let learner: Identifier<Learner>
        let text: String
        let continues: Identifier<Turn>?
        let context: Context
    }

    let turn: Body

    init(_ turn: Turn) {
        self.turn = Body(
            id: turn.id,
            session: turn.session,
            learner: turn.learner,
            text: turn.text,
            continues: turn.continues,
            context: turn.context
        )
    }

    /// The line, with its line break.
    func line() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}

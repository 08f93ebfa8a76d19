/// What a client may say over a socket.
public enum CommandName: String, CaseIterable, Sendable {
    case hello
    case openSession = "session.open"
    case resumeSession = "session.resume"
    case pauseSession = "session.pause"
    case closeSession = "session.close"
    case setContext = "context.set"
    case sendMessage = "message.send"
    case cancelMessage = "message.cancel"
    case retryMessage = "message.retry"
    case moreHint = "hint.more"
    case requestHuman = "human.request"
    case cancelHuman = "human.cancel"
    case feedback
    case read
    case typing
    case history
    // What tutors say.
    case watchQueue = "queue.watch"
    case claimTicket = "queue.claim"
    case nextTicket = "queue.next"
    case renewTicket = "queue.renew"
    case releaseTicket = "queue.release"
    case transferTicket = "queue.transfer"
    case resolveTicket = "queue.resolve"
    case addNote = "note.add"
    case suggest
    case setPresence = "presence.set"
}

/// One field of a command.
///
/// An object that never changes: every frame is held against those of its command.
final class CommandField: Sendable {
    enum Kind: Sendable, Equatable {
        /// A text of at most so many UTF-8 bytes.
        case text(limit: Int)
        /// The name of something: short and printable.
        case identifier
        /// A key the client made: a UUID.
        case key
        case integer(ClosedRange<Int64>)
        case flag
        case choice([String])
        case words
        /// Where the client stands in sessions it has seen.
        case positions
    }

    let name: String
    let kind: Kind
    let isRequired: Bool
    let meaning: String

    private init(name: String, kind: Kind, isRequired: Bool, meaning: String) {
        (self.name, self.kind, self.isRequired, self.meaning) = (name, kind, isRequired, meaning)
    }

    static func required(_ name: String, _ kind: Kind, _ meaning: String) -> CommandField {
        CommandField(name: name, kind: kind, isRequired: true, meaning: meaning)
    }

    static func optional(_ name: String, _ kind: Kind, _ meaning: String) -> CommandField {
        CommandField(name: name, kind: kind, isRequired: false, meaning: meaning)
    }
}

extension CommandName {
    /// What the command is for, in one sentence.
    var summary: String {
        switch self {
        case .hello: "Says who is connecting; the first frame on every socket, within five seconds."
        case .openSession: "Opens a tutoring session on a module, or returns the one that is open there."
        case .resumeSession: "Sends what happened in a session since a position, then everything live."
        case .pauseSession: "Sets a session aside for later."
        case .closeSession: "Ends a session; it can still be read."
        case .setContext: "Says that the learner has moved to another course or module."
        case .sendMessage: "Asks something; acknowledged once it is on disk."
        case .cancelMessage: "Stops a running answer."
        case .retryMessage: "Asks the question of a turn again that had no good answer."
        case .moreHint: "Asks for the next hint on the last question."
        case .requestHuman: "Asks for a person."
        case .cancelHuman: "Withdraws the request for a person."
        case .feedback: "Says whether an answer helped."
        case .read: "Says how far the learner has read."
        case .typing: "Says that somebody is typing."
        case .history: "Sends a page of what was said before a position."
        case .watchQueue:
            "For tutors: sends what happens to questions that are waiting for a person, from a position on."
        case .claimTicket: "For tutors: takes a question, which nobody else then has."
        case .nextTicket: "For tutors: takes the question that has waited longest of those they may take."
        case .renewTicket: "For tutors: renews the claim; to be sent three times in each lease."
        case .releaseTicket: "For tutors: gives a question back to its queue, where it keeps its place."
        case .transferTicket: "For tutors: passes a question on to another queue or to a colleague."
        case .resolveTicket: "For tutors: resolves a question, or hands it back to the chain."
        case .addNote: "For tutors: writes a note that only staff see."
        case .suggest: "For tutors: asks the chain for a draft, which the learner never sees."
        case .setPresence: "For tutors: says whether they take questions, how many at once, and which."
        }
    }

    /// The fields the command takes; others are ignored.
    var fields: [CommandField] {
        let (session, key, position) = (Self.session, Self.key, Self.position)
        switch self {
        case .hello:
            return [
                .required("v", .integer(1...1), "the version of the protocol"),
                .optional("token", .text(limit: 8192), "an access token"),
                .optional("ticket", .text(limit: 512), "a ticket, in place of a token; valid for one hello"),
                .optional("device", .text(limit: 200), "what the learner calls this device"),
                .optional("caps", .words, "what the client can show: delta, block"),
                .optional("resume", .positions, "sessions to continue, as {session, epoch, after}"),
            ]
        case .openSession:
            return [
                key,
                .optional("course", .identifier, "the course; without it the one that a site's token names"),
                .optional("module", .identifier, "the module"),
                .optional("question", .identifier, "the practice question it is about"),
                .optional("fresh", .flag, "start a new session even if one is open on this module"),
            ]
        case .resumeSession:
            return [
                session,
                .required("epoch", .text(limit: 64), "the epoch of the position, or an empty text"),
                .required("after", position, "the position: the seq of the last event the client has"),
                .optional(
                    "limit",
                    .integer(1...Int64(WireLimit.page)),
                    "how many events a page has; pages follow one another until all are sent"
                ),
            ]
        case .pauseSession, .closeSession:
            return [session, key, .optional("reason", .text(limit: 500), "why")]
        case .setContext:
            return [
                session, key,
                .required("course", .identifier, "the course"),
                .optional("module", .identifier, "the module"),
            ]
        case .sendMessage:
            return [
                session, key,
                .required("text", .text(limit: WireLimit.text), "what is asked"),
                .optional("seen", position, "the seq of the last event the writer had seen"),
                .optional("client_at", .text(limit: 40), "when it was typed, by the client's clock"),
                .optional("ticket", .identifier, "from a tutor: the ticket that is answered"),
                .optional("gen", Self.generation, "from a tutor: the generation of the claim"),
            ]
        case .cancelMessage:
            return [session, .required("turn", .identifier, "the turn")]
        case .retryMessage:
            return [session, key, .required("turn", .identifier, "the turn")]
        case .moreHint, .cancelHuman:
            return [session, key]
        case .requestHuman:
            return [session, key, .optional("reason", .text(limit: WireLimit.text), "what to ask the person")]
        case .feedback:
            return [
                session, key,
                .required("message", .identifier, "the message"),
                .required("value", .choice(["up", "down"]), "whether it helped"),
                .optional("note", .text(limit: 2000), "why"),
            ]
        case .read:
            return [session, .required("upto", position, "the seq of the last event read")]
        case .typing:
            return [session, .required("on", .flag, "whether somebody types")]
        case .history:
            return [
                session,
                .required("before", position, "the position to look back from"),
                .optional("limit", .integer(1...Int64(WireLimit.page)), "how many events at most"),
            ]
        case .watchQueue, .claimTicket, .nextTicket, .renewTicket, .releaseTicket, .transferTicket, .resolveTicket,
            .addNote, .suggest, .setPresence:
            return deskFields
        }
    }

    private static let session = CommandField.required("session", .identifier, "the session")
    private static let key = CommandField.required(
        "key",
        .key,
        "made by the client, one for each thing that is to be done only once"
    )
    private static let position: CommandField.Kind = .integer(0...Int64(Int32.max) * 1000)
    private static let generation: CommandField.Kind = .integer(0...Int64(Int32.max))

    /// The fields of what tutors say.
    private var deskFields: [CommandField] {
        let ticket = CommandField.required("ticket", .identifier, "the ticket")
        let generation = CommandField.required("gen", Self.generation, "the generation of the claim")
        let (key, position) = (Self.key, Self.position)
        switch self {
        case .watchQueue:
            return [
                .optional("queue", .identifier, "the queue; all of them without"),
                .required("after", position, "the seq of the last event the client has; 0 for what there is now"),
            ]
        case .claimTicket: return [ticket, key]
        case .nextTicket: return [key, .optional("queue", .identifier, "the queue; any without")]
        case .renewTicket: return [ticket, generation]
        case .releaseTicket:
            return [ticket, generation, key, .optional("reason", .text(limit: 500), "why, for colleagues")]
        case .transferTicket:
            return [
                ticket, generation, key,
                .optional("to", .identifier, "the queue it goes to"),
                .optional("tutor", .identifier, "the colleague who has the first right to it"),
                .optional("reason", .text(limit: 500), "why, for colleagues"),
            ]
        case .resolveTicket:
            return [
                ticket, generation, key,
                .optional("back_to", .choice(["chain"]), "“chain” to hand it back to the chain instead of ending it"),
                .optional("note", .text(limit: 2000), "for staff; with back_to, a line about what was said"),
            ]
        case .addNote: return [ticket, key, .required("text", .text(limit: 4000), "the note")]
        case .suggest: return [ticket]
        default:
            return [
                .required("state", .choice(TutorDuty.State.allCases.map(\.rawValue)), "whether they take questions"),
                .optional("capacity", .integer(1...50), "how many at once"),
                .optional("subjects", .words, "only these subjects; an empty list for all"),
                .optional("languages", .words, "only these languages; an empty list for all"),
            ]
        }
    }
}

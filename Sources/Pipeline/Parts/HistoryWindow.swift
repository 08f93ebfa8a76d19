/// Reads what was said before.
public protocol HistoryReader: Sendable {
    /// The latest messages of a session before `turn`, oldest first, at most `limit`.
    func latestMessages(
        in session: Identifier<TutoringSession>,
        before turn: Identifier<Turn>,
        limit: Int
    ) async throws -> [PastMessage]
}

/// Puts the latest messages of the session into the context.
public struct HistoryWindow: EnricherModule {
    public struct Settings: ModuleSettings {
        /// How many messages at most.
        public var messages = 12
        /// How many characters at most; whole turns are left out, oldest first.
        public var characters = 8_000

        public init() {}

        public func validate() throws {
            guard (1...200).contains(messages) else {
                throw InvalidSettings("\"messages\" is \(messages); write a number from 1 to 200")
            }
            guard (1...200_000).contains(characters) else {
                throw InvalidSettings("\"characters\" is \(characters); write a number from 1 to 200000")
            }
        }
    }

    public static let name: ModuleName = "history"
    public static let summary = "Adds the latest messages of the conversation, whole turns only."
    public static let adds: [Fact] = History.facts

    let settings: Settings
    let history: any HistoryReader

    public init(_ settings: Settings, _ assembly: Assembly) throws {
        self.init(settings, reading: try assembly.port((any HistoryReader).self))
    }

    public init(_ settings: Settings, reading history: any HistoryReader) {
        self.settings = settings
        self.history = history
    }

    public func enrich(_ turn: inout Turn) async throws {
        // One more than fits tells whether the oldest turn is whole.
        let recent = try await history.latestMessages(in: turn.session, before: turn.id, limit: settings.messages + 1)
        turn.context[History.self] = History(messages: window(over: recent))
    }

    /// The newest whole turns that fit, back to the last handback.
    func window(over messages: [PastMessage]) -> [PastMessage] {
        let start = messages.lastIndex(where: \.followsHandback) ?? 0
        var room = (messages: settings.messages, characters: settings.characters)
        var kept: ArraySlice<PastMessage> = messages[messages.endIndex...]
        while kept.startIndex > start {
            let turn = wholeTurn(endingBefore: kept.startIndex, in: messages, from: start)
            room.messages -= turn.count
            room.characters -= turn.reduce(0) { $0 + $1.text.count }
            guard room.messages >= 0, room.characters >= 0 else { break }
            kept = messages[turn.startIndex...]
        }
        return Array(kept)
    }

    private func wholeTurn(endingBefore end: Int, in messages: [PastMessage], from start: Int) -> ArraySlice<
        PastMessage
    > {
        var first = end - 1
        while first > start, let turn = messages[first].turn, messages[first - 1].turn == turn { first -= 1 }
        return messages[first..<end]
    }
}

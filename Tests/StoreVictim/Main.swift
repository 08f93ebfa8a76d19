import Cryptography
import Glibc
import Host

/// Asks and answers in a session as fast as it can, telling each acknowledged key, until it is killed.
///
/// Half of the questions are answered with their message, half a moment later, so that a kill finds both kinds.
@main
struct Main {
    @concurrent
    static func main() async throws {
        let words = CommandLine.arguments
        guard words.count == 4, let session = SessionID(words[2]), let learner = AccountID(words[3]) else { exit(2) }
        let rules = StoreRules(now: { Moment(milliseconds: 1_800_000_000_000) }, patience: .seconds(3600))
        let store = try await SQLiteStore(words[1], rules: rules)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<16 {
                group.addTask {
                    while true {
                        let key = CommandKey(UniqueID.random(.system))
                        let text = key.description
                        let message = LearnerMessage(
                            session: session,
                            author: learner,
                            command: CommandStamp(key, meaning: text.utf8),
                            body: Array("{\"text\":\"\(text)\"}".utf8)
                        )
                        let answer = TurnEnding(.answered, kind: .message, body: Array("{\"text\":\"!\"}".utf8))
                        if caller.isMultiple(of: 2) {
                            _ = try await store.accept(message, ending: answer)
                            tell(text)
                        } else {
                            let turn = try await store.accept(message).turn
                            tell(text)
                            _ = try await store.end(turn, answer)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// One line, in one system call, so that it is told or not told.
    private static func tell(_ key: String) {
        let line = Array("\(key)\n".utf8)
        _ = line.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    }
}

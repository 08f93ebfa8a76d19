/// One line that listens to a session.
struct Listener: Sendable {
    typealias ID = Int

    let id: ID
    let line: any Line
    let audience: Audience
    let sendsBlocks: Bool
    /// Whether it has been sent all that was recorded before; until then it hears nothing live.
    var isLive = false
    /// How far that went; what was committed by then may be published later.
    var place: Int64 = 0
    /// Whether pieces of the running answer were left out for it.
    var isBehind = false

    /// How many bytes may wait before pieces of an answer are left out: they are decoration until the final message.
    static let patience = 32_768
}

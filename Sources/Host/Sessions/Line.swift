/// Somewhere to send frames: a socket, a stream of events, or a test's notebook.
///
/// Sending never waits. A line that cannot keep up is closed with a word that says "come back", and whoever is behind
/// it catches up from the log.
protocol Line: AnyObject, Sendable {
    /// Sends a frame, or says that the line is gone or hopelessly behind.
    func post(_ frame: ServerFrame) -> Bool

    /// Sends a frame once there is room for it; throws when the line is gone.
    func send(_ frame: ServerFrame) async throws

    /// How many bytes wait to be sent.
    var backlog: Int { get }

    /// Whether nothing was sent since this was last asked.
    func wasQuiet() -> Bool

    func close(_ reason: Farewell)
}

/// A line that is an answer over HTTP, which nobody but the host ends when the host stops.
protocol StreamedLine: Line {}

/// Why the host closes a line, and whether it makes sense to come back.
struct Farewell: Sendable, Equatable {
    let code: UInt16
    /// JSON of at most 123 bytes.
    let reason: String

    private init(_ code: UInt16, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    static let noHello = Farewell(4408, #"{"again":true,"code":"no_hello"}"#)
    static let badFrame = Farewell(4400, #"{"again":false,"code":"bad_frame"}"#)
    static let unauthorized = Farewell(4401, #"{"again":true,"code":"unauthorized"}"#)
    static let forbidden = Farewell(4403, #"{"again":false,"code":"forbidden"}"#)

    /// The store cannot be asked who comes; on another line, a little later, it may.
    static func unavailable(after: Duration) -> Farewell {
        Farewell(1013, #"{"again":true,"after_ms":\#(after.wholeMilliseconds)}"#)
    }

    static func tooSlow(after: Duration) -> Farewell {
        Farewell(4429, #"{"again":true,"after_ms":\#(after.wholeMilliseconds)}"#)
    }

    static func restarting(after: Duration) -> Farewell {
        Farewell(1012, #"{"again":true,"after_ms":\#(after.wholeMilliseconds)}"#)
    }
}

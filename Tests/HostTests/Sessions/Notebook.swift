import Locking
import Testing

@testable import Host

/// A line that writes down what it is sent, and lets a test wait for what it wants to see.
final class Notebook: Line {
    private struct State: Sendable {
        var frames: [JSON] = []
        var farewell: Farewell?
        var waiting: [(matches: @Sendable (JSON) -> Bool, continuation: CheckedContinuation<JSON, Never>)] = []
        var read = 0
        var backlog = 0
    }

    private let state = Lock(State())

    func post(_ frame: ServerFrame) -> Bool { take(frame.bytes) }

    /// Writes down a frame that came some other way.
    @discardableResult
    func take(_ frame: [UInt8]) -> Bool {
        guard let json = try? JSON(parsing: frame) else { return false }
        // Whatever any test makes the host say has to be what the protocol's schema says.
        for fault in SchemaCheck.faults(ofFrame: json, from: "host") { Issue.record("\(fault) in \(json.text)") }
        let woken = state.withLock { state in
            state.frames.append(json)
            let woken = state.waiting.filter { $0.matches(json) }
            state.waiting.removeAll { $0.matches(json) }
            return woken
        }
        for waiter in woken { waiter.continuation.resume(returning: json) }
        return true
    }

    func send(_ frame: ServerFrame) async throws { _ = post(frame) }
    func wasQuiet() -> Bool { false }

    var backlog: Int { state.withLock { $0.backlog } }
    func pretend(backlog: Int) { state.withLock { $0.backlog = backlog } }

    func close(_ reason: Farewell) { state.withLock { $0.farewell = reason } }
    var farewell: Farewell? { state.withLock { $0.farewell } }
    var frames: [JSON] { state.withLock { $0.frames } }

    /// The frames of one type.
    func all(_ type: String) -> [JSON] { frames.filter { $0["t"]?.string == type } }

    /// The durable events, in the order in which they came.
    var log: [JSON] { frames.filter { $0["seq"] != nil } }

    /// Waits until a frame has come that is as wanted.
    func first(_ matches: @escaping @Sendable (JSON) -> Bool) async -> JSON {
        await withCheckedContinuation { continuation in
            let known = state.withLock { state -> JSON? in
                if let known = state.frames.first(where: matches) { return known }
                state.waiting.append((matches, continuation))
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    /// Waits for the reply to a command.
    func reply(to id: String) async -> JSON { await first { $0["re"]?.string == id } }
}

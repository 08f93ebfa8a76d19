/// Bytes on their way from an event loop to the one task that reads them; never more than a room's worth.
///
/// The reader takes all there is at once. Only when the stream was full does taking go back to the loop.
final class ByteStream: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var end: Result<Void, any Error>?
        /// Bytes were turned away, and whoever offered them waits to hear of room.
        var isFull = false
        /// The reader, which has read everything; it is given what comes, or nothing when it is to look for itself.
        var waiter: UnsafeContinuation<[UInt8], Never>?

        mutating func takeWaiter() -> UnsafeContinuation<[UInt8], Never>? {
            defer { waiter = nil }
            return waiter
        }
    }

    private let state: Lock<State> = Lock(State())
    private let room: Int
    private let whenRoom: @Sendable () -> Void

    /// - Parameter whenRoom: called by the reader, on any thread, once there is room again for bytes turned away.
    init(room: Int = 64 * 1024, whenRoom: @escaping @Sendable () -> Void) {
        self.room = room
        self.whenRoom = whenRoom
    }

    /// Takes the bytes, or none of them when the stream is full; returns whether it took them.
    ///
    /// After the end it takes everything, and forgets it.
    func offer(_ bytes: some Collection<UInt8>) -> Bool { take(bytes, evenIfFull: false) }

    /// Takes the bytes in any case, for those who cannot give them back.
    func add(_ bytes: some Collection<UInt8>) { _ = take(bytes, evenIfFull: true) }

    /// Whether the reader has read everything, and waits for more.
    var isAwaited: Bool { state.withLock { $0.waiter != nil } }

    /// Whether nothing waits to be read.
    var isEmpty: Bool { state.withLock { $0.bytes.isEmpty } }

    private func take(_ bytes: some Collection<UInt8>, evenIfFull: Bool) -> Bool {
        let (isTaken, waiter) = state.withLock { state in
            if state.end != nil { return (true, nil as UnsafeContinuation<[UInt8], Never>?) }
            guard evenIfFull || state.bytes.count < room else {
                state.isFull = true
                return (false, nil)
            }
            if !bytes.isEmpty, let waiter = state.takeWaiter() { return (true, waiter) }
            state.bytes.append(contentsOf: bytes)
            return (true, nil)
        }
        // Whoever waits has read all that came before, and is handed what comes now.
        waiter?.resume(returning: Array(bytes))
        return isTaken
    }

    /// Whether bytes would be taken now; when not, `whenRoom` is called later.
    func hasRoom() -> Bool { offer(EmptyCollection()) }

    /// Ends the stream, unless it has an end already; what was taken before can still be read.
    func end(_ end: Result<Void, any Error>) {
        let waiter = state.withLock { state in
            if state.end == nil { state.end = end }
            return state.takeWaiter()
        }
        waiter?.resume(returning: [])
    }

    /// All bytes that have come since the last time; waits for some, and returns `nil` after the last.
    ///
    /// - Parameter endsWhenCancelled: whether somebody sees to it that the stream ends when the reader is cancelled: a
    ///   model's answer is waited for at every word, and then there is no need to listen for that as well.
    func next(endsWhenCancelled: Bool = false) async throws -> [UInt8]? {
        while true {
            try Task.checkCancellation()
            let (bytes, wasFull, end) = state.withLock { state in
                defer { (state.bytes, state.isFull) = ([], false) }
                return (state.bytes, state.isFull, state.end)
            }
            if wasFull { whenRoom() }
            if !bytes.isEmpty { return bytes }
            if let end {
                try end.get()
                return nil
            }
            let given = endsWhenCancelled ? await waitForNews() : await waitForNewsOrCancel()
            if !given.isEmpty { return given }
        }
    }

    private func waitForNews() async -> [UInt8] {
        await withUnsafeContinuation { continuation in
            let isNews = state.withLock { state in
                if Task.isCancelled || !state.bytes.isEmpty || state.end != nil { return true }
                precondition(state.waiter == nil, "two tasks read one stream")
                state.waiter = continuation
                return false
            }
            if isNews { continuation.resume(returning: []) }
        }
    }

    private func waitForNewsOrCancel() async -> [UInt8] {
        await withTaskCancellationHandler {
            await waitForNews()
        } onCancel: {
            state.withLock { $0.takeWaiter() }?.resume(returning: [])
        }
    }
}

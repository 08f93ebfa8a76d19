import Locking

/// Bytes on their way from an event loop to the one task that reads them; never more than a room's worth.
///
/// The reader takes all there is at once. Only when the stream was full does taking go back to the loop.
final class ByteStream: Sendable {
    /// Takes bytes where they come, and says whether it wants more in this way.
    typealias Taker = @Sendable (Span<UInt8>) -> Bool

    private enum News {
        /// There is something to be found here, or the reader has been cancelled.
        case look
        case bytes([UInt8])
        /// The taker wants no more.
        case enough
    }

    private struct State {
        var bytes: [UInt8] = []
        var end: Result<Void, any Error>?
        /// Bytes were turned away, and whoever offered them waits to hear of room.
        var isFull = false
        /// The reader, which has read everything; it is given what comes, or is to look for itself.
        var waiter: UnsafeContinuation<News, Never>?
        /// Takes what comes in the reader's place.
        var taker: Taker?
        /// Whether the taker is at work; until it is done the reader sleeps on.
        var isTaking = false

        mutating func takeWaiter() -> UnsafeContinuation<News, Never>? {
            guard !isTaking else { return nil }
            defer { (waiter, taker) = (nil, nil) }
            return waiter
        }
    }

    private enum Step {
        case done(isTaken: Bool)
        case give(UnsafeContinuation<News, Never>)
        case hand(Taker)
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
        let step = state.withLock { state in
            if state.end != nil { return Step.done(isTaken: true) }
            guard evenIfFull || state.bytes.count < room else {
                state.isFull = true
                return .done(isTaken: false)
            }
            if bytes.isEmpty { return .done(isTaken: true) }
            if let taker = state.taker, !state.isTaking {
                state.isTaking = true
                return .hand(taker)
            }
            if let waiter = state.takeWaiter() { return .give(waiter) }
            state.bytes.append(contentsOf: bytes)
            return .done(isTaken: true)
        }
        switch step {
        case .done(let isTaken): return isTaken
        // Whoever waits has read all that came before, and is handed what comes now.
        case .give(let waiter): waiter.resume(returning: .bytes(Array(bytes)))
        case .hand(let taker):
            let goesOn = bytes.withContiguousStorageIfAvailable { taker($0.span) } ?? taker(Array(bytes).span)
            wasTaken(goesOn)
        }
        return true
    }

    /// Lets the taker wait for more, or wakes the reader.
    private func wasTaken(_ goesOn: Bool) {
        let waiter = state.withLock { state in
            state.isTaking = false
            // What came from elsewhere meanwhile is for the reader.
            return goesOn && state.end == nil && state.bytes.isEmpty ? nil : state.takeWaiter()
        }
        waiter?.resume(returning: goesOn ? .look : .enough)
    }

    /// Whether bytes would be taken now; when not, `whenRoom` is called later.
    func hasRoom() -> Bool { offer(EmptyCollection()) }

    /// Ends the stream, unless it has an end already; what was taken before can still be read.
    func end(_ end: Result<Void, any Error>) {
        let waiter = state.withLock { state in
            if state.end == nil { state.end = end }
            return state.takeWaiter()
        }
        waiter?.resume(returning: .look)
    }

    /// All bytes that have come since the last time; waits for some, and returns `nil` after the last.
    ///
    /// - Parameter endsWhenCancelled: whether somebody sees to it that the stream ends when the reader is cancelled; then
    ///   there is no need to listen for that as well.
    func next(endsWhenCancelled: Bool = false) async throws -> [UInt8]? {
        while true {
            if let bytes = try takeAll() { return bytes.isEmpty ? nil : bytes }
            let news = endsWhenCancelled ? await waitForNews() : await waitForNewsOrCancel()
            if case .bytes(let bytes) = news { return bytes }
        }
    }

    /// Lets `take` have all bytes, in the thread that brings them, until it wants no more or nothing more comes; returns
    /// whether there will be more.
    ///
    /// A model's words come one by one, and to wake a task for each costs more than the word. Somebody has to see to it
    /// that the stream ends when the reader is cancelled.
    func read(_ take: @escaping Taker) async throws -> Bool {
        while true {
            if let bytes = try takeAll() {
                if bytes.isEmpty { return false }
                if !take(bytes.span) { return true }
            } else if case .enough = await waitForNews(taking: take) {
                return true
            }
        }
    }

    /// What has come since the last time, nothing at the end, and `nil` when there is more to come.
    private func takeAll() throws -> [UInt8]? {
        try Task.checkCancellation()
        let (bytes, wasFull, end) = state.withLock { state in
            defer { (state.bytes, state.isFull) = ([], false) }
            return (state.bytes, state.isFull, state.end)
        }
        if wasFull { whenRoom() }
        if bytes.isEmpty {
            guard let end else { return nil }
            try end.get()
        }
        return bytes
    }

    private func waitForNews(taking taker: Taker? = nil) async -> News {
        await withUnsafeContinuation { continuation in
            let isNews = state.withLock { state in
                if Task.isCancelled || !state.bytes.isEmpty || state.end != nil { return true }
                precondition(state.waiter == nil, "two tasks read one stream")
                (state.waiter, state.taker) = (continuation, taker)
                return false
            }
            if isNews { continuation.resume(returning: .look) }
        }
    }

    private func waitForNewsOrCancel() async -> News {
        await withTaskCancellationHandler {
            await waitForNews()
        } onCancel: {
            state.withLock { $0.takeWaiter() }?.resume(returning: .look)
        }
    }
}

import Locking

/// Tells tutors what happens to tickets, from the store's stream of events, in order and each once.
///
/// There is one stream for all queues and one position in it; a tutor is sent what concerns their courses, and each event
/// names the one before it that this tutor was sent, so that nothing can be missed without being noticed.
final class QueueStream: Sendable {
    typealias Watcher = Int

    private struct Watching: Sendable {
        let line: any Line
        let view: View
        /// The last place this watcher was sent.
        var cursor: Int64
        /// Whether it has been sent what was there before; until then it hears nothing live.
        var isLive = false
    }

    /// What a watcher may see and wants to.
    struct View: Sendable {
        let courses: Set<String>
        let queue: String?

        func shows(_ event: QueueEvent) -> Bool {
            guard courses.contains(event.ticket.course) else { return false }
            // Whoever watches a queue has to hear that something left it.
            return queue == nil || event.queue == queue || event.kind == .transferred
        }
    }

    private struct State: Sendable {
        var watchers: [Watcher: Watching] = [:]
        var count = 0
        var published: Int64 = 0
        var isReading = false
        var isAskedAgain = false
    }

    private let store: any Store
    private let state = Lock(State())
    /// Hears of every event once, before the watchers.
    private let note: @Sendable (QueueEvent) -> Void

    init(store: any Store, note: @escaping @Sendable (QueueEvent) -> Void) {
        self.store = store
        self.note = note
    }

    var published: Int64 { state.withLock { $0.published } }

    /// What happened before is known already.
    func begin(at place: Int64) { state.withLock { $0.published = place } }

    func leave(_ watcher: Watcher) { state.withLock { $0.watchers[watcher] = nil } }

    /// Something has happened: whoever watches is told soon.
    func poke() {
        let isReader = state.withLock { state in
            state.isAskedAgain = state.isReading
            defer { state.isReading = true }
            return !state.isReading
        }
        if isReader { Task { await read() } }
    }

    private func read() async {
        while true {
            let place = published
            if let events = try? await store.queueEvents(after: place, limit: Self.page), !events.isEmpty {
                publish(events)
                if events.count == Self.page { continue }
            }
            let isDone = state.withLock { state in
                if state.isAskedAgain {
                    state.isAskedAgain = false
                    return false
                }
                state.isReading = false
                return true
            }
            if isDone { return }
        }
    }

    private static let page = 500

    private func publish(_ events: [QueueEvent]) {
        for event in events { note(event) }
        state.withLock { state in
            for event in events where event.seq > state.published {
                state.published = event.seq
                let described = state.watchers.isEmpty ? [] : event.described
                for id in state.watchers.keys {
                    // Who has just caught up may have been sent it already: the log was ahead of what is published.
                    guard var watching = state.watchers[id], watching.isLive, event.seq > watching.cursor,
                        watching.view.shows(event)
                    else { continue }
                    _ = watching.line.post(ServerFrame(event, saying: described, after: watching.cursor))
                    watching.cursor = event.seq
                    state.watchers[id] = watching
                }
            }
        }
    }

    /// Sends a watcher what they have missed, or all there is when their position is worth nothing; then what comes.
    func watch(_ line: any Line, _ view: View, after place: Int64, re: String?) async throws -> Watcher {
        let watcher = state.withLock { state in
            state.count += 1
            state.watchers[state.count] = Watching(line: line, view: view, cursor: place)
            return state.count
        }
        do {
            try await catchUp(watcher, line, view, after: place, re: re)
            return watcher
        } catch {
            leave(watcher)
            throw error
        }
    }

    private func catchUp(
        _ watcher: Watcher,
        _ line: any Line,
        _ view: View,
        after place: Int64,
        re: String?
    ) async throws {
        let reach = try await store.queueReach()
        let isRecovered = place > 0 && place <= reach.head && place >= reach.oldest - 1
        var from = isRecovered ? place : reach.head
        try await line.send(.watching(from: place, head: reach.head, recovered: isRecovered, re: re))
        if !isRecovered {
            try await sendAll(to: line, view)
            state.withLock { $0.watchers[watcher]?.cursor = from }
        }
        while true {
            let events = try await store.queueEvents(after: from, limit: Self.page)
            for event in events {
                from = event.seq
                guard view.shows(event) else { continue }
                let cursor = state.withLock { $0.watchers[watcher]?.cursor ?? from }
                try await line.send(ServerFrame(event, saying: event.described, after: cursor))
                state.withLock { $0.watchers[watcher]?.cursor = event.seq }
            }
            if events.count == Self.page { continue }
            let isLive = state.withLock { state in
                guard state.published <= from else { return false }
                state.watchers[watcher]?.isLive = true
                return true
            }
            if isLive { return }
        }
    }

    /// Every open ticket, for somebody who begins.
    private func sendAll(to line: any Line, _ view: View) async throws {
        var place: Int64 = 0
        while true {
            let tickets = try await store.openTickets(
                of: view.courses,
                queue: view.queue,
                after: place,
                limit: Self.page
            )
            for ticket in tickets { try await line.send(.standing(ticket)) }
            guard tickets.count == Self.page, let last = tickets.last else { return }
            place = last.ticket.listPlace
        }
    }
}

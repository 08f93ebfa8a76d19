import Locking
import Pipeline

/// A tutoring session while somebody is connected to it or a turn of it runs: who listens, and what is under way.
///
/// Only small state behind a lock; nothing here waits. Events reach listeners in the order of their places in the log,
/// whatever the order in which the store's answers come back.
final class SessionRoom: Sendable {
    let id: SessionID
    let learner: AccountID
    private let state: Lock<State>
    private let ended: @Sendable () -> Void

    struct State: Sendable {
        // First, for each word of an answer needs it, and nothing else.
        var listeners: [Listener] = []
        var stored: StoredSession
        var nextListener = 0
        /// The place of the last event that was given to listeners.
        var published: Int64
        /// The place of the last one that the learner may see.
        var visible: Int64
        /// Events whose predecessors have not come yet.
        var early: [Int64: Entry] = [:]
        /// Whether somebody is reading those.
        var isMending = false
        /// Counts who came and who left, so that whoever waits for somebody to come back sees that they did.
        var movements = 0
        var turns = TurnLine()
        /// Hints given so far, by subject.
        var hints: HintLevel
        var isEnding = false
        /// The lock that those who listen know of; `nil` before anybody was told.
        var lock: LockGrade?
        /// The person the learner waits for, or talks to.
        var handoff: Handoff?
        /// Whether people were called because the learner may be in danger, and are not done.
        var isAlarmed: Bool
        /// The courses whose tutors were ever offered a question of this session.
        var offered: Set<String>
    }

    /// `ended` is called when nobody uses the room any more.
    init(_ restored: RestoredSession, ended: @escaping @Sendable () -> Void = {}) {
        self.ended = ended
        id = restored.session.id
        learner = restored.session.learner
        var hints = HintLevel()
        for entry in restored.page.entries { ReplyBody.note(hintIn: entry, in: &hints) }
        state = Lock(
            State(
                stored: restored.session,
                published: restored.session.head,
                visible: restored.page.entries.last?.visiblePlace ?? 0,
                hints: hints,
                handoff: restored.ticket.map(Handoff.init),
                isAlarmed: restored.ticket?.isAlarm ?? false,
                offered: restored.offered
            )
        )
    }

    deinit { ended() }

    var stored: StoredSession { state.withLock { $0.stored } }
    var context: SessionContext { state.withLock { $0.stored.context } }
    var hints: HintLevel { state.withLock { $0.hints } }
    var published: Int64 { state.withLock { $0.published } }
    var handoff: Handoff? { state.withLock { $0.handoff } }
    var isOwned: Bool { state.withLock { $0.handoff?.isOwned ?? false } }
    var isAlarmed: Bool { state.withLock { $0.isAlarmed } }
    var offered: Set<String> { state.withLock { $0.offered } }

    /// The session as access decisions see it.
    var asObject: Object {
        state.withLock { state in
            let course = state.stored.context.course
            return .conversation(Object.Conversation(learner: learner, course: course, offered: state.offered))
        }
    }

    /// The learner may be in danger: until people are done, no lock keeps them from what is written here.
    func hearAlarm() { state.withLock { $0.isAlarmed = true } }

    /// Whether the host is about to end, so that answers in the making are cut rather than stopped.
    var isEnding: Bool { state.withLock { $0.isEnding } }

    /// Cuts every answer in the making short.
    func cutShort() {
        let stops = state.withLock { state in
            state.isEnding = true
            return state.turns.stops
        }
        for stop in stops { stop() }
    }

    /// The conversation is taken out: nothing is answered in it any more, and whoever listens is told to forget it.
    func end() {
        cutShort()
        whisper(.gone("\(id)", because: QueueEvent.erased))
    }

    var hasTurns: Bool { state.withLock { !$0.turns.isEmpty } }
    var hasListeners: Bool { state.withLock { !$0.listeners.isEmpty } }
    var movements: Int { state.withLock { $0.movements } }

    func withTurns<Value>(_ body: (inout TurnLine) -> Value) -> Value { state.withLock { body(&$0.turns) } }

    /// Takes note of the lock that holds, and returns whether listeners have to be told.
    ///
    /// The first time nobody has to: whoever resumes a session is told what holds.
    func tell(_ lock: LockGrade) -> Bool {
        state.withLock { state in
            defer { state.lock = lock }
            return state.lock.map { $0 != lock } ?? false
        }
    }

    /// Takes note of what somebody who resumes is told, unless the others have been told something already.
    func assume(_ lock: LockGrade) {
        state.withLock { state in
            if state.lock == nil { state.lock = lock }
        }
    }

    // Listening

    /// Counts a line among those that hear of everything from now on.
    func join(_ line: any Line, for audience: Audience, caps: Set<String>) -> Listener.ID {
        state.withLock { state in
            state.nextListener += 1
            state.movements += 1
            state.listeners.append(
                Listener(id: state.nextListener, line: line, audience: audience, sendsBlocks: caps.contains("block"))
            )
            return state.nextListener
        }
    }

    /// Returns whether that was the last one.
    @discardableResult
    func leave(_ listener: Listener.ID) -> Bool {
        state.withLock { state in
            state.listeners.removeAll { $0.id == listener }
            state.movements += 1
            return state.listeners.isEmpty
        }
    }

    /// Makes a listener that has caught up to `place` a live one, if nothing for it was published since.
    ///
    /// Returns the turn that is being answered, for the listener to paint.
    func goLive(_ listener: Listener.ID, at place: Int64) -> (isLive: Bool, running: StreamedReply?) {
        state.withLock { state in
            guard let index = state.listeners.firstIndex(where: { $0.id == listener }),
                (state.listeners[index].audience == .everyone ? state.visible : state.published) <= place
            else { return (false, nil) }
            state.listeners[index].isLive = true
            state.listeners[index].place = place
            return (true, state.turns.running)
        }
    }

    // Publishing

    /// Gives committed events to all who listen, in the order of their places.
    ///
    /// Returns the place after which something is missing, if something is.
    func publish(_ entries: [Entry]) -> Int64? {
        state.withLock { state in
            for entry in entries where entry.seq > state.published {
                guard entry.seq == state.published + 1 else {
                    state.early[entry.seq] = entry
                    continue
                }
                publish(entry, &state)
                while !state.early.isEmpty, let next = state.early.removeValue(forKey: state.published + 1) {
                    publish(next, &state)
                }
            }
            return state.early.isEmpty ? nil : state.published
        }
    }

    /// Whether what is missing is to be read by the caller: somebody else may be at it.
    func beginMending() -> Bool {
        state.withLock { state in
            defer { state.isMending = true }
            return !state.isMending
        }
    }

    /// The place after which something is missing; without one the mending is over.
    func gap() -> Int64? {
        state.withLock { state in
            state.isMending = !state.early.isEmpty
            return state.isMending ? state.published : nil
        }
    }

    private func publish(_ entry: Entry, _ state: inout State) {
        state.published = entry.seq
        state.visible = entry.visiblePlace
        state.stored.note(entry)
        ReplyBody.note(hintIn: entry, in: &state.hints)
        let waited = state.handoff != nil
        Handoff.note(entry, in: &state.handoff)
        if waited, state.handoff == nil { state.isAlarmed = false }
        if entry.kind == .handoffQueued { state.offered.insert(state.stored.context.course) }
        tell(entry, state.listeners)
    }

    private func tell(_ entry: Entry, _ listeners: [Listener]) {
        var frames: (everyone: ServerFrame?, staff: ServerFrame?)
        for listener in listeners where listener.isLive && entry.seq > listener.place {
            let frame: ServerFrame
            switch listener.audience {
            case .everyone:
                guard entry.audience == .everyone else { continue }
                frame = frames.everyone ?? ServerFrame(entry, for: .everyone)
                frames.everyone = frame
            case .staff:
                frame = frames.staff ?? ServerFrame(entry, for: .staff)
                frames.staff = frame
            }
            _ = listener.line.post(frame)
        }
    }

    /// Sends something that is not recorded to all who listen, but for one.
    func whisper(_ frame: ServerFrame, except sender: Listener.ID? = nil) {
        for listener in state.withLock({ $0.listeners }) where listener.isLive && listener.id != sender {
            _ = listener.line.post(frame)
        }
    }

    /// Lets `body` send pieces of a running answer; a line that lags is sent the whole again once it has caught up.
    func stream(_ body: (inout Listener) -> Void) {
        state.withLock { state in
            for index in state.listeners.indices where state.listeners[index].isLive { body(&state.listeners[index]) }
        }
    }
}

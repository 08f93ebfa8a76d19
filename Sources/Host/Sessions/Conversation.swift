import Reactor

/// One connection's talk with the host, from its hello to its end.
struct Conversation: Sendable {
    let host: ConversationHost
    let line: any Line
    /// Where its turns run: on the loop of its socket.
    let loop: EventLoop?
    let member: Lobby.Member
    var guest: Guest?
    var joined: [SessionID: Place] = [:]
    /// What a tutor has at the desk.
    var seat: DeskSeat?
    private var faults = 0

    /// Who is at the other end.
    ///
    /// An object that never changes: every command looks at it.
    final class Guest: Sendable {
        let bearer: Bearer
        let subject: Subject
        let caps: Set<String>

        init(bearer: Bearer, subject: Subject, caps: Set<String>) {
            (self.bearer, self.subject, self.caps) = (bearer, subject, caps)
        }
    }

    /// A room that is listened to.
    struct Place {
        let room: SessionRoom
        let listener: Listener.ID
    }

    /// A client that sends this many bad frames in a row is not going to send good ones.
    private static let patience = 64

    init(host: ConversationHost, line: any Line, loop: EventLoop?) {
        (self.host, self.line, self.loop) = (host, line, loop)
        member = host.lobby.enter(line)
    }

    /// A conversation with somebody who has said elsewhere who they are.
    init(host: ConversationHost, line: any Line, loop: EventLoop?, guest: Guest) {
        (self.host, self.line, self.loop, self.guest) = (host, line, loop, guest)
        member = host.lobby.enter(line, as: guest.bearer, guest.subject)
    }

    /// Sends what is in a session and what comes, until the task is cancelled.
    mutating func follow(_ position: Position) async {
        do {
            try await resume(position, limit: 200, re: nil)
            while !Task.isCancelled { try await Task.sleep(for: .seconds(3600)) }
        } catch let refused as Refused {
            line.close(refused.code == .unauthorized ? .unauthorized : .forbidden)
        } catch let error as StoreError {
            line.close(.unavailable(after: Refused(error).after ?? .seconds(5)))
        } catch {
            // Whoever listens has gone.
        }
        leave()
    }

    /// What a frame comes to.
    enum Step: Sendable {
        case goOn
        /// No more frames are taken.
        case end
        /// A command that may have to wait for the store.
        case wait(ClientCommand)
    }

    /// Takes one frame, and says whether there should be another.
    mutating func take(_ frame: [UInt8]) async -> Bool {
        switch takeAtOnce(frame) {
        case .goOn: true
        case .end: false
        case .wait(let command): await perform(command)
        }
    }

    /// Takes one frame, as far as nothing has to wait; an ordinary question is asked here.
    mutating func takeAtOnce(_ frame: [UInt8]) -> Step {
        let command: ClientCommand
        do {
            command = try ClientCommand(parsing: frame)
        } catch {
            faults += 1
            _ = line.post(.error(error.id, error.refused))
            guard error.id != nil, guest != nil, faults < Self.patience else {
                line.close(.badFrame)
                return .end
            }
            return .goOn
        }
        guard guest != nil || command.name == .hello else {
            line.close(.noHello)
            return .end
        }
        faults = 0
        stir()
        guard command.name == .sendMessage else { return .wait(command) }
        do {
            return try sendAtOnce(command) ? .goOn : .wait(command)
        } catch {
            return refuse(command, error) ? .goOn : .end
        }
    }

    /// Does what a command wants, and says whether there should be another.
    mutating func perform(_ command: ClientCommand) async -> Bool {
        do {
            try await handle(command)
            return true
        } catch {
            return refuse(command, error)
        }
    }

    /// Says why a command was not done, and whether there should be another.
    private func refuse(_ command: ClientCommand, _ error: any Error) -> Bool {
        switch error {
        case let refused as Refused:
            // A token that has ended is no answer to a question: who comes back with a new one asks it again.
            if refused.code == .unauthorized, guest != nil, command.name != .hello {
                line.close(.unauthorized)
                return false
            }
            _ = line.post(.error(command.id, refused))
            guard command.name == .hello, guest == nil else { return true }
            line.close(refused.code == .unauthorized ? .unauthorized : .forbidden)
            return false
        case let error as StoreError:
            let refused = Refused(error)
            _ = line.post(.error(command.id, refused))
            // A ticket is good for one hello, so whoever tries again needs another line.
            guard command.name == .hello else { return true }
            line.close(.unavailable(after: refused.after ?? .seconds(5)))
            return false
        default:
            // The line broke while it was being answered.
            return false
        }
    }

    private mutating func handle(_ command: ClientCommand) async throws {
        switch command.name {
        case .hello: try await hello(command)
        case .openSession: try await open(command)
        case .resumeSession: try await resume(command)
        case .pauseSession: try await change(command, to: .paused)
        case .closeSession: try await change(command, to: .closed)
        case .setContext: try await setContext(command)
        case .sendMessage: try await send(command)
        case .cancelMessage: try await cancel(command)
        case .retryMessage: try await retry(command)
        case .moreHint: try await moreHint(command)
        case .requestHuman: try await requestHuman(command)
        case .feedback: try await feedback(command)
        case .read: try await read(command)
        case .typing: try await typing(command)
        case .history: try await history(command)
        case .cancelHuman: try await cancelHuman(command)
        case .watchQueue, .claimTicket, .nextTicket, .renewTicket, .releaseTicket, .transferTicket, .resolveTicket,
            .addNote, .suggest, .setPresence:
            try await serveTutor(command)
        }
    }

    mutating func leave() {
        host.lobby.leave(member)
        for place in joined.values where place.room.leave(place.listener) { host.life.lastLeft(place.room) }
        joined = [:]
        leaveDesk()
    }

    // What every command needs

    /// The guest, as long as their token holds.
    func identified() throws(Refused) -> Guest {
        guard let guest, host.authenticator.holds(guest.bearer) else { throw Refused(.unauthorized) }
        return guest
    }

    /// The session a command names, if this guest may do that to it.
    func session(of command: ClientCommand, for action: Action) async throws -> SessionRoom {
        try await session(named: command.text("session"), for: action)
    }

    /// The session of that name, if this guest may do that to it.
    func session(named name: String, for action: Action) async throws -> SessionRoom {
        let guest = try identified()
        guard let id = SessionID(name) else { throw Refused(StoreError.unknownSession) }
        return try admit(guest, to: try await host.hub.session(id), for: action)
    }

    /// The session, if this guest may do that to it; one that is somebody else's is one that does not exist.
    func admit(_ guest: Guest, to room: SessionRoom, for action: Action) throws(Refused) -> SessionRoom {
        let object = room.asObject
        guard can(guest.subject, action, object) else { throw Refused(action, object, by: guest.subject) }
        return room
    }

    func key(of command: ClientCommand) throws(Refused) -> CommandKey {
        guard let key = CommandKey(command.text("key")) else { throw Refused(.badField, field: "key") }
        return key
    }
}

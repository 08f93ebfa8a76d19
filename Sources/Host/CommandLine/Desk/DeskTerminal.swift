import Cryptography
import Locking
import Pipeline
import Responders

/// A tutor's desk in a terminal: lines in, lines out, and the claim kept alive meanwhile.
struct DeskTerminal: Sendable {
    let host: RunningHost
    let shell: Shell
    private let hand = Lock<Hand?>(nil)

    /// The question a tutor has.
    struct Hand: Sendable {
        let ticket: String
        let generation: Int64
        let lease: Duration
        /// The last event of the conversation that was shown.
        var seen: Int64
    }

    init(host: RunningHost, shell: Shell) {
        self.host = host
        self.shell = shell
    }

    func run() async -> ExitCode {
        await withTaskGroup(of: ExitCode?.self) { group in
            group.addTask { await keepClaim() }
            group.addTask { await listen() }
            group.addTask { await converse() }
            group.addTask { await interrupted() }
            for await code in group {
                guard let code else { continue }
                group.cancelAll()
                return code
            }
            return .success
        }
    }

    /// Takes lines until there are no more; whoever closes the input leaves, as with `/quit`.
    private func converse() async -> ExitCode? {
        for await line in shell.typed {
            do {
                guard let command = try DeskLine(line) else { continue }
                guard try await perform(command) else { break }
            } catch let complaint as Complaint {
                shell.complain(complaint.sentence)
            } catch {
                shell.complain("\(error)")
            }
        }
        await leave()
        return .success
    }

    /// Does what a line says; returns whether there is to be another.
    private func perform(_ command: DeskLine) async throws -> Bool {
        switch command {
        case .help: shell.print(DeskLine.manual)
        case .list: try await list()
        case .next: try await take("/api/v1/queues/any/next")
        case .take(let name): try await take("/api/v1/tickets/\(try await ticket(called: name))/claim")
        case .show: try await show(from: 0)
        case .say(let text): try await say(text)
        case .note(let text): try await act("note", [("text", .string(text))], "Noted; only staff see it.")
        case .draft: try await draft()
        case .release(let why):
            try await act(
                "release",
                [("reason", why.map(JSON.string) ?? .null)],
                "It is waiting again, in its old place."
            )
            drop()
        case .pass(let queue, let why):
            let fields: [(String, JSON)] = [("to", .string(queue)), ("reason", why.map(JSON.string) ?? .null)]
            try await act("transfer", fields, "It is now waiting in \(queue).")
            drop()
        case .done(let note):
            try await act("resolve", [("note", note.map(JSON.string) ?? .null)], "Done.")
            drop()
        case .back(let line):
            let fields: [(String, JSON)] = [("back_to", "chain"), ("note", line.map(JSON.string) ?? .null)]
            try await act("resolve", fields, "The chain has it again.")
            drop()
        case .presence(let state):
            _ = try await host.ask(.put, "/api/v1/presence", ["state": .string(state)])
            shell.print("You are \(state).")
        case .quit: return false
        }
        return true
    }

    /// Whoever interrupts the terminal leaves it, as with `/quit`.
    private func interrupted() async -> ExitCode? {
        guard let signals = shell.signals() else { return nil }
        await signals.awaitTermination()
        guard !Task.isCancelled else { return nil }
        await leave()
        return .success
    }

    /// Gives the question back; a host that cannot be asked to keeps nobody here.
    private func leave() async {
        guard held != nil else { return }
        do { try await act("release", [], "Your question is waiting again, in its old place.") } catch {
            let complaint = error as? Complaint ?? Complaint("\(error)")
            shell.complain(complaint.sentence)
            guard complaint.code != .no else { return }
            shell.complain("Your question waits again, in its old place, once your claim has run out.")
        }
    }

    private var held: Hand? { hand.withLock { $0 } }
    private func drop() { hand.withLock { $0 = nil } }

    private func inHand() throws -> Hand {
        guard let held else { throw Complaint("You have no question; /next takes one.") }
        return held
    }

    func list() async throws {
        let tickets = try await open(atMost: 50)
        if tickets.isEmpty { shell.print("Nothing is waiting.") }
        for ticket in tickets { shell.print(ticket.asTicketLine) }
    }

    private func open(atMost limit: Int) async throws -> [JSON] {
        try await host.ask(.get, "/api/v1/queues/all/tickets?limit=\(limit)")?["tickets"]?.array ?? []
    }

    private func ticket(called name: String) async throws -> String {
        // A whole name may be one that is not open any more; the host knows why.
        if UniqueID(name) != nil { return name }
        let open = try await open(atMost: 500)
        return try TicketChoice.ticket(name, among: open.compactMap { $0["ticket"]?.string })
    }

    private func take(_ path: String) async throws {
        if held != nil { throw Complaint("Finish the question you have first: /done, /release, /pass or /back.") }
        let claimed = try await host.ask(.post, path, ["key": .key()])
        guard let ticket = claimed?["ticket"]?.string, let generation = claimed?["gen"]?.integer else { return }
        let lease = Duration.milliseconds(claimed?["lease_ms"]?.integer ?? 90_000)
        hand.withLock { $0 = Hand(ticket: ticket, generation: generation, lease: lease, seen: 0) }
        try await show(from: 0)
    }

    /// Shows the question and what was said after a place.
    private func show(from place: Int64) async throws {
        let hand = try inHand()
        guard let sheet = try await host.ask(.get, "/api/v1/tickets/\(hand.ticket)") else { return }
        if place == 0 {
            if let ticket = sheet["ticket"] { shell.print(ticket.asTicketLine) }
            for step in sheet["tried"]?.array ?? [] {
                let why = step["why"]?.string.map { ": \($0.plain)" } ?? ""
                shell.print("  tried \(step["name"]?.string ?? "") (\(step["ending"]?.string ?? ""))\(why)")
            }
        }
        for event in sheet["events"]?.array ?? [] where (event["seq"]?.integer ?? 0) > place {
            if let line = event.asSaid { shell.print(line) }
        }
        saw(sheet["head"]?.integer ?? 0)
    }

    private func saw(_ place: Int64) {
        hand.withLock { hand in
            if let seen = hand?.seen { hand?.seen = max(place, seen) }
        }
    }

    private func say(_ text: String) async throws {
        let hand = try inHand()
        do {
            let fields: [(String, JSON)] = [("text", .string(text)), ("seen", .integer(hand.seen))]
            let place = try await act("reply", fields, "Sent.")?["seq"]?.integer
            // Whoever typed it need not be shown it, if nobody else has said something before it.
            if place == hand.seen + 1 { saw(hand.seen + 1) }
        } catch let complaint as Complaint {
            // What the learner wrote meanwhile is shown, and the tutor decides again.
            try? await show(from: hand.seen)
            throw Complaint("\(complaint.sentence)\nNot sent: \(text)")
        }
    }

    private func draft() async throws {
        let path = "/api/v1/tickets/\(try inHand().ticket)/draft"
        shell.print("The chain is asked.")
        let answer = try await host.ask(.post, path, [:], within: RunningHost.thoughtful)
        shell.print("The chain would say: \((answer?["text"]?.string ?? "").plain)")
    }

    @discardableResult
    private func act(_ verb: String, _ fields: [(String, JSON)], _ done: String) async throws -> JSON? {
        let hand = try inHand()
        let own: [(String, JSON)] = [("key", .key()), ("gen", .integer(hand.generation))]
        let body = JSON(members: own + fields.filter { $0.1 != .null })
        let answer: JSON?
        do { answer = try await host.ask(.post, "/api/v1/tickets/\(hand.ticket)/\(verb)", body) } catch {
            // Whoever has lost the question learns of it now, and may take another.
            if (error as? Complaint)?.code == .no { _ = await renew(hand) }
            throw error
        }
        shell.print(done)
        return answer
    }

    /// Renews the claim three times in each lease, and shows what the learner writes.
    private func keepClaim() async -> ExitCode? {
        var quiet = Duration.zero
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(2))
            quiet += .seconds(2)
            guard let hand = held else { continue }
            try? await show(from: hand.seen)
            guard quiet >= hand.lease / 3 else { continue }
            quiet = .zero
            if let loss = await renew(hand) { shell.complain(loss) }
        }
        return nil
    }

    /// Renews a claim; one that the host does not renew is over, and why is returned.
    private func renew(_ claim: Hand) async -> String? {
        let path = "/api/v1/tickets/\(claim.ticket)/renew"
        do { _ = try await host.ask(.post, path, ["gen": .integer(claim.generation)]) } catch {
            guard let complaint = error as? Complaint, complaint.code == .no else { return nil }
            // Another may have been taken meanwhile.
            hand.withLock { hand in
                if hand?.ticket == claim.ticket, hand?.generation == claim.generation { hand = nil }
            }
            return complaint.sentence
        }
        return nil
    }
}

extension JSON {
    /// A key for a command that is to be done once.
    fileprivate static func key() -> JSON {
        .string(CommandKey(.timed(milliseconds: Rim.now().milliseconds, .system)).description)
    }
}

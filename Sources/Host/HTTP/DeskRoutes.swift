import Pipeline
import Reactor

/// The desk over HTTP, so that a bot or a school's own desk can work it: the verbs of the socket, word for word.
struct DeskRoutes: Sendable {
    let host: ConversationHost

    var desk: Desk { host.desk }

    @Sendable func queues(_ call: Call) async throws -> Response {
        let courses = try Self.staffed(call)
        let open = try await desk.store.openTickets(of: courses, queue: nil, after: 0, limit: 1000)
        let names = Set(desk.queueNames).union(open.map(\.queue)).sorted()
        let queues = names.map { name -> JSON in
            let here = open.filter { $0.queue == name }
            return JSON(members: [
                ("queue", .string(name)), ("waiting", .integer(Int64(here.count { $0.state.isWaiting }))),
                ("taken", .integer(Int64(here.count { $0.state.isOwned }))),
                (
                    "oldest",
                    here.filter(\.state.isWaiting).map(\.ticket.openedAt).min().map { .string($0.rfc3339) } ?? .null
                ),
                ("alarms", .integer(Int64(here.count { $0.state.isWaiting && $0.ticket.isAlarm }))),
                ("open", .bool(desk.hours(of: name).opening(at: host.now()) <= host.now())),
            ])
        }
        var tutors: [JSON] = []
        for person in desk.roster.present(in: courses) {
            let name = try await desk.store.account(person.tutor).name
            tutors.append(
                JSON(members: [
                    ("tutor", .string(person.tutor.description)), ("name", .string(name)),
                    ("state", .string(person.duty.state.rawValue)), ("has", .integer(Int64(person.load))),
                    ("capacity", .integer(person.duty.capacity)),
                ])
            )
        }
        return .json(["queues": .array(queues), "tutors": .array(tutors)])
    }

    @Sendable func tickets(_ call: Call) async throws -> Response {
        let courses = try Self.taught(call)
        let limit = Int(try call.number("limit", in: 1...500, else: 100))
        let queue = call.path("queue")
        if queue != "all", !desk.queueNames.contains(queue) {
            // A queue that the configuration has no more is there for as long as somebody waits in it.
            guard try await !desk.store.openTickets(of: courses, queue: queue, after: 0, limit: 1).isEmpty else {
                let why = "There is no queue “\(queue.prefix(40))”; GET /api/v1/queues lists them."
                throw Refused(.notFound, why, field: "queue")
            }
        }
        let tickets = try await desk.store.openTickets(
            of: courses,
            queue: queue == "all" ? nil : queue,
            after: try call.number("after", in: -Int64.max...Int64.max, else: 0),
            limit: limit
        )
        var text = JSONText(capacity: tickets.count * 400 + 64)
        text.list("tickets", json: tickets.lazy.map(\.described))
        if tickets.count == limit, let last = tickets.last { text.field("next", last.ticket.listPlace) }
        return .json(text.closed())
    }

    @Sendable func events(_ call: Call) async throws -> Response {
        let courses = try Self.taught(call)
        let after = Int64(call.header("Last-Event-ID") ?? "") ?? 0
        let (desk, view) = (desk, QueueStream.View(courses: courses, queue: call.query("queue")))
        let bearer = try call.known()
        let (lobby, subject, tutor) = (host.lobby, call.subject, bearer.account)
        let duty = try await desk.store.duty(of: tutor)
        return .events { writer in
            try await writer.follow { line in
                // Who is in the lobby is sent away when their token ends, and hears a word now and then.
                let member = lobby.enter(line, as: bearer, subject)
                defer { lobby.leave(member) }
                guard let watcher = try? await desk.stream.watch(line, view, after: max(0, after), re: nil) else {
                    return
                }
                // Whoever watches is at the desk, as on a socket.
                let seat = desk.roster.enter(tutor, courses: courses, duty: duty)
                while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
                desk.roster.leave(tutor, seat)
                desk.stream.leave(watcher)
            }
        }
    }

    @Sendable func show(_ call: Call) async throws -> Response {
        let ticket = try await desk.ticket(try Self.id(call), for: call.subject)
        return .json(try await TicketSheet(desk: desk, practice: host.store).sheet(of: ticket))
    }

    @Sendable func next(_ call: Call) async throws -> Response {
        let queue = call.path["queue"] == "any" ? nil : call.path["queue"]
        return answer(try await desk.claimNext(in: queue, by: call.subject, key: try call.body().key()))
    }

    @Sendable func claim(_ call: Call) async throws -> Response {
        answer(try await desk.claim(try Self.id(call), by: call.subject, key: try call.body().key()))
    }

    @Sendable func renew(_ call: Call) async throws -> Response {
        let generation = try Self.generation(try call.body())
        let lease = try await desk.renew(try Self.id(call), generation: generation, by: call.subject)
        return .json(["lease_ms": .integer(lease.wholeMilliseconds)])
    }

    @Sendable func reply(_ call: Call) async throws -> Response {
        let body = try call.body()
        let answered = try await desk.answer(
            try act(call, body),
            try body.text("text", atMost: WireLimit.text).withWords,
            seen: try body.optionalInteger("seen", in: 0...Int64(Int32.max) * 1000),
            by: call.subject
        )
        switch answered {
        case .said(let entry, let duplicate): return Self.done(entry.seq, duplicate)
        case .fenced: throw Refused.fencedAndKept
        }
    }

    @Sendable func note(_ call: Call) async throws -> Response {
        let body = try call.body()
        let text = try body.text("text", atMost: 4000).withWords
        let noted = try await desk.note(text, on: try Self.id(call), by: call.subject, key: try body.key())
        return Self.done(noted.entry.seq, noted.duplicate)
    }

    @Sendable func draft(_ call: Call) async throws -> Response {
        let writer = Suggestions(desk: desk, runner: host.runner)
        return .json(["text": .string(try await writer.draft(for: try Self.id(call), by: call.subject))])
    }

    @Sendable func release(_ call: Call) async throws -> Response {
        let body = try call.body()
        return try await part(call, body, .release(reason: try body.optionalText("reason", atMost: 500)))
    }

    @Sendable func transfer(_ call: Call) async throws -> Response {
        let body = try call.body()
        let parting = try Parting.transfer(
            to: try body.optionalText("to"),
            tutor: try body.optionalText("tutor"),
            reason: try body.optionalText("reason", atMost: 500)
        )
        return try await part(call, body, parting)
    }

    @Sendable func resolve(_ call: Call) async throws -> Response {
        let body = try call.body()
        let note = try body.optionalText("note", atMost: 2000)
        let target = try body.optionalText("back_to")
        guard target == nil || target == "chain" else {
            throw Refused(.badField, "\"back_to\" must be \"chain\" or left out.", field: "back_to")
        }
        return try await part(call, body, target == nil ? .resolve(note: note) : .handBack(summary: note))
    }

    // What every route of a ticket needs

    private func part(_ call: Call, _ body: Fields, _ parting: Parting) async throws -> Response {
        let parted = try await desk.part(try act(call, body), parting, by: call.subject)
        await DeskClock(desk: desk, runner: host.runner).goOn(parted, on: call.loop)
        return Self.done(parted.entry.seq, parted.duplicate)
    }

    private func answer(_ claimed: Claimed) -> Response {
        var text = JSONText()
        desk.describe(claimed, in: &text)
        return .json(text.closed())
    }

    private func act(_ call: Call, _ body: Fields) throws -> TutorAct {
        TutorAct(
            try Self.id(call),
            by: try call.known().account,
            key: try body.key(),
            generation: try Self.generation(body)
        )
    }

    private static func done(_ seq: Int64, _ duplicate: Bool) -> Response {
        .json(["seq": .integer(seq), "dup": .bool(duplicate)])
    }

    /// The courses whose questions somebody may read: those they teach, for a team reads no conversations.
    static func taught(_ call: Call) throws -> Set<String> {
        guard !call.subject.teaches.isEmpty else { throw Refused.teachesNothing }
        return call.subject.teaches
    }

    private static func staffed(_ call: Call) throws -> Set<String> {
        guard !call.subject.staffed.isEmpty else {
            throw Refused(.forbidden, "Only people who teach or manage a course can do this.")
        }
        return call.subject.staffed
    }

    private static func id(_ call: Call) throws -> TicketID {
        guard let id = TicketID(call.path("id")) else { throw StoreError.unknownTicket }
        return id
    }

    private static func generation(_ body: Fields) throws -> Int64 {
        guard let generation = try body.optionalInteger("gen", in: 0...Int64(Int32.max)) else {
            throw Refused.noGeneration
        }
        return generation
    }
}

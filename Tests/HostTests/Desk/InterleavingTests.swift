import Testing

@testable import Host

/// People and the chain at one conversation, in every order that chance comes up with.
@Suite(.timeLimit(.minutes(15)))
struct InterleavingTests {
    private static let lease = Duration.seconds(90)

    @Test func `in two thousand orders of events no turn has two authors, and no ticket is stuck`() async throws {
        let school = try await DeskSchool(tutors: 2, capacity: 50)
        var random = Seeded(seed: 2026)
        for number in 0..<2000 {
            let (learner, session) = try await school.learner(number)
            var talk = Talk(school: school, learner: learner, session: session)
            for _ in 0..<Int.random(in: 4...14, using: &random) { try await talk.step(&random) }
            try await talk.finish()
        }
        #expect(try await school.store.openTickets().isEmpty)
        #expect(try await school.store.unfinished(after: nil, limit: 10).isEmpty)
        #expect(try await school.store.examine() == [])
        let kinds = Set(try await school.events().map(\.kind))
        #expect(kinds == Set(QueueEvent.Kind.allCases), "every kind of event has happened")
    }

    /// One learner's talk, and what must be true of it after each step.
    private struct Talk {
        let school: DeskSchool
        let learner: AccountID
        let session: SessionID
        /// What each tutor believes to hold; they are not told when they lose it.
        var hands: [AccountID: Claimed] = [:]
        var running: [TurnID] = []

        init(school: DeskSchool, learner: AccountID, session: SessionID) {
            (self.school, self.learner, self.session) = (school, learner, session)
        }

        mutating func step(_ random: inout Seeded) async throws {
            let tutor = school.tutors[Int.random(in: 0..<2, using: &random)]
            let before = try await school.ticket(of: session)
            switch Int.random(in: 0..<12, using: &random) {
            case 0, 1:
                var wanted = TicketDraft(queue: "maths", overdueAt: school.it.clock.now + .seconds(60))
                wanted.isAlarm = Int.random(in: 0..<8, using: &random) == 0
                let asked = try await school.ask(in: session, by: learner, wanted)
                if before?.state.isOwned == true { #expect(asked.handoff == nil) }
            case 2:
                // A slow part of the chain answers this one.
                let turn = try await school.store.accept(message("slow?"))
                if turn.ending == nil { running.append(turn.turn) } else { #expect(before?.state.isOwned == true) }
            case 3: try await endRunning(.answer("slow"))
            case 4, 5:
                guard let before else { break }
                let claimed = try? await school.store.claim(
                    before.id,
                    by: tutor,
                    key: .fresh(),
                    lease: InterleavingTests.lease
                )
                #expect((claimed != nil) == before.state.isWaiting)
                if let claimed { hands[tutor] = claimed }
            case 6, 7: try await reply(tutor, before)
            case 8: try await part(tutor, .handBack(summary: nil), before)
            case 9:
                try await part(tutor, Bool.random(using: &random) ? .release(reason: nil) : .resolve(note: nil), before)
            case 10:
                school.it.clock.advance(by: .seconds(100))
                try await timers()
            default:
                try await part(tutor, .transfer(queue: "seniors", to: nil, reason: nil), before)
                if Int.random(in: 0..<4, using: &random) == 0 {
                    _ = try await school.store.withdraw(session, by: learner, key: .fresh())
                }
            }
        }

        private func message(_ text: String) -> LearnerMessage {
            LearnerMessage(
                session: session,
                author: learner,
                command: CommandStamp(.fresh(), meaning: text.utf8),
                body: JSON(members: [("role", "learner"), ("text", .string(text))]).bytes
            )
        }

        private mutating func reply(_ tutor: AccountID, _ before: StoredTicket?) async throws {
            guard let hand = hands[tutor] else { return }
            let answered = try await school.store.answer(school.reply(hand, by: tutor), lease: InterleavingTests.lease)
            let holds = self.holds(hand, tutor, before)
            switch answered {
            case .said(let entry, _): #expect(holds && entry.turn == nil)
            case .fenced: #expect(!holds)
            }
        }

        /// Whether a tutor who believes to have the ticket has it, told from the row alone.
        private func holds(_ hand: Claimed, _ tutor: AccountID, _ row: StoredTicket?) -> Bool {
            guard let row, let end = row.leaseEnds, ["claimed", "active"].contains(row.state.rawValue) else {
                return false
            }
            return row.tutor == tutor && row.generation == hand.generation && end > school.it.clock.now
        }

        private mutating func part(_ tutor: AccountID, _ parting: Parting, _ before: StoredTicket?) async throws {
            guard let hand = hands[tutor] else { return }
            let holds = self.holds(hand, tutor, before)
            let parted = try? await school.store.part(school.act(hand, by: tutor), parting, overdueAt: nil)
            #expect((parted != nil) == holds)
            if let turn = parted?.turn { running.append(turn) }
        }

        private mutating func timers() async throws {
            _ = try await school.store.takeLapsed(longest: .seconds(3600), limit: 10).parted
            running += try await school.store.takeOverdue(limit: 10).parted.compactMap(\.turn)
        }

        private mutating func endRunning(_ ending: TurnEnding) async throws {
            for turn in running { #expect(try await school.store.end(turn, ending).isFirst) }
            running = []
        }

        /// Everybody is slow and nobody is left for ever: whatever there is comes to its end by the timers and one tutor.
        mutating func finish() async throws {
            school.it.clock.advance(by: .seconds(100))
            try await timers()
            try await endRunning(.answer("late"))
            if let open = try await school.ticket(of: session) {
                #expect(open.state.isWaiting)
                let tutor = school.tutors[0]
                let held = try await school.store.claim(
                    open.id,
                    by: tutor,
                    key: .fresh(),
                    lease: InterleavingTests.lease
                )
                _ = try await school.store.part(school.act(held, by: tutor), .resolve(note: nil), overdueAt: nil)
            }
            let log = try await school.store.entries(of: session, after: 0, for: .staff, limit: 1000).entries
            for (_, entries) in Dictionary(grouping: log.filter { $0.turn != nil }, by: \.turnSeq) {
                let endings = entries.filter { $0.kind == .turnEnded || ($0.kind == .message && $0.author == nil) }
                #expect(endings.count == 1)
                #expect(!entries.contains { entry in school.tutors.contains { $0 == entry.author } })
            }
        }
    }
}

import Pipeline
import Testing

@testable import Host

/// What tutors hear of a learner who is erased while they wait, and what is left of it.
@Suite(.timeLimit(.minutes(5))) struct DeskErasureTests {
    private static let marker = "planted-Zebra-4711"

    @Test func `who watches, and who comes back, hears that the question of an erased learner is over, and no more`()
        async throws
    {
        let room = try await DeskRoom()
        let (learner, session) = try await room.lesson.session()
        let tim = try await room.watching("tim")
        await learner.say("message.send", ["session": .string(session), "key": .key(), "text": .string(Self.marker)])
        let opened = await tim.notebook.first { $0["t"]?.string == "ticket.opened" }
        let place = try #require(opened["seq"]?.integer)

        try await erase(room)
        let live = await tim.notebook.first { $0["t"]?.string == "ticket.abandoned" }
        #expect(live["prev"]?.integer == place)
        let tom = try await room.watching("tom", after: place)
        let late = await tom.notebook.first { $0["t"]?.string == "ticket.abandoned" }
        for heard in [live, late] {
            #expect(heard["d"]?["ticket"] == opened["d"]?["ticket"] && heard["d"]?["session"]?.string == session)
            #expect(heard["d"]?["reason"]?.string == "erased")
            #expect(heard["d"]?["learner"] == nil && heard["d"]?["question"] == nil)
            #expect(!heard.text.contains(Self.marker) && !heard.text.contains("Ada"))
        }
    }

    @Test func `a tutor who has the conversation open is told that it is gone, and so is whoever goes on with it`()
        async throws
    {
        let room = try await DeskRoom()
        let (learner, session) = try await room.lesson.session()
        let tim = try await room.watching("tim")
        await learner.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        let ticket = try #require(
            await tim.notebook.first { $0["t"]?.string == "ticket.opened" }["d"]?["ticket"]
        )
        let generation = try #require(await tim.say("queue.claim", ["ticket": ticket, "key": .key()])["d"]?["gen"])
        await tim.say("session.resume", ["session": .string(session), "epoch": "", "after": 0])

        try await erase(room)
        let gone = await tim.notebook.first { $0["d"]?["state"]?.string == "gone" }
        #expect(gone["t"]?.string == "resumed" && gone["d"]?["session"]?.string == session)
        _ = await tim.notebook.first { $0["t"]?.string == "ticket.abandoned" }
        let reply: JSON = [
            "session": .string(session), "key": .key(), "text": "Because.", "ticket": ticket, "gen": generation,
        ]
        // On this line, and on one that never knew of the conversation.
        for device in [tim, try await room.tutor("tom")] {
            let answered = await device.say("message.send", reply)
            let renewed = await device.say("queue.renew", ["ticket": ticket, "gen": generation])
            for said in [answered, renewed] {
                #expect(said["d"]?["code"]?.string == "state_conflict")
                #expect(said["d"]?["msg"]?.string == StoreError.conversationGone.sentence)
            }
        }
        // A tutor's hands are empty again.
        #expect(room.lesson.desk.roster.present(in: ["algebra-1"]).allSatisfy { $0.load == 0 })
    }

    @Test func `nothing that was asked or said at the desk is left in any file of the store`() async throws {
        let school = try await DeskSchool(.file)
        let tutor = school.tutors[0]
        try await school.ask("Why \(Self.marker)?")
        let asked = try #require(try await school.ticket())
        let taken = try await school.store.claim(asked.id, by: tutor, key: .fresh(), lease: .seconds(90))
        let released = Parting.release(reason: "About \(Self.marker)")
        _ = try await school.store.part(school.act(taken, by: tutor), released, overdueAt: nil)
        let before = try await school.events().count
        try await school.store.erase(school.it.learner)
        #expect(try await school.events().map(\.kind) == [.abandoned], "\(before) events were told before")
        while try await school.store.sweepErased() {}
        #expect(try await school.events().map(\.kind) == [.abandoned])
        #expect(try await school.store.examine() == [])
        school.it.clock.advance(by: .seconds(8 * 86_400))
        try await school.store.sweepQueueEvents()
        #expect(try await school.events().isEmpty)
        await #expect(throws: StoreError.unknownTicket) { try await school.store.ticket(asked.id) }
        school.store.close()
        for file in try school.it.folder.contents() {
            for word in [Self.marker, "ada@example.org", "Ada"] {
                #expect(!file.bytes.contains(word.utf8), "\(word) is in \(file.name)")
            }
        }
    }

    @Test func `pages of the stream hold what stands and what is gone in one order`() async throws {
        let school = try await DeskSchool()
        for number in 0..<6 {
            let (learner, session) = try await school.learner(number)
            try await school.ask(in: session, by: learner)
            if number.isMultiple(of: 2) { try await school.store.erase(learner) }
        }
        while try await school.store.sweepErased() {}
        let all = try await school.events()
        #expect(all.map(\.isGone) == [true, false, true, false, true, false])
        var paged: [QueueEvent] = []
        while true {
            let page = try await school.store.queueEvents(after: paged.last?.seq ?? 0, limit: 2)
            paged += page
            if page.count < 2 { break }
        }
        #expect(paged == all)
    }

    private func erase(_ room: DeskRoom) async throws {
        let school = room.lesson.school
        try await Erasure(store: school.store, desk: room.lesson.desk, signIn: school.signIn).run(school.ada)
    }
}

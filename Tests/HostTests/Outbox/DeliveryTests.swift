import Pipeline
import Reactor
import Responders
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct DeliveryTests {
    @Test func `what was received is gone, and was signed as Standard Webhooks says`() async throws {
        let receiver = try Receiver { _ in Response(status: 204) }
        let room = MailRoom(try await TestStore(.file))
        try await room.outbox.set([
            try MailRoom.subscription("duty", receiver.url, secrets: [MailRoom.secret, MailRoom.otherSecret])
        ])
        try await room.post()
        await room.outbox.deliverDue()
        let heard = try #require(receiver.heard.first)
        #expect(receiver.heard.count == 1 && heard.type == "alert")
        #expect(heard.timestamp == "\(room.it.clock.now.seconds)")
        let keys = [MailRoom.secret, MailRoom.otherSecret].compactMap(SigningKey.init)
        let expected = keys.map { $0.sign(heard.id, at: room.it.clock.now.seconds, heard.body) }
        #expect(heard.signature == expected.joined(separator: " ") && expected.count == 2)
        #expect(try await room.report.subscriptions.map(\.waiting) == [0])
        await room.outbox.deliverDue()
        #expect(receiver.heard.count == 1)
        await receiver.stop()
    }

    @Test(arguments: [
        (500, "answered 500"), (404, "answered 404"), (302, "answered 302, a redirect, which is not followed"),
    ])
    func `what was answered otherwise is tried again, later and later, under the same name`(
        status: Int,
        why: String
    ) async throws {
        let receiver = try Receiver { before in
            before < 3 ? Response(status: status, headers: ["Location": "/elsewhere"]) : Response(status: 200)
        }
        let room = MailRoom(try await TestStore(.file))
        try await room.outbox.set([try MailRoom.subscription("duty", receiver.url)])
        try await room.post()
        for pause in [5, 15, 45] {
            await room.outbox.deliverDue()
            #expect(try await room.report.troubles.first?.why.hasSuffix(why) == true)
            room.it.clock.advance(by: .seconds(pause) - .milliseconds(1))
            let before = receiver.heard.count
            await room.outbox.deliverDue()
            #expect(receiver.heard.count == before, "it is not yet time")
            room.it.clock.advance(by: .milliseconds(1))
        }
        await room.outbox.deliverDue()
        #expect(receiver.heard.count == 4 && Set(receiver.heard.map(\.id)).count == 1)
        #expect(try await room.report.troubles.isEmpty)
        #expect(!room.lines.value.joined().contains("hidden"), "an address may hold a secret")
        await receiver.stop()
    }

    @Test func `a receiver that wants to be left alone is, with all that waits for it`() async throws {
        let receiver = try Receiver { before in
            before == 0 ? Response(status: 429, headers: ["Retry-After": "120"]) : Response(status: 200)
        }
        let room = MailRoom(try await TestStore(.file))
        try await room.outbox.set([try MailRoom.subscription("duty", receiver.url)])
        try await room.post(3)
        await room.outbox.deliverDue()
        room.it.clock.advance(by: .seconds(119))
        await room.outbox.deliverDue()
        #expect(receiver.heard.count == 1)
        room.it.clock.advance(by: .seconds(1))
        await room.outbox.deliverDue()
        #expect(receiver.heard.count == 4 && Set(receiver.heard.map(\.id)).count == 3)
        await receiver.stop()
    }

    @Test func `who answers 410 hears nothing more, and what waited is kept`() async throws {
        let receiver = try Receiver { _ in Response(status: 410) }
        let room = MailRoom(try await TestStore(.file))
        try await room.outbox.set([try MailRoom.subscription("duty", receiver.url)])
        try await room.post(3)
        await room.outbox.deliverDue()
        room.it.clock.advance(by: .seconds(86_400))
        await room.outbox.deliverDue()
        #expect(receiver.heard.count == 1)
        let line = try #require(try await room.report.subscriptions.first)
        #expect(line.failed == 3 && line.waiting == 0 && line.closed != nil)
        await receiver.stop()
    }

    @Test func `who stalls holds up nobody else, and is tried again`() async throws {
        let stalled = try Receiver { before in
            if before == 0 { try? await Task.sleep(for: .seconds(30)) }
            return Response(status: 200)
        }
        let quick = try Receiver { _ in Response(status: 200) }
        let room = MailRoom(try await TestStore(.file))
        try await room.outbox.set([
            try MailRoom.subscription("stalled", stalled.url), try MailRoom.subscription("quick", quick.url),
        ])
        try await room.post(30)
        async let round: Void = room.outbox.deliverDue()
        await stalled.wait(for: 1)
        await quick.wait(for: 30)
        #expect(stalled.heard.count == 1, "nothing more is sent to somebody who does not answer")
        await round
        #expect(try await room.report.troubles.first?.why.contains("did not begin to answer") == true)
        room.it.clock.advance(by: .seconds(5))
        await room.outbox.deliverDue()
        #expect(Set(stalled.heard.map(\.id)).count == 30)
        await quick.stop()
        await stalled.stop()
    }

    @Test func `after three days it is given up, kept and told, and sent when somebody says so`() async throws {
        let isBack = Atom(false)
        let receiver = try Receiver { _ in Response(status: isBack.value ? 200 : 503) }
        let room = MailRoom(try await TestStore(.file))
        try await room.outbox.set([try MailRoom.subscription("duty", receiver.url)])
        try await room.post()
        for _ in 0..<100 {
            await room.outbox.deliverDue()
            room.it.clock.advance(by: .seconds(3600))
        }
        #expect((12...20).contains(receiver.heard.count), "\(receiver.heard.count) attempts in three days")
        #expect(try await room.report.troubles.map(\.due) == [nil])
        #expect(room.lines.value.filter { $0.contains("given up") }.count == 1)
        isBack.change { $0 = true }
        _ = try await room.it.store.retryOutbox(of: nil)
        await room.outbox.deliverDue()
        #expect(try await room.report.troubles.isEmpty && Set(receiver.heard.map(\.id)).count == 1)
        await receiver.stop()
    }

    @Test func `an address of this machine is not reached unless the operator allows it`() async throws {
        let receiver = try Receiver { _ in Response(status: 200) }
        let room = MailRoom(try await TestStore(.file))
        try await room.outbox.set([
            try MailRoom.subscription("by-number", receiver.url, isPrivate: false),
            try MailRoom.subscription("by-name", "http://localhost:\(receiver.port)/", isPrivate: false),
        ])
        try await room.post()
        await room.outbox.deliverDue()
        #expect(receiver.heard.isEmpty)
        let why = try await room.report.troubles.map(\.why)
        #expect(why.count == 2 && why.allSatisfy { $0.contains("which is not allowed") }, "\(why)")
        await receiver.stop()
    }

    @Test func `what is under way when the host stops is sent again when it is back`() async throws {
        let receiver = try Receiver { before in
            if before == 0 { try? await Task.sleep(for: .seconds(30)) }
            return Response(status: 200)
        }
        let it = try await TestStore(.file)
        let room = MailRoom(it)
        let subscription = try MailRoom.subscription("duty", receiver.url)
        try await room.outbox.set([subscription])
        try await room.post()
        let running = Task { await room.outbox.run { try await Task.sleep(for: .seconds(60)) } }
        await receiver.wait(for: 1)
        running.cancel()
        await running.value
        let again = MailRoom(try await it.restarted())
        try await again.outbox.set([subscription])
        #expect(try await again.report.troubles.isEmpty, "stopping is no fault of the receiver")
        await again.outbox.deliverDue()
        #expect(receiver.heard.count == 2 && Set(receiver.heard.map(\.id)).count == 1)
        await receiver.stop()
    }
}

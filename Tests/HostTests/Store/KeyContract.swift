import Cryptography
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct KeyContract {
    @Test func `a message sent again after a restart is answered with the first result`() async throws {
        let before = try await TestStore(.file)
        let message = before.message("Why?")
        let first = try await before.store.accept(message, ending: .answer("Because."))
        let it = try await before.restarted()
        let again = try await it.store.accept(message)
        #expect(again.duplicate)
        #expect(again.message == first.message)
        #expect(again.ending == first.ending)
        await #expect(throws: StoreError.keyConflict) {
            _ = try await it.store.accept(it.message("How?", key: message.command.key))
        }
        #expect(try await it.log().count == 3)
    }

    /// Enough that the oldest keys have moved from the writer's memory to the table, some of them twice over.
    private static let many = RecentKeys.capacity * 3

    @Test(arguments: StoreKind.allCases)
    func `no key is forgotten, however much was said since`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let messages = (0..<Self.many).map { it.message("\($0)") }
        var first: [Accepted] = []
        for message in messages { first.append(try await it.store.accept(message)) }
        for (message, accepted) in zip(messages, first) {
            let again = try await it.store.accept(message)
            #expect(again.duplicate && again.message == accepted.message)
            await #expect(throws: StoreError.keyConflict) {
                _ = try await it.store.accept(it.message("other", key: message.command.key))
            }
        }
        #expect(try await it.log().count == Self.many + 1)
        #expect(try await it.store.examine() == [])
    }

    @Test(arguments: [true, false])
    func `no key is forgotten, whether keys grow with time or shrink`(grows: Bool) async throws {
        let it = try await TestStore(.file)
        let messages = (0..<Self.many).map { number in
            let place = UInt64(grows ? number : Self.many - number)
            return it.message("\(number)", key: CommandKey(UniqueID(high: 0x0190_B5D2_0000_7000 + place, low: 1 << 63)))
        }
        for (number, message) in messages.enumerated() {
            #expect(try await !it.store.accept(message).duplicate)
            #expect(try await it.store.accept(messages[number / 2]).duplicate)
        }
        for message in messages { #expect(try await it.store.accept(message).duplicate) }
        #expect(try await it.log().count == Self.many + 1)
    }

    @Test(arguments: [1, 2, 7, 20])
    func `no key is forgotten by restarts, wherever they fall`(every: Int) async throws {
        var it = try await TestStore(.file)
        let messages = (0..<Self.many).map { it.message("\($0)") }
        for (number, message) in messages.enumerated() {
            #expect(try await !it.store.accept(message).duplicate)
            if number.isMultiple(of: every * 13) { it = try await it.restarted() }
        }
        it = try await it.restarted()
        for message in messages { #expect(try await it.store.accept(message).duplicate) }
        #expect(try await it.log().count == Self.many + 1)
        #expect(try await it.store.examine() == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `a key means one thing in each session and to each author`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let other = try await it.store.open(
            Opening(learner: it.learner, key: .fresh(), course: "algebra-1", module: "factors")
        ).session.id
        let tutor = try await it.store.create(NewAccount(name: "Bob", roles: [.tutor])).id
        let key = CommandKey.fresh()
        #expect(try await !it.store.accept(it.message("Why?", key: key)).duplicate)
        #expect(try await !it.store.accept(it.message("How?", key: key, in: other)).duplicate)
        let note = LogEvent(
            session: it.session,
            kind: EntryKind("note"),
            audience: .staff,
            author: tutor,
            command: CommandStamp(key, meaning: "a note".utf8),
            body: JSON.object(text: "a note")
        )
        #expect(try await !it.store.record(note).duplicate)
        #expect(try await it.store.record(note).duplicate)
    }

    @Test(arguments: StoreKind.allCases)
    func `one key for two kinds of command is a conflict`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let key = CommandKey.fresh()
        let stamp = CommandStamp(key, meaning: "same".utf8)
        _ = try await it.store.setState(.paused, of: it.session, reason: "left", by: it.learner, command: stamp)
        var message = it.message("same", key: key)
        message.command = stamp
        let sent = message
        await #expect(throws: StoreError.keyConflict) { _ = try await it.store.accept(sent) }
    }

    @Test func `what waits beside a conflict in the same commit is accepted`() async throws {
        let it = try await TestStore(.file)
        let key = CommandKey.fresh()
        _ = try await it.store.accept(it.message("first", key: key))
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                let message = number == 20 ? it.message("second", key: key) : it.message("\(number)")
                group.addTask { (try? await it.store.accept(message)) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(results == 49)
        #expect(try await it.log().map(\.seq) == Array(1...51))
    }
}

import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct MessageContract {
    @Test(arguments: StoreKind.allCases)
    func `a message and its known answer take the next two places of the log`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let accepted = try await it.store.accept(it.message("Why?"), ending: .answer("Because."))
        #expect(accepted.message.seq == 2)
        #expect(accepted.ending?.seq == 3)
        #expect(accepted.ending?.turn == accepted.turn)
        #expect(!accepted.duplicate)
        let log = try await it.log()
        #expect(log.map(\.seq) == [1, 2, 3])
        #expect(log.dropFirst() == [accepted.message, try #require(accepted.ending)])
    }

    @Test(arguments: StoreKind.allCases)
    func `a message sent twice is recorded once and answered with the first result`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let message = it.message("Why?")
        let first = try await it.store.accept(message, ending: .answer("Because."))
        let again = try await it.store.accept(message, ending: .answer("Something else."))
        #expect(again.duplicate)
        #expect(again.message == first.message)
        #expect(again.ending == first.ending)
        #expect(try await it.log().count == 3)
    }

    @Test(arguments: StoreKind.allCases)
    func `the same key with another text is a conflict and changes nothing`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let key = CommandKey.fresh()
        _ = try await it.store.accept(it.message("Why?", key: key))
        await #expect(throws: StoreError.keyConflict) {
            _ = try await it.store.accept(it.message("How?", key: key))
        }
        #expect(try await it.log().count == 2)
    }

    @Test(arguments: StoreKind.allCases)
    func `somebody else's session is as unknown as one that never was`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        var foreign = it.message("Let me in")
        foreign.author = try await it.store.create(NewAccount(name: "Eve")).id
        let mine = foreign
        await #expect(throws: StoreError.unknownSession) { _ = try await it.store.accept(mine) }
        await #expect(throws: StoreError.unknownSession) {
            _ = try await it.store.accept(it.message("Hello?", in: .fresh()))
        }
        #expect(try await it.log().count == 1)
    }

    @Test(arguments: StoreKind.allCases)
    func `two hundred messages at once get two hundred places without a gap`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let places = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for number in 0..<200 {
                group.addTask {
                    let accepted = try await it.store.accept(it.message("\(number)"), ending: .answer("!"))
                    return [accepted.message.seq, accepted.ending?.seq ?? 0]
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(places.sorted() == Array(2...401))
        let log = try await it.log()
        #expect(log.map(\.seq) == Array(1...401))
        #expect(log.map { $0.previous(for: .everyone) } == Array(0...400))
    }
}

import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct AccountContract {
    @Test(arguments: StoreKind.allCases)
    func `an account is found by its address, however it is spelled, and the address is taken`(
        _ kind: StoreKind
    ) async throws {
        let it = try await TestStore(kind)
        #expect(try await it.store.account(email: "ADA@Example.ORG")?.id == it.learner)
        await #expect(throws: StoreError.addressTaken) {
            _ = try await it.store.create(NewAccount(name: "Another", email: "Ada@example.org"))
        }
        #expect(try await it.store.account(email: "bob@example.org") == nil)
        await #expect(throws: StoreError.unknownAccount) { _ = try await it.store.account(.fresh()) }
    }

    @Test(arguments: StoreKind.allCases)
    func `children need no address and no password, and have guardians`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let child = try await it.store.create(NewAccount(name: "Tom")).id
        let other = try await it.store.create(NewAccount(name: "Tim")).id
        try await it.store.setGuardian(it.learner, of: child)
        try await it.store.setGuardian(it.learner, of: child)
        try await it.store.setGuardian(it.learner, of: other)
        #expect(try await it.store.standing(of: it.learner).children == [child, other])
        #expect(try await it.store.standing(of: child).guardians == [it.learner])
        try await it.store.removeGuardian(it.learner, of: other)
        #expect(try await it.store.standing(of: it.learner).children == [child])
        await #expect(throws: StoreError.self) { try await it.store.setGuardian(child, of: child) }
    }

    @Test(arguments: StoreKind.allCases)
    func `roles and courses are what was last said`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        try await it.store.setRoles([.tutor, .team], of: it.learner)
        try await it.store.enrol(it.learner, in: "algebra-1", to: .teach)
        try await it.store.enrol(it.learner, in: "algebra-1", to: .manage)
        try await it.store.withdraw(it.learner, from: "algebra-1", .manage)
        let standing = try await it.store.standing(of: it.learner)
        #expect(standing.roles == [.tutor, .team])
        #expect(standing.courses == ["algebra-1": [.teach]])
        await #expect(throws: StoreError.unknownCourse("alchemy")) {
            try await it.store.enrol(it.learner, in: "alchemy", to: .learn)
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `whoever comes is told what they may do and of their latest sessions, and strangers of nothing`(
        _ kind: StoreKind
    ) async throws {
        let it = try await TestStore(kind)
        try await it.store.enrol(it.learner, in: "algebra-1", to: .learn)
        let other = try await it.store.create(NewAccount(name: "Tom")).id
        _ = try await it.store.open(Opening(learner: other, key: .fresh(), course: "algebra-1", module: "lines"))
        let newer = try await it.store.open(
            Opening(learner: it.learner, key: .fresh(), course: "algebra-1", module: nil)
        ).session
        let arrival = try await it.store.arrival(of: it.learner, sessions: 20)
        #expect(arrival.standing == (try await it.store.standing(of: it.learner)))
        #expect(arrival.sessions.map(\.id) == [newer.id, it.session])
        #expect(try await it.store.arrival(of: it.learner, sessions: 1).sessions == [newer])
        await #expect(throws: StoreError.unknownAccount) { _ = try await it.store.arrival(of: .fresh(), sessions: 20) }
    }

    @Test(arguments: StoreKind.allCases)
    func `a new password and a lock-out make older tokens worthless`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        it.clock.advance(by: .seconds(10))
        try await it.store.setPassword("hash", of: it.learner)
        let account = try await it.store.account(it.learner)
        #expect(account.password == "hash")
        #expect(account.tokensValidFrom == it.clock.now)
        it.clock.advance(by: .seconds(10))
        try await it.store.setDisabled(true, it.learner)
        #expect(try await it.store.account(it.learner).isDisabled)
        #expect(try await it.store.account(it.learner).tokensValidFrom == it.clock.now)
    }

    @Test(arguments: StoreKind.allCases)
    func `accounts are listed in the order they were made`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        for number in 0..<5 { _ = try await it.store.create(NewAccount(name: "\(number)")) }
        let first = try await it.store.accounts(after: nil, limit: 3)
        let rest = try await it.store.accounts(after: first.last?.id, limit: 10)
        #expect((first + rest).map(\.name) == ["Ada", "0", "1", "2", "3", "4"])
    }
}

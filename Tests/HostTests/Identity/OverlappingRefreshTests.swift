import Testing

@testable import Host

/// Clients that ask again before they were answered, as they do when a commit takes long.
@Suite(.timeLimit(.minutes(5))) struct OverlappingRefreshTests {
    private let school: LoginSchool

    init() async throws { school = try await LoginSchool() }

    @Test func `a refresh that is asked again before it is answered gets one answer`() async throws {
        let token = try await school.login().refresh.reveal()
        // Long enough for both to have asked.
        let logins = TimedLogins(school.store, beforeRotating: { for _ in 0..<100 { await Task.yield() } })
        let signIn = school.signIn(with: logins)
        async let first = signIn.refresh(token)
        async let second = signIn.refresh(token)
        let (one, other) = try await (first, second)
        #expect(one.access.reveal() == other.access.reveal())
        #expect(one.refresh.reveal() == other.refresh.reveal())
        _ = try await signIn.refresh(one.refresh.reveal())
    }

    @Test func `who stops waiting for a refresh spoils it for nobody`() async throws {
        let token = try await school.login().refresh.reveal()
        let hasBegun = Atom(false)
        let logins = TimedLogins(
            school.store,
            beforeRotating: {
                hasBegun.change { $0 = true }
                for _ in 0..<100 { await Task.yield() }
                try Task.checkCancellation()
            }
        )
        let signIn = school.signIn(with: logins)
        let impatient = Task { try await signIn.refresh(token) }
        while !hasBegun.value, !Task.isCancelled { await Task.yield() }
        impatient.cancel()
        let pair = try await signIn.refresh(token)
        _ = try await signIn.refresh(pair.refresh.reveal())
    }

    @Test func `a refresh that could not be stored can be asked again`() async throws {
        struct NoRoom: Error {}
        let token = try await school.login().refresh.reveal()
        let isFull = Atom(true)
        let logins = TimedLogins(school.store, beforeRotating: { if isFull.value { throw NoRoom() } })
        let signIn = school.signIn(with: logins)
        await #expect(throws: NoRoom.self) { try await signIn.refresh(token) }
        isFull.change { $0 = false }
        _ = try await signIn.refresh(token)
    }
}

/// Forgetting somebody: in the store, in what is live, and on the desks where their questions stood.
struct Erasure: Sendable {
    let store: any Store & PrivacyStore
    let desk: Desk
    let signIn: SignIn

    func run(_ account: AccountID) async throws {
        let sessions = try await allSessions(of: account)
        try await store.erase(account)
        // Open sockets close, and what is being answered is cut off: there is nobody to answer any more.
        signIn.forget(account)
        for session in sessions { desk.hub.live(session)?.end() }
        desk.asked()
        while try await store.sweepErased() {}
    }

    private func allSessions(of account: AccountID) async throws -> [SessionID] {
        var sessions: [SessionID] = []
        while true {
            let page = try await store.sessions(of: account, before: sessions.last, limit: 200)
            sessions += page.map(\.id)
            if page.count < 200 { return sessions }
        }
    }
}

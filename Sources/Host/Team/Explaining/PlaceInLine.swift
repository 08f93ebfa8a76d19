extension Desk {
    /// Where in line for a person the learner of a session is, from 1; `nil` when they wait for nobody.
    @Sendable func placeInLine(_ session: SessionID) async -> Int? {
        guard let room = try? await hub.session(session) else { return nil }
        guard let handoff = room.handoff, !handoff.isOwned else { return nil }
        return board.place(of: handoff.ticket).map { Int($0.place) }
    }
}

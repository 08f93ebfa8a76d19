/// Turns as those look back at them who look after a course.
package protocol TurnListStore: Sendable {
    /// The latest turns of conversations in these courses, or in all, newest first.
    ///
    /// - Parameter before: only turns that were asked before this one.
    func latestTurns(
        of courses: Set<String>?,
        outcome: TurnOutcome?,
        before: TurnID?,
        limit: Int
    ) async throws(StoreError) -> TurnPage
}

/// Some turns, newest first.
package struct TurnPage: Sendable {
    package var turns: [StoredTurn]
    /// Where to go on looking for earlier ones; `nil` when there are none.
    package var next: TurnID?
}

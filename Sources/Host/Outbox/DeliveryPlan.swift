/// When to try again what was not received: longer after each attempt, with jitter, until the days are over.
struct DeliveryPlan: Sendable {
    var first = Duration.seconds(5)
    var longest = Duration.seconds(8 * 3600)
    /// How long delivering is tried, from when the event happened on.
    var limit = Duration.seconds(3 * 86_400)

    /// When to try next; `nil` to give up.
    ///
    /// - Parameters:
    ///   - attempts: how many have failed, this one included.
    ///   - since: when delivering began.
    ///   - wish: what the receiver asked for; it may ask for more time, not for less.
    ///   - chance: a number from 0 up to 1.
    func next(after attempts: Int, since: Moment, now: Moment, wish: Duration?, chance: Double) -> Moment? {
        let end = since + limit
        guard now < end else { return nil }
        var pause = first
        for _ in 1..<max(1, min(attempts, 32)) where pause < longest { pause = pause * 3 }
        // A quarter of it is chance, so that those who failed together do not come back together.
        pause = min(pause, longest) * (1 - 0.25 * min(max(chance, 0), 1))
        // One last attempt at the very end, however long it would have been.
        return min(now + max(pause, wish ?? .zero), end)
    }
}

/// When to ask again after a failure: what the server wishes, up to a cap, or else longer each time, with jitter.
///
/// A value: the clock belongs to whoever waits, and chance comes in as a number.
struct RetryPlan {
    var retries = 2
    var first = Duration.milliseconds(500)
    var longest = Duration.seconds(8)
    /// A server that wishes to be left alone for longer than this is not waited for: the next responder is faster.
    var patience = Duration.seconds(20)

    /// How long to wait before the next attempt; `nil` to give up.
    ///
    /// - Parameters:
    ///   - attempts: how many attempts have failed, this one included.
    ///   - wish: what the server asked for.
    ///   - chance: a number from 0 up to 1.
    func pause(after attempts: Int, wish: Duration?, chance: Double) -> Duration? {
        guard attempts <= retries else { return nil }
        if let wish { return wish <= patience ? max(wish, .zero) : nil }
        var pause = first
        for _ in 1..<max(1, attempts) where pause < longest { pause = pause * 2 }
        // A quarter of it is chance, so that those who failed together do not come back together.
        return min(pause, longest) * (1 - 0.25 * min(max(chance, 0), 1))
    }
}

/// How long a process that ended is left alone before it is started again.
///
/// One that had done its work before is started at once; one that only fails waits twice as long each time.
struct Backoff: Equatable {
    static let first = Duration.milliseconds(250)
    static let longest = Duration.seconds(30)
    /// Having lived this long counts as having worked.
    static let goodAge = Duration.seconds(60)

    private var failures = 0

    /// The pause after a life that lasted `age`, in which it has answered or not.
    mutating func pause(after age: Duration, hasAnswered: Bool) -> Duration {
        guard !hasAnswered, age < Self.goodAge else {
            failures = 0
            return .zero
        }
        failures += 1
        // 2^7 times the first is longer than the longest.
        return min(Self.longest, Self.first * (1 << min(failures - 1, 7)))
    }
}

import Locking
import Cryptography

/// How often something may be tried under one name: a bucket of tokens for each, refilled with time.
final class AttemptLimit: Sendable {
    private struct Bucket: Sendable {
        var tokens: Double
        var at: Moment
    }

    private let capacity: Double
    private let refill: Duration
    private let buckets: Lock<Fading<String, Bucket>>

    /// Allows `burst` attempts at once and one more each time `refill` has passed.
    init(burst: Int, refill: Duration, names: Int = 50_000) {
        precondition(burst > 0 && refill > .zero, "a limit allows something and refills")
        capacity = Double(burst)
        self.refill = refill
        // A bucket is full again after this long, and forgetting a full bucket changes nothing.
        buckets = Lock(Fading(life: refill * burst, most: names))
    }

    /// Takes one attempt; when there is none left, says how long until there is.
    func take(_ name: String, now: Moment) -> Duration? {
        buckets.withLock { buckets in
            var bucket = filled(buckets.value(name, now: now), now: now)
            guard bucket.tokens >= 1 else { return refill * (1 - bucket.tokens) }
            bucket.tokens -= 1
            buckets.set(name, bucket, now: now)
            return nil
        }
    }

    /// Gives an attempt back that turned out to be an honest one.
    func giveBack(_ name: String, now: Moment) {
        buckets.withLock { buckets in
            guard let known = buckets.value(name, now: now) else { return }
            var bucket = filled(known, now: now)
            bucket.tokens = min(capacity, bucket.tokens + 1)
            buckets.set(name, bucket, now: now)
        }
    }

    private func filled(_ bucket: Bucket?, now: Moment) -> Bucket {
        guard let bucket else { return Bucket(tokens: capacity, at: now) }
        let gained = max(.zero, now - bucket.at) / refill
        return Bucket(tokens: min(capacity, bucket.tokens + gained), at: now)
    }
}

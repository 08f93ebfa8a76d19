import Locking
import Pipeline

/// The servers that models are at, each known once however many parts ask it.
///
/// Courses have chains of their own, and each has a part for its model: that a server fails, and how many questions are
/// with it, is true of the server. A host offers this to its parts, so that it also outlives a change of configuration.
public final class ModelEndpoints: Sendable {
    private let endpoints: Lock<[String: ModelEndpoint]> = Lock([:])
    private let clock: any Clock<Duration>

    public init(clock: any Clock<Duration> = .continuous) { self.clock = clock }

    /// What is known of the server that this path is on; one server may stand behind several paths.
    func endpoint(at url: HTTPURL) -> ModelEndpoint {
        endpoints.withLock { endpoints in
            if let known = endpoints[url.text] { return known }
            let fresh = ModelEndpoint(clock: clock)
            endpoints[url.text] = fresh
            return fresh
        }
    }
}

/// What is known of one model's server.
final class ModelEndpoint: Sendable {
    let turnstile = Turnstile()
    private let breaker: Lock<CircuitBreaker> = Lock(CircuitBreaker())
    private let elapsed: @Sendable () -> Duration

    init(clock: any Clock<Duration>) { elapsed = stopwatch(on: clock) }

    /// How long the server is to be left alone; `nil` when it may be asked.
    func rest() -> Duration? {
        if case .rest(let pause) = breaker.withLock({ $0.verdict(at: elapsed()) }) { return pause }
        return nil
    }

    /// Takes note of how a call ended.
    func note(_ failure: (any Error)?) {
        let now = elapsed()
        breaker.withLock { breaker in
            switch failure {
            case nil: breaker.succeeded()
            case is HTTPFailure: breaker.failed(at: now)
            case let failure as ModelFailure:
                if failure.speaksAgainstServer { breaker.failed(at: now) } else { breaker.succeeded() }
            default: breaker.learnedNothing(at: now)
            }
        }
    }
}

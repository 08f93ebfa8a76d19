import Locking
import Synchronization

/// What all loops of a server share.
final class ServerCore: Sendable {
    /// Above the limit, so many more connections are heard and told so; the rest find a closed door.
    static let refusedAtOnce = 256

    let limits: Limits
    let readerLimits: RequestReader.Limits
    let tls: TLS?
    let forwarding: Forwarding
    let answer: @Sendable (Request) async -> Response
    let unixTime: @Sendable () -> Int64
    private let spread: ClosedRange<Duration>
    private let open = Atomic<Int>(0)
    private let visitors = Lock<[IPAddress: Int]>([:])

    init(
        _ configuration: ServerConfiguration,
        unixTime: @escaping @Sendable () -> Int64,
        answer: @escaping @Sendable (Request) async -> Response
    ) {
        limits = configuration.limits
        readerLimits = RequestReader.Limits(head: limits.head, fields: limits.headerFields, body: limits.body)
        tls = configuration.tls
        forwarding = Forwarding(trusted: configuration.trustedProxies)
        spread = configuration.reconnectSpread
        self.answer = answer
        self.unixTime = unixTime
    }

    enum Admission {
        case welcome
        case refused
        case turnedAway
    }

    /// Counts a connection in; whatever the answer, `left` counts it out.
    func admit(_ peer: IPAddress) -> Admission {
        let open = open.wrappingAdd(1, ordering: .relaxed).newValue
        var isOneTooMany = open > limits.connections
        if !forwarding.trusts(peer) {
            let ofVisitor = visitors.withLock { visitors in
                visitors[peer.visitor, default: 0] += 1
                return visitors[peer.visitor, default: 0]
            }
            if ofVisitor > limits.connectionsPerAddress + Self.refusedAtOnce { return .turnedAway }
            isOneTooMany = isOneTooMany || ofVisitor > limits.connectionsPerAddress
        }
        if open > limits.connections + Self.refusedAtOnce { return .turnedAway }
        return isOneTooMany ? .refused : .welcome
    }

    func left(_ peer: IPAddress) {
        open.wrappingSubtract(1, ordering: .relaxed)
        guard !forwarding.trusts(peer) else { return }
        visitors.withLock { visitors in
            let left = visitors[peer.visitor, default: 1] - 1
            visitors[peer.visitor] = left > 0 ? left : nil
        }
    }

    /// What a WebSocket is told when the server goes down.
    func restartHint() -> String {
        let wait = Int64.random(in: spread.lowerBound.nanoseconds...spread.upperBound.nanoseconds) / 1_000_000
        return #"{"again":true,"after_ms":\#(wait)}"#
    }
}

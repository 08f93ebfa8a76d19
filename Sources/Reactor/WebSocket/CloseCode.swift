/// Why a WebSocket ends (RFC 6455, 7.4).
///
/// A number that travels; applications have 4000–4999.
public struct CloseCode: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let normal = CloseCode(rawValue: 1000)
    public static let goingAway = CloseCode(rawValue: 1001)
    public static let protocolError = CloseCode(rawValue: 1002)
    /// The peer closed and named no code.
    ///
    /// Never sent.
    public static let none = CloseCode(rawValue: 1005)
    /// The connection was lost without a close.
    ///
    /// Never sent.
    public static let lost = CloseCode(rawValue: 1006)
    public static let invalidText = CloseCode(rawValue: 1007)
    public static let policy = CloseCode(rawValue: 1008)
    public static let messageTooLarge = CloseCode(rawValue: 1009)
    public static let failed = CloseCode(rawValue: 1011)
    public static let restart = CloseCode(rawValue: 1012)
    /// The peer reads more slowly than it is sent to.
    public static let tooSlow = CloseCode(rawValue: 4429)

    /// Whether the code may travel in a close frame.
    public var mayTravel: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}

/// How a WebSocket ended.
public struct Closing: Sendable, Equatable {
    public var code: CloseCode
    public var reason: String
    /// Whether the peer said so, or this side.
    public var byPeer: Bool

    public init(code: CloseCode, reason: String, byPeer: Bool) {
        self.code = code
        self.reason = reason
        self.byPeer = byPeer
    }
}

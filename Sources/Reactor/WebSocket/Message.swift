/// One whole message, however many frames it came in.
public enum Message: Sendable, Equatable {
    case text(String)
    case binary([UInt8])
}

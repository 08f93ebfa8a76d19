#if canImport(Reactor)
@testable import Reactor
#endif

/// What holds for all bytes that claim to be text.
enum TextProperties {
    /// The validator judges as the standard library does, wherever the text is cut; and what a close frame says of a
    /// reason is text again.
    static func hold(for bytes: [UInt8]) -> Bool {
        var validator = UTF8Validator()
        let cut = Int(bytes.first ?? 0) % (bytes.count + 1)
        let isText =
            validator.accepts(bytes.span.extracting(..<cut)) && validator.accepts(bytes.span.extracting(cut...))
            && validator.isAtBoundary
        guard isText == (String(validating: bytes, as: UTF8.self) != nil) else { return false }
        let payload = FrameWriter.closePayload(.normal, String(decoding: bytes, as: UTF8.self))
        return payload.count <= 125 && String(validating: payload.dropFirst(2), as: UTF8.self) != nil
    }
}

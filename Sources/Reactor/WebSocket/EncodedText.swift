/// A text message as it travels to every client: encoded once, shared by all sockets it is posted to.
public struct EncodedText: Sendable {
    /// The whole frame; a server's frames are not masked, so they are the same for all.
    let frame: [UInt8]

    /// `utf8` must be UTF-8, which is not checked again: clients end a connection on text that is not.
    public init(utf8: some Collection<UInt8>) {
        var frame: [UInt8] = []
        frame.reserveCapacity(utf8.count + 10)
        FrameWriter.append(.text, utf8, to: &frame)
        self.frame = frame
    }

    public init(_ text: String) { self.init(utf8: text.utf8) }
}

// modules: Locking
// sources: Sources/Reactor Tests/ReactorTests/Properties/MessageProperties.swift

/// Streams that claim to be WebSocket frames, for libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    precondition(MessageProperties.hold(for: Array(UnsafeBufferPointer(start: start, count: count))))
    return 0
}

// modules: Locking
// sources: Sources/Reactor Tests/ReactorTests/Properties/TextProperties.swift

/// Bytes that claim to be text, for libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    precondition(TextProperties.hold(for: Array(UnsafeBufferPointer(start: start, count: count))))
    return 0
}

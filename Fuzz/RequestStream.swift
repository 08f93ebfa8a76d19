// modules: Locking
// sources: Sources/Reactor Tests/ReactorTests/Properties/RequestProperties.swift

/// Streams that claim to be HTTP, for libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    precondition(RequestProperties.hold(for: Array(UnsafeBufferPointer(start: start, count: count))))
    return 0
}

// modules: Locking
// sources: Sources/Reactor Tests/ReactorTests/Properties/FieldProperties.swift

/// Values of header fields, for libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    precondition(FieldProperties.hold(for: Array(UnsafeBufferPointer(start: start, count: count))))
    return 0
}
